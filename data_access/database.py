"""Opening the database, bringing it up to date, and knowing what it is for."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

import alembic.command
from alembic.config import Config
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import (
    Connection,
    Engine,
    Integer,
    String,
    Table,
    cast,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, ProgrammingError

from data_access import row_security
from data_access.schema import citizen, import_batch, installation, kept_answer, unit
from domain.access import Scope

MIGRATIONS = Path(__file__).parent / "migrations"
CONNECT_SECONDS = 3  # a person waits; longer than this and the answer is that it is down
CACHE_KIBIBYTES = 65_536  # of SQLite's pages a connection; its own 2 MiB holds no unit's scores
# Of a page anywhere, to the next one's 1: at 4 PostgreSQL reads every unit's scores.
PAGE_COST = 1.1
BUSY_MILLISECONDS = 10_000  # how long a writer waits for another before it gives up
NOBODY = Scope()
INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
NOT_THE_OWNER = (
    "Databasens tabeller är från en annan version. Den som äger dem för dem till dagens form med "
    "python -m data_access upgrade."
)


PURPOSE = "purpose"  # what is said about every database
DATA_VERSION, NOTES_VERSION = "data_version", "notes_version"
UNWRITTEN = "0"  # the version of data that nobody has written to


class DatabaseError(Exception):
    """The database cannot be used. The message is one Swedish sentence, without addresses."""


class Purpose(StrEnum):
    """What the records in a database are; decides how one may sign in."""

    DEMO = "demo"  # invented people: a persona is picked, no sign-in
    LOCAL = "local"  # one person's own files on one person's own computer
    MUNICIPALITY = "municipality"  # real records: sign-in required


def open_engine(url: str) -> Engine:
    """An engine for SQLite or PostgreSQL. Parameters never reach a log or an error text.

    Raises:
        DatabaseError: The address names neither.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise DatabaseError("Databasens adress går inte att läsa.") from error
    if address.get_backend_name() == "sqlite":
        return _sqlite(address.database, url)
    if address.get_backend_name() == "postgresql":
        # It warns in English, with the server's address, of what is raised as an error anyway.
        logging.getLogger("psycopg").setLevel(logging.CRITICAL)
        engine = create_engine(
            url,
            hide_parameters=True,
            connect_args={"connect_timeout": CONNECT_SECONDS},
        )
        event.listen(engine, "connect", _postgresql_settings)
        event.listen(engine, "begin", _postgresql_begin)
        return engine
    raise DatabaseError("Databasen ska vara SQLite eller PostgreSQL.")


def _postgresql_settings(connection: Any, _record: object) -> None:
    connection.execute(f"SET random_page_cost = {PAGE_COST}")
    connection.commit()


