"""Writing and reading the access log: who was shown what about whom."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    String,
    and_,
    cast,
    false,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.exc import SQLAlchemyError

from data_access import database, frames, log_chain
from data_access.database import DatabaseError
from data_access.schema import access_log, citizen, placement
from domain.access import Scope
from domain.vocabulary import CitizenId, LogAction, Period, UnitId

NOT_WRITTEN = (
    "Åtkomsten kunde inte skrivas i loggen, och därför visas inget. Försök igen om en stund."
)
REPEAT = timedelta(minutes=10)  # the same shown to the same person again is the same disclosure
REPEATED = (LogAction.VIEW, LogAction.LIST, LogAction.DENIED)
LOCK = 0x53414D4C  # any number, as long as every writer of the log asks for the same
NO_UNIT = ","
COMMAND = "command"  # in place of a role, for what was done at a terminal

ENTRY_COLUMNS = {
    "id": "int64",
    "at": "datetime64[us]",
    "identity": "str",
    "user_name": "str",
    "role": "str",
    "units": "str",
    "action": "str",
    "citizen_id": "Int64",
    "shown": "str",
    "purpose": "str",
    "allowed": "bool",
    "break_glass": "bool",
    "protected": "bool",
    "row_count": "Int64",
    "belonged": "bool",
}


@dataclass(frozen=True)
class Entry:
    """One disclosure: who was shown what, about whom, why, and whether they were let to.

    `units` are those whose records were shown, or could have been; `rows` how many persons or
    rows. `shown` names a page or a report in our own words, never anybody's name.
    """

    identity: str
    user_name: str
    role: str
    action: LogAction
    shown: str
    units: Collection[UnitId] = field(default_factory=frozenset)
    citizen: CitizenId | None = None
    purpose: str = ""
    allowed: bool = True
    break_glass: bool = False
    rows: int | None = None
    session: str = ""


Teller = Callable[..., Entry]  # makes entries in the name of whoever does it, as `at_terminal`


def at_terminal(action: LogAction, shown: str, **more: object) -> Entry:
    """What was done by a command, in the name of whoever is signed in to the computer."""
    name = getpass.getuser()
    return Entry(name, name, COMMAND, action, shown, **more)  # pyright: ignore[reportArgumentType]


def record(engine: Engine, entry: Entry, *, now: datetime) -> None:
    """Write `entry` in a transaction of its own; return only when it is kept.

    The same thing shown, listed or denied to the same person again within `REPEAT` writes nothing.

    Args:
        engine: An upgraded database.
        entry: What is about to be shown.
        now: When this is, in UTC, without time zone.

    Raises:
        DatabaseError: It could not be written; then nothing may be shown.
    """
    try:
        with database.writing(engine) as connection:
            append(connection, entry, now=now)
    except (SQLAlchemyError, DatabaseError) as error:
        raise DatabaseError(NOT_WRITTEN) from error


def append(connection: Connection, entry: Entry, *, now: datetime) -> None:
    """Add `entry` last in the chain, in the caller's transaction, with all other writers shut out.

    SQLite has one writer at a time as it is, if the transaction began as one that writes.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    row = _row(connection, entry, now)
    if entry.action in REPEATED and _said_just_now(connection, row):
        return
    last = connection.execute(
        select(access_log.c.id, access_log.c.hash).order_by(access_log.c.id.desc()).limit(1)
    ).first()
    row["id"], row["previous_hash"] = (last.id + 1, last.hash) if last else (1, log_chain.BEGINNING)
    row["hash"] = log_chain.row_hash(row)
    connection.execute(access_log.insert().values(row))


def _row(connection: Connection, entry: Entry, now: datetime) -> dict[str, object]:
    protected = entry.citizen is not None and connection.scalar(
        select(citizen.c.protected).where(citizen.c.id == entry.citizen)
    )
    return {
        "at": now,
        "identity": entry.identity,
        "user_name": entry.user_name,
        "role": str(entry.role),
        "units": "".join(f",{unit}" for unit in sorted({int(unit) for unit in entry.units})) + ",",
        "action": entry.action.value,
        "citizen_id": None if entry.citizen is None else int(entry.citizen),  # not a numpy number
        "shown": entry.shown,
        "purpose": entry.purpose,
        "allowed": entry.allowed,
        "break_glass": entry.break_glass,
        "protected": bool(protected),
        "row_count": entry.rows,
        "session": entry.session,
    }


