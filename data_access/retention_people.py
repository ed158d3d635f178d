"""Whose rights somebody answers for: every unit that holds anything about the person is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, select

from data_access import about_persons, units
from data_access.database import DatabaseError
from data_access.importing import database_key, personal_numbers
from data_access.importing.refusal import Fault
from data_access.schema import citizen
from domain.access import Scope
from domain.vocabulary import CitizenId, UnitId

LONGEST_ID = 16  # digits of a pseudonym


@dataclass(frozen=True)
class Person:
    """Somebody, and the units that hold anything about them."""

    citizen: CitizenId
    units: frozenset[UnitId]


def answered_for(connection: Connection, who: CitizenId, *, scope: Scope) -> Person | None:
    """The person, if nobody but units in `scope` holds anything about them; else None.

    Of one whom no unit holds anything about, only whoever looks after every unit may know. A
    protected identity must be named in the scope.
    """
    protected = connection.scalar(select(citizen.c.protected).where(citizen.c.id == who))
    hidden = protected and who not in scope.protected
    if protected is None or hidden:
        return None
    held_by = about_persons.units_of(connection, who)
    reached = held_by or units.every_unit(connection).units
    return Person(who, held_by) if reached and reached <= scope.units else None


def with_pseudonym(connection: Connection, text: str) -> CitizenId | None:
    """The person whose pseudonym somebody has typed, whoever may know of them; None for nobody."""
    asked = text.strip()
    if not (asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_ID):
        return None
    found = connection.scalar(select(citizen.c.id).where(citizen.c.id == int(asked)))
    return None if found is None else CitizenId(found)


def with_number(
    connection: Connection, text: str, key_file: Path, *, today: date
) -> CitizenId | None:
    """The person with the personal number that somebody has typed, as `with_pseudonym`.

    Raises:
        DatabaseError: It is no personal number, or nobody here is known by theirs.
        SettingsError: The key can't be read.
    """
    read = personal_numbers.without_remarks(text, today=today)
    if isinstance(read, Fault):
        raise DatabaseError(f"{read.sentence}.")
    hashed = database_key.hashed(connection, key_file, read.digits)
    found = connection.scalar(select(citizen.c.id).where(citizen.c.key_hash == hashed))
    return None if found is None else CitizenId(found)
