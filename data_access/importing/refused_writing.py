"""What a database says when it cannot write, in words for whoever reads in files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import errors
from sqlalchemy.exc import DBAPIError

from data_access.database import DatabaseError

FULL = (
    "Databasens disk är full eller går inte att skriva på. Inget är inläst. "
    "Frigör plats och läs in filerna igen."
)
BUSY = "Någon annan skriver i databasen just nu. Inget är inläst. Försök igen om en stund."
NO_ROOM = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
)
PRIMARY = 0xFF  # an extended result code of SQLite has the primary one in its last byte


@contextmanager
def in_words() -> Iterator[None]:
    """Turn the errors that a person can do something about into sentences.

    Raises:
        DatabaseError: There is no room, or another writes.
    """
    try:
        yield
    except (DBAPIError, DatabaseError) as error:
        cause = error if isinstance(error, DBAPIError) else error.__cause__
        sentence = _sentence(cause.orig) if isinstance(cause, DBAPIError) else None
        if sentence is None:
            raise
        raise DatabaseError(sentence) from error


def _sentence(error: BaseException | None) -> str | None:
    if isinstance(error, errors.DiskFull | errors.IoError):
        return FULL
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY
    if code in NO_ROOM:
        return FULL
    return BUSY if code == sqlite3.SQLITE_BUSY else None
