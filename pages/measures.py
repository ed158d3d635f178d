"""Mått och metod: every measure and every figure, with its rule, its source and an example."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from pages.shared import method_told, session, show
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
        _cards(method_told.measures())
    with figures:
        _cards(method_told.metrics())
    with errors:
        _simulated(method.simulated())


def _cards(told: Iterable[tuple[str, str]]) -> None:
    for title, said in told:
        with st.expander(title):
            st.markdown(said)


def _simulated(found: method.Simulated) -> None:
    st.markdown(show.escaped(f"{found.how} Körd {swedish.day(found.run_on)}: {found.command}."))
    for title, nothing in (("När inget händer", True), ("När något händer", False)):
        st.header(title, anchor=False)
        st.table(method_told.how_often(nothing=nothing))
