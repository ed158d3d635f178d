"""What has been worked out of several units' records, kept for every process until they change.

Made by whoever asks first; a summary of many units costs as much as all of them. The table holds
figures of groups, as they are before few are hidden, and no persons. Another version of the data
or another day finds nothing here, so it is never more than a day's answers of one version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, func, or_, select
from sqlalchemy.exc import OperationalError

from data_access import database, row_security
from data_access.schema import kept_answer
from domain.access import Scope

CLAIM = 0x53414D4D  # a number of our own among the database's advisory locks


@dataclass(frozen=True)
class Question:
    """What is asked of all the units of a scope, of one version of the data, on a day.

    `name` is different for everything that can be asked, at most 64 characters.
    """

    name: str
    scope: Scope
    data_version: str
    day: date


def find(connection: Connection, question: Question) -> str | None:
    """What was kept of the answer; None when nothing was."""
    mine = kept_answer.c.units == row_security.units(question.scope)
    return connection.scalar(
        select(kept_answer.c.told).where(kept_answer.c.question == question.name, mine)
    )


def keep(engine: Engine, question: Question, told: str) -> None:
    """Keep an answer, unless the records have changed since they were read.

    Nobody waits for this: while another writes in SQLite nothing is kept, and the next one who
    asks works it out again.
    """
    row = {
        "question": question.name,
        "units": row_security.units(question.scope),
        "data_version": question.data_version,
        "day": question.day,
        "told": told,
    }
    try:
        with database.writing(engine, waits=False) as connection:
            if database.data_version(connection) == question.data_version:
                _replace(connection, row)
    except OperationalError:
        return


@contextmanager
def claimed(engine: Engine) -> Iterator[bool]:
    """Whether this process, of all that want to, may work answers out ahead; until it is done.

    PostgreSQL lets go of what a process that dies has claimed. SQLite has one server, and nothing
    to claim with: should there be two, the second finds what the first has kept.
    """
    if engine.dialect.name != "postgresql":
        yield True
        return
    # No transaction stands open meanwhile: the server could not clean its tables.
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        mine = bool(connection.scalar(select(func.pg_try_advisory_lock(CLAIM))))
        try:
            yield mine
        finally:
            if mine:  # else a pooled connection would hold it on
                connection.execute(select(func.pg_advisory_unlock(CLAIM)))


def _replace(connection: Connection, row: Mapping[str, object]) -> None:
    old = or_(kept_answer.c.data_version != row["data_version"], kept_answer.c.day != row["day"])
    connection.execute(kept_answer.delete().where(old))
    connection.execute(kept_answer.delete().where(kept_answer.c.question == row["question"]))
    database.insert_unless_there(
        connection, kept_answer, row
    )  # another may just have, and the same
