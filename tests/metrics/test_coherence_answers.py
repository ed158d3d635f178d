"""Own answers first: others' count only where the citizen has not answered."""

from datetime import date

import pandas as pd
import pytest

from domain.measures import default_shelf
from domain.vocabulary import Period
from metrics import coherence_answers

PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))


def answered(*rows):
    frame = pd.DataFrame(rows, columns=["held_on", "respondent", "value"])
    frame = frame.assign(citizen_id=1, measure="begriplighet")
    frame["held_on"] = pd.to_datetime(frame["held_on"])
    found = coherence_answers.answers(frame, default_shelf(), PERIOD)
    return [(row.own, row.value) for row in found.itertuples()]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([("2026-02-01", "self", 2), ("2026-03-01", "with_support", 4)], [(True, 4)]),
        ([("2026-02-01", "self", 2), ("2026-03-01", "staff", 5)], [(True, 2)]),
        ([("2026-02-01", "proxy", 1), ("2026-03-01", "staff", 5)], [(False, 5)]),
        ([("2025-12-31", "self", 2), ("2026-03-01", "staff", 5)], [(False, 5)]),  # before
        ([("2026-07-01", "self", 2)], []),  # after
    ],
)
def test_a_citizen_is_counted_by_the_latest_own_answer_or_else_by_others(rows, found):
    assert answered(*rows) == found
