"""The vision's own question as a run chart: how many of those asked call their days good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import nan

import pandas as pd

from charts.drawing import Drawing
from charts.event_rules import NO_EVENTS
from charts.look import Look
from charts.month_line import MONTH_COLUMNS, month_line
from metrics.run_chart import run_chart
from sections import happenings, swedish
from sections.blocks import NOTHING, Block
from sections.findings import run_charts

QUESTION = "god_dag"  # the measure's id
FEWEST_IN_A_MONTH = 3  # as in the summary grid: a share of one or two says nothing of a month
TITLE = "Ett gott liv varje dag"
WHAT = (
    "Andelen som i samtal under månaden säger att dagarna är mer goda än svåra, 4 eller 5 på "
    "skalan 1 till 5. Högre är bättre. Bara egna svar räknas, ett för varje medborgare och månad. "
    "Månader med färre än tre svar är luckor. Den streckade linjen är mittvärdet."
)
ASKED = "Det är inte samma personer varje månad."


def block(
    counts: pd.DataFrame,
    months: Sequence[date],
    look: Look,
    *,
    happened: pd.DataFrame = NO_EVENTS,
) -> Block | None:
    """The months with their shares; None where nobody has been asked.

    Args:
        counts: As `metrics.good_days.good_days` gives them.
        months: The first day of each month, the oldest first.
        look: The colours of the theme.
        happened: What happened in the unit in those months, as `sections.happenings.marks`.
    """
    if not counts["of"].any():
        return None
    told = list(zip(months, counts["so"].tolist(), counts["of"].tolist(), strict=True))
    shares = [100 * so / of if of >= FEWEST_IN_A_MONTH else nan for _, so, of in told]
    chart = run_chart(shares)
    said = run_charts.sentence(chart)
    known = pd.DataFrame(
        [
            (month, share, f"{_percent(share)} ({so} av {of})")
            for (month, so, of), share in zip(told, shares, strict=True)
            if share == share  # noqa: PLR0124  (a gap is NaN)
        ],
        columns=list(MONTH_COLUMNS),
    ).astype(MONTH_COLUMNS)
    return Block(
        title=TITLE,
        finding=f"{said.finding} {said.sureness}",
        chart=None if known.empty else _drawn(known, chart.median, look, happened),
        alternative=f"{said.finding} {_latest(known)}",
        table=_table(told, shares),
        caveat=f"{WHAT} {ASKED} {said.caveat}",
        happened=happenings.told(happened),
    )


def _drawn(known: pd.DataFrame, median: float, look: Look, happened: pd.DataFrame) -> Drawing:
    """With a rule for what happened between the first month that is drawn and the last."""
    within = happened["happened_on"].between(known["month_on"].min(), known["month_on"].max())
    words = happenings.labelled(happened.loc[within])
    return month_line(known, median, look, events=words)


def _percent(share: float) -> str:
    return f"{swedish.number(share)} %" if share == share else NOTHING  # noqa: PLR0124


def _latest(known: pd.DataFrame) -> str:
    if known.empty:
        return "Ingen månad har tre svar ännu."
    last = known.iloc[-1]
    return f"Senast, {swedish.month(last['month_on'].date())}: {last['counted']}."


def _table(told: Sequence[tuple[date, int, int]], shares: Sequence[float]) -> pd.DataFrame:
    rows = [
        (swedish.month(month), _percent(share), f"{so} av {of}")
        for (month, so, of), share in zip(told, shares, strict=True)
        if of
    ]
    return pd.DataFrame(rows[::-1], columns=["Månad", "Andel", "Antal"])
