"""Rows of the log worth a look: each rule at its limit, and against a slow reading of its words."""

from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import access_patterns as patterns

NINE = datetime(2026, 6, 1, 9)  # noqa: DTZ001  (Swedish time; a Monday)


def views(*rows):
    """Rows of minute, user, citizen."""
    frame = pd.DataFrame(rows, columns=["minute", "identity", "citizen_id"])
    frame["at"] = NINE + pd.to_timedelta(frame["minute"], unit="min")
    return frame


@pytest.mark.parametrize(
    ("rows", "picked"),
    [
        ([(0, "a", 1), (30, "a", 2), (60, "a", 3)], [True] * 3),  # exactly an hour
        ([(0, "a", 1), (30, "a", 2), (61, "a", 3)], [False] * 3),  # a minute too long
        ([(0, "a", 1), (1, "a", 1), (2, "a", 2)], [False] * 3),  # two persons, three views
        ([(0, "a", 1), (1, "b", 2), (2, "a", 3)], [False] * 3),  # two users
        ([(0, "a", 9), (70, "a", 1), (80, "a", 2), (90, "a", 3)], [False, True, True, True]),
    ],
)
def test_many_persons_in_an_hour(rows, picked):
    assert list(patterns.many_in_short_time(views(*rows), persons=3)) == picked


@given(
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from("ab"), st.integers(1, 5)), max_size=25)
)
def test_many_persons_as_the_words_say(rows):
    frame = views(*rows)
    slow = [
        any(
            len(
                {who for minute, user, who in rows if user == own and start <= minute <= start + 60}
            )
            >= 3
            for start in range(mine - 60, mine + 1)
        )
        for mine, own, _ in rows
    ]
    assert list(patterns.many_in_short_time(frame, persons=3)) == slow


@pytest.mark.parametrize(
    ("at", "outside"),
    [
        (NINE, False),
        (NINE.replace(hour=7), False),
        (NINE.replace(hour=6, minute=59), True),
        (NINE.replace(hour=17, minute=59), False),
        (NINE.replace(hour=18), True),
        (NINE - timedelta(days=1), True),  # Sunday
        (NINE + timedelta(days=4), False),  # Friday
        (NINE + timedelta(days=5), True),  # Saturday
    ],
)
def test_office_hours(at, outside):
    assert list(patterns.outside_office_hours(pd.Series([at]))) == [outside]


def test_one_person_looked_at_by_many_counts_users_and_not_views():
    rows = [(0, "a", 1), (1, "b", 1), (2, "a", 2), (3, "a", 2), (4, "a", None), (5, "b", None)]
    assert list(patterns.looked_at_by_many(views(*rows), readers=2)) == [True] * 2 + [False] * 4
