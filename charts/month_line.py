"""One measure month by month: the course, the level in the middle, and what happened meanwhile."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts import event_rules
from charts.drawing import Drawing, of
from charts.event_rules import NO_EVENTS, Letters
from charts.look import Look, dressed, pixels

HEIGHT = 120  # pixels of the course: a course, not a wall
LETTERS = Letters(wide=0.009, narrow=0.022)  # of the time axis, with room to spare
LEVELS = alt.Axis(
    title=None,
    values=alt.ExprRef(f"[height - {HEIGHT}, height - {HEIGHT / 2}, height]"),
    labelExpr=f"100 * (height - datum.value) / {HEIGHT} + ' %'",
)

MONTH_COLUMNS = {"month_on": "datetime64[s]", "percent": "float64", "counted": "str"}


def month_line(
    months: pd.DataFrame, median: float, look: Look, *, events: pd.DataFrame = NO_EVENTS
) -> Drawing:
    """Draw the months that have a value; a month without one is a gap that the line passes over.

    Args:
        months: One row a month with a value, as `MONTH_COLUMNS`; `counted` words it.
        median: The level that half of the months lie above, in per cent.
        look: The colours of the theme.
        events: What happened between the first of them and the last, as
            `charts.event_rules.EVENT_COLUMNS`.
    """
    along = _along(events, months)
    top = event_rules.room(along, list(events["label"]), LETTERS)
    bottom = top + HEIGHT
    data = {
        "months": months.assign(y=[bottom - HEIGHT * share / 100 for share in months["percent"]]),
        "middle": pd.DataFrame({"y": [bottom - HEIGHT * median / 100]}),
        event_rules.FRAME: event_rules.placed(events, along, LETTERS, bottom=bottom),
    }
    return Drawing(_spec(look), data, bottom)


def _along(events: pd.DataFrame, months: pd.DataFrame) -> list[float]:
    """Where each event stands from the first month to the last, 0 to 1."""
    first, last = months["month_on"].min(), months["month_on"].max()
    whole = max(last - first, pd.Timedelta(days=1))
    return ((events["happened_on"] - first) / whole).tolist()


@cache
def _spec(look: Look) -> dict[str, Any]:
    each = {"interval": "month", "step": 1}  # else three months are marked five times
    axis = alt.Axis(title=None, format="%b %Y", tickCount=each, labelOverlap=True, grid=False)
    x = alt.X("month_on:T", axis=axis)
    y = pixels("y", axis=LEVELS)
    tooltip = [
        alt.Tooltip("month_on:T", title="Månad", format="%B %Y"),
        alt.Tooltip("counted:N", title="Andel"),
    ]
    months, middle = of("months"), of("middle")
    point = months.mark_point(size=46, filled=True, color=look.ink, opacity=1)
    layers = [
        months.mark_line(strokeWidth=1.6, color=look.ink).encode(x=x, y=y),
        *event_rules.layers(look, alt.X("happened_on:T", title=None), axis=LEVELS),
        middle.mark_rule(color=look.soft, strokeDash=[4, 3]).encode(y=y),
        point.encode(x=x, y=y, tooltip=tooltip),
    ]
    return dressed(layers, look)
