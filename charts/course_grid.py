"""Many citizens, five tracks: a row a citizen, a small course and its verdict a track."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import Drawing, of
from charts.look import FULL, HOLLOW, SHAPES, Look, dressed, pixels, when_wide
from domain.vocabulary import KASAM, Outcome, Step, Track

ROW = 30  # pixels a citizen
HEADER = 30
SPARK = 17  # pixels a course is high
NAME = 1.1  # the names' column, in widths of a track's column
FROM, TO = 0.02, 0.3  # where in its column a course begins and ends
MARK, WORD = 0.37, 0.56  # where the mark and the word stand
VALUE = 9  # pixels from the mark to the value
BRIEF = 4  # letters of a track's name on a phone

LEFT = {str(track): NAME + i for i, track in enumerate(Track)}
WIDTH = NAME + len(LEFT)

CELL_COLUMNS = {
    "row": "int64",
    "name": "str",
    "track": "str",
    "measure": "str",
    "value_text": "str",
    "verdict": "str",  # an Outcome, or for KASAM-samtal a Step
}
COURSE_COLUMNS = {
    "row": "int64",
    "track": "str",
    "held_on": "datetime64[s]",
    "share": "float64",  # of the way from worst to best on the measure's own scale
}


def course_grid(cells: pd.DataFrame, courses: pd.DataFrame, look: Look) -> Drawing:
    """Draw one row a citizen, in the order of `row` (0 first).

    Args:
        cells: One row a citizen and track, as `CELL_COLUMNS`.
        courses: The values behind each cell, oldest first, as `COURSE_COLUMNS`.
        look: The colours of the theme.
    """
    rows = int(cells["row"].max()) + 1 if len(cells) else 0
    data = {
        "rules": pd.DataFrame({"y": [float(HEADER + i * ROW) for i in range(rows + 1)]}),
        "headings": _headings(),
        "cells": _cells(cells, look),
        "names": _names(cells),
        "courses": _courses(courses),
    }
    return Drawing(_spec(look), data, HEADER + rows * ROW)


def _headings() -> pd.DataFrame:
    words = [Track(track).label for track in LEFT]
    return pd.DataFrame(
        {
            "x": [left + FROM for left in LEFT.values()],
            "y": HEADER / 2,
            "text": words,
            "brief": [f"{word[:BRIEF]}." for word in words],
        }
    )


def _cells(cells: pd.DataFrame, look: Look) -> pd.DataFrame:
    said = [
        Step(verdict) if track in KASAM else Outcome(verdict)
        for track, verdict in zip(cells["track"], cells["verdict"], strict=True)
    ]
    left = cells["track"].map(LEFT).astype("float64")
    return cells[["name", "measure", "value_text"]].assign(
        y=HEADER + cells["row"] * ROW + ROW / 2,
        x_mark=left + MARK,
        x_word=left + WORD,
        word=[verdict.label for verdict in said],
        shape=[SHAPES[verdict] for verdict in said],
        colour=[look.of(verdict) for verdict in said],
        filled=[0.0 if verdict in HOLLOW else FULL for verdict in said],
    )


def _names(cells: pd.DataFrame) -> pd.DataFrame:
    first = cells.drop_duplicates("row")
    return pd.DataFrame({"name": first["name"], "y": HEADER + first["row"] * ROW + ROW / 2})


def _courses(courses: pd.DataFrame) -> pd.DataFrame:
    first, last = courses["held_on"].min(), courses["held_on"].max()
    length = (last - first) / pd.Timedelta(days=1) if len(courses) else 0.0
    along = (courses["held_on"] - first) / pd.Timedelta(days=1) / (length or 1.0)
    return pd.DataFrame(
        {
            "x": courses["track"].map(LEFT).astype("float64") + FROM + along * (TO - FROM),
            "y": HEADER + courses["row"] * ROW + ROW / 2 + SPARK * (0.5 - courses["share"]),
            "cell": [
                f"{row} {of}" for row, of in zip(courses["row"], courses["track"], strict=True)
            ],
        }
    )


@cache
def _spec(look: Look) -> dict[str, Any]:
    text: dict[str, Any] = {"align": "left", "baseline": "middle"}
    limit = {"expr": f"width * {NAME / WIDTH:.4f} - 8"}
    headings = of("headings").transform_calculate(
        shown=when_wide("datum.text", "datum.brief")["expr"]
    )
    name = alt.Tooltip("name:N", title="Medborgare")
    layers = [
        of("rules")
        .mark_rule(color=look.grid)
        .encode(x=alt.value(0), x2=alt.value("width"), y=pixels("y")),
        headings.mark_text(**text, fontSize=12, color=look.soft).encode(
            x=_x("x"), y=pixels("y"), text="shown:N"
        ),
        of("names")
        .mark_text(**text, fontSize=13, color=look.ink, limit=limit)
        .encode(x=alt.value(0), y=pixels("y"), text="name:N", tooltip=name),
        of("courses")
        .mark_line(strokeWidth=1.3, color=look.ink)
        .encode(x=_x("x"), y=pixels("y"), detail="cell:N", order="x:Q"),
        *_verdicts(look, name, text),
    ]
    return dressed(layers, look)


def _verdicts(look: Look, name: alt.Tooltip, text: dict[str, Any]) -> list[alt.Chart]:
    colour = alt.Color("colour:N", scale=None)
    tooltip = [
        name,
        alt.Tooltip("measure:N", title="Mått"),
        alt.Tooltip("value_text:N", title="Senast"),
        alt.Tooltip("word:N", title="Bedömning"),
    ]
    marks = (
        of("cells")
        .mark_point(size=46, opacity=1)
        .encode(
            x=_x("x_mark"),
            y=pixels("y"),
            shape=alt.Shape("shape:N", scale=None),
            stroke=alt.Stroke("colour:N", scale=None),
            fill=alt.Fill("colour:N", scale=None),
            fillOpacity=alt.FillOpacity("filled:Q", scale=None),
            tooltip=tooltip,
        )
    )
    values = of("cells").mark_text(**text, fontSize=12, dx=VALUE, color=look.ink)
    words = of("cells").transform_calculate(shown=when_wide("datum.word", "''")["expr"])
    return [
        marks,
        values.encode(x=_x("x_mark"), y=pixels("y"), text="value_text:N"),
        words.mark_text(**text, fontSize=12).encode(
            x=_x("x_word"), y=pixels("y"), text="shown:N", color=colour
        ),
    ]


def _x(field: str) -> alt.X:
    scale = alt.Scale(domain=[0, WIDTH], nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)
