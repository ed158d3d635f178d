"""Between frames of records and the plain values that a database driver takes and gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, Table, bindparam

from data_access.importing.fields import Form, RecordKind

AT_A_TIME = 5_000  # ids in one question: SQLite takes 32,766 parameters, PostgreSQL 65,535


def rows(frame: pd.DataFrame, columns: Mapping[str, str]) -> list[dict[str, Any]]:
    """One dict a row. `columns` says which column of `frame` each name is taken from.

    Missing values and empty text become None, days `date`.
    """
    taken = {name: _plain(frame[source]) for name, source in columns.items() if source in frame}
    return [dict(zip(taken, values, strict=True)) for values in zip(*taken.values(), strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(day) else day.date() for day in column]
    # An object column gives Python's own numbers; a driver does not know NumPy's.
    return [None if pd.isna(value) or value == "" else value for value in column.tolist()]


def held(connection: Connection, question: Select, kind: RecordKind) -> pd.DataFrame:
    """Ask, and give the answer the types that records of `kind` have: text "" for nothing."""
    frame = pd.read_sql(question, connection)
    form = {field.name: field.form for field in kind.fields}
    return frame.assign(
        **{name: _typed(frame[name], form.get(name)) for name in map(str, frame.columns)}
    )


def _typed(column: pd.Series, form: Form | None) -> pd.Series:
    if form is None:  # an id, or a part that its writer puts together
        return column
    if form is Form.NUMBER:
        return column.astype("float64")
    if form in (Form.DAY, Form.COMING_DAY):
        return pd.to_datetime(column).astype("datetime64[s]")
    return column.astype("str").fillna("")


def add(
    connection: Connection, table: Table, new: pd.DataFrame, columns: Mapping[str, str], batch: int
) -> None:
    """Write new records."""
    if added := rows(new, columns):
        connection.execute(table.insert().values(batch_id=batch), added)


def mend(
    connection: Connection,
    table: Table,
    changed: pd.DataFrame,
    columns: Mapping[str, str],
    batch: int,
) -> None:
    """Write changed records over those that have their `id`; other columns stay as they are."""
    if mended := rows(changed, {"row_id": "id", **columns}):
        one = table.update().where(table.c.id == bindparam("row_id"))
        connection.execute(one.values(batch_id=batch), mended)


def span(days: pd.Series) -> tuple[date, date]:
    """First and last of `days`; a span that holds no day when there are none."""
    return (days.min().date(), days.max().date()) if len(days) else (date.max, date.min)


def portions(ids: Iterable[Any]) -> Iterator[list[Any]]:
    """`ids` in lists short enough for one question."""
    rest = iter(ids)
    while portion := list(islice(rest, AT_A_TIME)):
        yield portion
