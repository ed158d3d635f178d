"""Every question answers within its scope and period, and the same shape when there is nothing."""

from datetime import date

import pandas as pd
import pytest

from data_access import citizens, follow_ups, units
from data_access.schema import unit
from domain.access import Scope
from domain.vocabulary import Period
from tests.builders import a_citizen, a_follow_up, a_life_event, a_placement, a_score, a_unit

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
NOBODY = Scope()


@pytest.fixture
def norr(connection):
    return a_unit(connection, "Norr")


@pytest.fixture
def other(connection):
    return a_unit(connection, "Söder")


def dtypes(frame: pd.DataFrame) -> dict[str, str]:
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


def test_only_units_in_scope_come_back_by_name(connection, norr, other):
    a_unit(connection, "Bortom")  # in nobody's scope: must not come back
    names = units.within(connection, scope=Scope(frozenset({norr, other})))["name"]
    assert list(names) == ["Norr", "Söder"]


def test_a_unit_stands_with_all_in_scope_that_belong_under_it(connection, norr, other):
    between = a_unit(connection, "Mellan", parent=norr)  # outside the scope, and holds it together
    team = a_unit(connection, "Team", parent=between)
    a_unit(connection, "Annat team", parent=norr)  # in nobody's scope: must not come back
    found = units.below(connection, scope=Scope(frozenset({norr, other, team})))
    pairs = set(found.itertuples(index=False, name=None))
    assert pairs == {(norr, norr), (norr, team), (team, team), (other, other)}


def test_a_tree_that_bites_its_own_tail_ends_where_it_began(connection, norr):
    team = a_unit(connection, "Team", parent=norr)
    connection.execute(unit.update().where(unit.c.id == norr).values(parent_id=team))
    found = units.below(connection, scope=Scope(frozenset({norr, team})))
    assert len(found) == 4


def test_every_unit_is_every_unit(connection, norr, other):
    assert units.every_unit(connection) == Scope(frozenset({norr, other}))


def test_current_citizens_are_those_placed_in_scope_on_the_day(connection, norr, other):
    a_citizen(connection, norr, name="Bo")
    a_citizen(connection, norr, name="Ada", since=date(2026, 3, 1))  # from this very day
    a_citizen(connection, norr, name="Cy", until=date(2026, 3, 1))  # to this very day
    a_citizen(connection, norr, name="Flyttad", until=date(2026, 2, 28))
    a_citizen(connection, norr, name="Kommande", since=date(2026, 3, 2))
    a_citizen(connection, other, name="Främmande")
    there = citizens.current(connection, scope=Scope(frozenset({norr})), day=date(2026, 3, 1))
    assert list(there["name"]) == ["Ada", "Bo", "Cy"]


def test_a_protected_identity_has_no_name(connection, norr):
    a_citizen(connection, norr, name="Hemlig", protected=True)
    there = citizens.current(connection, scope=Scope(frozenset({norr})), day=date(2026, 3, 1))
    assert there["name"].isna().all()
    assert there["protected"].all()


def test_a_journey_shows_only_the_stages_in_scope(connection, norr, other):
    who = a_citizen(connection, norr, until=date(2025, 5, 31))
    a_placement(connection, who, other, since=date(2025, 6, 1))
    mine = citizens.placements(connection, scope=Scope(frozenset({norr})))
    assert list(mine["unit_id"]) == [norr]


def test_follow_ups_belong_to_the_unit_that_held_them(connection, norr, other):
    who = a_citizen(connection, norr)
    a_follow_up(connection, who, norr, date(2026, 1, 1))  # first day of the period
    a_follow_up(connection, who, norr, date(2026, 12, 31))  # last day of the period
    a_follow_up(connection, who, norr, date(2025, 12, 31))  # the day before
    a_follow_up(connection, who, norr, date(2027, 1, 1))  # the day after
    a_follow_up(connection, who, other, date(2026, 5, 5))  # held by another unit
    held = follow_ups.held(connection, scope=Scope(frozenset({norr})), period=YEAR)
    assert list(held["held_on"].dt.date) == [date(2026, 1, 1), date(2026, 12, 31)]


def test_scores_leave_out_what_could_not_be_measured(connection, norr, other):
    who = a_citizen(connection, norr)
    held = a_follow_up(connection, who, norr, date(2026, 2, 2), sppb=7, hemliv=None)
    a_score(connection, held, "hanterbarhet", 4, respondent="staff")
    a_follow_up(connection, who, other, date(2026, 2, 3), sppb=12)  # held by another unit
    found = follow_ups.scores(connection, scope=Scope(frozenset({norr})), period=YEAR)
    assert list(zip(found["measure"], found["respondent"], found["value"], strict=True)) == [
        ("hanterbarhet", "staff", 4.0),
        ("sppb", "self", 7.0),
    ]


def test_what_could_not_be_measured_comes_with_its_code_and_scores_do_not(connection, norr, other):
    who = a_citizen(connection, norr)
    a_follow_up(connection, who, norr, date(2026, 1, 7), hemliv=None, sppb=7)
    a_follow_up(connection, who, other, date(2026, 2, 7), hemliv=None)  # another unit's
    a_follow_up(connection, who, norr, date(2026, 3, 7), hemliv=None)  # after the period
    period = Period(date(2026, 1, 1), date(2026, 2, 28))
    found = follow_ups.coded(connection, scope=Scope(frozenset({norr})), period=period)
    assert found[["measure", "missing_code"]].to_numpy().tolist() == [["hemliv", 9.0]]


def test_a_life_event_is_seen_by_the_unit_the_citizen_belonged_to_then(connection, norr, other):
    who = a_citizen(connection, norr, since=date(2026, 1, 1), until=date(2026, 6, 30))
    a_placement(connection, who, other, since=date(2026, 7, 1))
    a_life_event(connection, who, date(2026, 6, 30))  # the last day here
    a_life_event(connection, who, date(2026, 7, 1))  # already elsewhere
    seen = follow_ups.life_events(connection, scope=Scope(frozenset({norr})), period=YEAR)
    assert list(seen["happened_on"].dt.date) == [date(2026, 6, 30)]


@pytest.mark.parametrize(
    ("ask", "columns"),
    [
        (lambda c: units.within(c, scope=NOBODY), units.UNIT_COLUMNS),
        (lambda c: units.below(c, scope=NOBODY), units.BELOW_COLUMNS),
        (
            lambda c: citizens.current(c, scope=NOBODY, day=YEAR.first),
            citizens.CITIZEN_COLUMNS,
        ),
        (
            lambda c: citizens.placements(c, scope=NOBODY),
            citizens.PLACEMENT_COLUMNS,
        ),
        (lambda c: follow_ups.held(c, scope=NOBODY, period=YEAR), follow_ups.FOLLOW_UP_COLUMNS),
        (lambda c: follow_ups.scores(c, scope=NOBODY, period=YEAR), follow_ups.SCORE_COLUMNS),
        (
            lambda c: follow_ups.life_events(c, scope=NOBODY, period=YEAR),
            follow_ups.LIFE_EVENT_COLUMNS,
        ),
    ],
)
def test_the_empty_scope_sees_nobody_in_the_declared_columns(connection, norr, ask, columns):
    who = a_citizen(connection, norr)
    a_follow_up(connection, who, norr, date(2026, 2, 2), sppb=7)
    a_life_event(connection, who, date(2026, 6, 30))
    answer = ask(connection)
    assert answer.empty
    assert dtypes(answer) == columns
