"""A municipality where everybody and every unit carries a word of its own, and who may be sent it.

What may be sent is said here relation by relation, as a person would, and not by asking the app.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from data_access import access_log, annotations, database, review_decisions, reviews
from data_access.access_log import Entry
from data_access.accounts import person_grants
from data_access.accounts.person_grants import Opening
from data_access.annotations import Annotation
from data_access.review_decisions import Decided
from data_access.reviews import Planned
from data_access.schema import initiative, initiative_unit, initiative_version
from domain.access import PersonGrant, Role, Scope
from domain.reviews import ReviewStep, agenda
from domain.vocabulary import LogAction, Quarter, UnitId, UnitRole
from tests import builders as a

TODAY = datetime.now(UTC).date()
LONG_AGO, MOVED = TODAY - timedelta(days=900), TODAY - timedelta(days=500)
REASON = "Hör till mätningen"
# A unit, and the one it lies under. Everybody's role is given in Norr, and has ended in `over`.
UNITS = {
    "area": None,
    "norr": "area",
    "under": "norr",
    "sibling": "area",
    "over": None,
    "outside": None,
}
OWN_UNITS = {"norr", "under"}
# Who the citizens are to everybody's account: where they are, and what is special about them.
RELATIONS: dict[str, tuple[str, PersonGrant | None]] = {
    "own": ("norr", None),
    "sub": ("under", None),
    "movedin": ("norr", None),  # from the sibling, where another plan was made
    "supported": ("norr", PersonGrant.SUPPORTS),
    "glass": ("norr", PersonGrant.BREAK_GLASS),
    "glassover": ("norr", PersonGrant.BREAK_GLASS),  # until an hour ago
    "protected": ("norr", None),
    "shielded": ("norr", PersonGrant.PROTECTED),  # protected, and granted one by one
    "left": ("norr", None),  # for the sibling
    "gone": ("norr", None),  # for nowhere
    "above": ("area", None),
    "sibling": ("sibling", None),
    "over": ("over", None),
    "outside": ("outside", None),
    "supportedfar": ("outside", PersonGrant.SUPPORTS),
    "glassfar": ("outside", PersonGrant.BREAK_GLASS),
}
PROTECTED, ENDED = {"protected", "shielded"}, {"left", "gone"}
OF_ONE = {"citizen", "my_page", "first_weeks_sheet"}
SEEN_BY_MANAGER = {"own", "sub", "movedin", "supported", "glass", "glassover"}
JUNK = ("", "0", "-1", "404", "1 OR 1=1", "9" * 400, "../../x", "<script>")


@dataclass(frozen=True)
class Object:
    """What an address asks for: a name and a value in its query, and what that is to the asker."""

    name: str
    value: str
    relation: str


def word(kind: str, of: str) -> str:
    """A word that stands nowhere else.

    >>> word("NAMN", "own")
    'NAMNownZ'
    """
    return f"{kind}{of}Z"


def fill(connection: Connection) -> list[Object]:
    """Fill an empty database, an account for each role in it; what its addresses can ask for."""
    database.state_fact(connection, "purpose", "municipality")
    units: dict[str, UnitId] = {}
    for name, parent in UNITS.items():
        units[name] = a.a_unit(connection, word("ENHET", name), parent=units.get(parent or ""))
    people = {name: _citizen(connection, name, units) for name in RELATIONS}
    meetings = {name: _unit_words(connection, name, where) for name, where in units.items()}
    for role in Role:
        _account(connection, role, units, people)
    asked = [Object("id", str(who), name) for name, who in people.items()]
    asked += [Object("enhet", word("ENHET", name), name) for name in units]
    asked += [Object("mote", str(meeting), name) for name, meeting in meetings.items()]
    return (
        asked
        + [Object(name, text, "junk") for name in ("id", "enhet", "mote") for text in JUNK[:4]]
        + [Object("id", text, "junk") for text in JUNK[4:]]
    )


def _citizen(connection: Connection, name: str, units: dict[str, UnitId]) -> int:
    where, text = units[RELATIONS[name][0]], word("TEXT", name)
    who = a.a_citizen(
        connection,
        where,
        name=word("NAMN", name),
        since=MOVED if name == "movedin" else LONG_AGO,
        until=MOVED if name in ENDED else None,
        protected=name in PROTECTED,
    )
    if name in ("movedin", "left"):
        days = {"since": LONG_AGO, "until": MOVED} if name == "movedin" else {"since": MOVED}
        a.a_placement(connection, who, units["sibling"], **days)
        a.a_plan(
            connection, who, units["sibling"], LONG_AGO, own_words=word("TEXT", f"{name}there")
        )
    for days in (450, 200):
        held = TODAY - timedelta(days=days)
        a.a_follow_up(connection, who, where, held, sppb=7, hemliv=2, hanterbarhet=3)
    a.a_plan(connection, who, where, MOVED, own_words=text, key_worker=text, made_with=text)
    a.a_goal(connection, who, text, started_on=MOVED)
    a.an_activity(connection, who, text, started_on=MOVED)
    a.a_strength(connection, who, text)
    return who


def _unit_words(connection: Connection, name: str, where: UnitId) -> int:
    """What is said of a unit and no citizen: an event, a test, a meeting, a row of the log."""
    text, scope, now = word("ORD", name), Scope(frozenset({where})), _now().replace(tzinfo=None)
    annotations.write(connection, Annotation(where, MOVED, text), scope=scope, by=text, now=now)
    made = connection.execute(initiative.insert().values(name=text)).inserted_primary_key[0]
    version = {"initiative_id": made, "version": text, "started_on": MOVED}
    version |= {"batch_id": a.a_batch(connection)}
    tried = connection.execute(initiative_version.insert().values(version))
    tested: dict[str, Any] = {"unit_id": where, "role": UnitRole.TEST}
    tested["version_id"] = tried.inserted_primary_key[0]
    connection.execute(initiative_unit.insert().values(tested))
    planned = Planned(where, Quarter.holding(TODAY), 45, agenda([ReviewStep.TESTS]))
    meeting = reviews.start(connection, planned, scope=scope, by=text, now=now)
    for step in planned.steps:
        reviews.note(connection, (meeting.id, step), text, seen=0, scope=scope)
    decided = Decided(ReviewStep.DECISIONS, text, text, TODAY)
    review_decisions.decide(connection, meeting.id, decided, scope=scope)
    seen = Entry(text, text, Role.UNIT_MANAGER, LogAction.LIST, "Medborgare", {where}, rows=1)
    access_log.append(connection, seen, now=now)
    return meeting.id


def identity(role: Role) -> str:
    """The account that has a role."""
    return f"{role}@kommun.example"


def _account(
    connection: Connection, role: Role, units: dict[str, UnitId], people: dict[str, int]
) -> None:
    ended = (role, units["over"], date(2020, 1, 1), TODAY - timedelta(days=1))
    a.an_account(connection, (role, units["norr"]), ended, identity=identity(role), name="Eli")
    for name, (_, kind) in RELATIONS.items():
        if kind:
            over = _now() - timedelta(hours=1) if name == "glassover" else None
            still = _now() + timedelta(hours=8) if kind is PersonGrant.BREAK_GLASS else None
            opening = Opening(people[name], kind, REASON, over or still)
            then = _now() - timedelta(hours=2)
            person_grants.give(connection, identity(role), opening, given_by="prov", now=then)


def _now() -> datetime:
    return datetime.now(UTC)


def may_be_sent(role: Role, page: str, asked: Object) -> set[str]:
    """The words that a role may be sent by a page that is asked for something."""
    return set(_words(role, page, asked))


def _words(role: Role, page: str, asked: Object) -> Iterator[str]:
    for unit in OWN_UNITS:
        yield word("ENHET", unit)
        yield word("ORD", unit)
    if asked.name == "enhet":
        yield asked.value  # the asker wrote it, and gets the address back
    for name in _people(role, page, asked):
        yield word("NAMN", name)
        yield word("TEXT", name)
    if role is Role.UNIT_MANAGER:
        yield word("TEXT", "shielded")  # never the name


def _people(role: Role, page: str, asked: Object) -> set[str]:
    if role is Role.UNIT_MANAGER:
        return SEEN_BY_MANAGER
    if role in (Role.CARE_MENTOR, Role.KEY_WORKER):
        return {"supported"}
    opened = asked.name == "id" and asked.relation == "glass" and page in OF_ONE
    return {"glass"} if role is Role.AREA_MANAGER and opened else set()


def must_be_sent(role: Role, page: str, asked: Object) -> bool:
    """Whether the answer has to name the citizen who is asked for, or nothing is measured."""
    named = word("NAMN", asked.relation) in may_be_sent(role, page, asked)
    return page == "citizen" and asked.name == "id" and named
