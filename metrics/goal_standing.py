"""How each goal that was worked with in a period stood at the end of it."""

from __future__ import annotations

import pandas as pd

from domain.vocabulary import Period
from metrics.goal_attainment import Attainment, attainment

HIGHER_IS_BETTER = False
"""Goals are levelled by IBIC, where 0 is no difficulty and 4 the greatest."""

STANDING_COLUMNS = [
    *("goal_id", "citizen_id", "life_area", "goal_type", "owner", "started_on", "standing")
]


def standing(goals: pd.DataFrame, assessments: pd.DataFrame, period: Period) -> pd.DataFrame:
    """One row a goal worked with in `period`, with its `Attainment` by the latest level until then.

    A goal was worked with when it had begun by the last day, and had its target day in the period
    or later, or none, or was assessed in the period. A goal without a type is not assessed, since
    nobody said whether to keep is to reach.

    Args:
        goals: As `data_access.plans.goals` returns.
        assessments: As `data_access.plans.goal_assessments` returns.
        period: Its last day is when the goals are read.

    Returns:
        A frame with `STANDING_COLUMNS`, oldest goal first, the same when there are no goals.
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
        standing=[str(_standing(*row)) for row in zip(*columns, strict=True)]
    ).reindex(columns=STANDING_COLUMNS)


def _standing(baseline: float, target: float, now: float, goal_type: str | None) -> Attainment:
    if pd.isna(goal_type):
        return Attainment.NOT_ASSESSED
    return attainment(
        baseline=baseline,
        target=target,
        now=now,
        goal_type=str(goal_type),
        higher_is_better=HIGHER_IS_BETTER,
    )
