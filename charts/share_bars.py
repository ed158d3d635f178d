"""How many gave each answer: a bar a group, the numbers written in its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isnan
from typing import Any

import altair as alt
import pandas as pd

from charts import tones
from charts.drawing import Drawing, of
from charts.look import Look, dressed, pixels, when_wide
from charts.tones import GLYPHS, Answer, Tone

ROW = 50  # pixels a group
BAR = 22  # pixels of it that are bar
KEY_LINE = 22  # pixels a line of the key
KEY_COLUMNS, KEY_COLUMNS_NARROW = 3, 2  # words side by side
LEFT, RIGHT = 250, 190  # pixels for names and notes where the chart is wide
NO_NOTES = 8  # pixels at the right where no bar has a note
ROOM_FOR_GLYPH, ROOM_FOR_NUMBER = 0.13, 0.06  # of the bar; what is narrower stands in the table
OUT_OF_SIGHT = "dolt"


@dataclass(frozen=True)
class Bar:
    """One group: what it is called, how many gave each answer, and what is said beside it.

    NaN is a hidden count. Where the total is known the hidden ones share what is left of the bar.
    """

    name: str
    counts: Mapping[str, float]
    total: float
    note: str = ""


def share_bars(bars: Sequence[Bar], answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw one bar a group, in the order given, the answers from left to right.

    Args:
        bars: At least one.
        answers: In the order they are drawn; each bar counts them by their word.
        look: The colours of the theme.
    """
    top = KEY_LINE * -(-len(answers) // KEY_COLUMNS_NARROW) + 6
    places = [top + ROW * i for i in range(len(bars))]
    data = {
        "key": _key(answers, look),
        "names": _names(bars, places),
        "parts": _parts(bars, answers, places, look),
    }
    bottom = top + ROW * len(bars)
    right = RIGHT if any(bar.note for bar in bars) else NO_NOTES
    return Drawing(_spec(look, right), data, bottom, range(top, bottom, ROW))


def _key(answers: Sequence[Answer], look: Look) -> pd.DataFrame:
    """The words, left to right and then downwards, in fewer columns on a phone."""
    frame = pd.DataFrame(
        {
            "text": [answer.marked for answer in answers],
            "fill": [tones.fill(answer.tone, look) for answer in answers],
            "line": [tones.line(answer.tone, look) for answer in answers],
        }
    )
    for width, columns in (("wide", KEY_COLUMNS), ("narrow", KEY_COLUMNS_NARROW)):
        cells = [divmod(i, columns) for i in range(len(answers))]
        frame[f"x_{width}"] = [column / columns for _, column in cells]
        frame[f"y_{width}"] = [KEY_LINE * (line + 0.5) for line, _ in cells]
    return frame


def _names(bars: Sequence[Bar], places: Sequence[int]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": [bar.name for bar in bars],
            "note": [bar.note for bar in bars],
            "beside": [top + ROW - BAR / 2 - 6 for top in places],
            "above": [top + ROW - BAR - 16 for top in places],
        }
    )


def _parts(
    bars: Sequence[Bar], answers: Sequence[Answer], places: Sequence[int], look: Look
) -> pd.DataFrame:
    rows = [
        (bar.name, word, n, tone, start, end, top + ROW - BAR - 6)
        for bar, top in zip(bars, places, strict=True)
        for word, tone, n, start, end in _stretches(bar, answers)
    ]
    columns = ["name", "word", "n", "tone", "start", "end", "y"]
    frame = pd.DataFrame(rows, columns=columns)
    said = [Tone(tone) for tone in frame["tone"]]
    wide = frame["end"] - frame["start"]
    return frame.assign(
        y2=frame["y"] + BAR,
        middle=(frame["start"] + frame["end"]) / 2,
        at=frame["y"] + BAR / 2 + 0.5,
        text=[
            _written(n, tone, room) for n, tone, room in zip(frame["n"], said, wide, strict=True)
        ],
        fill=[tones.fill(tone, look) for tone in said],
        line=[tones.line(tone, look) for tone in said],
        on=[tones.on(tone, look) for tone in said],
    )