def _sqlite(file: str | None, url: str) -> Engine:
    if not file or file == ":memory:":
        raise DatabaseError("En SQLite-databas behöver en fil, ett minne räcker inte.")
    Path(file).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _sqlite_settings)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_settings(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin and commit on its own
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
    cursor.close()


def _sqlite_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    patience = BUSY_MILLISECONDS if options.get("waits", True) else 0
    connection.connection.cursor().execute(f"PRAGMA busy_timeout = {patience}")
    writes = options.get("writes")
    # A reader that later turns writer can find the door shut; a writer waits for it at once.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql_begin(connection: Connection) -> None:
    row_security.limit(connection, connection.get_execution_options().get("scope", NOBODY))


@contextmanager
def reading(engine: Engine, *, scope: Scope | None = NOBODY) -> Iterator[Connection]:
    """A connection for questions; nothing it does is kept.

    Args:
        engine: An upgraded database.
        scope: Whose records PostgreSQL shows, also to a question that forgets to say; None is
            all, which is for working out what somebody may see, and for commands.

    Raises:
        DatabaseError: The database does not answer.
    """
    with _begun(engine.execution_options(scope=scope)) as connection:
        yield connection


@contextmanager
def writing(
    engine: Engine, *, scope: Scope | None = None, waits: bool = True
) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or, on any error, nothing.

    Args:
        engine: As `reading`.
        scope: As `reading`; what a viewer writes is written within theirs.
        waits: For another writer in SQLite, where there is only one at a time.

    Raises:
        DatabaseError: The database does not answer.
        OperationalError: Another writes, and this one does not wait.
    """
    options = engine.execution_options(writes=True, scope=scope, waits=waits)
    with _begun(options) as connection:
        yield connection
        connection.commit()


def _begun(engine: Engine, *, again: bool = True) -> Connection:
    """A connection in a transaction: to begin one shows whether the server is still there."""
    connection = _connected(engine)
    try:
        connection.begin()
    except DBAPIError as error:
        connection.close()
        if again and error.connection_invalidated:
            return _begun(engine, again=False)  # the pool has let go of all from before
        raise
    return connection


def _connected(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except DBAPIError as error:
        raise DatabaseError("Databasen svarar inte. Försök igen om en stund.") from error


@contextmanager
def trying(engine: Engine) -> Iterator[Connection]:
    """One transaction that may write, and of which nothing is kept.

    Raises:
        DatabaseError: The database does not answer.
    """
    with writing(engine) as connection, connection.begin_nested() as attempt:
        yield connection
        attempt.rollback()


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the tables to `revision`; each migration is one transaction.

    Raises:
        DatabaseError: They are not there yet, and this user may not take them there.
    """
    try:
        with writing(engine) as connection:
            alembic.command.upgrade(_alembic(connection), revision)
    except ProgrammingError as error:
        if isinstance(error.orig, InsufficientPrivilege):
            raise DatabaseError(NOT_THE_OWNER) from None
        raise


def downgrade(engine: Engine, revision: str) -> None:
    """Take the tables back to `revision`."""
    with writing(engine) as connection:
        alembic.command.downgrade(_alembic(connection), revision)


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def insert_unless_there(connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
    """Write `row` unless one with the same key is there; whether it was written.

    Of two who write the same at once, the second waits for the first and then writes nothing. A
    question before the insert cannot say that: neither sees what the other has not yet finished.
    """
    insert = INSERTS[connection.dialect.name](table).values(dict(row)).on_conflict_do_nothing()
    return connection.execute(insert.returning(*table.primary_key)).first() is not None


def fact(connection: Connection, name: str) -> str | None:
    """One fact about this database, or None when it has not been said."""
    return connection.scalar(select(installation.c.value).where(installation.c.name == name))


def facts(connection: Connection) -> dict[str, str]:
    """All that has been said about this database, by name."""
    return {row.name: row.value for row in connection.execute(select(installation))}


def state_fact(connection: Connection, name: str, value: str) -> None:
    """Say or change one fact about this database."""
    connection.execute(installation.delete().where(installation.c.name == name))
    connection.execute(installation.insert().values(name=name, value=value))


def purpose(connection: Connection) -> Purpose | None:
    """What this database is for; None while it is empty and nobody has said."""
    return purpose_of(fact(connection, PURPOSE))


def purpose_of(said: str | None) -> Purpose | None:
    """As `purpose`, of what has been said."""
    return Purpose(said) if said else None


def data_version(connection: Connection) -> str:
    """Changes with every write of records; part of the key of everything that is cached."""
    return fact(connection, DATA_VERSION) or UNWRITTEN


def bump_data_version(connection: Connection) -> None:
    """Tell every process that what it has cached is old. Call in the transaction that writes."""
    connection.execute(kept_answer.delete())  # of what this transaction may see; the rest is old
    _count_on(connection, DATA_VERSION)


def bump_notes_version(connection: Connection) -> None:
    """As `bump_data_version`, where only what people note beside the records is written.

    What happened in a unit, meetings and what they decide, and where a test began: a note in a
    meeting must not cost every other unit the work of its figures.
    """
    _count_on(connection, NOTES_VERSION)


def _count_on(connection: Connection, name: str) -> None:
    # In one statement: of two who write at once, the second waits and counts on from the first.
    counted = cast(cast(installation.c.value, Integer) + 1, String)
    one_more = installation.update().where(installation.c.name == name)
    one_more = one_more.values(value=counted)
    if connection.execute(one_more).rowcount:
        return
    if not insert_unless_there(connection, installation, {"name": name, "value": "1"}):
        connection.execute(one_more)  # another has just begun to count


def is_empty(connection: Connection) -> bool:
    """Whether nothing has been read in: no unit, no citizen, no batch."""
    return not any(
        connection.scalar(select(func.count()).select_from(table))
        for table in (unit, citizen, import_batch)
    )
