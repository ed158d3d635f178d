"""Start Sammanhang: bring the database up to date, say the address, serve with safe headers."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from data_access import settings, starting
from data_access.database import DatabaseError, Purpose
from pages.shared import errors, logs, serving

HOME = Path(__file__).parent
LOOPBACK = "127.0.0.1"


def main() -> int:
    """Prepare and serve until stopped; 2 with one Swedish sentence when it cannot start."""
    logs.install()
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--data", metavar="MAPP", type=Path, help="prova filerna i en mapp")
    folder = parser.parse_args().data
    try:
        port = _free(os.environ.get("PORT", "8501"))
        today = datetime.now(ZoneInfo("Europe/Stockholm")).date()
        started = starting.prepare(settings.read(), folder, today=today)
    except (settings.SettingsError, DatabaseError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    gate = serving.Gate() if started.purpose is Purpose.LOCAL else None
    # The script reads its settings from the environment at every run; after this they stand.
    os.environ["SAMMANHANG_DATABASE_URL"] = started.settings.database_url
    if gate:
        os.environ["SAMMANHANG_LOCAL_SESSION"] = sha256(gate.cookie.encode()).hexdigest()
    address = f"http://{LOOPBACK}:{port}/{f'?kod={gate.code}' if gate else ''}"
    print(*started.told, f"Sammanhang finns på {address}", sep="\n", flush=True)  # noqa: T201
    application(gate).run(config={"server.address": LOOPBACK, "server.port": port})
    return 0


def application(gate: serving.Gate | None = None) -> st.App:
    """The app with its headers; with a gate, opened by the gate's one-time code alone."""
    # Before any page runs: else a first request for a page's address would bypass this entry.
    PagesManager.uses_pages_directory = False
    doors = [Middleware(serving.LocalDoor, gate=gate)] if gate else []
    return st.App(
        HOME / "streamlit_app.py",
        middleware=[Middleware(serving.SafeHeaders), *doors],
        on_script_error=errors.tell,
    )


def _free(port: str) -> int:
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise settings.SettingsError(f"PORT ska vara ett tal mellan 1 och 65535, inte ”{port}”.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, int(port)))
        except OSError as error:
            raise settings.SettingsError(
                f"Porten {port} är upptagen. Välj en annan, till exempel PORT=8502 make run."
            ) from error
    return int(port)


if __name__ == "__main__":
    sys.exit(main())
