"""Gallring: who is due, taking them away, and old backups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path

from sqlalchemy import Connection, Date, Engine, func, select

from data_access import about_persons, access_log, database, retention_rules
from data_access.access_log import Teller
from data_access.retention import PORTION
from data_access.retention_rules import Rules
from data_access.schema import citizen, placement, purged_person, unit
from domain.vocabulary import CitizenId, LogAction

PLANNED = ("target_on", "next_follow_up")  # days to come, and no notes


@dataclass(frozen=True)
class Due:
    """A person whose time is out: last noted when, due from when, to be done by when."""

    citizen: CitizenId
    key_hash: str
    last_note: date
    due_on: date

    @property
    def finished_by(self) -> date:
        """The last day to have it done."""
        return retention_rules.finished_by(self.due_on)


def due(connection: Connection, rules: Rules, *, today: date) -> list[Due]:
    """Everybody who is to be purged by `today`, the longest overdue first.

    The last note is the latest day in any row about the person, but for days planned ahead. One
    with a stated placement that is still open is not due; an inferred one has no end of its own,
    so there the notes alone count. One about whom no row has any day is never due.
    """
    notes, providers = _last_notes(connection, today), _providers(connection)
    open_now = set(
        connection.scalars(
            select(placement.c.citizen_id)
            .where(placement.c.to_day.is_(None))
            .where(~placement.c.inferred)
        )
    )
    people = [
        Due(CitizenId(row.id), row.key_hash, notes[row.id], due_on)
        for row in connection.execute(select(citizen.c.id, citizen.c.key_hash))
        if row.id in notes
        and row.id not in open_now
        and (due_on := rules.due_on(notes[row.id], providers.get(row.id, ()))) <= today
    ]
    return sorted(people, key=lambda person: (person.due_on, person.citizen))


def purge(
    connection: Connection,
    person: Due,
    *,
    now: datetime,
    teller: Teller = access_log.at_terminal,
) -> Mapping[str, int]:
    """Take the person away from every table; how many rows went from each.

    Left are the keyed hash, so that no import brings the person back, and the rows of the log,
    whose pseudonym then leads nowhere.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # over the freed pages too
    units = about_persons.units_of(connection, person.citizen)
    told = teller(LogAction.PURGE, "Gallring", units=units, citizen=person.citizen)
    access_log.append(connection, told, now=now)
    gone = {}
    for table in reversed(about_persons.tables()):
        question = table.delete().where(about_persons.theirs(table, person.citizen))
        gone[table.name] = connection.execute(question).rowcount
    connection.execute(purged_person.insert().values(key_hash=person.key_hash))
    database.bump_data_version(connection)
    return {name: count for name, count in gone.items() if count}


def rows_of(connection: Connection, people: Sequence[Due]) -> Mapping[str, int]:
    """How many rows would go from each table if `people` were purged."""
    found: dict[str, int] = {}
    for table in about_persons.tables():
        source, who = about_persons.owned(table)
        for start in range(0, len(people), PORTION):
            ids = [person.citizen for person in people[start : start + PORTION]]
            question = select(func.count()).select_from(source).where(who.in_(ids))
            found[table.name] = found.get(table.name, 0) + connection.scalars(question).one()
    return {name: count for name, count in found.items() if count}


def let_go(engine: Engine) -> None:
    """Make SQLite write over what its log of changes still holds; PostgreSQL vacuums by itself."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.rollback()
            raw = connection.connection.cursor()
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.close()


def old_backups(folder: Path, rules: Rules, *, now: datetime) -> list[Path]:
    """Files right in `folder` that are named as backups and older than the rules let them be."""
    oldest = now.replace(tzinfo=UTC) - timedelta(days=rules.backup_days)
    return sorted(
        file
        for file in folder.iterdir()
        if file.is_file()
        and not file.is_symlink()
        and any(fnmatch(file.name, name) for name in rules.backup_names)
        and file.stat().st_mtime < oldest.timestamp()
    )


def _last_notes(connection: Connection, today: date) -> dict[int, date]:
    latest: dict[int, date] = {}
    for table in about_persons.tables():
        source, who = about_persons.owned(table)
        for column in table.columns:
            if isinstance(column.type, Date) and column.name not in PLANNED:
                question = (
                    select(who, func.max(column))
                    .select_from(source)
                    .where(column <= today)
                    .group_by(who)
                )
                for person, day in connection.execute(question):
                    latest[person] = max(day, latest.get(person, day))
    return latest


def _providers(connection: Connection) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    question = select(placement.c.citizen_id, unit.c.provider).join_from(placement, unit)
    for person, provider in connection.execute(question):
        found.setdefault(person, set()).add(provider)
    return found
