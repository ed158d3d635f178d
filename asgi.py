"""Start Sammanhang: bring the database up to date, say the address, serve with safe headers."""

from __future__ import annotations

import argparse
import gc
import os
import socket
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from charts import vega
from data_access import database, settings, starting
from data_access.database import DatabaseError, Purpose
from data_access.settings import Settings
from data_access.sign_in import LOOPBACK as LOOPBACKS
from data_access.sign_in import OpenIdConnect
from data_access.starting import Started
from pages.shared import ahead_watch, doors, errors, logs, serving
from pages.shared.visits import Visits

HOME = Path(__file__).parent
LOOPBACK = "127.0.0.1"
# New objects between searches for garbage among the newest, and how many such searches to one among
# older, and such to one among all: a page makes some 2,000, so it is every 5, 100 and 5,000 pages.
SEARCHES = (10_000, 20, 50)
LARGEST_UPLOAD = 2**30  # bytes, above any server.maxUploadSize that a computer has memory for


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
    print(*started.told, _address(started, port, gate), sep="\n", flush=True)  # noqa: T201
    vega.warm_up()
    ahead_watch.begin(started.settings.database_url)
    settle()
    application(started.settings, started.purpose, gate).run(
        config={
            "server.address": LOOPBACK,  # a proxy on this computer is the only way from outside
            "server.port": port,
            "server.allowedHosts": _hosts(started.settings),
        }
    )
    return 0


def settle() -> None:
    """Seldom look through what stays for garbage, and never through what is there at the start.

    A search through all of it stops every session for a moment: with 200 of them, for a second.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SEARCHES)


def application(
    said: Settings, purpose: Purpose = Purpose.DEMO, gate: serving.Gate | None = None
) -> st.App:
    """The app with its headers and doors, as the records and the settings ask for."""
    # Before any page runs: else a first request for a page's address would bypass this entry.
    PagesManager.uses_pages_directory = False
    # Uploads hold personal numbers: none of them is put on a disk on its way in.
    MultiPartParser.spool_max_size = LARGEST_UPLOAD
    secure = said.sign_in is not None and said.sign_in.secure
    return st.App(
        HOME / "streamlit_app.py",
        middleware=[Middleware(serving.SafeHeaders, secure=secure), *_doors(said, purpose, gate)],
        on_script_error=errors.tell,
        secrets=said.sign_in.secrets() if said.sign_in else None,
    )


def _doors(said: Settings, purpose: Purpose, gate: serving.Gate | None) -> list[Middleware]:
    visits = Visits(database.open_engine(said.database_url), said)
    if gate:
        return [
            Middleware(serving.LocalDoor, gate=gate),
            Middleware(doors.SessionDoor, visits=visits, opens=gate.opens),
        ]
    within = Middleware(doors.SessionDoor, visits=visits, opens=visits.holder)
    if purpose is Purpose.DEMO or said.sign_in is None:
        return [Middleware(doors.DemoDoor, visits=visits), within]
    way = said.sign_in.way
    if isinstance(way, OpenIdConnect):
        return [Middleware(doors.OpenIdDoor, visits=visits, way=way), within]
    return [Middleware(doors.ProxyDoor, visits=visits, way=way), within]


def _address(started: Started, port: int, gate: serving.Gate | None) -> str:
    local = f"http://{LOOPBACK}:{port}/{f'?kod={gate.code}' if gate else ''}"
    way = started.settings.sign_in
    return f"Sammanhang finns på {f'{way.public_url}/' if way else local}"


def _hosts(said: Settings) -> list[str]:
    """The names a browser may call the app by; any other is somebody else's page."""
    return [said.sign_in.host] if said.sign_in else sorted(LOOPBACKS)


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
