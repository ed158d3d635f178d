"""Mått och metod: every measure and every figure, with its rule, its source and an example."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from pages.shared import session, show
from sections import method, swedish


def page() -> None:
    """Draw the page."""
    session.require_viewer()
    st.title("Mått och metod", anchor=False)
    st.markdown(
        "Så mäts det, så räknas det, och så ofta kan det bli fel. "
        "Exemplen räknas ut av samma regler som sidorna använder."
    )
    measures, figures, errors = st.tabs(["Mått", "Så räknas det", "Hur ofta blir det fel?"])
    with measures:
        for measure in method.measure_cards():
            with st.expander(f"**{show.escaped(measure.title)}** · {measure.track}"):
                st.markdown(_measure(measure))
    with figures:
        for metric in method.metric_cards():
            with st.expander(f"**{show.escaped(metric.name)}** · {show.escaped(metric.question)}"):
                st.markdown(_metric(metric))
    with errors:
        _simulated(method.simulated())


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


def _simulated(found: method.Simulated) -> None:
    st.markdown(show.escaped(f"{found.how} Körd {swedish.day(found.run_on)}: {found.command}."))
    for title, nothing in (("När inget händer", True), ("När något händer", False)):
        st.header(title, anchor=False)
        rows = [
            (show.escaped(figure.what), show.escaped(figure.happens), figure.percent)
            for figure in found.figures
            if figure.nothing_happens is nothing
        ]
        table = pd.DataFrame(rows, columns=["Vad som sägs", "Vad som händer", "Hur ofta"])
        st.table(table.set_index("Vad som sägs"))
