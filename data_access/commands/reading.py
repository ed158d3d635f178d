"""`import`, `watch` and `upgrade`: records into the database."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from data_access import database, importing, watching
from data_access.commands import running
from data_access.database import Purpose
from data_access.importing import holdings, profiles
from data_access.settings import Settings


def add_to(commands: Any) -> None:
    """Add the three commands to the parser."""
    reading = commands.add_parser("import", help="läs in filer")
    reading.add_argument("files", metavar="FIL", type=Path, nargs="+")
    reading.add_argument("--json", action="store_true", help="skriv resultatet som ett objekt")
    reading.add_argument("--profile", metavar="PROFIL", type=Path, help="läs med denna profil")
    reading.set_defaults(run=_import)
    looking = commands.add_parser("watch", help="läs in det som ligger i en mapp, en gång")
    looking.add_argument("folder", metavar="MAPP", type=Path)
    looking.set_defaults(run=_watch)
    upgrading = commands.add_parser("upgrade", help="för databasens tabeller till dagens form")
    upgrading.set_defaults(run=_upgrade)


def _import(chosen: argparse.Namespace, said: Settings) -> int:
    with running.upgraded(said) as engine:
        report = importing.import_files(
            engine,
            chosen.files,
            today=running.today(),
            key_file=said.key_file,
            purpose=Purpose.MUNICIPALITY,
            all_or_nothing=True,
            profiles=profiles.read_folder(said.profile_folder),
            profile=profiles.read(chosen.profile) if chosen.profile else None,
        )
        if chosen.json:
            with database.reading(engine, scope=None) as connection:
                told = report.as_json() | holdings.as_json(connection)
            running.say(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            running.say(*report.told(), *report.refused_rows(), *report.warned_rows())
    return running.DONE


def _watch(chosen: argparse.Namespace, said: Settings) -> int:
    with running.upgraded(said) as engine:
        found = watching.read_folder(
            engine,
            chosen.folder,
            today=running.today(),
            now=datetime.now(running.SWEDEN),
            key_file=said.key_file,
            profiles=profiles.read_folder(said.profile_folder),
        )
    for file in found.done:
        running.say(f"{file.name}: inläst.")
    for file in found.waiting:
        running.say(f"{file.name}: ändrades nyss och får vänta till nästa gång.")
    for file in found.refused:
        told = f"{file.name}: kunde inte läsas in, se {file.name}{watching.REPORT}"
        print(told, file=sys.stderr)
    return running.REFUSED if found.refused else running.DONE


def _upgrade(_chosen: argparse.Namespace, said: Settings) -> int:
    with running.upgraded(said):
        return running.DONE
