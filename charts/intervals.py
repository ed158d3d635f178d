"""Differences as a dot and an interval each, around the line of no difference."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import Drawing, of
from charts.look import Look, dressed, pixels, when_wide

ROW = 44  # pixels a difference
HEADER = 26  # pixels of the words at the two ends
LEFT, RIGHT = 230, 230  # pixels for names and numbers where the chart is wide
LEFT_NARROW = 120
SPREAD = 1.15  # of the widest end of a row: no dot stands on the edge

INTERVAL_COLUMNS = {
    "name": "str",
    "difference": "float64",
    "lower": "float64",
    "upper": "float64",
    "certain": "bool",
    "text": "str",
}


def intervals(rows: pd.DataFrame, ends: tuple[str, str], look: Look) -> Drawing:
    """Draw a row a difference, each on its own scale: rows are never compared with each other.

    Args:
        rows: As `INTERVAL_COLUMNS`; without an interval (NaN) only the text is written.
        ends: What it means to lie left and right of no difference.
        look: The colours of the theme.
    """
    widest = rows[["lower", "upper"]].abs().max(axis=1) * SPREAD
    middle = [HEADER + ROW * (i + 0.5) for i in range(len(rows))]
    colours = [
        look.kept if not certain else look.better if difference > 0 else look.worse
        for certain, difference in zip(rows["certain"], rows["difference"], strict=True)
    ]
    placed = rows.assign(
        y=middle,
        above=[y - 16 for y in middle],
        at=0.5 + rows["difference"] / widest / 2,
        low=0.5 + rows["lower"] / widest / 2,
        high=0.5 + rows["upper"] / widest / 2,
        colour=colours,
        filled=rows["certain"].astype("float64"),
    )
    data = {
        "rows": placed,
        "known": placed.dropna(subset=["low"]),
        "zero": pd.DataFrame({"x": [0.5], "top": [HEADER], "end": [HEADER + ROW * len(rows)]}),
        "ends": pd.DataFrame({"x": [0.0, 1.0], "word": list(ends), "y": HEADER / 2}),
    }
    bottom = HEADER + ROW * len(rows)
    return Drawing(_spec(look), data, bottom, range(HEADER, bottom, ROW))


@cache
def _spec(look: Look) -> dict[str, Any]:
    colour = alt.Stroke("colour:N", scale=None)
    left: dict[str, Any] = {"align": "left", "baseline": "middle"}
    side = {"expr": "datum.x ? 'right' : 'left'"}
    number = of("rows").transform_calculate(y=when_wide("datum.y", "datum.above")["expr"])
    layers = [
        of("zero").mark_rule(color=look.soft).encode(x=_x("x"), y=pixels("top"), y2="end:Q"),
        of("ends")
        .mark_text(align=side, baseline="middle", fontSize=12, color=look.soft)
        .encode(x=_x("x"), y=pixels("y"), text="word:N"),
        of("known")
        .mark_rule(strokeWidth=2.5)
        .encode(x=_x("low"), x2="high:Q", y=pixels("y"), stroke=colour),
        of("known")
        .mark_point(size=90, opacity=1, strokeWidth=2)
        .encode(
            x=_x("at"),
            y=pixels("y"),
            stroke=colour,
            fill=alt.Fill("colour:N", scale=None),
            fillOpacity=alt.FillOpacity("filled:Q", scale=None),
        ),
        of("rows")
        .mark_text(**left, fontSize=13, color=look.ink, limit=when_wide(LEFT - 14, LEFT_NARROW - 8))
        .encode(x=alt.value(0), y=pixels("y"), text="name:N"),
        number.mark_text(**left, fontSize=12, color=look.ink).encode(
            x=alt.value(when_wide(f"width - {RIGHT - 14}", LEFT_NARROW)),
            y=pixels("y"),
            text="text:N",
        ),
    ]
    return dressed(layers, look)


def _x(field: str) -> alt.X:
    ends = [when_wide(LEFT, LEFT_NARROW), when_wide(f"width - {RIGHT}", "width - 4")]
    scale = alt.Scale(domain=[0, 1], range=ends, nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)
