"""Every role asks every question in random organisations: rows about anyone the role may not see.

A cell is one role, one question and one citizen: the whole answer is searched for that citizen.
What may come back is said by a slow rule that walks the tree, not by the code that is tried.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection

from data_access import citizens, database, follow_ups, plans
from data_access.accounts import person_grants, viewers
from data_access.accounts.person_grants import Opening
from domain.access import PersonGrant, Role, Scope
from domain.vocabulary import Period
from tests import builders as a

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = date(2026, 6, 1)
SO_FAR = Period(date(2020, 1, 1), DAY)
ORGANISATIONS = 6
UNITS = 6
PEOPLE_A_UNIT = 3
QUESTIONS = {
    "citizens": lambda c, s: citizens.current(c, scope=s, day=DAY),
    "placements": lambda c, s: citizens.placements(c, scope=s),
    "held": lambda c, s: follow_ups.held(c, scope=s, period=SO_FAR),
    "scores": lambda c, s: follow_ups.scores(c, scope=s, period=SO_FAR),
    "life_events": lambda c, s: follow_ups.life_events(c, scope=s, period=SO_FAR),
    "plans": lambda c, s: plans.plans(c, scope=s),
    "goals": lambda c, s: plans.goals(c, scope=s, day=DAY),
    "activities": lambda c, s: plans.activities(c, scope=s, day=DAY),
    "strengths": lambda c, s: plans.strengths(c, scope=s, day=DAY),
}


@dataclass(frozen=True)
class Person:
    """One citizen, and all that decides who may see them."""

    id: int
    unit: int
    protected: bool
    supported: bool


@dataclass(frozen=True)
class Organisation:
    """Units with their parents, the unit that is granted, and the people."""

    parents: dict[int, int | None]
    root: int
    people: list[Person]

    def below(self, unit: int | None) -> bool:
        """Whether `unit` is the granted one or under it, by walking up."""
        while unit is not None and unit != self.root:
            unit = self.parents[unit]
        return unit is not None


def main(organisations: int = ORGANISATIONS) -> int:
    """Print how many cells there were and how many sent somebody they should not."""
    chance, cells, foreign, missing = random.Random(8), 0, 0, 0
    for _ in range(organisations):
        with tempfile.TemporaryDirectory() as folder:
            engine = database.open_engine(f"sqlite:///{Path(folder) / 'matrix.db'}")
            database.upgrade(engine)
            with database.writing(engine) as connection:
                for may, does in _cells(connection, _organisation(connection, chance)):
                    cells += 1
                    foreign += does and not may
                    missing += may and not does
            engine.dispose()
    print(f"{cells} celler, {foreign} främmande svar, {missing} uteblivna egna")
    right = (cells - foreign - missing) / cells
    print(f"som facit, räknat för sig: {right:.2%} av cellerna (ska vara 100%)")
    return 1 if foreign or missing else 0


def _organisation(connection: Connection, chance: random.Random) -> Organisation:
    parents: dict[int, int | None] = {}
    for number in range(UNITS):
        parent = chance.choice([None, *parents]) if parents else None
        parents[a.a_unit(connection, f"Enhet {number}", parent=parent)] = parent
    people = [
        _person(connection, unit, protected=chance.random() < 0.2, supported=chance.random() < 0.3)
        for unit in parents
        for _ in range(PEOPLE_A_UNIT)
    ]
    return Organisation(parents, chance.choice(list(parents)), people)


def _person(connection: Connection, unit: int, *, protected: bool, supported: bool) -> Person:
    who = a.a_citizen(connection, unit, protected=protected)
    a.a_follow_up(connection, who, unit, date(2026, 3, 1), sppb=7)
    a.a_life_event(connection, who, date(2026, 4, 1))
    a.a_plan(connection, who, unit)
    a.a_goal(connection, who)
    a.an_activity(connection, who)
    a.a_strength(connection, who)
    return Person(who, unit, protected, supported)


def _cells(connection: Connection, organisation: Organisation):  # noqa: ANN202
    """For each cell whether the citizen may be in the answer, and whether they are."""
    for role in Role:
        viewer = _viewer(connection, organisation, role)
        for ask in QUESTIONS.values():
            seen = set(ask(connection, viewer.people if viewer else Scope())["citizen_id"])
            for person in organisation.people:
                yield _may(role, person, organisation), person.id in seen


def _viewer(connection: Connection, organisation: Organisation, role: Role):  # noqa: ANN202
    holder = a.an_account(connection, (role, organisation.root), identity=role)
    for person in organisation.people:
        if person.supported:
            opening = Opening(person.id, PersonGrant.SUPPORTS, "Hör till mätningen")
            person_grants.give(connection, role, opening, given_by="mätning", now=NOW)
    return next(iter(viewers.of(connection, holder, now=NOW)), None)


def _may(role: Role, person: Person, organisation: Organisation) -> bool:
    if person.protected or not organisation.below(person.unit):
        return False
    supports = role in (Role.CARE_MENTOR, Role.KEY_WORKER) and person.supported
    return role is Role.UNIT_MANAGER or supports


if __name__ == "__main__":
    sys.exit(main())
