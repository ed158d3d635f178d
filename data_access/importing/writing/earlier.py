"""Keeping rows as they were before a batch changes them. What it adds is known by its number."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from data_access.importing.writing import plain
from data_access.schema import batch_change


def keep(
    connection: Connection, table: Table, values: Iterable[int], batch: int, *, column: str = "id"
) -> None:
    """Keep the rows of `table` where `column` has any of `values`; call before they change."""
    for portion in plain.portions(values):
        held: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in connection.execute(select(table).where(table.c[column].in_(portion))):
            held[row._mapping[column]].append(dict(row._mapping))  # noqa: SLF001  (its public name)
        _write(connection, table, {value: held[value] for value in portion}, batch, column)


def added(connection: Connection, table: Table, values: Iterable[int], batch: int) -> None:
    """Say that rows are new, in a table whose rows do not say which batch they came with."""
    _write(connection, table, {value: [] for value in values}, batch, "id")


def _write(
    connection: Connection,
    table: Table,
    before: dict[int, list[dict[str, Any]]],
    batch: int,
    column: str,
) -> None:
    rows = [
        {
            "batch_id": batch,
            "table_name": table.name,
            "column_name": column,
            "value": value,
            "earlier_batch_id": max((row.get("batch_id") or 0 for row in was), default=0) or None,
            "before": json.dumps(was, default=_day, ensure_ascii=False),
        }
        for value, was in before.items()
    ]
    if rows:
        connection.execute(batch_change.insert(), rows)


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
