"""From the last value before a test began to the latest since: who counts, and which way is up."""

from datetime import date

import pandas as pd
import pytest

from data_access.follow_ups import SCORE_COLUMNS
from domain.measures import default_shelf
from metrics import tried_change

BEGAN, UNTIL = date(2026, 1, 1), date(2026, 12, 31)


def gains(*rows: tuple[date, str, float], respondent="self") -> list[float]:
    told = [(1, day, measure, respondent, value) for day, measure, value in rows]
    scores = pd.DataFrame(told, columns=list(SCORE_COLUMNS)).astype(SCORE_COLUMNS)
    return list(tried_change.since(scores, default_shelf(), began=BEGAN, until=UNTIL)["gain"])


EARLY, BEFORE, FIRST, LATER, TOO_LATE = (
    date(2024, 5, 1),
    date(2025, 12, 31),
    BEGAN,
    date(2026, 12, 31),
    date(2027, 1, 1),
)


@pytest.mark.parametrize(
    ("rows", "gain"),
    [
        ([(EARLY, "sppb", 2), (BEFORE, "sppb", 5), (LATER, "sppb", 8)], [3.0]),
        ([(BEFORE, "sppb", 5), (FIRST, "sppb", 6)], [1.0]),  # the first day is within the test
        ([(BEFORE, "sppb", 5), (FIRST, "sppb", 6), (LATER, "sppb", 4)], [-1.0]),
        ([(BEFORE, "tug", 20), (LATER, "tug", 15)], [5.0]),  # fewer seconds are better
        ([(BEFORE, "sppb", 5), (TOO_LATE, "sppb", 8)], []),
        ([(FIRST, "sppb", 5), (LATER, "sppb", 8)], []),  # no starting point
        ([(BEFORE, "meningsfullhet", 2), (LATER, "meningsfullhet", 4)], []),  # ordinal
    ],
)
def test_the_change_is_from_just_before_to_the_latest_since(rows, gain):
    assert gains(*rows) == gain


def test_what_others_answered_of_the_citizens_own_rating_does_not_count():
    rows = [(BEFORE, "copm_p", 2), (LATER, "copm_p", 6)]
    assert gains(*rows) == [4.0]
    assert gains(*rows, respondent="proxy") == []


def start(*values: tuple[int, date, float], measure="sppb") -> list[tuple]:
    told = [(who, day, measure, "self", value) for who, day, value in values]
    scores = pd.DataFrame(told, columns=list(SCORE_COLUMNS)).astype(SCORE_COLUMNS)
    found = tried_change.starting_point(scores, default_shelf(), began=BEGAN)
    return list(found.itertuples(index=False, name=None))


FIVE = [(who, BEFORE, 4.0) for who in range(5)]
FOUR = FIVE[:4]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (FIVE, [("sppb", 5, 4.0)]),
        (FOUR, []),  # too few to be kept
        ([*FOUR, (4, BEGAN, 9.0)], []),  # measured on the first day of the test
        ([*FOUR, (4, EARLY, 9.0)], []),  # more than a year before
        ([*FOUR, (4, date(2025, 1, 1), 9.0)], [("sppb", 5, 5.0)]),  # a year before to the day
        ([(0, date(2025, 6, 1), 9.0), *FIVE], [("sppb", 5, 4.0)]),  # each one's last value
        ([*FIVE, (0, LATER, 9.0)], [("sppb", 5, 4.0)]),  # nothing later counts
    ],
)
def test_the_starting_point_is_everybodys_last_value_in_the_year_before(values, found):
    assert start(*values) == found


def test_the_starting_point_has_no_mean_of_steps():
    assert start(*FIVE, measure="meningsfullhet") == []
