"""Many rows at once, the quickest way each database has.

PostgreSQL's COPY does not write to a table with row-level security, so rows come by a table of the
transaction's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
import psycopg
from psycopg import sql
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Table,
    any_,
    func,
    literal,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateTable, DropTable

# What goes wrong undoes a whole transaction, so SQLite need not keep how to undo each statement.
INSERT = "INSERT OR FAIL INTO"
MOST_PARAMETERS = 32_766  # of a statement in SQLite, unless it was built to take more
COPY = sql.SQL("COPY {table} ({columns}) FROM STDIN")


def plain(column: pd.Series) -> list[Any]:
    """The values of a column as a driver takes them: days as text, None for what is missing."""
    there = column.notna().to_numpy()
    if pd.api.types.is_datetime64_any_dtype(column):
        days = np.datetime_as_string(column.to_numpy(), unit="D")
        return _or_none(days, there)
    # An object column gives Python's own numbers; a driver does not know NumPy's.
    return _or_none(column.to_numpy(dtype=object), there)


def _or_none(values: np.ndarray, there: np.ndarray) -> list[Any]:
    said = values.astype(object)  # a copy of its own
    said[~there] = None
    return said.tolist()


def write(connection: Connection, table: Table, columns: Mapping[str, Sequence[Any]]) -> None:
    """Write rows to `table`: of each column its values, as a driver takes them, days as text.

    Raises:
        DBAPIError: The database does not take them, as from any other statement.
    """
    rows = list(zip(*columns.values(), strict=True))
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        like = [Column(name, table.c[name].type) for name in columns]
        with copied(connection, like, rows) as incoming:
            connection.execute(table.insert().from_select(list(columns), select(incoming)))
    else:
        names = ", ".join(f'"{name}"' for name in columns)
        insert = f"{INSERT} {table.name} ({names}) VALUES "
        in_large_steps(connection, rows, lambda values: insert + values)


def in_large_steps(
    connection: Connection, rows: Sequence[tuple[Any, ...]], statement: Callable[[str], str]
) -> None:
    """Run on SQLite the `statement` that some rows' values make, for thousands of rows at a time.

    Other threads work while SQLite takes a step, and after each they may keep this one waiting, so
    that a step a row would leave two threads no quicker than one. The numbers of rows are powers of
    two, so that few statements are made.

    Raises:
        DBAPIError: As `write`.
    """
    row = "(" + ", ".join("?" * len(rows[0])) + ")"
    begun = 0
    while left := len(rows) - begun:
        count = 1 << (min(left, MOST_PARAMETERS // len(rows[0])).bit_length() - 1)
        parameters = tuple(chain.from_iterable(rows[begun : begun + count]))
        connection.exec_driver_sql(statement(", ".join([row] * count)), parameters)
        begun += count


def among(
    connection: Connection, column: ColumnElement[int], ids: Iterable[int]
) -> ColumnElement[bool]:
    """`column` is one of `ids`: a single parameter, however many they are.

    With one parameter an id, making the statement takes longer than answering it.
    """
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(ids), ARRAY(BigInteger)))
    each = func.json_each(json.dumps(list(ids))).table_valued("value")
    return column.in_(select(each.c.value))


@contextmanager
def copied(
    connection: Connection, columns: Iterable[Column[Any]], rows: Iterable[tuple[Any, ...]]
) -> Iterator[Table]:
    """A table in PostgreSQL with `rows`, for this transaction alone and only here.

    Raises:
        DBAPIError: As `write`.
    """
    # No constraints, only the columns' types; the rest is for the real table to refuse.
    incoming = Table("incoming", MetaData(), *columns, prefixes=["TEMPORARY"])
    connection.execute(CreateTable(incoming))
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError(type(driver).__name__)
    try:
        with driver.cursor() as cursor, cursor.copy(_into(incoming)) as written:
            for row in rows:
                written.write_row(row)
    except psycopg.Error as error:
        # The rows stay out of the message: they are about persons.
        raise DBAPIError("COPY", None, error, hide_parameters=True) from None
    yield incoming
    connection.execute(DropTable(incoming))


def _into(table: Table) -> sql.Composed:
    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.c)
    return COPY.format(table=sql.Identifier(table.name), columns=names)
