"""Händelser i enheten: what happened and when, searched by word or by when a measure rose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from domain.vocabulary import Outcome, Period, UnitId
from sections import summary, swedish
from sections.blocks import Block
from sections.summary import Row

COLUMNS = ["Dag", "Enhet", "Händelse"]
TITLE, TITLE_OF_MANY = "Händelser i enheten", "Händelser i enheterna"
NOTHING = "Inget är antecknat."
CAVEAT = "Att något hände före en förändring säger inte att det var orsaken."
BEFORE = pd.DateOffset(months=3)  # what was done may take a while to show
AFTER = pd.DateOffset(months=1)  # and the first month of a shift is only known to a month


def block(events: pd.DataFrame, units: Mapping[UnitId, str]) -> Block:
    """What happened as a table, the latest first; for a page or a report.

    Args:
        events: As `data_access.annotations.all_of`.
        units: The name of each unit that is looked at.
    """
    rows = [
        (swedish.day(day.date()), units[UnitId(unit)], text)
        for day, unit, text in zip(
            events["happened_on"], events["unit_id"], events["text"], strict=True
        )
    ]
    table = pd.DataFrame(rows, columns=COLUMNS, dtype="str")
    finding = _counted(rows) if rows else NOTHING
    title = TITLE if len(units) == 1 else TITLE_OF_MANY
    return Block(title, finding, None, finding, table, CAVEAT)


def _counted(rows: Sequence[tuple[str, ...]]) -> str:
    """How many they are, and when the latest was; what it was is for people to read."""
    latest = rows[0][0]
    if len(rows) == 1:
        return f"En händelse, {latest}."
    return f"{swedish.opening(swedish.count(len(rows)))} händelser, den senaste {latest}."


def during(events: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Those of the period, its first and last day among them."""
    days = events["happened_on"]
    return events.loc[days.between(pd.Timestamp(period.first), pd.Timestamp(period.last))]


def containing(events: pd.DataFrame, words: str) -> pd.DataFrame:
    """Those whose text has all of the words, whatever their case."""
    text = events["text"].str.casefold()
    for word in words.casefold().split():
        events = events.loc[text.loc[events.index].str.contains(word, regex=False)]
    return events


def around(events: pd.DataFrame, month: pd.Period) -> pd.DataFrame:
    """Those from three months before a month began until one month after it."""
    first = month.start_time
    return events.loc[
        (events["happened_on"] >= first - BEFORE) & (events["happened_on"] < first + AFTER)
    ]


def risen(rows: Sequence[Row], months: Sequence[pd.Period]) -> dict[str, pd.Period]:
    """The measures that are higher than before for certain, and the month it began.

    Args:
        rows: As `sections.summary.rows` made of the same months.
        months: The months, the oldest first.
    """
    named = {swedish.month(month.start_time.date()): month for month in months}
    return {
        f"{summary.NAMES[row.key]}, {name}": named[name]
        for row in rows
        if row.outcome is Outcome.STRENGTHENED
        for name in [row.word.removeprefix(summary.HIGHER_SINCE)]
    }
