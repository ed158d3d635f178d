"""What happened in a unit, as the rules of a chart and as the words beside it."""

from __future__ import annotations

import pandas as pd

from charts import event_rules
from charts.event_rules import EVENT_COLUMNS
from domain.vocabulary import Period
from sections import swedish

HERE = "Det här hände:"


def marks(annotations: pd.DataFrame, period: Period) -> pd.DataFrame:
    """What happened in `period` in one unit, oldest first, as `EVENT_COLUMNS` with the whole text.

    Args:
        annotations: Of one unit, as `data_access.annotations.all_of`.
        period: The days that the chart spans.
    """
    days = annotations["happened_on"]
    within = (days >= pd.Timestamp(period.first)) & (days <= pd.Timestamp(period.last))
    there = annotations.loc[within]
    marked = there.rename(columns={"text": "label"})[list(EVENT_COLUMNS)]
    return marked.iloc[::-1].sort_values("happened_on", kind="stable").reset_index(drop=True)


def labelled(marks: pd.DataFrame, *, before: str = "") -> pd.DataFrame:
    """The same with words so brief that they can stand in a chart, each with `before`."""
    words = [event_rules.brief(f"{before}{text}") for text in marks["label"]]
    return marks.assign(label=pd.Series(words, dtype="str", index=marks.index))


def told(marks: pd.DataFrame) -> tuple[str, ...]:
    """Each as a day and the whole text, for the words beside the chart."""
    return tuple(
        f"{swedish.day(day.date())} {' '.join(text.split())}"
        for day, text in zip(marks["happened_on"], marks["label"], strict=True)
    )
