"""PostgreSQL's COPY: many rows in one statement.

It does not write to a table with row-level security, so the rows come by a table of the
transaction's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

# No rows and no constraints, only the columns' types; the rest is for the table to refuse.
BESIDE = sql.SQL("CREATE TEMPORARY TABLE incoming AS SELECT {columns} FROM {table} WITH NO DATA")
INTO_IT = sql.SQL("COPY incoming ({columns}) FROM STDIN")
OUT_OF_IT = sql.SQL("INSERT INTO {table} ({columns}) SELECT {columns} FROM incoming")
GONE = "DROP TABLE incoming"


def copy(
    connection: Connection,
    table: Table,
    columns: Iterable[str],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Write `rows` to `columns` of `table`.

    Raises:
        DBAPIError: The database does not take them, as from any other statement.
    """
    names = {"table": sql.Identifier(table.name)}
    names |= {"columns": sql.SQL(", ").join(map(sql.Identifier, columns))}
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError(type(driver).__name__)
    try:
        with driver.cursor() as cursor:
            cursor.execute(BESIDE.format(**names))
            with cursor.copy(INTO_IT.format(**names)) as written:
                for row in rows:
                    written.write_row(row)
            cursor.execute(OUT_OF_IT.format(**names))
            cursor.execute(GONE)
    except psycopg.Error as error:
        # The rows stay out of the message: they are about persons.
        raise DBAPIError(f"COPY {table.name}", None, error, hide_parameters=True) from None
