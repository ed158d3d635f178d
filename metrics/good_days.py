"""How many call their days good, month by month: the question that stands on its own."""

from __future__ import annotations

from datetime import date

import pandas as pd

from domain.measures import Measure
from metrics.courses import comparable
from metrics.unit_months import last_months

GOOD_DAY_COLUMNS = {"month": "int64", "so": "int64", "of": "int64"}


def good_days(scores: pd.DataFrame, measure: Measure, *, today: date) -> pd.DataFrame:
    """For each whole month: of how many citizens answered, and `so` many above the scale's middle.

    Only the citizen's own answers count, and each citizen once a month, by the latest answer. An
    ordinal scale has no mean; a share above the middle can be followed month by month.

    Args:
        scores: One row a score: citizen_id, held_on, measure, respondent, value; oldest first.
        measure: The question, as its file describes it.
        today: The month that goes on is left out.

    Returns:
        A frame with `GOOD_DAY_COLUMNS`, every month once; `month` counts from 0, the oldest.
    """
    months = pd.PeriodIndex(last_months(today))
    own = comparable(scores, {measure.id: measure})
    told = own.assign(month=own["held_on"].dt.to_period("M"))
    told = told.drop_duplicates(["citizen_id", "month"], keep="last")
    good = told["value"] > (measure.lowest + measure.highest) / 2
    counts = good.astype("int64").groupby(told["month"]).agg(["sum", "size"])
    counts = counts.reindex(months, fill_value=0)
    rows = {
        "month": range(len(months)),
        "so": counts["sum"].to_numpy(),
        "of": counts["size"].to_numpy(),
    }
    return pd.DataFrame(rows).astype(GOOD_DAY_COLUMNS)
