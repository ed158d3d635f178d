"""PostgreSQL's COPY: many rows in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError


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
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError(type(driver).__name__)
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as written:
            for row in rows:
                written.write_row(row)
    except psycopg.Error as error:
        # The rows stay out of the message: they are about persons.
        raise DBAPIError(f"COPY {table.name}", None, error, hide_parameters=True) from None
