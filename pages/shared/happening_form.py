"""What happened in a unit: written down, and taken away when it was wrong."""

from __future__ import annotations

import streamlit as st

from data_access.annotations import Annotation
from domain.access import Viewer
from domain.vocabulary import UnitId
from pages.shared import days, meetings, records
from sections import swedish

LONGEST = 300  # characters of what happened
NAMELESS = (
    "Skriv inga namn. Det som hände en medborgare hör till medborgaren. Händelser står vid "
    "enhetens diagram och i alla rapporter, också nämndens."
)
TAKEN_AWAY = "Händelsen försvinner ur diagram och nya rapporter. Avslutade möten behåller sin text."


def write(viewer: Viewer, unit: UnitId) -> None:
    """A form for something new; what is typed stays until it can be saved."""
    with st.form("handelse", clear_on_submit=True):
        day = days.typed("Dag", records.today(), key="handelse-dag")
        text = st.text_area(
            "Vad hände?", max_chars=LONGEST, placeholder="ny lokal, ny arbetsledare …"
        )
        st.markdown(f":gray[{NAMELESS}]")
        if not st.form_submit_button("Spara händelsen"):
            return
    if text.strip() and day and day <= records.today():
        meetings.happened(viewer, Annotation(unit, day, text.strip()))
        st.rerun()
    st.warning("Skriv vad som hände, och en dag till och med idag som 2026-10-31.")


def take_away(viewer: Viewer, unit: UnitId) -> None:
    """Choose one of the unit's events and take it away."""
    there = records.annotated(viewer.scope.narrowed_to(unit))
    if there.empty:
        return
    named = {
        f"{swedish.day(day.date())} {text}": number
        for number, day, text in zip(
            there["annotation_id"], there["happened_on"], there["text"], strict=True
        )
    }
    with st.expander("Ta bort en händelse som blev fel"):
        chosen = st.selectbox("Händelse", list(named), key="fel-handelse")
        st.markdown(f":gray[{TAKEN_AWAY}]")
        if st.button("Ta bort händelsen"):
            meetings.taken_away(viewer, int(named[chosen]))
            st.rerun()
