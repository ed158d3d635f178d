"""Sums of the licensed forms of KASAM: of a group, never of one person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from domain.vocabulary import Period, Respondent

FEWEST = 10
"""Persons behind a mean: with fewer it leans on one of them, and says much of that one."""


@dataclass(frozen=True)
class GroupSum:
    """The mean of one form's sums in a group and its 95 % interval, or how many too few there are.

    `mean`, `lower` and `upper` are None for fewer than `FEWEST`.
    """

    n: int
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None


def latest(scores: pd.DataFrame, form: str, citizens: Collection[int], period: Period) -> pd.Series:
    """The latest sum of each citizen that they answered to themselves, with support or without."""
    days = scores["held_on"].dt.date
    own = scores["respondent"].isin([who for who in Respondent if who.is_citizen])
    within = (days >= period.first) & (days <= period.last)
    there = scores["citizen_id"].isin(list(citizens))
    rows = scores.loc[(scores["measure"] == form) & own & within & there].dropna(subset=["value"])
    ordered = rows.sort_values("held_on", kind="stable")
    return ordered.drop_duplicates("citizen_id", keep="last").set_index("citizen_id")["value"]


def group(sums: pd.Series) -> GroupSum:
    """The mean with Student's interval (t with n - 1 degrees of freedom).

    >>> group(pd.Series([60.0] * 5 + [70.0] * 5)).mean
    65.0
    >>> group(pd.Series([60.0] * 9)).mean is None
    True
    """
    n = len(sums)
    if n < FEWEST:
        return GroupSum(n)
    values = sums.to_numpy("float64")
    mean, error = float(np.mean(values)), float(stats.sem(values))
    margin = float(stats.t.ppf(0.975, n - 1)) * error
    return GroupSum(n, mean, mean - margin, mean + margin)
