"""Rows of counts as bars of one length, with the numbers written in them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import Drawing, of
from charts.look import Look, dressed, pixels, when_wide

ROW = 34  # pixels a row of the chart
BAR = 22  # pixels a bar is high
HEADER = 36  # pixels of the key above the bars
LEFT, LEFT_NARROW = 240, 120  # pixels for what the rows are called
RIGHT = 70  # pixels for how many a row counts
SWATCH = 16  # pixels from a key's colour to its word
LETTER = 7.4  # pixels a letter of the key takes at most, with what stands around it
KEY_GAP = 34  # pixels between a key's word and the next
READABLE = 0.035  # a part of a bar with less room than this has its number in the table only


class Shade(StrEnum):
    """What a part of a bar is filled with; a colour that carries an outcome carries nothing else.

    The value names the colour of the part in a `Look`.
    """

    BETTER = "better"
    KEPT = "kept"
    WORSE = "worse"
    INK = "ink"
    SOFT = "soft"
    LIGHT = "band"

    def text(self, look: Look) -> str:
        """The colour of a number upon it."""
        return look.ink if self is Shade.LIGHT else look.paper


def counted_bars(counts: pd.DataFrame, shades: Mapping[str, Shade], look: Look) -> Drawing:
    """Draw one bar a row of `counts`, in its order.

    A row with a hidden count is not drawn at all, since its bar would tell the count; it says so.

    Args:
        counts: A row a bar, named by the index; a column a part, named by its heading. Whole
            numbers from 0; NaN is hidden.
        shades: What each column is filled with.
        look: The colours of the theme.
    """
    data = {
        "keys": _keys(counts, shades, look),
        "rows": _rows(counts),
        "parts": _parts(counts, shades, look),
    }
    bottom = HEADER + ROW * len(counts)
    return Drawing(_spec(look), data, bottom, range(HEADER, bottom, ROW))


def _middle(row: int) -> float:
    return HEADER + ROW * row + ROW / 2


def _keys(counts: pd.DataFrame, shades: Mapping[str, Shade], look: Look) -> pd.DataFrame:
    left, rows = 6.0, []
    for name in counts.columns:
        rows.append((name, left, left + SWATCH, getattr(look, shades[name]), look.soft))
        left += SWATCH + LETTER * len(name) + KEY_GAP
    return pd.DataFrame(rows, columns=["word", "x", "x_word", "colour", "edge"]).assign(y=14.0)


def _rows(counts: pd.DataFrame) -> pd.DataFrame:
    hidden = counts.isna().any(axis=1)
    totals = counts.sum(axis=1)
    said = ["" if dark else f"{total:.0f}" for dark, total in zip(hidden, totals, strict=True)]
    within = [
        "visas inte" if dark else "" if total else "ingen"
        for dark, total in zip(hidden, totals, strict=True)
    ]
    return pd.DataFrame(
        {
            "name": [str(name) for name in counts.index],
            "y": [_middle(row) for row in range(len(counts))],
            "total": said,
            "instead": within,
            "zero": 0.0,
            "end": 1.0,
        }
    )


def _parts(counts: pd.DataFrame, shades: Mapping[str, Shade], look: Look) -> pd.DataFrame:
    rows = []
    for row, (name, line) in enumerate(counts.iterrows()):
        total = line.sum()
        if line.isna().any() or not total:
            continue
        ends = (line.cumsum() / total).tolist()
        for part, n, begin, end in zip(line.index, line, [0.0, *ends], ends, strict=False):
            shade = shades[str(part)]
            number = f"{n:.0f}" if end - begin >= READABLE else ""
            place = (_middle(row) - BAR / 2, _middle(row), _middle(row) + BAR / 2)
            colours = (getattr(look, shade), shade.text(look))
            rows.append((name, part, int(n), number, begin, end, *place, *colours))
    named = ["name", "part", "n", "number", "begin", "end", "top", "middle", "bottom"]
    frame = pd.DataFrame(rows, columns=[*named, "colour", "text"])
    return frame.assign(centre=(frame["begin"] + frame["end"]) / 2)


@cache
def _spec(look: Look) -> dict[str, Any]:
    return dressed([*_bars(look), *_names(look), *_key(look)], look)


def _bars(look: Look) -> list[alt.Chart]:
    ends = [when_wide(LEFT, LEFT_NARROW), {"expr": f"width - {RIGHT}"}]
    scale = alt.Scale(domain=[0, 1], range=ends, nice=False)
    x = alt.X("begin:Q", scale=scale, axis=None)
    colour = alt.Fill("colour:N", scale=None)
    tooltip = [
        alt.Tooltip("name:N", title="Rad"),
        alt.Tooltip("part:N", title="Vad"),
        alt.Tooltip("n:Q", title="Antal"),
    ]
    return [
        of("parts")
        .mark_rect(stroke=look.paper, strokeWidth=1.5)
        .encode(x=x, x2="end:Q", y=pixels("top"), y2="bottom:Q", fill=colour, tooltip=tooltip),
        of("parts")
        .mark_text(baseline="middle", fontWeight=600)
        .encode(
            x="centre:Q",
            y=pixels("middle"),
            text="number:N",
            color=alt.Color("text:N", scale=None),
        ),
    ]


def _names(look: Look) -> list[alt.Chart]:
    side: dict[str, Any] = {"align": "left", "baseline": "middle"}
    room = when_wide(LEFT - 8, LEFT_NARROW - 8)
    return [
        of("rows")
        .mark_text(**side, limit=room)
        .encode(x=alt.value(0), y=pixels("y"), text="name:N"),
        of("rows")
        .mark_text(**side, color=look.soft)
        .encode(x="zero:Q", y=pixels("y"), text="instead:N"),
        of("rows")
        .mark_text(**side, dx=10, color=look.soft)
        .encode(x="end:Q", y=pixels("y"), text="total:N"),
    ]


def _key(look: Look) -> list[alt.Chart]:
    """The words stand at fixed places: scale=None takes a field's value as pixels."""
    at = alt.X("x:Q", scale=None, axis=None)
    return [
        of("keys")
        .mark_point(shape="square", size=130, filled=True, opacity=1, strokeWidth=0.6)
        .encode(
            x=at,
            y=pixels("y"),
            fill=alt.Fill("colour:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
        ),
        of("keys")
        .mark_text(align="left", baseline="middle", color=look.soft, fontSize=12)
        .encode(x=alt.X("x_word:Q", scale=None), y=pixels("y"), text="word:N"),
    ]
