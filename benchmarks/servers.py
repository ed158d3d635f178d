"""Servers of our own: started on a free port with a database beside them, and ended again."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[1]
START = 300.0  # seconds that a server may take to answer for the first time


@dataclass(frozen=True)
class Server:
    """A server of our own, and where it answers."""

    address: str
    pid: int


def until_healthy(process: subprocess.Popen, port: int) -> None:
    """Wait until a server of our own answers on `port`; a loaded machine takes long to fill one."""
    until = time.monotonic() + START
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended"  # noqa: S101
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
            return
        time.sleep(0.1)
    raise TimeoutError


def database_in(folder: Path) -> str:
    """The address of the database that a server in `folder` uses."""
    return f"sqlite:///{folder / 'bench.db'}"


@contextmanager
def served(command: list[str], folder: Path) -> Iterator[Server]:
    """Start a server on a free port and end it again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {
        "PORT": str(port),
        "STREAMLIT_SERVER_PORT": str(port),
        "SAMMANHANG_DATABASE_URL": database_in(folder),
        "SAMMANHANG_KEY_FILE": str(folder / "bench.key"),
    }
    process = subprocess.Popen(command, env=os.environ | own, cwd=HOME, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        until_healthy(process, port)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(20)
