"""Gallring from a page: counted first, done after typed words, in one transaction with its log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from data_access import database, retention_plan, retention_purge, retention_rules, settings
from data_access.retention_plan import Plan
from data_access.retention_purge import Due
from data_access.retention_rules import Rules
from domain.access import AccessDenied, Viewer
from domain.vocabulary import CitizenId
from pages.shared import disclosing, once, person_rights, records, store

CHANGED = "Vilka som ska gallras har ändrats sedan du såg dem. Se vad som gäller nu, och börja om."


@dataclass(frozen=True)
class Shown:
    """What would be purged: the plan, and how many rows go from each table."""

    plan: Plan
    rows: Mapping[str, int]

    @cached_property
    def people(self) -> frozenset[CitizenId]:
        """Those who go."""
        return frozenset(person.citizen for person in self.plan.without_archive)


def rules() -> Rules:
    """How long records are kept here.

    Raises:
        SettingsError: The municipality's own file can't be read.
    """
    return retention_rules.read(
        once.look_up(settings.read).retention_rules or retention_rules.USUAL
    )


def show(numbers: Sequence[str] | None) -> Shown:
    """What would be purged where the viewer answers for persons' rights; nothing is done.

    Raises:
        AccessDenied: They do not any more.
        SettingsError: The rules or a line of `numbers` can't be read.
    """
    viewer = person_rights.asked_again()
    with database.reading(store.engine(store.url()), scope=None) as connection:
        plan = _plan(connection, viewer, numbers)
        return Shown(plan, retention_purge.rows_of(connection, plan.without_archive))


def purge(numbers: Sequence[str] | None, *, shown: Shown) -> Mapping[str, int]:
    """Purge just those who were shown; how many rows went from each table.

    Raises:
        AccessDenied: The viewer does not answer for it any more, or others are due by now.
        SettingsError: As `show`.
    """
    viewer = person_rights.asked_again()
    teller, gone = disclosing.telling(viewer), dict[str, int]()
    with store.writing() as connection:
        going: Sequence[Due] = _plan(connection, viewer, numbers).without_archive
        if {person.citizen for person in going} != shown.people:
            raise AccessDenied(CHANGED)
        for person in going:
            went = retention_purge.purge(connection, person, now=person_rights.now(), teller=teller)
            for table, count in went.items():
                gone[table] = gone.get(table, 0) + count
    retention_purge.let_go(store.engine(store.url()))
    return gone


def _plan(connection: Connection, viewer: Viewer, numbers: Sequence[str] | None) -> Plan:
    kept, today = rules(), records.today()
    due = retention_plan.due_within(connection, kept, scope=viewer.looks_after, today=today)
    born = None
    if numbers:
        key_file = settings.read().key_file
        born = retention_plan.birth_days(connection, numbers, key_file, today=today)
    return retention_plan.made(due, kept, born)
