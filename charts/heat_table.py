"""A table with the numbers written in its cells, darker where the share is larger."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import Drawing, of
from charts.look import Look, dressed, pixels, when_wide

ROW = 46  # pixels a row
CELL = 26  # pixels of it that are cells
HEADER = 26
BOTTOM = 6  # pixels under the last row
LEFT = 250  # pixels for names where the chart is wide
GAP = 3  # pixels between cells
DARKEST = 0.3  # opacity of a cell with everybody: the number must be read on it

CELL_COLUMNS = {"row": "str", "column": "str", "share": "float64", "text": "str"}


def heat_table(
    cells: pd.DataFrame,
    *,
    rows: Sequence[str],
    columns: Sequence[tuple[str, str]],
    look: Look,
) -> Drawing:
    """Draw one cell a row and column.

    Args:
        cells: As `CELL_COLUMNS`; `share` shades the cell, NaN leaves it unshaded.
        rows: Names from the top down; at least one.
        columns: Word and brief word for a phone, from the left.
        look: The colours of the theme.
    """
    words = [word for word, _ in columns]
    left = {word: i / len(words) for i, word in enumerate(words)}
    top = {name: HEADER + ROW * i for i, name in enumerate(rows)}
    y = cells["row"].map(top).astype("float64") + ROW - CELL
    x = cells["column"].map(left).astype("float64")
    data = {
        "cells": cells.assign(
            x=x,
            x2=x + 1 / len(words),
            middle=x + 0.5 / len(words),
            y=y,
            y2=y + CELL - GAP,
            at=y + (CELL - GAP) / 2 + 0.5,
            shade=cells["share"].fillna(0) * DARKEST,
        ),
        "headings": pd.DataFrame(
            {
                "x": [left[word] + 0.5 / len(words) for word in words],
                "y": HEADER / 2,
                "text": words,
                "brief": [brief for _, brief in columns],
            }
        ),
        "names": pd.DataFrame(
            {
                "name": list(rows),
                "beside": [at + ROW - (CELL + GAP) / 2 for at in top.values()],
                "above": [at + ROW - CELL - 9.0 for at in top.values()],
            }
        ),
    }
    bottom = HEADER + ROW * len(rows)
    return Drawing(_spec(look), data, bottom + BOTTOM, range(HEADER, bottom, ROW))


@cache
def _spec(look: Look) -> dict[str, Any]:
    middle: dict[str, Any] = {"align": "center", "baseline": "middle", "fontSize": 12}
    tooltip = [
        alt.Tooltip("row:N", title="Rad"),
        alt.Tooltip("column:N", title="Kolumn"),
        alt.Tooltip("text:N", title="Antal"),
    ]
    headings = of("headings").transform_calculate(
        shown=when_wide("datum.text", "datum.brief")["expr"]
    )
    names = of("names").transform_calculate(y=when_wide("datum.beside", "datum.above")["expr"])
    name_limit = when_wide(LEFT - 14, "width")
    layers = [
        of("cells")
        .mark_rect(color=look.ink, stroke=look.grid, strokeWidth=1, cornerRadius=2)
        .encode(
            x=_across("x"),
            x2="x2:Q",
            y=pixels("y"),
            y2="y2:Q",
            fillOpacity=alt.FillOpacity("shade:Q", scale=None),
            tooltip=tooltip,
        ),
        of("cells")
        .mark_text(**middle, color=look.ink)
        .encode(x=_across("middle"), y=pixels("at"), text="text:N"),
        headings.mark_text(**middle, color=look.soft).encode(
            x=_across("x"), y=pixels("y"), text="shown:N"
        ),
        names.mark_text(
            align="left", baseline="middle", fontSize=13, color=look.ink, limit=name_limit
        ).encode(x=alt.value(0), y=pixels("y"), text="name:N"),
    ]
    return dressed(layers, look)


def _across(field: str) -> alt.X:
    ends = [when_wide(LEFT, 0), {"expr": "width"}]
    scale = alt.Scale(domain=[0, 1], range=ends, nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)
