"""The periods on offer: whole, next to each other, and the one that goes on ends today."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar_periods import RHYTHMS, latest, offered
from domain.vocabulary import Period, Quarter

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(DAYS)
def test_the_parts_of_a_rhythm_follow_each_other_without_gap_and_hold_today(today):
    for rhythm in RHYTHMS:
        periods = latest(rhythm, today)
        assert today in periods[0]
        for later, earlier in pairwise(periods):
            assert earlier.last + timedelta(days=1) == later.first


@given(DAYS)
def test_quarters_are_the_quarters(today):
    assert latest(RHYTHMS[0], today)[1] == Quarter.holding(today).previous().period


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("kvartal 4, 2026 (pågår)", date(2026, 10, 1), date(2026, 11, 22)),
        ("tertial 2, 2026", date(2026, 5, 1), date(2026, 8, 31)),
        ("halvår 2, 2025", date(2025, 7, 1), date(2025, 12, 31)),
        ("år 2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_each_has_its_name_and_days(name, first, last):
    assert offered(date(2026, 11, 22))[name] == Period(first, last)


@given(DAYS)
def test_no_offered_period_ends_after_today(today):
    assert all(period.last <= today for period in offered(today).values())
