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
