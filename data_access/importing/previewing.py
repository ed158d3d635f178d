"""What an import would do, before anything is written, and what is missing against last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest

from sqlalchemy import Connection, Table, func, select

from data_access import database
from data_access.database import DatabaseError
from data_access.importing.refusal import FileRefused
from data_access.importing.report import FileReport, ImportReport
from data_access.importing.sources import Source
from data_access.schema import (
    activity,
    follow_up,
    goal,
    life_event,
    plan,
    staff_answer,
    unit,
)

TABLES = {
    "organisation": unit,
    "follow_ups": follow_up,
    "life_events": life_event,
    "plans": plan,
    "goals": goal,
    "activities": activity,
    "staff_answers": staff_answer,
}
DAYS = {"follow_ups": "held_on", "life_events": "happened_on", "plans": "made_on"}
OTHER_FILES = "Filerna är inte de som förhandsgranskades. Förhandsgranska dem på nytt."
OTHER_RECORDS = "Databasen har ändrats sedan förhandsgranskningen. Förhandsgranska filerna på nytt."


@dataclass(frozen=True)
class Preview:
    """The report of an import that was taken back, and what it takes to make it for real.

    `missing` are sentences about what earlier files had and these have not; `marks` the
    fingerprints of the files and `data_version` the state of the database that was compared with.
    """

    report: ImportReport
    missing: tuple[str, ...]
    marks: tuple[str, ...]
    data_version: str


@dataclass(frozen=True)
class LastTime:
    """What the database holds of one kind: in which units, of whom, and how late."""

    units: frozenset[str]
    citizens: frozenset[int]
    last_day: date | None


def marks(files: Iterable[Source]) -> tuple[str, ...]:
    """The SHA-256 of each file, in order; empty for one that cannot be read, told elsewhere."""
    return tuple(sorted(_mark(file) for file in files))


def _mark(file: Source) -> str:
    try:
        with file.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def refuse_other_files(previewed: Preview, files: Iterable[Source]) -> None:
    """Refuse files that nobody has previewed.

    Raises:
        FileRefused: They are not the same files, with the same content.
    """
    if marks(files) != previewed.marks:
        raise FileRefused(OTHER_FILES)


def refuse_other_records(previewed: Preview, connection: Connection) -> None:
    """Refuse to write what was compared with other records than there are now.

    Raises:
        DatabaseError: Something has been written since.
    """
    if database.data_version(connection) != previewed.data_version:
        raise DatabaseError(OTHER_RECORDS)


def last_times(connection: Connection) -> dict[str, LastTime]:
    """What the database holds of each kind that belongs to units or persons."""
    return {kind: _last_time(connection, kind, table) for kind, table in TABLES.items()}


def _last_time(connection: Connection, kind: str, table: Table) -> LastTime:
    named = select(unit.c.name).distinct()
    if "unit_id" in table.c:
        named = named.join_from(table, unit, table.c.unit_id == unit.c.id)
    of_units = table is unit or "unit_id" in table.c
    people = select(table.c.citizen_id).distinct() if "citizen_id" in table.c else None
    day = select(func.max(table.c[DAYS[kind]])) if kind in DAYS else None
    return LastTime(
        frozenset(connection.scalars(named)) if of_units else frozenset(),
        frozenset(connection.scalars(people)) if people is not None else frozenset(),
        connection.scalar(day) if day is not None else None,
    )


def missing(report: ImportReport, held: Mapping[str, LastTime]) -> tuple[str, ...]:
    """What the files of a kind lack together that the database had, in Swedish."""
    kinds = {file.kind.name for file in report.files if file.accepted}
    return tuple(
        sentence
        for kind in held
        if kind in kinds
        for sentence in _missing(
            [file for file in report.files if file.kind.name == kind], held[kind]
        )
    )


def _missing(files: list[FileReport], held: LastTime) -> Iterator[str]:
    label = files[0].kind.label
    title = " och ".join(file.title for file in files)
    for name in sorted(held.units.difference(*(file.units for file in files))):
        yield f"{label}: {name} saknas i {title}."
    people = held.citizens.difference(*(file.people for file in files))
    if people:
        yield f"{label}: {len(people)} medborgare som fanns förut saknas i {title}."
    last = max((file.last_day for file in files if file.last_day), default=None)
    if last and held.last_day and last < held.last_day:
        yield (
            f"{label}: {title} slutar {last}, men databasen har redan uppgifter till "
            f"{held.last_day}. Filen kan vara äldre än den som lästes in sist."
        )
