"""One measure month by month: the course, and the level that half of the months lie above."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import Drawing, of
from charts.look import Look, dressed

HEIGHT = 150  # pixels: a course, not a wall

MONTH_COLUMNS = {"month_on": "datetime64[s]", "percent": "float64", "counted": "str"}


def month_line(months: pd.DataFrame, median: float, look: Look) -> Drawing:
    """Draw the months that have a value; a month without one is a gap that the line passes over.

    Args:
        months: One row a month with a value, as `MONTH_COLUMNS`; `counted` words it.
        median: The level that half of the months lie above, in per cent.
        look: The colours of the theme.
    """
    middle = pd.DataFrame({"percent": [median]})
    return Drawing(_spec(look), {"months": months, "middle": middle}, HEIGHT)


@cache
def _spec(look: Look) -> dict[str, Any]:
    x = alt.X("month_on:T", axis=alt.Axis(title=None, format="%b %Y", tickCount=5, grid=False))
    scale = alt.Scale(domain=[0, 100])
    axis = alt.Axis(title=None, values=[0, 50, 100], labelExpr="datum.value + ' %'")
    y = alt.Y("percent:Q", scale=scale, axis=axis)
    tooltip = [
        alt.Tooltip("month_on:T", title="Månad", format="%B %Y"),
        alt.Tooltip("counted:N", title="Andel"),
    ]
    months, middle = of("months"), of("middle")
    point = months.mark_point(size=46, filled=True, color=look.ink, opacity=1)
    layers = [
        middle.mark_rule(color=look.soft, strokeDash=[4, 3]).encode(y=y),
        months.mark_line(strokeWidth=1.6, color=look.ink).encode(x=x, y=y),
        point.encode(x=x, y=y, tooltip=tooltip),
    ]
    return dressed(layers, look)
