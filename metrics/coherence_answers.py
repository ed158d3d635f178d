"""Who answered on the three parts of KASAM in a period, and what; own answers first.

Nobody is counted twice on a part. One who has answered, with or without support, is counted by
that answer alone; what others say counts only where the citizen has not answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from domain.measures import ChangeRule, Measure
from domain.vocabulary import KASAM, Period, Respondent, Step
from metrics.profile_change import profile_changes

ANSWER_COLUMNS = {"citizen_id": "int64", "measure": "str", "own": "bool", "value": "float64"}


def parts(measures: Mapping[str, Measure]) -> list[str]:
    """The measures of the three parts that are rated in dialogue, in their order."""
    return [
        name
        for name, measure in measures.items()
        if measure.rule is ChangeRule.DIALOGUE and measure.track in KASAM
    ]


def answers(scores: pd.DataFrame, measures: Mapping[str, Measure], period: Period) -> pd.DataFrame:
    """One row a citizen and part: the latest own answer in `period`, else the latest by others.

    Args:
        scores: One row a score: citizen_id, held_on, measure, respondent, value.
        measures: The measure files by id; those in dialogue are read.
        period: When the answers were given.

    Returns:
        A frame with `ANSWER_COLUMNS`.
    """
    days = scores["held_on"].dt.date
    here = (days >= period.first) & (days <= period.last)
    there = scores.loc[here & scores["measure"].isin(parts(measures))]
    citizens_own = [who for who in Respondent if who.is_citizen]
    told = there.assign(own=there["respondent"].isin(citizens_own))
    latest = told.sort_values(["own", "held_on"], kind="stable").drop_duplicates(
        ["citizen_id", "measure"], keep="last"
    )
    return latest[list(ANSWER_COLUMNS)].astype(ANSWER_COLUMNS).reset_index(drop=True)


def levels(answered: pd.DataFrame, measure: Measure, *, own: bool) -> pd.Series:
    """How many answered each step of the scale, by the citizens or by others."""
    rows = answered.loc[(answered["measure"] == measure.id) & (answered["own"] == own)]
    scale = range(int(measure.lowest), int(measure.highest) + 1)
    return rows["value"].value_counts().reindex(list(scale), fill_value=0)


def steps(courses: pd.DataFrame, name: str) -> pd.Series:
    """How many own answers are each `Step` from the talk before; unknown for a first talk."""
    found = courses.loc[courses["measure"] == name, "step"].value_counts()
    return found.reindex([str(step) for step in Step], fill_value=0)


def profiles(courses: pd.DataFrame, names: Iterable[str]) -> pd.Series:
    """One `ProfileVerdict` value a citizen: the whole profile against the talk before.

    Args:
        courses: Of the parts, with their latest own answer in the period.
        names: The parts.
    """
    columns = list(names)
    before, after = (
        courses.pivot_table(index="citizen_id", columns="measure", values=when, dropna=False)
        for when in ("previous", "latest")
    )
    return profile_changes(before.reindex(columns=columns), after.reindex(columns=columns))
