"""How each goal stands, today or at the end of a period: reached, kept, partly, not or unknown."""

from __future__ import annotations

from datetime import date

import pandas as pd

from domain.vocabulary import GoalOwner, GoalType, Period
from metrics.goal_attainment import Attainment, attainment

STANDING_COLUMNS = {"now": "float64", "now_on": "datetime64[s]", "attainment": "str"}

PERIOD_COLUMNS = [
    *("goal_id", "citizen_id", "life_area", "goal_type", "owner", "started_on", "standing")
]

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


def in_period(goals: pd.DataFrame, assessments: pd.DataFrame, period: Period) -> pd.DataFrame:
    """One row a goal worked with in `period`, with its `Attainment` by the latest level until then.

    A goal was worked with when it had begun by the last day, and had its target day in the period
    or later, or none, or was assessed in the period. A goal without a type is not assessed, since
    nobody said whether to keep is to reach.

    Args:
        goals: As `data_access.plans.goals` returns.
        assessments: As `data_access.plans.goal_assessments` returns.
        period: Its last day is when the goals are read.

    Returns:
        A frame with `PERIOD_COLUMNS`, oldest goal first, the same when there are no goals.
    """
    first, last = pd.Timestamp(period.first), pd.Timestamp(period.last)
    until = assessments.loc[assessments["assessed_on"] <= last]
    lately = set(until.loc[until["assessed_on"] >= first, "goal_id"])
    begun = goals["started_on"] <= last
    open_ = goals["target_on"].isna() | (goals["target_on"] >= first)
    there = goals.loc[begun & (open_ | goals["goal_id"].isin(lately))]
    given = until.dropna(subset=["level"]).sort_values("assessed_on", kind="stable")
    now = given.drop_duplicates("goal_id", keep="last").set_index("goal_id")["level"]
    levels = there["goal_id"].map(now)
    columns = (there["baseline"], there["target"], levels, there["goal_type"])
    return there.assign(
        standing=[str(_attainment(*row)) for row in zip(*columns, strict=True)]
    ).reindex(columns=PERIOD_COLUMNS)


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
