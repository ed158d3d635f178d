"""What changed since a test began, where it was tried and where it was not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from domain.measures import ChangeRule, Measure
from metrics.courses import comparable

CHANGE_COLUMNS = {
    "citizen_id": "int64",
    "measure": "str",
    "before": "float64",
    "after": "float64",
    "gain": "float64",
}


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
    counted = {name: m for name, m in measures.items() if m.rule is ChangeRule.THRESHOLD}
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
