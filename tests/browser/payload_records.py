"""Records where every column of free text holds all of the payloads: one a row, or some together.

They stand together where a page shows few rows, or where two hundred would only take time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from data_access import access_log, annotations, database, review_decisions, reviews
from data_access.access_log import Entry
from data_access.accounts import grants, sessions
from data_access.annotations import Annotation
from data_access.review_decisions import Decided
from data_access.reviews import Planned, Review
from data_access.schema import activity, initiative, initiative_unit, initiative_version
from domain.access import Role, Scope
from domain.reviews import ReviewStep, agenda
from domain.vocabulary import LogAction, Quarter, StrengthSource, UnitRole
from tests import builders as a
from tests.browser.payloads import PAYLOADS, marked

TODAY = datetime.now(UTC).date()
NOW = datetime.now(UTC).replace(tzinfo=None)
LONG_AGO = TODAY - timedelta(days=400)
LATELY = TODAY - timedelta(days=20)
FEW = 4  # rows: a sheet shows no more goals than that, and the log's first page has other rows too
A_SCREEN = 40  # rows that the caseload shows at a time
ROLES = (Role.UNIT_MANAGER, Role.AREA_MANAGER, Role.LOG_REVIEWER, Role.SYSTEM_OWNER)


@dataclass(frozen=True)
class Filled:
    """Whom and what the pages are asked for; `tokens` open a browser in each role."""

    whole: int
    sheet: int
    held: Review
    open: Review
    tokens: dict[Role, str]


def fill(connection) -> Filled:
    """Fill an empty database; forty units, one that is full, and one whose name is all of them."""
    database.state_fact(connection, "purpose", "demo")
    _units_and_citizens(connection)
    norr, long = a.a_unit(connection, "Norr"), a.a_unit(connection, joined("long"))
    _initiatives(connection, norr)
    whole, sheet = _whole(connection, norr), _sheet(connection, long)
    for text in marked("event"):
        annotations.write(
            connection, Annotation(norr, LATELY, text), scope=_scope(norr), by="Eli", now=NOW
        )
    held, open_one = _reviews(connection, norr)
    _log(connection, norr)
    return Filled(whole, sheet, held, open_one, _accounts(connection))


def rows(where: str, number: int = A_SCREEN) -> list[str]:
    """All payloads in `number` texts, a line each."""
    texts, size = marked(where), len(PAYLOADS) // number
    return ["\n".join(texts[at : at + size]) for at in range(0, len(texts), size)]


def joined(where: str) -> str:
    """All payloads in one text."""
    return rows(where, 1)[0]


def some(where: str, most: int) -> str:
    """As many payloads as a field of `most` characters has room for, the shortest first."""
    text = ""
    for payload in sorted(marked(where), key=len):
        if len(text) + len(payload) < most and "\n" not in payload:
            text += f" {payload}"
    return text.strip()


def _scope(norr) -> Scope:
    return Scope(frozenset({norr}))


def _units_and_citizens(connection) -> None:
    columns = zip(*map(rows, ("unit", "kind", "area", "name")), strict=True)
    for name, kind, area, called in columns:
        where = a.a_unit(connection, name, kind=kind, area=area)
        who = a.a_citizen(connection, where, name=called)
        a.a_follow_up(connection, who, where, LONG_AGO, sppb=7)


def _whole(connection, norr) -> int:
    """One citizen with a row for each payload in every table, and all in each single text."""
    who = a.a_citizen(connection, norr, name=joined("whole"))
    held = a.a_follow_up(connection, who, norr, LATELY, sppb=7, meaningfulness=3)
    connection.exec_driver_sql(
        "UPDATE follow_up SET professions = ? WHERE id = ?", (joined("professions"), held)
    )
    plan = {name: joined(name) for name in ("made_with", "key_worker", "own_words")}
    a.a_plan(connection, who, norr, made_on=LONG_AGO, **plan, signed_by_citizen_on=LATELY)
    names = ("what", "who", "how_often", "citizen_does", "support_does")
    activities = [dict(zip(names, row, strict=True)) for row in zip(*map(rows, names), strict=True)]
    for text in marked("strength"):
        a.a_strength(connection, who, text, source=StrengthSource.OWN)
    for goal, area, row in zip(rows("goal"), rows("life_area"), activities, strict=True):
        a.a_goal(connection, who, goal, started_on=LONG_AGO, target_on=LATELY, life_area=area)
        row |= {"citizen_id": who, "started_on": LONG_AGO, "batch_id": a.a_batch(connection)}
        connection.execute(activity.insert().values(row))
    for number, reason in enumerate(marked("end_reason")):
        day = date(2000, 1, 1) + timedelta(days=number)
        a.a_placement(connection, who, norr, since=day, until=day)
        connection.exec_driver_sql(
            "UPDATE placement SET end_reason = ? WHERE citizen_id = ? AND from_day = ?",
            (reason, who, day.isoformat()),
        )
    return who


def _sheet(connection, long) -> int:
    """One citizen whose own sheet has room for all: its four goals hold fifty each."""
    who = a.a_citizen(connection, long, name=joined("sheet"))
    words = {"own_words": joined("sheet_words"), "key_worker": joined("sheet_worker")}
    a.a_plan(connection, who, long, made_on=LONG_AGO, **words, signed_by_citizen_on=LATELY)
    columns = ("sheet_goal", "sheet_what", "sheet_often", "sheet_does", "sheet_support")
    for goal, what, often, does, support in zip(
        *(rows(name, FEW) for name in columns), strict=True
    ):
        a.a_goal(connection, who, goal, started_on=LONG_AGO)
        more = {"how_often": often, "citizen_does": does, "support_does": support}
        a.an_activity(connection, who, what, **more, started_on=LONG_AGO)
    return who


def _initiatives(connection, norr) -> None:
    batch = a.a_batch(connection)
    for name, version in zip(rows("test"), rows("version"), strict=True):
        made = connection.execute(initiative.insert().values(name=name))
        row = {"initiative_id": made.inserted_primary_key[0], "version": version}
        row |= {"started_on": LATELY, "batch_id": batch}
        tried = connection.execute(initiative_version.insert().values(row)).inserted_primary_key[0]
        role = {"version_id": tried, "unit_id": norr, "role": UnitRole.TEST}
        connection.execute(initiative_unit.insert().values(role))


def _reviews(connection, norr) -> tuple[Review, Review]:
    """A meeting that is held, with notes and decisions, and one that goes on after it."""
    now = Quarter.holding(TODAY)
    scope, steps = _scope(norr), agenda([ReviewStep.TESTS])
    for quarter, where in ((now.previous(), "held"), (now, "open")):
        planned = Planned(norr, quarter, 45, steps)
        meeting = reviews.start(connection, planned, scope=scope, by="Eli", now=NOW)
        for step in steps:
            text = joined(f"{where}_note") if step is ReviewStep.DECISIONS else "En rad."
            reviews.note(connection, (meeting.id, step), text, seen=0, scope=scope)
        for what, who in zip(rows(f"{where}_what"), rows(f"{where}_who"), strict=True):
            decided = Decided(ReviewStep.DECISIONS, what, who, TODAY)
            review_decisions.decide(connection, meeting.id, decided, scope=scope)
        if where == "held":
            reviews.close(connection, meeting.id, {}, scope=scope, now=NOW)
    held, open_one = sorted(reviews.within_scope(connection, scope=scope), key=lambda r: r.id)
    return held, open_one


def _log(connection, norr) -> None:
    columns = zip(*(rows(name, FEW) for name in ("user", "purpose", "outcome")), strict=True)
    for user, purpose, outcome in columns:
        about = {"units": {norr}, "rows": 1}
        entry = Entry("eli", user, Role.AREA_MANAGER, LogAction.EXPORT, "Rapport", **about)
        access_log.append(connection, _because(entry, purpose), now=NOW)
        entry = Entry("eli", "Eli", Role.LOG_REVIEWER, LogAction.REVIEW, "Alla rader", **about)
        access_log.append(connection, _because(entry, outcome), now=NOW)


def _because(entry: Entry, purpose: str) -> Entry:
    return Entry(**{**vars(entry), "purpose": purpose})


def _accounts(connection) -> dict[Role, str]:
    tokens = {}
    for role in ROLES:
        identity = f"{role}@kommun.example"
        a.an_account(connection, (role, None), identity=identity, name=joined(f"account_{role}"))
        holder = grants.find(connection, identity)
        now = datetime.now(UTC)
        tokens[role] = sessions.start(connection, holder, now=now)
    return tokens
