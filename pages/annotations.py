"""Händelser i enheten: what happened and when, entered once and searched."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data_access.annotations import Annotation
from domain.access import Right, Scope, Viewer, can
from domain.vocabulary import UnitId
from metrics import unit_months
from pages.shared import chosen_units, days, meetings, records, session, show
from sections import summary, swedish
from sections.meeting import events

LONGEST = 300  # characters of what happened
ANY = "När som helst"
NAMELESS = (
    "Skriv inga namn. Det som hände en medborgare hör till medborgaren. Händelser står vid "
    "enhetens diagram och i alla rapporter, också nämndens."
)


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    st.title("Händelser i enheten", anchor=False)
    names = records.unit_names(viewer.scope)
    if not names:
        st.info("Du har ingen enhet ännu. Be förvaltningen lägga till dig.")
        return
    chosen = chosen_units.ask(viewer.scope, st.container())
    scope = viewer.scope.narrowed_to(*chosen.units)
    found, write = st.columns([3, 2], gap="large")
    with found:
        _found(scope, names)
    with write:
        if can(viewer, Right.MEETING) and chosen.only is not None:
            _form(viewer, chosen.only)


def _found(scope: Scope, names: dict[UnitId, str]) -> None:
    happened = records.annotated(scope)
    words = st.text_input("Sök", key="sok-handelse", placeholder="ett ord i det som hände")
    risen = _risen(scope)
    when = st.selectbox("Nära när något steg", [ANY, *risen], key="steg-nara") or ANY
    happened = events.containing(happened, words)
    if when in risen:
        happened = events.around(happened, risen[when])
    block = events.block(happened, names)
    st.header(block.finding, anchor=False)
    for row in block.table.itertuples(index=False):
        st.markdown(f"- **{row[0]}** {show.escaped(row[2])} :gray[{show.escaped(row[1])}]")
    st.markdown(f":gray[{block.caveat}]")


def _risen(scope: Scope) -> dict[str, pd.Period]:
    months = unit_months.last_months(records.today())
    names = [swedish.month(month.start_time.date()) for month in months]
    return events.risen(summary.rows(records.unit_months(scope), names), months)


def _form(viewer: Viewer, unit: UnitId) -> None:
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
