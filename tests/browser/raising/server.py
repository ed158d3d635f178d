"""Serves the raising script as asgi.py serves the app: same headers, same errors, same log."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

import streamlit as st
from starlette.middleware import Middleware

from pages.shared import errors, logs, serving


def main() -> None:
    logs.install()
    app = st.App(
        Path(__file__).with_name("script.py"),
        middleware=[Middleware(serving.SafeHeaders)],
        on_script_error=errors.tell,
    )
    app.run(config={"server.address": "127.0.0.1", "server.port": int(os.environ["PORT"])})


if __name__ == "__main__":
    main()
