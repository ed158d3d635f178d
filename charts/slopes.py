"""Many citizens at two times: a line each, coloured and shaped by what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import Drawing, of
from charts.look import FULL, HOLLOW, SHAPES, Look, dressed, pixels
from domain.vocabulary import Outcome

HEIGHT = 340  # pixels
TOP, BOTTOM = 84, 16  # pixels above and below the plot
LEFT, RIGHT = 86, 24  # pixels beside it
KEY = {outcome: divmod(i, 2) for i, outcome in enumerate(Outcome)}  # line and column of its word

SLOPE_COLUMNS = {
    "citizen_id": "int64",
    "first": "float64",
    "latest": "float64",
    "first_text": "str",
    "latest_text": "str",
    "outcome": "str",
}


def slopes(
    rows: pd.DataFrame,
    *,
    ticks: Sequence[tuple[float, str]],
    higher_is_better: bool,
    look: Look,
) -> Drawing:
    """Draw a line a citizen from start to now. Better is up, also where lower values are better.

    Args:
        rows: One row a citizen, as `SLOPE_COLUMNS`; at least one.
        ticks: Values of the scale, the lowest first, with their words; the plot spans them.
        higher_is_better: Which way the scale runs.
        look: The colours of the theme.
    """
    lowest, highest = ticks[0][0], ticks[-1][0]

    def height(value: float) -> float:
        share = (value - lowest) / ((highest - lowest) or 1)
        down = 1 - share if higher_is_better else share
        return TOP + down * (HEIGHT - TOP - BOTTOM)

    data = {
        "lines": _lines(rows, height, look),
        "ends": _ends(rows, height, look),
        "ticks": pd.DataFrame(
            {"y": [height(at) for at, _ in ticks], "text": [word for _, word in ticks]}
        ),
        "key": _key(look),
        "times": pd.DataFrame({"x": [0.0, 1.0], "y": TOP - 16.0, "text": ["Start", "Senast"]}),
    }
    return Drawing(_spec(look), data, HEIGHT)


def _lines(rows: pd.DataFrame, height: Any, look: Look) -> pd.DataFrame:
    shared = {
        "citizen": [str(who) for who in rows["citizen_id"]],
        "colour": [look.of(Outcome(said)) for said in rows["outcome"]],
    }
    first = pd.DataFrame(shared | {"x": 0.0, "y": rows["first"].map(height).to_numpy()})
    latest = pd.DataFrame(shared | {"x": 1.0, "y": rows["latest"].map(height).to_numpy()})
    return pd.concat([first, latest], ignore_index=True)


def _ends(rows: pd.DataFrame, height: Any, look: Look) -> pd.DataFrame:
    said = [Outcome(outcome) for outcome in rows["outcome"]]
    return pd.DataFrame(
        {
            "y": rows["latest"].map(height).to_numpy(),
            "x": 1.0,
            "way": [
                f"{first} till {latest}"
                for first, latest in zip(rows["first_text"], rows["latest_text"], strict=True)
            ],
            "word": [outcome.label for outcome in said],
            "shape": [SHAPES[outcome] for outcome in said],
            "colour": [look.of(outcome) for outcome in said],
            "filled": [0.0 if outcome in HOLLOW else FULL for outcome in said],
        }
    )


def _key(look: Look) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "x": [0.5 * column for _, column in KEY.values()],
            "y": [12.0 + 20 * line for line, _ in KEY.values()],
            "text": [outcome.label for outcome in KEY],
            "shape": [SHAPES[outcome] for outcome in KEY],
            "colour": [look.of(outcome) for outcome in KEY],
            "filled": [0.0 if outcome in HOLLOW else FULL for outcome in KEY],
        }
    )


@cache
def _spec(look: Look) -> dict[str, Any]:
    marks: dict[str, Any] = {
        "shape": alt.Shape("shape:N", scale=None),
        "stroke": alt.Stroke("colour:N", scale=None),
        "fill": alt.Fill("colour:N", scale=None),
        "fillOpacity": alt.FillOpacity("filled:Q", scale=None),
    }
    text: dict[str, Any] = {"baseline": "middle", "fontSize": 12}
    tooltip = [alt.Tooltip("way:N", title="Väg"), alt.Tooltip("word:N", title="Bedömning")]
    place: dict[str, Any] = {"x": _x("x"), "y": pixels("y")}
    layers = [
        of("ticks")
        .mark_rule(color=look.grid)
        .encode(x=alt.value(LEFT), x2=alt.value("width"), y=pixels("y")),
        of("ticks")
        .mark_text(**text, align="right", color=look.soft)
        .encode(x=alt.value(LEFT - 10), y=pixels("y"), text="text:N"),
        of("times")
        .mark_text(**text, align="center", color=look.soft)
        .encode(**place, text="text:N"),
        of("lines")
        .mark_line(strokeWidth=1.4, opacity=0.65)
        .encode(**place, detail="citizen:N", stroke=alt.Stroke("colour:N", scale=None)),
        of("ends").mark_point(size=46, opacity=1).encode(**place, **marks, tooltip=tooltip),
        of("key").mark_point(size=46, opacity=1).encode(**place, **marks),
        of("key")
        .mark_text(**text, align="left", dx=9, color=look.ink)
        .encode(**place, text="text:N"),
    ]
    return dressed(layers, look)


def _x(field: str) -> alt.X:
    ends = [LEFT + 24, {"expr": f"width - {RIGHT}"}]
    scale = alt.Scale(domain=[0, 1], range=ends, nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)
