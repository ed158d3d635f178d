"""Goals as ladders: where each began, where it stands now, and where it is aimed at."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import Drawing, of
from charts.look import FULL, HOLLOW, SHAPES, Look, dressed, pixels, when_wide
from domain.vocabulary import Outcome

ROW = 44  # pixels a goal
HEADER = 30  # pixels of the words of the scale
LABEL, STATUS = 230, 150  # pixels for the words beside the ladder where the chart is wide
STATUS_ABOVE = 116  # pixels for the status where it stands above the ladder, after the goal
EDGE = 12  # pixels that keep the outermost points whole
ABOVE = 19  # pixels from the ladder up to its words on a phone
WORST = 4  # level; 0 is no problem

GOAL_COLUMNS = {
    "text": "str",
    "status": "str",
    "outcome": "str",  # an Outcome
    "baseline": "float64",
    "now": "float64",
    "target": "float64",
}


def goal_ladder(goals: pd.DataFrame, levels: dict[float, str], look: Look) -> Drawing:
    """Draw a ladder a goal, in their order. Better is to the right.

    Args:
        goals: One row a goal, as `GOAL_COLUMNS`; a level that is missing is not drawn.
        levels: What each level of the scale is called, 0 (no problem) to 4.
        look: The colours of the theme.
    """
    outcomes = [Outcome(outcome) for outcome in goals["outcome"]]
    placed = goals.assign(
        y=[float(HEADER + ROW * i + ROW * 0.6) for i in range(len(goals))],
        start=WORST - goals["baseline"],
        end=WORST - goals["now"],
        aim=WORST - goals["target"],
        shape=[SHAPES[outcome] for outcome in outcomes],
        colour=[look.of(outcome) for outcome in outcomes],
        filled=[0.0 if outcome in HOLLOW else FULL for outcome in outcomes],
    )
    height = HEADER + ROW * len(goals)
    data = {
        "goals": placed,
        "scale": pd.DataFrame(
            {
                "at": [WORST - level for level in levels],
                "word": list(levels.values()),
                "y": HEADER / 2,
                "top": float(HEADER),
                "bottom": float(height),
            }
        ),
        "known": placed.dropna(subset=["start", "end"]),
    }
    return Drawing(_spec(look), data, height)


@cache
def _spec(look: Look) -> dict[str, Any]:
    return dressed([*_scale(look), *_ladders(look), *_words(look)], look)


def _x(field: str) -> alt.X:
    across = [
        when_wide(LABEL + EDGE, EDGE),
        when_wide(f"width - {STATUS + EDGE}", f"width - {EDGE}"),
    ]
    scale = alt.Scale(domain=[0, WORST], range=across, nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)


def _scale(look: Look) -> list[alt.Chart]:
    # The outermost words stand inside the scale, so that a phone does not cut them.
    align = {"expr": f"datum.at == 0 ? 'left' : datum.at == {WORST} ? 'right' : 'center'"}
    words = (
        of("scale")
        .mark_text(align=align, baseline="middle", fontSize=11, color=look.soft)
        .encode(x=_x("at"), y=pixels("y"), text="word:N")
    )
    rules = of("scale").mark_rule(color=look.grid)
    return [rules.encode(x=_x("at"), y=pixels("top"), y2="bottom:Q"), words]


def _ladders(look: Look) -> list[alt.Chart]:
    tooltip = [alt.Tooltip("text:N", title="Mål"), alt.Tooltip("status:N", title="Läge")]
    way = of("known").mark_rule(strokeWidth=2)
    start = of("goals").mark_point(size=64, fill=look.paper, stroke=look.ink, opacity=1)
    now = of("goals").mark_point(size=80, filled=True, fill=look.ink, opacity=1)
    aim = of("goals").mark_tick(thickness=3, size=20, color=look.ink, orient="vertical")
    return [
        way.encode(
            x=_x("start"), x2="end:Q", y=pixels("y"), stroke=alt.Stroke("colour:N", scale=None)
        ),
        aim.encode(x=_x("aim"), y=pixels("y"), tooltip=tooltip),
        start.encode(x=_x("start"), y=pixels("y"), tooltip=tooltip),
        now.encode(x=_x("end"), y=pixels("y"), tooltip=tooltip),
    ]


def _words(look: Look) -> list[alt.Chart]:
    """The goal and how it stands: beside the ladder, or above it where the chart is narrow."""
    placed = of("goals").transform_calculate(
        place=when_wide("datum.y", f"datum.y - {ABOVE}")["expr"]
    )
    room = when_wide(LABEL - 16, f"width - {STATUS_ABOVE}")
    mark = when_wide(f"width - {STATUS - 22}", f"width - {EDGE}")
    word = when_wide(f"width - {STATUS - 34}", f"width - {EDGE + 12}")
    side = when_wide("'left'", "'right'")
    return [
        placed.mark_text(align="left", baseline="middle", color=look.ink, limit=room).encode(
            x=alt.value(0),
            y=pixels("place"),
            text="text:N",
            tooltip=[alt.Tooltip("text:N", title="Mål")],
        ),
        placed.mark_point(size=56, opacity=1).encode(
            x=alt.value(mark),
            y=pixels("place"),
            shape=alt.Shape("shape:N", scale=None),
            stroke=alt.Stroke("colour:N", scale=None),
            fill=alt.Fill("colour:N", scale=None),
            fillOpacity=alt.FillOpacity("filled:Q", scale=None),
        ),
        placed.mark_text(align=side, baseline="middle", color=look.ink).encode(
            x=alt.value(word), y=pixels("place"), text="status:N"
        ),
    ]
