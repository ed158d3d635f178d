"""How a group answered on a short scale: a stack of dots a step, the numbers written under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isnan
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import Drawing, of
from charts.look import Look, dressed, pixels, when_wide

MOST = 12  # dots in a stack; from there one dot stands for several
DOT = 7  # pixels from dot to dot
NAME = 18  # pixels above a stack at its highest
FOOT = 40  # pixels under it, for the step and the numbers
ROW = NAME + MOST * DOT + FOOT
LEFT = 170  # pixels for names where the chart is wide
APART = 0.16  # of a step, from its middle to each of the two stacks
HIDDEN = "dold"


@dataclass(frozen=True)
class Scale:
    """One scale: its name, what its ends mean, and how many gave each step.

    `own` are the citizens' own answers, `others` the answers that stand beside. NaN is hidden.
    """

    name: str
    ends: tuple[str, str]
    own: Mapping[int, float]
    others: Mapping[int, float]


def dots_stand_for(scales: Sequence[Scale]) -> int:
    """How many persons one dot stands for, the same in the whole chart."""
    every = [
        n for scale in scales for n in (*scale.own.values(), *scale.others.values()) if not isnan(n)
    ]
    return max(1, -(-int(max(every, default=0)) // MOST))


def dot_stacks(scales: Sequence[Scale], look: Look) -> Drawing:
    """Draw the scales under each other, the citizens' own answers filled, others' hollow.

    Args:
        scales: At least one, all with the same steps.
        look: The colours of the theme.
    """
    worth = dots_stand_for(scales)
    steps = list(scales[0].own)
    tops = [ROW * i for i in range(len(scales))]
    place = {step: (i + 0.5) / len(steps) for i, step in enumerate(steps)}
    pairs = list(zip(scales, tops, strict=True))
    data = {
        "dots": _dots(pairs, place, worth, look),
        "numbers": _numbers(pairs, place),
        "steps": _steps(pairs, place),
        "rules": pd.DataFrame({"y": [float(top + ROW - FOOT + 1) for top in tops]}),
        "names": pd.DataFrame(
            {
                "name": [scale.name for scale in scales],
                "beside": [top + ROW - FOOT - DOT / 2 for top in tops],
                "above": [top + NAME / 2 for top in tops],
            }
        ),
    }
    bottom = ROW * len(scales)
    return Drawing(_spec(look), data, bottom, range(0, bottom, ROW))


def _dots(
    pairs: Sequence[tuple[Scale, int]], place: Mapping[int, float], worth: int, look: Look
) -> pd.DataFrame:
    rows = [
        (place[step] + side * APART / len(place), top + ROW - FOOT - DOT * (i + 0.5), colour, line)
        for scale, top in pairs
        for counts, side, colour, line in (
            (scale.own, -1, look.ink, look.ink),
            (scale.others, 1, look.paper, look.soft),
        )
        for step, n in counts.items()
        if not isnan(n)
        for i in range(-(-int(n) // worth))
    ]
    return pd.DataFrame(rows, columns=["x", "y", "fill", "line"])


def _numbers(pairs: Sequence[tuple[Scale, int]], place: Mapping[int, float]) -> pd.DataFrame:
    rows = [
        (place[step] + side * APART / len(place), top + ROW - FOOT + 10.0, text, soft)
        for scale, top in pairs
        for counts, side, soft in ((scale.own, -1, False), (scale.others, 1, True))
        for step, n in counts.items()
        for text in [HIDDEN if isnan(n) else f"{n:.0f}" if n else ""]
    ]
    return pd.DataFrame(rows, columns=["x", "y", "text", "soft"])


def _steps(pairs: Sequence[tuple[Scale, int]], place: Mapping[int, float]) -> pd.DataFrame:
    rows = [
        (at, top + ROW - FOOT + 26.0, text)
        for scale, top in pairs
        for step, at in place.items()
        for text in [_step(step, list(place), scale.ends)]
    ]
    return pd.DataFrame(rows, columns=["x", "y", "text"])


def _step(step: int, steps: Sequence[int], ends: tuple[str, str]) -> str:
    words = {steps[0]: ends[0], steps[-1]: ends[1]}
    return f"{step} {words[step]}".strip() if step in words else str(step)


@cache
def _spec(look: Look) -> dict[str, Any]:
    text: dict[str, Any] = {"baseline": "middle", "align": "center"}
    names = of("names").transform_calculate(y=when_wide("datum.beside", "datum.above")["expr"])
    soft = alt.condition("datum.soft", alt.value(look.soft), alt.value(look.ink))
    layers = [
        of("rules")
        .mark_rule(color=look.grid)
        .encode(x=alt.value(when_wide(LEFT, 0)), x2=alt.value("width"), y=pixels("y")),
        of("dots")
        .mark_point(shape="circle", size=30, strokeWidth=1.1, opacity=1)
        .encode(
            x=_across("x"),
            y=pixels("y"),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("line:N", scale=None),
        ),
        of("numbers")
        .mark_text(**text, fontSize=12)
        .encode(x=_across("x"), y=pixels("y"), text="text:N", color=soft),
        of("steps")
        .mark_text(**text, fontSize=12, color=look.soft)
        .encode(x=_across("x"), y=pixels("y"), text="text:N"),
        names.mark_text(
            align="left", baseline="middle", fontSize=14, fontWeight=600, color=look.ink
        ).encode(x=alt.value(0), y=pixels("y"), text="name:N"),
    ]
    return dressed(layers, look)


def _across(field: str) -> alt.X:
    ends = [when_wide(LEFT, 0), {"expr": "width"}]
    scale = alt.Scale(domain=[0, 1], range=ends, nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)
