"""Registerutdrag och gallring: what a person has the right to, and what is no longer kept."""

from __future__ import annotations

import streamlit as st

from pages.shared import person_matters, purging_matters, records, session, show
from sections import person_rights, swedish


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    st.title("Registerutdrag och gallring", anchor=False)
    units = records.unit_names(viewer.looks_after)
    facts = show.fact_line([swedish.opening(swedish.counted(len(units), "enhet", "enheter"))])
    if not units:
        st.markdown(facts)
        st.info("Du ansvarar inte för någon enhet ännu. Be en annan systemansvarig om det.")
        return
    show.paragraphs(facts, person_rights.ABOUT, "## En persons rättigheter")
    person_matters.told()
    person = person_matters.find()
    if person is not None:
        person_matters.draw(viewer, person)
    st.header("Gallring", anchor=False)
    purging_matters.draw()