def _said_just_now(connection: Connection, row: dict[str, object]) -> bool:
    same = [
        access_log.c[name].is_not_distinct_from(row[name])
        for name in row
        if name not in ("at", "session", "row_count", "protected")
    ]
    since = access_log.c.at > row["at"] - REPEAT  # pyright: ignore[reportOperatorIssue]
    return connection.scalar(select(access_log.c.id).where(since, *same).limit(1)) is not None


def entries(connection: Connection, *, scope: Scope, period: Period) -> pd.DataFrame:
    """The rows of the log that concern a unit within `scope`, or none, from `period`, newest first.

    Days of the period are UTC.
    `belonged` is False when the log names a citizen who that day was placed in none of the row's
    units; one who has been purged is taken to have belonged. Columns are `ENTRY_COLUMNS`.
    """
    question = (
        select(*(access_log.c[name] for name in list(ENTRY_COLUMNS)[:-1]), _belonged())
        .where(access_log.c.at >= datetime.combine(period.first, datetime.min.time()))
        .where(access_log.c.at <= datetime.combine(period.last, datetime.max.time()))
        .where(_concerns(scope))
        .order_by(access_log.c.id.desc())
    )
    return frames.answer(connection, question, ENTRY_COLUMNS)


def readers(connection: Connection, *, who: CitizenId) -> list[dict[str, object]]:
    """Every row of the log about `who`, oldest first, and every list of a unit `who` was in."""
    listed = and_(
        access_log.c.citizen_id.is_(None),
        access_log.c.action.in_([LogAction.LIST, LogAction.SEARCH, LogAction.EXPORT]),
        _placed(who),
    )
    question = (
        select(access_log)
        .where(or_(access_log.c.citizen_id == who, listed))
        .order_by(access_log.c.id)
    )
    return [dict(row) for row in connection.execute(question).mappings()]


def remove_older(connection: Connection, *, before: datetime, now: datetime) -> int:
    """Take away the rows from before `before`, and say so in a row of the chain; how many went.

    The database itself refuses to let go of a row that is younger than five years.
    """
    last = connection.execute(
        select(access_log.c.id, access_log.c.hash)
        .where(access_log.c.at < before)
        .order_by(access_log.c.id.desc())
        .limit(1)
    ).first()
    if last is None:
        return 0
    cut = log_chain.CUT.format(id=last.id, hash=last.hash)
    append(connection, at_terminal(LogAction.PURGE, cut), now=now)
    return connection.execute(access_log.delete().where(access_log.c.id <= last.id)).rowcount


def _concerns(scope: Scope) -> ColumnElement[bool]:
    one = access_log.c.units.in_([f",{unit}," for unit in sorted(scope.units)])
    among = [access_log.c.units.contains(f",{unit},") for unit in sorted(scope.units)]
    # What concerns no unit, such as a grant or a purge, is for whoever reviews any.
    return or_(one, access_log.c.units == NO_UNIT, *among) if among else false()


def _placed(who: ColumnElement | CitizenId) -> ColumnElement[bool]:
    day = func.date(access_log.c.at)
    return (
        select(placement.c.id)
        .where(placement.c.citizen_id == who)
        .where(access_log.c.units.contains(_between_commas(placement.c.unit_id)))
        .where(placement.c.from_day <= day)
        .where(or_(placement.c.to_day.is_(None), placement.c.to_day >= day))
        .exists()
    )


def _between_commas(unit: ColumnElement) -> ColumnElement[str]:
    return literal(",") + cast(unit, String) + literal(",")


def _belonged() -> ColumnElement[bool]:
    known = select(citizen.c.id).where(citizen.c.id == access_log.c.citizen_id).exists()
    return or_(~known, _placed(access_log.c.citizen_id))
