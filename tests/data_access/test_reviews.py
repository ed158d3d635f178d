"""Meetings: kept within the scope, frozen when held, and safe when many write at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest

from data_access import annotations, database, review_decisions, reviews
from data_access.annotations import Annotation
from data_access.review_decisions import Decided
from data_access.reviews import Conflict, Planned
from domain.access import AccessDenied, Scope
from domain.reviews import DecisionStatus, ReviewStep, agenda
from domain.vocabulary import Quarter
from tests.builders import a_unit

NOW = datetime(2026, 6, 1, 9)  # noqa: DTZ001  (UTC, as stored)
Q2 = Quarter(2026, 2)
STEPS = agenda([ReviewStep.GOALS])
PHONE = Decided(ReviewStep.GOALS, "Ringa alla", "enhetschef", date(2026, 8, 31))
THREADS, EDITS = 8, 12


@pytest.fixture
def norr(connection):
    return a_unit(connection, "Norr")


def of(*units) -> Scope:
    return Scope(frozenset(units))


def begun(connection, unit, quarter=Q2):
    planned = Planned(unit, quarter, 30, STEPS)
    return reviews.start(connection, planned, scope=of(unit), by="Eli", now=NOW)


def test_a_meeting_is_begun_once_however_many_begin_it(connection, norr):
    first = begun(connection, norr)
    assert begun(connection, norr) == first
    assert (first.quarter, first.steps, first.closed_at) == (Q2, STEPS, None)


def test_meetings_come_latest_first_and_never_from_another_unit(connection, norr):
    begun(connection, a_unit(connection, "Söder"))
    q1, q2 = begun(connection, norr, Quarter(2026, 1)), begun(connection, norr)
    assert reviews.within_scope(connection, scope=of(norr)) == [q2, q1]
    assert reviews.within_scope(connection, scope=Scope()) == []


def test_decisions_come_first_due_first_and_never_from_another_unit(connection, norr):
    soder = a_unit(connection, "Söder")
    here, there = begun(connection, norr), begun(connection, soder)
    review_decisions.decide(connection, here.id, PHONE, scope=of(norr))
    sooner = Decided(ReviewStep.DECISIONS, "Fråga", "handledare", date(2026, 7, 1))
    review_decisions.decide(connection, here.id, sooner, scope=of(norr))
    review_decisions.decide(connection, there.id, PHONE, scope=of(soder))
    found = review_decisions.all_of(connection, scope=of(norr))
    assert found["what"].tolist() == ["Fråga", "Ringa alla"]
    assert dict(found.dtypes.astype("str")) == review_decisions.DECISION_COLUMNS
    nothing = review_decisions.all_of(connection, scope=Scope())
    assert dict(nothing.dtypes.astype("str")) == review_decisions.DECISION_COLUMNS


def test_another_units_meeting_is_neither_read_nor_written(connection, norr):
    soder = a_unit(connection, "Söder")
    theirs = begun(connection, soder)
    number = review_decisions.decide(connection, theirs.id, PHONE, scope=of(soder))
    goals, done, mine = (theirs.id, ReviewStep.GOALS), DecisionStatus.DONE, of(norr)
    planned = Planned(soder, Q2, 30, STEPS)
    for refused in (
        lambda: reviews.one(connection, theirs.id, scope=mine),
        lambda: reviews.noted(connection, theirs.id, scope=mine),
        lambda: reviews.note(connection, goals, "x", seen=0, scope=mine),
        lambda: review_decisions.decide(connection, theirs.id, PHONE, scope=mine),
        lambda: review_decisions.follow_up(connection, number, done, seen=1, scope=mine, now=NOW),
        lambda: reviews.close(connection, theirs.id, {}, scope=mine, now=NOW),
        lambda: reviews.start(connection, planned, scope=mine, by="Eli", now=NOW),
    ):
        with pytest.raises(AccessDenied):
            refused()


def test_the_second_to_write_is_told_what_the_first_wrote_and_nothing_changes(connection, norr):
    goals = (begun(connection, norr).id, ReviewStep.GOALS)
    reviews.note(connection, goals, "Först", seen=0, scope=of(norr))
    for seen in (0, 7):
        with pytest.raises(Conflict, match="Någon annan") as told:
            reviews.note(connection, goals, "Sedan", seen=seen, scope=of(norr))
        assert (told.value.theirs, told.value.version) == ("Först", 1)
    assert reviews.note(connection, goals, "Först. Sedan", seen=1, scope=of(norr)) == 2
    noted = reviews.noted(connection, goals[0], scope=of(norr))
    assert noted[ReviewStep.GOALS].note == "Först. Sedan"


def test_what_became_of_a_decision_is_said_after_the_meeting_too_but_once_for_each_look(
    connection, norr
):
    here, scope = begun(connection, norr), of(norr)
    number = review_decisions.decide(connection, here.id, PHONE, scope=scope)
    reviews.close(connection, here.id, {}, scope=scope, now=NOW)
    review_decisions.follow_up(
        connection, number, DecisionStatus.DONE, seen=1, scope=scope, now=NOW
    )
    with pytest.raises(Conflict):
        review_decisions.follow_up(
            connection, number, DecisionStatus.NOT_DONE, seen=1, scope=scope, now=NOW
        )
    row = review_decisions.all_of(connection, scope=scope).iloc[0]
    assert (row["status"], row["version"], row["status_at"]) == ("done", 2, NOW)


def test_a_held_meeting_keeps_its_figures_and_takes_no_more(connection, norr):
    here, scope = begun(connection, norr), of(norr)
    goals = (here.id, ReviewStep.GOALS)
    reviews.note(connection, goals, "Bra", seen=0, scope=scope)
    frozen = {ReviewStep.GOALS: "[1]", ReviewStep.PLANS: "[2]"}
    reviews.close(connection, here.id, frozen, scope=scope, now=NOW)
    noted = reviews.noted(connection, here.id, scope=scope)
    assert (noted[ReviewStep.GOALS].note, noted[ReviewStep.GOALS].figures) == ("Bra", "[1]")
    assert noted[ReviewStep.PLANS].figures == "[2]"
    assert reviews.one(connection, here.id, scope=scope).closed_at == NOW
    for refused in (
        lambda: reviews.note(connection, goals, "Mer", seen=1, scope=scope),
        lambda: review_decisions.decide(connection, here.id, PHONE, scope=scope),
        lambda: reviews.close(connection, here.id, {}, scope=scope, now=NOW),
    ):
        with pytest.raises(AccessDenied, match="avslutat"):
            refused()


def test_every_write_tells_the_caches(connection, norr):
    seen = []
    here, scope = begun(connection, norr), of(norr)
    for write in (
        lambda: reviews.note(connection, (here.id, ReviewStep.GOALS), "x", seen=0, scope=scope),
        lambda: review_decisions.decide(connection, here.id, PHONE, scope=scope),
        lambda: annotations.write(
            connection, Annotation(norr, NOW.date(), "Ny lokal"), scope=scope, by="Eli", now=NOW
        ),
        lambda: reviews.close(connection, here.id, {}, scope=scope, now=NOW),
    ):
        write()
        seen.append(database.facts(connection)[database.NOTES_VERSION])
    assert len(set(seen)) == len(seen)


def test_eight_who_write_at_once_lose_nothing(engine):
    """Each adds its own words to what it read, and again when told that another was first."""
    with database.writing(engine) as connection:
        unit = a_unit(connection, "Norr")
        here = begun(connection, unit)
    at, scope = (here.id, ReviewStep.GOALS), of(unit)

    def add(words: str) -> int:
        told = 0
        while True:
            with database.reading(engine) as connection:
                there = reviews.noted(connection, here.id, scope=scope)
            before = there.get(ReviewStep.GOALS, reviews.Noted())
            try:
                with database.writing(engine) as connection:
                    text = f"{before.note} {words}"
                    reviews.note(connection, at, text, seen=before.version, scope=scope)
            except Conflict:
                told += 1
            else:
                return told

    mine = [[f"{who}-{edit}" for edit in range(EDITS)] for who in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as pool:
        told = list(pool.map(lambda words: sum(add(word) for word in words), mine))
    with database.reading(engine) as connection:
        last = reviews.noted(connection, here.id, scope=scope)[ReviewStep.GOALS]
    assert sorted(last.note.split()) == sorted(word for words in mine for word in words)
    assert last.version == THREADS * EDITS
    assert sum(told) > 0  # or they never met, and nothing was tested


def test_what_happened_is_kept_within_the_unit(connection, norr):
    soder = a_unit(connection, "Söder")
    for unit, text in ((norr, "Ny lokal"), (soder, "Ny chef")):
        happened = Annotation(unit, date(2026, 5, 2), text)
        annotations.write(connection, happened, scope=of(unit), by="Eli", now=NOW)
    found = annotations.all_of(connection, scope=of(norr))
    assert found["text"].tolist() == ["Ny lokal"]
    assert dict(found.dtypes.astype("str")) == annotations.ANNOTATION_COLUMNS
    with pytest.raises(AccessDenied):
        annotations.write(
            connection, Annotation(soder, NOW.date(), "x"), scope=of(norr), by="Eli", now=NOW
        )
    number = int(annotations.all_of(connection, scope=of(soder))["annotation_id"].iloc[0])
    annotations.remove(connection, number, scope=of(norr))
    assert len(annotations.all_of(connection, scope=of(soder))) == 1
    annotations.remove(connection, number, scope=of(soder))
    assert len(annotations.all_of(connection, scope=of(soder))) == 0
