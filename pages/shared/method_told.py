"""Mått och metod as Markdown and tables: made once, the same for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pandas as pd

from pages.shared import show
from sections import method


@cache
def measures() -> tuple[tuple[str, str], ...]:
    """Each measure: the words it is opened by, and its card."""
    cards = method.measure_cards()
    return tuple(
        (f"**{show.escaped(card.title)}** · {card.track}", _measure(card)) for card in cards
    )


@cache
def metrics() -> tuple[tuple[str, str], ...]:
    """Each figure: the words it is opened by, and its card."""
    return tuple(
        (f"**{show.escaped(card.name)}** · {show.escaped(card.question)}", _metric(card))
        for card in method.metric_cards()
    )


def _measure(card: method.MeasureCard) -> str:
    limits = [_said(limit.name, f"{limit.size}. {limit.source}") for limit in card.limits]
    parts = [
        _said("", card.why),
        _said("Skala", card.scale),
        _said("Vem bedömer", card.rated_by),
        _said("Regel", card.rule),
        _examples(card.examples),
        *limits,
        _said("Tänk på", card.caveat),
        _said("Licens", card.licence),
        _said("Granskning", f"{card.author}. {card.checked_by}. Ses över {card.next_review}."),
    ]
    return "\n\n".join(filter(None, parts))


def _metric(card: method.MetricCard) -> str:
    choices = "\n".join(f"- {show.escaped(choice)}" for choice in card.choices)
    parts = [_said("", card.rule), _examples(card.examples), choices, _said("Källa", card.source)]
    return "\n\n".join(filter(None, parts))


def _said(label: str, text: str) -> str:
    said = show.escaped(text)
    return f"**{label}.** {said}" if label and text else said


def _examples(rows: Iterable[method.ExampleRow]) -> str:
    # One piece of Markdown a card: each element of its own costs the server a millisecond.
    lines = [f"| {show.escaped(row.given)} | {show.escaped(row.gives)} |" for row in rows]
    return "\n".join(["| Exempel | Ger |", "|---|---|", *lines])


@cache
def how_often(*, nothing: bool) -> pd.DataFrame:
    """How often the program is wrong: when `nothing` happens, or when something does."""
    rows = [
        (show.escaped(figure.what), show.escaped(figure.happens), figure.percent)
        for figure in method.simulated().figures
        if figure.nothing_happens is nothing
    ]
    table = pd.DataFrame(rows, columns=["Vad som sägs", "Vad som händer", "Hur ofta"])
    return table.set_index("Vad som sägs")
