"""What can be put right of what is held about one person, row by row, as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Date, Table

from data_access import about_persons, retention, retention_extract
from data_access.database import DatabaseError
from data_access.retention_extract import Names
from data_access.retention_headings import HEADINGS
from domain.vocabulary import CitizenId

SET_ELSEWHERE = frozenset({"person_grant", "batch_change"})  # decisions of access, and of undoing


@dataclass(frozen=True)
class Row:
    """One row: what it is known by, what a person calls it, and each value as it is read.

    `key` is how a `Correction` names the row; `values` has only what can be put right, by column.
    """

    table: str
    key: str
    label: str
    values: Mapping[str, str]


def rows(connection: Connection, who: CitizenId) -> list[Row]:
    """Every row about `who` with something to put right, table by table."""
    names = retention_extract.names(connection)
    return [
        _row(table, row, columns, names)
        for table, held in about_persons.rows(connection, who)
        if (columns := _columns(table))
        for row in held
    ]


def _columns(table: Table) -> list[str]:
    if table.name in SET_ELSEWHERE:
        return []
    return [name for name in HEADINGS[table.name][1] if _can_be_rectified(table.name, name)]


def _can_be_rectified(table: str, column: str) -> bool:
    try:
        retention.column_of(table, column)
    except DatabaseError:
        return False
    return True


def _row(table: Table, row: dict[str, Any], columns: list[str], names: Names) -> Row:
    def said(column: str) -> str:
        return retention_extract.said(table.name, column, row[column], names)

    known_by = [column.name for column in table.primary_key]
    days = [c.name for c in table.columns if isinstance(c.type, Date) and row[c.name]][:1]
    return Row(
        table.name,
        "/".join(str(row[name]) for name in known_by),
        ", ".join(said(name) for name in (*known_by, *days)),
        {name: said(name) for name in columns},
    )
