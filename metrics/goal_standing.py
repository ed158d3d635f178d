"""How each goal stands today: its latest level, and whether that is reached, kept or not."""

from __future__ import annotations

from datetime import date

import pandas as pd

from domain.vocabulary import GoalOwner, GoalType
from metrics.goal_attainment import Attainment, attainment

STANDING_COLUMNS = {"now": "float64", "now_on": "datetime64[s]", "attainment": "str"}

_TYPES = frozenset(GoalType)


def standing(goals: pd.DataFrame, assessments: pd.DataFrame) -> pd.DataFrame:
    """Each goal with its latest level, the day of it, and how it stands; in the order of `goals`.

    Levels are 0 (no problem) to 4, lower is better. A goal that nobody has assessed with a level,
    or that lacks a start, a target or a type, is not assessed.

    Args:
        goals: One row a goal: goal_id, goal_type, baseline, target.
        assessments: One row an assessment: goal_id, assessed_on, level (NaN if not given).

    Returns:
        `goals` with `STANDING_COLUMNS` added.
    """
    levelled = assessments.dropna(subset=["level"]).sort_values("assessed_on", kind="stable")
    latest = levelled.drop_duplicates("goal_id", keep="last")
    latest = latest.rename(columns={"level": "now", "assessed_on": "now_on"})
    told = goals.merge(latest[["goal_id", "now", "now_on"]], on="goal_id", how="left")
    told["attainment"] = [
        _attainment(*row)
        for row in zip(
            told["baseline"], told["target"], told["now"], told["goal_type"], strict=True
        )
    ]
    return told.astype(STANDING_COLUMNS)


def owned_by_citizen(goals: pd.DataFrame) -> pd.DataFrame:
    """The citizens' own goals; shared ones and staff's are not counted as their own."""
    return goals.loc[goals["owner"] == GoalOwner.CITIZEN]


def past_their_day(standings: pd.DataFrame, *, today: date) -> pd.DataFrame:
    """Goals whose day has passed and that are not reached; a goal without a day never is."""
    passed = standings["target_on"] < pd.Timestamp(today)
    return standings.loc[passed & (standings["attainment"] != Attainment.REACHED)]


def _attainment(baseline: float, target: float, now: float, goal_type: object) -> Attainment:
    if goal_type not in _TYPES:
        return Attainment.NOT_ASSESSED
    return attainment(
        baseline=baseline,
        target=target,
        now=now,
        goal_type=str(goal_type),
        higher_is_better=False,
    )
