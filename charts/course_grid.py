"""Many citizens, five tracks: a row a citizen, a small course and its verdict a track."""

from __future__ import annotations

import altair as alt
import pandas as pd

from charts.look import FULL, HOLLOW, SHAPES, Look, dressed, pixels, when_wide
from domain.vocabulary import KASAM, Outcome, Step, Track

ROW = 30  # pixels a citizen
HEADER = 30
SPARK = 17  # pixels a course is high
NAME = 1.1  # the names' column, in widths of a track's column
FROM, TO = 0.02, 0.3  # where in its column a course begins and ends
MARK, WORD = 0.37, 0.56  # where the mark and the word stand
VALUE = 9  # pixels from the mark to the value

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


def course_grid(cells: pd.DataFrame, courses: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Draw one row a citizen, in the order of `row` (0 first).

    Args:
        cells: One row a citizen and track, as `CELL_COLUMNS`.
        courses: The values behind each cell, oldest first, as `COURSE_COLUMNS`.
        look: The colours of the theme.
    """
    rows = int(cells["row"].max()) + 1 if len(cells) else 0
    height = HEADER + rows * ROW
    tracks = {str(track): NAME + i for i, track in enumerate(Track)}
    x_scale = alt.Scale(domain=[0, NAME + len(tracks)], nice=False, zero=False)
    placed = _placed(cells, tracks, look)
    layers = [
        _rules(rows, height, x_scale, look),
        _headings(tracks, height, x_scale, look),
        _names(placed, height, x_scale, look),
        _sparks(courses, tracks, height, x_scale, look),
        *_verdicts(placed, height, x_scale, look),
    ]
    return dressed(layers, look, height=height)


def _placed(cells: pd.DataFrame, tracks: dict[str, float], look: Look) -> pd.DataFrame:
    said = [
        Step(verdict) if track in KASAM else Outcome(verdict)
        for track, verdict in zip(cells["track"], cells["verdict"], strict=True)
    ]
    left = cells["track"].map(tracks).astype("float64")
    return cells.assign(
        y=HEADER + cells["row"] * ROW + ROW / 2,
        x_mark=left + MARK,
        x_word=left + WORD,
        word=[verdict.label for verdict in said],
        shape=[SHAPES[verdict] for verdict in said],
        colour=[look.of(verdict) for verdict in said],
        filled=[0.0 if verdict in HOLLOW else FULL for verdict in said],
    )


def _x(field: str, scale: alt.Scale) -> alt.X:
    return alt.X(f"{field}:Q", scale=scale, axis=None)


def _y(field: str, height: float) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=pixels(height), axis=None)


def _rules(rows: int, height: float, x_scale: alt.Scale, look: Look) -> alt.Chart:
    frame = pd.DataFrame(
        {"x": 0.0, "x2": x_scale.domain[1], "y": [HEADER + i * ROW for i in range(rows + 1)]}
    )
    mark = alt.Chart(frame).mark_rule(color=look.grid)
    return mark.encode(x=_x("x", x_scale), x2="x2:Q", y=_y("y", height))


def _headings(tracks: dict[str, float], height: float, x_scale: alt.Scale, look: Look) -> alt.Chart:
    frame = pd.DataFrame(
        {
            "x": [left + FROM for left in tracks.values()],
            "y": HEADER / 2.0,
            "text": [Track(track).label for track in tracks],
            "brief": [Track(track).label[:4] + "." for track in tracks],
        }
    )
    chart = alt.Chart(frame).transform_calculate(
        shown=when_wide("datum.text", "datum.brief")["expr"]
    )
    mark = chart.mark_text(align="left", baseline="middle", fontSize=12, color=look.soft)
    return mark.encode(x=_x("x", x_scale), y=_y("y", height), text="shown:N")


def _names(placed: pd.DataFrame, height: float, x_scale: alt.Scale, look: Look) -> alt.Chart:
    frame = placed.drop_duplicates("row").assign(x=0.0)
    limit = {"expr": f"width * {NAME / x_scale.domain[1]:.4f} - 8"}
    mark = alt.Chart(frame).mark_text(
        align="left", baseline="middle", fontSize=13, color=look.ink, limit=limit
    )
    return mark.encode(
        x=_x("x", x_scale),
        y=_y("y", height),
        text="name:N",
        tooltip=alt.Tooltip("name:N", title=""),
    )


def _sparks(
    courses: pd.DataFrame, tracks: dict[str, float], height: float, x_scale: alt.Scale, look: Look
) -> alt.Chart:
    first, last = courses["held_on"].min(), courses["held_on"].max()
    length = (last - first) / pd.Timedelta(days=1) if len(courses) else 0.0
    along = (courses["held_on"] - first) / pd.Timedelta(days=1) / (length or 1.0)
    frame = courses.assign(
        x=courses["track"].map(tracks).astype("float64") + FROM + along * (TO - FROM),
        y=HEADER + courses["row"] * ROW + ROW / 2 + SPARK * (0.5 - courses["share"]),
        cell=[f"{row} {of}" for row, of in zip(courses["row"], courses["track"], strict=True)],
    )
    mark = alt.Chart(frame).mark_line(strokeWidth=1.3, color=look.ink)
    return mark.encode(x=_x("x", x_scale), y=_y("y", height), detail="cell:N", order="held_on:T")


def _verdicts(
    placed: pd.DataFrame, height: float, x_scale: alt.Scale, look: Look
) -> list[alt.Chart]:
    chart, y = alt.Chart(placed), _y("y", height)
    colour = alt.Color("colour:N", scale=None)
    marks = chart.mark_point(size=46, opacity=1).encode(
        x=_x("x_mark", x_scale),
        y=y,
        shape=alt.Shape("shape:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fill=alt.Fill("colour:N", scale=None),
        fillOpacity=alt.FillOpacity("filled:Q", scale=None),
        tooltip=[
            alt.Tooltip("name:N", title="Medborgare"),
            alt.Tooltip("measure:N", title="Mått"),
            alt.Tooltip("value_text:N", title="Senast"),
            alt.Tooltip("word:N", title="Bedömning"),
        ],
    )
    text = {"align": "left", "baseline": "middle", "fontSize": 12}
    values = chart.mark_text(**text, dx=VALUE, color=look.ink).encode(
        x=_x("x_mark", x_scale), y=y, text="value_text:N"
    )
    words = chart.transform_calculate(shown=when_wide("datum.word", "''")["expr"])
    return [
        marks,
        values,
        words.mark_text(**text).encode(x=_x("x_word", x_scale), y=y, text="shown:N", color=colour),
    ]
