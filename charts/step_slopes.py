"""Answers at two talks, a panel a question: a line a way, thicker where more went it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts import tones
from charts.drawing import Drawing, of
from charts.look import Look, dressed, pixels, when_wide
from charts.tones import Answer

STEP = 36  # pixels from level to level
KEY, NAME, TALKS = 12, 42, 66  # pixels down to the middle of each line of words
TOP, BOTTOM = 92, 14  # pixels above the highest level and below the lowest
LEFT, LEFT_NARROW = 110, 14  # pixels for the words of the levels
NUMBERS, LINES = 0.08, 0.17  # of a panel, from either side, to its numbers and to its lines
PERSON, THIN, THICK = 2.0, 1.2, 14.0  # pixels of a line: a person's share, the least, the most
START, HAND_OVER, HAND_OVER_NARROW = "Start", "Överlämning", "Överl."

WAY_COLUMNS = {"question": "str", "first": "int64", "last": "int64", "step": "str", "n": "int64"}


def step_slopes(
    ways: pd.DataFrame,
    *,
    questions: Sequence[str],
    levels: Mapping[int, str],
    answers: Mapping[str, Answer],
    look: Look,
) -> Drawing:
    """Draw the questions side by side, on one scale. Up is higher.

    How many gave each level is written at both ends.

    Args:
        ways: One row a question and pair of levels, as `WAY_COLUMNS`; at least one.
        questions: The panels from left to right.
        levels: Every level of the scale with its word, empty where it has none.
        answers: What each `step` is called and how it is drawn.
        look: The colours of the theme.
    """
    heights = {level: TOP + STEP * (max(levels) - level) for level in levels}
    panels = {question: i / len(questions) for i, question in enumerate(questions)}
    wide = 1 / len(questions)
    placed = ways.assign(
        left=ways["question"].map(panels),
        y=ways["first"].map(heights).astype("float64"),
        y2=ways["last"].map(heights).astype("float64"),
    )
    data = {
        "ticks": _ticks(levels, heights),
        "names": _names(panels, wide),
        "talks": _talks(panels, wide),
        "ways": _ways(placed, wide, answers, look),
        "numbers": _numbers(placed, wide),
        "key": _key(answers, look),
    }
    return Drawing(_spec(look), data, TOP + STEP * (len(levels) - 1) + BOTTOM)


def _ticks(levels: Mapping[int, str], heights: Mapping[int, float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "y": [float(heights[level]) for level in levels],
            "full": [f"{level} {word}".strip() for level, word in levels.items()],
            "brief": [str(level) for level in levels],
        }
    )


def _names(panels: Mapping[str, float], wide: float) -> pd.DataFrame:
    return pd.DataFrame(
        {"x": [left + wide / 2 for left in panels.values()], "y": float(NAME), "text": list(panels)}
    )


def _talks(panels: Mapping[str, float], wide: float) -> pd.DataFrame:
    """Which talk is at which end of a panel."""
    ends = ((LINES, START, START), (1 - LINES, HAND_OVER, HAND_OVER_NARROW))
    rows = [
        (left + wide * at, float(TALKS), full, brief)
        for left in panels.values()
        for at, full, brief in ends
    ]
    return pd.DataFrame(rows, columns=["x", "y", "full", "brief"])


def _ways(
    placed: pd.DataFrame, wide: float, answers: Mapping[str, Answer], look: Look
) -> pd.DataFrame:
    """The lines, the thickest first, so that none is hidden behind another."""
    n = placed["n"]
    drawn = placed.assign(
        x=placed["left"] + wide * LINES,
        x2=placed["left"] + wide * (1 - LINES),
        width=(n * min(PERSON, THICK / n.max())).clip(lower=THIN),
        colour=[tones.fill(answers[step].tone, look) for step in placed["step"]],
        word=[answers[step].word for step in placed["step"]],
        way=placed["first"].astype("str") + " till " + placed["last"].astype("str"),
    )
    return drawn.sort_values("n", ascending=False, kind="stable")


def _numbers(placed: pd.DataFrame, wide: float) -> pd.DataFrame:
    """How many gave each level, at the end of its lines."""
    ends = (("y", NUMBERS), ("y2", 1 - NUMBERS))
    rows = [
        (left + wide * at, height, str(n))
        for end, at in ends
        for left, height, n in placed.groupby(["left", end], as_index=False)["n"]
        .sum()
        .itertuples(index=False)
    ]
    return pd.DataFrame(rows, columns=["x", "y", "text"])


def _key(answers: Mapping[str, Answer], look: Look) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "x": [i / len(answers) for i in range(len(answers))],
            "text": [answer.marked for answer in answers.values()],
            "colour": [tones.fill(answer.tone, look) for answer in answers.values()],
        }
    )


@cache
def _spec(look: Look) -> dict[str, Any]:
    return dressed([*_lines(look), *_texts(look)], look)


def _lines(look: Look) -> list[alt.Chart]:
    tooltip = [
        alt.Tooltip("question:N", title="Fråga"),
        alt.Tooltip("way:N", title="Svar"),
        alt.Tooltip("word:N", title="Steg"),
        alt.Tooltip("n:Q", title="Medborgare"),
    ]
    return [
        of("ticks")
        .mark_rule(color=look.grid)
        .encode(x=alt.value(_left()), x2=alt.value("width"), y=pixels("y")),
        of("ways")
        .mark_rule(strokeCap="round", opacity=0.85)
        .encode(
            x=_across("x"),
            x2="x2:Q",
            y=pixels("y"),
            y2="y2:Q",
            stroke=alt.Stroke("colour:N", scale=None),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
            tooltip=tooltip,
        ),
    ]


def _texts(look: Look) -> list[alt.Chart]:
    """Words of the levels at the left, of the panels above them, and the key."""
    text: dict[str, Any] = {"baseline": "middle", "fontSize": 12}
    said = when_wide("datum.full", "datum.brief")["expr"]
    place: dict[str, Any] = {"x": _across("x"), "y": pixels("y")}
    return [
        of("ticks")
        .transform_calculate(said=said)
        .mark_text(**text, align="left", color=look.soft)
        .encode(x=alt.value(0), y=pixels("y"), text="said:N"),
        of("names")
        .mark_text(**text, align="center", fontWeight=600, color=look.ink)
        .encode(**place, text="text:N"),
        of("talks")
        .transform_calculate(said=said)
        .mark_text(**text, align="center", color=look.soft)
        .encode(**place, text="said:N"),
        of("numbers").mark_text(**text, color=look.ink).encode(**place, text="text:N"),
        of("key")
        .mark_point(shape="stroke", size=240, strokeWidth=4, xOffset=8, opacity=1)
        .encode(x=_across("x"), y=alt.value(KEY), stroke=alt.Stroke("colour:N", scale=None)),
        of("key")
        .mark_text(**text, align="left", dx=22, color=look.soft)
        .encode(x=_across("x"), y=alt.value(KEY), text="text:N"),
    ]


def _left() -> dict[str, str]:
    return when_wide(LEFT, LEFT_NARROW)


def _across(field: str) -> alt.X:
    scale = alt.Scale(domain=[0, 1], range=[_left(), {"expr": "width"}], nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)
