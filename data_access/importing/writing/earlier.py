"""Keeping rows as they were before a batch changes them. What it adds is known by its number."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from data_access import about_persons
from data_access.importing.writing import plain
from data_access.schema import batch_change

NEW = "[]"  # what a row that was not there was before


def keep(
    connection: Connection, table: Table, values: Iterable[int], batch: int, *, column: str = "id"
) -> None:
    """Keep the rows of `table` where `column` has any of `values`; call before they change."""
    for portion in plain.portions(values):
        held: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in connection.execute(select(table).where(table.c[column].in_(portion))).mappings():
            held[row[column]].append(dict(row))
        whose = _whose(connection, table, column, portion)
        changes = [
            {"column_name": column, "citizen_id": whose.get(value), **_change(value, held[value])}
            for value in portion
        ]
        _write(connection, table, changes, batch)


def added(connection: Connection, table: Table, values: Iterable[int], batch: int) -> None:
    """Say that rows are new, in a table whose rows do not say which batch they came with."""
    changes = [{"column_name": "id", "citizen_id": None, **_change(value, [])} for value in values]
    _write(connection, table, changes, batch)


def forget(connection: Connection, table: Table, ids: Select[tuple[int]]) -> None:
    """Forget what rows of `table` were before, but not that they were new."""
    of_table = batch_change.c.table_name == table.name, batch_change.c.column_name == "id"
    kept = batch_change.delete().where(*of_table, batch_change.c.before != NEW)
    connection.execute(kept.where(batch_change.c.value.in_(ids)))


def _whose(
    connection: Connection, table: Table, column: str, values: list[int]
) -> Mapping[int, int]:
    """The person whom the rows with each of `values` are about, so that they go with the person."""
    if table not in about_persons.tables():
        return {}
    source, who = about_persons.owned(table)
    question = select(table.c[column], who).select_from(source)
    found = connection.execute(question.where(table.c[column].in_(values)))
    return {value: person for value, person in found}  # noqa: C416  (dict takes no rows of Row)


def _change(value: int, was: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "value": value,
        "earlier_batch_id": max((row.get("batch_id") or 0 for row in was), default=0) or None,
        "before": json.dumps(was, default=_day, ensure_ascii=False),
    }


def _write(connection: Connection, table: Table, changes: list[dict[str, Any]], batch: int) -> None:
    if changes:
        of_batch = batch_change.insert().values(batch_id=batch, table_name=table.name)
        connection.execute(of_batch, changes)


def _day(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def rows(table: Table, before: str) -> list[dict[str, Any]]:
    """What was kept, as a driver takes it."""
    days = {c.name for c in table.columns if c.type.python_type is date}
    return [
        {
            name: date.fromisoformat(value) if value and name in days else value
            for name, value in row.items()
        }
        for row in json.loads(before)
    ]
