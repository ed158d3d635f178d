"""What happened and when: dotted rules through a chart, each with its word above. One way for all.

A chart says where along its own time axis each event stands; here is decided which row its word
gets, on which side of the rule it is written, and how both are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import of
from charts.look import Look, pixels, when_wide

EVENT_COLUMNS = {"happened_on": "datetime64[s]", "label": "str"}
NO_EVENTS = pd.DataFrame(columns=list(EVENT_COLUMNS)).astype(EVENT_COLUMNS)

LINE = 17  # pixels a row of words takes
LINES = 4  # rows of words; one more and only the rule is drawn, its word stands in the text
LATE = 0.2  # part of the axis, from its end, where words stand left of their rule
LONGEST = 30  # characters of a word above a rule; the whole stands in the text
FRAME = "events"

_DAY = alt.Tooltip("happened_on:T", title="Dag", format="%-d %b %Y")


@dataclass(frozen=True)
class Letters:
    """How much of the time axis a letter takes, where the chart is wide and on a phone."""

    wide: float
    narrow: float


def brief(text: str) -> str:
    """What happened in so few letters that it can stand above a rule.

    >>> brief("Ny lokal"), brief("Ny arbetsledare som började efter sommaren")
    ('Ny lokal', 'Ny arbetsledare som började e…')
    """
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def room(along: Sequence[float], labels: Sequence[str], letters: Letters) -> int:
    """How many pixels the words take above the chart; 0 when nothing happened."""
    rows = [min(row, LINES - 1) for row in _rows(along, labels, letters.narrow)]
    return LINE * (max(rows) + 1) if rows else 0


def placed(
    events: pd.DataFrame, along: Sequence[float], letters: Letters, *, bottom: float
) -> pd.DataFrame:
    """The events with the places of their rules and words, for the frame called `FRAME`.

    Args:
        events: As `EVENT_COLUMNS`, oldest first.
        along: Where each stands on the time axis, 0 at its beginning and 1 at its end.
        letters: The room a letter takes.
        bottom: Where the rules end, in pixels from the top.
    """
    top = room(along, list(events["label"]), letters)
    frame = events.assign(y2=float(bottom), late=[at > 1 - LATE for at in along])
    for name, letter in (("y", letters.wide), ("narrow", letters.narrow)):
        rows = _rows(along, list(events["label"]), letter)
        frame[name] = [top - LINE * (row + 0.5) if row < LINES else float(top) for row in rows]
        frame[f"{name}_word"] = [
            label if row < LINES else "" for label, row in zip(events["label"], rows, strict=True)
        ]
    return frame


def layers(
    look: Look, x: alt.X | str, *, aside: str = "datum.late", axis: alt.Axis | None = None
) -> list[alt.Chart]:
    """The rules and their words, as layers that draw the frame called `FRAME`.

    Args:
        look: The colours of the theme.
        x: Where on the time axis of the chart.
        aside: A Vega expression that is true for a word that stands left of its rule.
        axis: The vertical axis of the chart, where it has one: all its layers must say the same.
    """
    event = [alt.Tooltip("label:N", title="Händelse"), _DAY]
    rules = of(FRAME).transform_calculate(place=when_wide("datum.y", "datum.narrow")["expr"])
    sides: Iterable[tuple[str, dict[str, Any]]] = (
        (f"!({aside})", {"align": "left", "dx": 4}),
        (aside, {"align": "right", "dx": -4}),
    )
    words = [
        of(FRAME)
        .transform_filter(filter_)
        .transform_calculate(
            place=when_wide("datum.y", "datum.narrow")["expr"],
            word=when_wide("datum.y_word", "datum.narrow_word")["expr"],
        )
        .mark_text(**beside, baseline="middle", fontSize=12, color=look.soft)
        .encode(x=x, y=pixels("place", axis=axis), text="word:N")
        for filter_, beside in sides
    ]
    return [
        rules.mark_rule(color=look.soft, strokeDash=[2, 3], opacity=0.6).encode(
            x=x, y=pixels("place", axis=axis), y2="y2:Q", tooltip=event
        ),
        *words,
    ]


def _rows(along: Sequence[float], labels: Sequence[str], letter: float) -> list[int]:
    """A row for each word, from below, so that neighbours in time do not print over each other.

    `LINES` means that every row is taken. A word left of its rule begins that much earlier.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LINES)]
    rows = []
    for at, label in zip(along, labels, strict=True):
        long = letter * (len(label) + 2)
        begin, end = (at - long, at) if at > 1 - LATE else (at, at + long)
        free = (
            row
            for row in range(LINES)
            if all(end < other_begin or begin > other_end for other_begin, other_end in taken[row])
        )
        row = next(free, LINES)
        rows.append(row)
        if row < LINES:
            taken[row].append((begin, end))
    return rows
