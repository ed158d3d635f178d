"""The command line: `python -m data_access` and what to do, such as `import FILE...`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError

from data_access import database, importing, settings, watching
from data_access.database import DatabaseError, Purpose
from data_access.importing import FileRefused
from data_access.settings import Settings, SettingsError

SWEDEN = ZoneInfo("Europe/Stockholm")
REFUSED = 2  # a file or a setting is refused


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when done, 2 with a Swedish sentence on stderr when refused."""
    try:
        chosen = _parser().parse_args(arguments)
        return chosen.run(chosen, settings.read())
    except (SettingsError, DatabaseError, FileRefused) as error:
        print(error, file=sys.stderr)
        return REFUSED
    except DBAPIError:
        print("Databasen tog inte emot uppgifterna. Inget är skrivet.", file=sys.stderr)
        return REFUSED


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002  (English)
        raise SettingsError(f"Kommandot går inte att förstå.\n{self.format_usage().rstrip()}")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m data_access", description="Sammanhangs data.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    reading = commands.add_parser("import", help="läs in filer")
    reading.add_argument("files", metavar="FIL", type=Path, nargs="+")
    reading.add_argument("--json", action="store_true", help="skriv resultatet som ett objekt")
    reading.set_defaults(run=_import)
    looking = commands.add_parser("watch", help="läs in det som ligger i en mapp, en gång")
    looking.add_argument("folder", metavar="MAPP", type=Path)
    looking.set_defaults(run=_watch)
    listing = commands.add_parser("batches", help="visa vad som har lästs in, det senaste först")
    listing.set_defaults(run=_batches)
    undoing = commands.add_parser("undo", help="ångra en inläsning i sin helhet")
    undoing.add_argument("batch", metavar="NUMMER", type=int)
    undoing.set_defaults(run=_undo)
    upgrading = commands.add_parser("upgrade", help="för databasens tabeller till dagens form")
    upgrading.set_defaults(run=_upgrade)
    return parser


def _import(chosen: argparse.Namespace, said: Settings) -> int:
    engine = database.open_engine(said.database_url)
    try:
        database.upgrade(engine)
        report = importing.import_files(
            engine,
            chosen.files,
            today=datetime.now(SWEDEN).date(),
            key_file=said.key_file,
            purpose=Purpose.MUNICIPALITY,
            all_or_nothing=True,
        )
    finally:
        engine.dispose()
    if chosen.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        print(*report.told(), *report.refused_rows(), sep="\n")
    return 0


def _watch(chosen: argparse.Namespace, said: Settings) -> int:
    engine = database.open_engine(said.database_url)
    now = datetime.now(SWEDEN)
    try:
        database.upgrade(engine)
        found = watching.read_folder(
            engine, chosen.folder, today=now.date(), now=now, key_file=said.key_file
        )
    finally:
        engine.dispose()
    for file in found.done:
        print(f"{file.name}: inläst.")
    for file in found.waiting:
        print(f"{file.name}: ändrades nyss och får vänta till nästa gång.")
    for file in found.refused:
        print(f"{file.name}: kunde inte läsas in, se {file.name}{watching.REPORT}", file=sys.stderr)
    return REFUSED if found.refused else 0


def _batches(_chosen: argparse.Namespace, said: Settings) -> int:
    engine = database.open_engine(said.database_url)
    try:
        database.upgrade(engine)
        with database.reading(engine) as connection:
            found = importing.batches(connection)
    finally:
        engine.dispose()
    for one in found:
        undone = ", ångrad" if one["undone_at"] else ""
        print(
            f"{one['id']}: {one['file_name']}, {one['read_at']:%Y-%m-%d %H:%M} UTC, "
            f"{one['accepted']} rader inlästa, {one['rejected']} avvisade{undone}."
        )
    return 0


def _undo(chosen: argparse.Namespace, said: Settings) -> int:
    engine = database.open_engine(said.database_url)
    try:
        database.upgrade(engine)
        importing.undo(engine, chosen.batch)
    finally:
        engine.dispose()
    print(f"Inläsning {chosen.batch} är ångrad.")
    return 0


def _upgrade(_chosen: argparse.Namespace, said: Settings) -> int:
    engine = database.open_engine(said.database_url)
    try:
        database.upgrade(engine)
    finally:
        engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main())
