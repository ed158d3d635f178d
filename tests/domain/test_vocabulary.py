"""Periods and quarters hold together; the empty scope sees nobody."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.access import Scope
from domain.vocabulary import Period, Quarter, Respondent, UnitId

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS)
def test_every_day_lies_in_its_own_quarter_and_in_no_neighbour(day):
    quarter = Quarter.holding(day)
    assert day in quarter.period
    assert day not in quarter.previous().period
    assert day not in quarter.next().period


@given(DAYS)
def test_quarters_follow_each_other_without_a_gap(day):
    quarter = Quarter.holding(day)
    assert quarter.period.last + timedelta(days=1) == quarter.next().period.first
    assert quarter.next().previous() == quarter


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="before it begins"):
        Period(date(2026, 2, 1), date(2026, 1, 31))


def test_there_is_no_fifth_quarter():
    with pytest.raises(ValueError, match="1 to 4"):
        Quarter(2026, 5)


def test_a_scope_narrows_and_never_widens():
    mine = Scope(frozenset({UnitId(1), UnitId(2)}))
    assert mine.narrowed_to(UnitId(2)) == Scope(frozenset({UnitId(2)}))
    assert mine.narrowed_to(UnitId(3)) == Scope()
    assert mine.narrowed_to(UnitId(1), UnitId(2), UnitId(3)) == mine
    assert mine.narrowed_to() == Scope()
    assert not Scope().sees(UnitId(1))


def test_what_proxies_and_staff_say_is_never_the_citizens_own():
    others = [respondent for respondent in Respondent if not respondent.is_citizen]
    assert others == [Respondent.PROXY, Respondent.STAFF]
