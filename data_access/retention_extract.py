"""Registerutdrag: all that is held about one person, as a document that person can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Table, select

from data_access import about_persons, access_log
from data_access.retention_headings import CODES, HEADINGS
from data_access.schema import import_batch, unit
from domain.measures import default_shelf
from domain.vocabulary import CitizenId, LogAction

NOTHING = "–"
PURPOSE = (
    "Uppgifterna används för uppföljning, utvärdering och kvalitetssäkring av stödet. "
    "Den som anser att något är fel kan begära rättelse hos nämnden."
)


@dataclass(frozen=True)
class Names:
    """What stands behind the numbers of units and of files read in."""

    units: Mapping[int, str]
    batches: Mapping[int, str]


def document(connection: Connection, who: CitizenId, *, day: date) -> str:
    """Everything about `who` as Markdown with Swedish headings, and who has read it.

    Every column of every table with rows about persons is there, whatever is in it; a column that
    has no heading yet stands under its own name. Empty text when nobody has that id.
    """
    held = list(about_persons.rows(connection, who))
    if not any(rows for _, rows in held):
        return ""
    parts = [f"# Registerutdrag\n\nFramtaget {day}. {PURPOSE}"]
    told = names(connection)
    parts += [_section(table, rows, told) for table, rows in held]
    parts.append(_readers(access_log.readers(connection, who=who)))
    return "\n\n".join(parts) + "\n"


def names(connection: Connection) -> Names:
    """The units and the files of this database, by number."""
    return Names(
        {row.id: row.name for row in connection.execute(select(unit.c.id, unit.c.name))},
        {
            row.id: f"{row.file_name}, {row.read_at:%Y-%m-%d}"
            for row in connection.execute(select(import_batch))
        },
    )


def _section(table: Table, rows: list[dict[str, Any]], names: Names) -> str:
    title, columns = HEADINGS.get(table.name, (table.name, {}))
    if not rows:
        return f"## {title}\n\nInga uppgifter."
    told = [
        "\n".join(
            f"- {columns.get(name, name)}: {said(table.name, name, value, names)}"
            for name, value in row.items()
        )
        for row in rows
    ]
    return "\n\n".join([f"## {title}", *told])


def said(table: str, column: str, value: object, names: Names) -> str:
    """A value as it is read: codes by their word, numbers of rows by what they stand for."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "ja" if value else "nej"
    meant: Mapping[Any, str] = {}
    if column in ("unit_id", "batch_id"):
        meant = names.units if column == "unit_id" else names.batches
    elif (table, column) == ("score", "measure"):
        meant = {name: measure.title for name, measure in default_shelf().items()}
    elif words := CODES.get((table, column)):
        meant = {word.value: word.label for word in words}
    return meant.get(value, str(value))


def _readers(rows: list[dict[str, Any]]) -> str:
    """Who has looked, and which lists of the unit the person stood on."""
    told = [
        f"- {_swedish_time(row['at'])}: {row['user_name']}, "
        f"{LogAction(row['action']).label.casefold()} {row['shown']}"
        + (f" ({row['purpose']})" if row["purpose"] else "")
        + ("" if row["citizen_id"] else ", som lista över enheten")
        for row in rows
    ]
    return "\n".join(["## Vem som har tittat\n", *(told or ["Ingen har öppnat uppgifterna."])])


def _swedish_time(at: datetime) -> str:
    local = at.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo("Europe/Stockholm"))
    return f"{local:%Y-%m-%d %H.%M}"
