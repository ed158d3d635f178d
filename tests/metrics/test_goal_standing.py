"""Which goals a period is about, and how each stood at its end."""

from datetime import date

import pandas as pd
import pytest

from data_access.plans import ASSESSMENT_COLUMNS, GOAL_COLUMNS
from domain.vocabulary import Period
from metrics.goal_standing import PERIOD_COLUMNS, in_period

PERIOD = Period(date(2026, 4, 1), date(2026, 6, 30))


def goals(**changed):
    row = dict.fromkeys(GOAL_COLUMNS) | {"goal_id": 1, "citizen_id": 9}
    row |= {"goal_type": "improve", "started_on": "2026-01-10", "baseline": 3, "target": 1}
    return pd.DataFrame([row | changed]).astype(GOAL_COLUMNS)


def assessed(*rows):
    frame = pd.DataFrame(
        [(1, 9, day, level) for day, level in rows], columns=list(ASSESSMENT_COLUMNS)
    )
    return frame.astype(ASSESSMENT_COLUMNS)


@pytest.mark.parametrize(
    ("goal", "levels", "says"),
    [
        ({}, [], ["not_assessed"]),
        ({}, [("2026-05-01", 1)], ["reached"]),
        ({}, [("2026-05-01", 2)], ["partly"]),
        ({}, [("2026-05-01", 4), ("2026-07-01", 1)], ["worsened"]),  # not yet known
        ({}, [("2026-05-01", 2), ("2026-06-01", None)], ["partly"]),  # said to be, no level
        ({"goal_type": "maintain", "target": 3}, [("2026-05-01", 3)], ["reached"]),
        ({"goal_type": None}, [("2026-05-01", 1)], ["not_assessed"]),
        ({"started_on": "2026-07-01"}, [], []),  # begun after the period
        ({"target_on": "2026-03-31"}, [], []),  # over before it
        ({"target_on": "2026-03-31"}, [("2026-05-01", 1)], ["reached"]),  # but assessed in it
        ({"target_on": "2026-03-31"}, [("2026-07-01", 1)], []),  # only after it
    ],
)
def test_a_goal_stands_as_its_latest_level_says(goal, levels, says):
    assert in_period(goals(**goal), assessed(*levels), PERIOD)["standing"].to_list() == says


def test_without_goals_the_columns_are_the_same():
    nothing = in_period(goals().iloc[:0], assessed(), PERIOD)
    assert list(nothing) == PERIOD_COLUMNS
    assert nothing.empty
