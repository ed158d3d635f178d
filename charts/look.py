"""The look of every chart: ink, paper, three colours that each mean one thing, Swedish dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from domain.vocabulary import Outcome, Step

FONT = "Source Sans, sans-serif"
WIDE = 720  # pixels of chart from which there is room for words beside the marks

PADDING = {"left": 0, "right": 0, "top": 4, "bottom": 4}

MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december".split()
)
DAYS = "söndag måndag tisdag onsdag torsdag fredag lördag".split()
LOCALE = {
    "number": {
        "decimal": ",",
        "thousands": "\u00a0",
        "grouping": [3],
        "currency": ["", "\u00a0kr"],
    },
    "time": {
        "dateTime": "%A den %-d %B %Y %X",
        "date": "%Y-%m-%d",
        "time": "%H:%M:%S",
        "periods": ["fm", "em"],
        "days": DAYS,
        "shortDays": [day[:3] for day in DAYS],
        "months": MONTHS,
        "shortMonths": [month[:3] for month in MONTHS],
    },
}


@dataclass(frozen=True)
class Look:
    """The colours of one theme. A colour that carries an outcome carries nothing else."""

    ink: str
    soft: str
    grid: str
    band: str
    paper: str
    better: str
    worse: str
    kept: str

    def of(self, said: Outcome | Step) -> str:
        """Blue for stärkt and högre, orange for försvagad and lägre, grey for the rest."""
        if said in (Outcome.STRENGTHENED, Step.HIGHER):
            return self.better
        return self.worse if said in (Outcome.WEAKENED, Step.LOWER) else self.kept


LIGHT = Look(
    ink="#1A1D21",
    soft="#5C636B",
    grid="#ECE9E2",
    band="#EFECE4",
    paper="#FFFFFF",
    better="#1B66A8",
    worse="#B9540C",
    kept="#6B7178",
)
DARK = Look(
    ink="#ECEAE4",
    soft="#A9B0B7",
    grid="#2A2F34",
    band="#262B30",
    paper="#14171A",
    better="#5FA5E6",
    worse="#E88A3C",
    kept="#9AA1A8",
)

SHAPES = {
    Outcome.STRENGTHENED: "triangle-up",
    Outcome.MAINTAINED: "square",
    Outcome.WEAKENED: "triangle-down",
    Outcome.UNCERTAIN: "circle",
    Step.HIGHER: "triangle-up",
    Step.SAME: "square",
    Step.LOWER: "triangle-down",
    Step.UNKNOWN: "circle",
}
HOLLOW = (Outcome.UNCERTAIN, Step.UNKNOWN)  # a mark without filling claims nothing
FULL = 1.0  # opacity of a filled mark


def dressed(layers: Sequence[alt.Chart], look: Look) -> dict[str, Any]:
    """The layers as one spec in the project's fonts and locale, as wide as its place."""
    text = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": 12, "labelColor": look.soft}
    axis = {"gridColor": look.grid, "domain": False, "ticks": False, "labelPadding": 8}
    return (
        alt.LayerChart(layer=list(layers))
        .properties(width="container", background="transparent", padding=PADDING)
        .configure(
            font=FONT,
            locale=LOCALE,
            view={"stroke": None},
            # The chart's own words and its table say it; marks and axes would speak English.
            mark={"aria": False},
            axis=text | axis | {"aria": False},
            text={"font": FONT, "color": look.ink, "fontSize": 13},
            legend=text,
        )
        .to_dict()
    )


def pixels(field: str, *, axis: alt.Axis | None = None) -> alt.Y:
    """A vertical place in pixels from the top, for charts that lay out their rows themselves."""
    whole = [0, {"expr": "height"}]
    scale = alt.Scale(domain=whole, range=whole, nice=False, zero=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=axis)


def shown_when_wide() -> dict[str, str]:
    """Opacity of what a phone has no room for."""
    return when_wide(1, 0)


def when_wide(there: float | str, else_: float | str) -> dict[str, str]:
    """A Vega expression: `there` where the chart is wide enough for words, `else_` on a phone."""
    return {"expr": f"width >= {WIDE} ? {there} : {else_}"}