def _stretches(bar: Bar, answers: Sequence[Answer]) -> list[tuple[str, str, str, float, float]]:
    """Word, tone, number as text, start and end of each part, as shares of the whole bar."""
    if isnan(bar.total):
        return [(OUT_OF_SIGHT, str(Tone.HIDDEN), OUT_OF_SIGHT, 0.0, 1.0)]
    stretches, end = [], 0.0
    for answer in answers:
        n = bar.counts[answer.word]
        if n > 0:  # False for a hidden count
            start, end = end, end + n / bar.total
            stretches.append((answer.word, str(answer.tone), f"{n:.0f}", start, end))
    if any(isnan(n) for n in bar.counts.values()):
        stretches.append((OUT_OF_SIGHT, str(Tone.HIDDEN), OUT_OF_SIGHT, end, 1.0))
    return stretches


def _written(n: str, tone: Tone, room: float) -> str:
    if room < ROOM_FOR_NUMBER:
        return ""
    return f"{GLYPHS[tone]} {n}" if tone in GLYPHS and room >= ROOM_FOR_GLYPH else n


@cache
def _spec(look: Look, right: int) -> dict[str, Any]:
    return dressed([*_bars(right), *_words(look, right)], look)


def _bars(right: int) -> list[alt.Chart]:
    tooltip = [
        alt.Tooltip("name:N", title="Grupp"),
        alt.Tooltip("word:N", title="Svar"),
        alt.Tooltip("n:N", title="Antal"),
    ]
    numbers = of("parts").mark_text(baseline="middle", fontSize=12)
    return [
        of("parts")
        .mark_rect(strokeWidth=1.2)
        .encode(
            x=_across("start", right),
            x2="end:Q",
            y=pixels("y"),
            y2="y2:Q",
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("line:N", scale=None),
            tooltip=tooltip,
        ),
        numbers.encode(
            x=_across("middle", right),
            y=pixels("at"),
            text="text:N",
            color=alt.Color("on:N", scale=None),
        ),
    ]


def _words(look: Look, right: int) -> list[alt.Chart]:
    """Names left of the bars where there is room, else above them; notes; and the key."""
    text: dict[str, Any] = {"align": "left", "baseline": "middle"}
    names = of("names").transform_calculate(
        y=when_wide("datum.beside", "datum.above")["expr"],
        said=when_wide("datum.note", "''")["expr"],
    )
    key = of("key").transform_calculate(
        # Beside the names the key has all of the width, also where the notes stand.
        x=when_wide(
            f"datum.x_wide * (width - {LEFT}) / (width - {LEFT + right})", "datum.x_narrow"
        )["expr"],
        y=when_wide("datum.y_wide", "datum.y_narrow")["expr"],
    )
    at_right = alt.value({"expr": f"width - {RIGHT - 14}"})
    place: dict[str, Any] = {"x": _across("x", right), "y": pixels("y")}
    return [
        names.mark_text(
            **text, fontSize=13, color=look.ink, limit=when_wide(LEFT - 14, "width")
        ).encode(x=alt.value(0), y=pixels("y"), text="name:N"),
        names.mark_text(**text, fontSize=12, color=look.soft).encode(
            x=at_right, y=pixels("y"), text="said:N"
        ),
        key.mark_point(shape="square", size=110, xOffset=6, strokeWidth=1.2, opacity=1).encode(
            **place,
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("line:N", scale=None),
        ),
        key.mark_text(**text, fontSize=12, color=look.soft, dx=18).encode(**place, text="text:N"),
    ]


def _across(field: str, right: int) -> alt.X:
    """From 0 to 1 across the bars' part of the width, which is all of it on a phone."""
    ends = [when_wide(LEFT, 0), when_wide(f"width - {right}", "width")]
    scale = alt.Scale(domain=[0, 1], range=ends, nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)
