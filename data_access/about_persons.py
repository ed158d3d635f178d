"""Which tables and columns hold anything about a person, found in the schema itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, select

from data_access.schema import access_log, citizen, metadata
from domain.access import Scope
from domain.vocabulary import CitizenId, UnitId

CITIZEN_ID = "citizen_id"
UNIT_ID = "unit_id"
OUTLIVE = (access_log,)  # told in the extract, never purged with the person


def tables() -> list[Table]:
    """Every table with rows about persons, those that others refer to first.

    A table is about persons when it refers to `citizen`, or to a table that is, or has a column
    by the name `citizen_id`.
    """
    return [table for table in metadata.sorted_tables if _is_about(table)]


def theirs(table: Table, who: CitizenId) -> ColumnElement[bool]:
    """The rows of `table` that are about `who`, whichever way they hang together."""
    if table is citizen:
        return table.c.id == who
    ways = [
        key.parent.in_(select(key.column).where(theirs(key.column.table, who)))
        for key in table.foreign_keys
        if _is_about(key.column.table) and key.column.table is not table
    ]
    if CITIZEN_ID in table.c:
        return table.c[CITIZEN_ID] == who
    first, *rest = ways
    for way in rest:
        first |= way
    return first


def owned(table: Table) -> tuple[FromClause, ColumnElement[int]]:
    """What to select from for `table` with its persons' ids beside it, and that id."""
    if table is citizen:
        return table, table.c.id
    if CITIZEN_ID in table.c:
        return table, table.c[CITIZEN_ID]
    key = next(key for key in table.foreign_keys if _is_about(key.column.table))
    others, who = owned(key.column.table)
    return others.join(table, key.parent == key.column), who


def rows(connection: Connection, who: CitizenId) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Every row about `who`, all columns, table by table."""
    for table in tables():
        question = select(table).where(theirs(table, who)).order_by(*table.primary_key)
        yield table, [dict(row) for row in connection.execute(question).mappings()]


def units_of(connection: Connection, who: CitizenId) -> frozenset[UnitId]:
    """Every unit that holds, or has held, anything about the person."""
    return frozenset(
        UnitId(row)
        for table in _held_by_units()
        for row in connection.scalars(
            select(table.c[UNIT_ID]).where(table.c[CITIZEN_ID] == who).distinct()
        )
    )


def held_within(connection: Connection, *, scope: Scope) -> frozenset[CitizenId]:
    """Everybody about whom units in `scope` hold something, and no other unit does."""
    here, elsewhere = set[int](), set[int]()
    for table in _held_by_units():
        who, among = table.c[CITIZEN_ID], table.c[UNIT_ID].in_(sorted(scope.units))
        here.update(connection.scalars(select(who).where(among).distinct()))
        elsewhere.update(connection.scalars(select(who).where(~among).distinct()))
    return frozenset(map(CitizenId, here - elsewhere))


def _held_by_units() -> list[Table]:
    return [table for table in tables() if {CITIZEN_ID, UNIT_ID} <= set(table.c.keys())]


def _is_about(table: Table) -> bool:
    if table in OUTLIVE:
        return False
    refers = (key.column.table for key in table.foreign_keys)
    own = table is citizen or CITIZEN_ID in table.c
    return own or any(_is_about(other) for other in refers if other is not table)
