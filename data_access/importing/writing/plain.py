"""Between frames of records and the plain values that a database driver takes and gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, Table, bindparam, func, select

from data_access import bulk
from data_access.importing.fields import Form, RecordKind
from data_access.importing.writing import earlier

AT_A_TIME = 5_000  # ids in one question: SQLite takes 32,766 parameters, PostgreSQL 65,535


def rows(frame: pd.DataFrame, columns: Mapping[str, str]) -> list[dict[str, Any]]:
    """One dict a row. `columns` says which column of `frame` each name is taken from.

    Missing values and empty text become None, days `date`.
    """
    taken = {name: _plain(frame[source]) for name, source in columns.items() if source in frame}
    return [dict(zip(taken, values, strict=True)) for values in zip(*taken.values(), strict=True)]


def write(
    connection: Connection, table: Table, frame: pd.DataFrame, columns: Mapping[str, str]
) -> None:
    """Write all rows of `frame` the quickest way the database has; `columns` as in `rows`."""
    taken = {name: _written(frame[source]) for name, source in columns.items() if source in frame}
    bulk.write(connection, table, taken)


def numbers(connection: Connection, table: Table, count: int) -> list[int]:
    """`count` ids for new rows of `table`, in rising order, that nobody else will get."""
    if connection.dialect.name == "postgresql":
        # Looked up first: within the question it would be looked up for each number.
        sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, "id")))
        one_each = func.generate_series(1, count).table_valued("number")
        return list(connection.scalars(select(func.nextval(sequence)).select_from(one_each)))
    last = connection.scalar(select(func.max(table.c.id))) or 0
    return list(range(last + 1, last + 1 + count))


def _written(column: pd.Series) -> list[Any]:
    said = bulk.plain(column)
    return (
        said
        if pd.api.types.is_datetime64_any_dtype(column)
        else [one if one != "" else None for one in said]
    )


def _plain(column: pd.Series) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(day) else day.date() for day in column]
    # An object column gives Python's own numbers; a driver does not know NumPy's.
    said = column.notna() & (column != "").fillna(False).astype(bool)
    return column.astype(object).where(said, None).tolist()


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
    write(connection, table, new.assign(batch_id=batch), {**columns, "batch_id": "batch_id"})


def mend(
    connection: Connection,
    table: Table,
    changed: pd.DataFrame,
    columns: Mapping[str, str],
    batch: int,
) -> None:
    """Write changed records over those that have their `id`; other columns stay as they are.

    What they were before is kept, so that the batch can be undone.
    """
    earlier.keep(connection, table, changed["id"].tolist(), batch)
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
