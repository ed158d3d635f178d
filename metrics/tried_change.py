"""Where citizens stood when a test began, and what changed since, where it was tried or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from domain.measures import ChangeRule, Measure
from metrics import disclosure
from metrics.courses import comparable

A_YEAR = pd.DateOffset(years=1)  # the calendar has everybody followed up within it

CHANGE_COLUMNS = {
    "citizen_id": "int64",
    "measure": "str",
    "before": "float64",
    "after": "float64",
    "gain": "float64",
}

START_COLUMNS = {"measure": "str", "n": "int64", "mean": "float64"}


def starting_point(
    scores: pd.DataFrame, measures: Mapping[str, Measure], *, began: date
) -> pd.DataFrame:
    """Where a unit's citizens stood when a test began: one row a measure, as `START_COLUMNS`.

    Everybody's last value in the year before `began` counts, also theirs who were not measured
    later, so that nothing that is measured afterwards can change it. A measure that fewer than five
    have a value on is left out. Measures as in `since`.

    Args:
        scores: Of one unit, as `data_access.follow_ups.scores`.
        measures: The measure files by id.
        began: The day the test began.
    """
    joined = comparable(scores, _counted(measures)).sort_values("held_on", kind="stable")
    first = pd.Timestamp(began)
    year = joined.loc[(joined["held_on"] >= first - A_YEAR) & (joined["held_on"] < first)]
    last = year.groupby(["measure", "citizen_id"])["value"].last()
    told = last.groupby("measure").agg(n="size", mean="mean").reset_index()
    enough = told.loc[told["n"] >= disclosure.smallest()]
    return enough[list(START_COLUMNS)].astype(START_COLUMNS).reset_index(drop=True)


def since(
    scores: pd.DataFrame, measures: Mapping[str, Measure], *, began: date, until: date
) -> pd.DataFrame:
    """One row a citizen and measure with a value both before a test began and since.

    `before` is the last value before `began`, the starting point; `after` the latest from then up
    to and with `until`; `gain` is the change in scale points, more is better. Both values are from
    follow-ups that the same unit held. Only measures that say by how much they err: a mean of the
    steps of an ordinal scale says nothing.

    Args:
        scores: Of some units, as `data_access.follow_ups.scores`.
        measures: The measure files by id.
        began: The day the test began.
        until: The last day that counts.
    """
    counted = _counted(measures)
    joined = comparable(scores, counted).sort_values("held_on", kind="stable")
    early = joined["held_on"] < pd.Timestamp(began)
    late = ~early & (joined["held_on"] <= pd.Timestamp(until))
    who = ["citizen_id", "measure"]
    before = joined.loc[early].groupby(who)["value"].last().rename("before")
    after = joined.loc[late].groupby(who)["value"].last().rename("after")
    both = pd.concat([before, after], axis="columns", join="inner").reset_index()
    better = both["measure"].map({n: 1 if m.higher_is_better else -1 for n, m in counted.items()})
    gain = (both["after"] - both["before"]) * better.astype("float64")
    return both.assign(gain=gain)[list(CHANGE_COLUMNS)].astype(CHANGE_COLUMNS)


def _counted(measures: Mapping[str, Measure]) -> dict[str, Measure]:
    return {name: m for name, m in measures.items() if m.rule is ChangeRule.THRESHOLD}
