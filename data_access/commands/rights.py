"""`extract` and `rectify`: what a person has the right to."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data_access import about_persons, access_log, database, retention, retention_extract
from data_access.commands import running
from data_access.importing import database_key, personal_numbers
from data_access.importing.refusal import Fault
from data_access.retention import Correction
from data_access.settings import Settings, SettingsError
from domain.vocabulary import CitizenId, LogAction


def add_to(commands: Any) -> None:
    """Add the two commands to the parser."""
    extracting = commands.add_parser("extract", help="registerutdrag för en person")
    _person(extracting)
    extracting.add_argument("--to", metavar="FIL", type=Path, help="skriv till en ny fil")
    extracting.set_defaults(run=_extract)
    rectifying = commands.add_parser("rectify", help="rätta en uppgift om en person")
    _person(rectifying)
    for name, metavar in (
        ("table", "TABELL"),
        ("row", "RAD"),
        ("column", "UPPGIFT"),
        ("value", "NYTT"),
        ("reason", "SKÄL"),
        ("decided-by", "NAMN"),
    ):
        rectifying.add_argument(f"--{name}", metavar=metavar, required=True)
    rectifying.set_defaults(run=_rectify)


def _person(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "number", metavar="PERSONNUMMER", nargs="?", help="frågas efter om det saknas"
    )
    which.add_argument("--id", metavar="PSEUDONYM", type=int)


def _found(connection: Connection, chosen: argparse.Namespace, said: Settings) -> CitizenId:
    if chosen.id is not None:
        return retention.find(connection, number=chosen.id)
    # Asked for without echo, since a command line is kept in the terminal's history.
    written = chosen.number or getpass.getpass("Personnummer: ")
    number = personal_numbers.without_remarks(written, today=running.today())
    if isinstance(number, Fault):
        raise SettingsError(f"{number.sentence}.")
    hashed = database_key.hashed(connection, said.key_file, number.digits)
    return retention.find(connection, hashed=hashed)


def _extract(chosen: argparse.Namespace, said: Settings) -> int:
    with running.upgraded(said) as engine, database.writing(engine) as connection:
        who = _found(connection, chosen, said)
        text = retention_extract.document(connection, who, day=running.today())
        units = about_persons.units_of(connection, who)
        told = access_log.at_terminal(
            LogAction.EXPORT, "Registerutdrag", units=units, citizen=who, purpose="Registerutdrag"
        )
        access_log.append(connection, told, now=running.now())
    if chosen.to is None:
        running.say(text)
        return running.DONE
    running.write_new(chosen.to, text)
    running.say(f"Registerutdraget finns i {chosen.to.name}. Skicka det på ett säkert sätt.")
    return running.DONE


def _rectify(chosen: argparse.Namespace, said: Settings) -> int:
    wish = Correction(
        table=chosen.table,
        row=chosen.row,
        column=chosen.column,
        value=chosen.value,
        reason=chosen.reason.strip(),
        decided_by=chosen.decided_by.strip(),
    )
    if not (wish.reason and wish.decided_by):
        raise SettingsError("Skriv både skäl och vem som har beslutat.")
    with running.upgraded(said) as engine, database.writing(engine) as connection:
        who = _found(connection, chosen, said)
        retention.rectify(connection, who, wish, now=running.now())
    running.say(
        "Uppgiften är rättad, och det gamla värdet finns kvar bland rättelserna.",
        "Rätta också i källsystemet, annars kommer det gamla värdet tillbaka vid nästa inläsning.",
    )
    return running.DONE
