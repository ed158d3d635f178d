"""Händelser i enheten: what happened and when, entered once and searched."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from domain.access import Right, Scope, can
from domain.vocabulary import UnitId
from metrics import unit_months
from pages.shared import chosen_units, happening_form, records, session, show
from sections import summary, swedish
from sections.meeting import events

ANY = "När som helst"


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
            happening_form.write(viewer, chosen.only)
            happening_form.take_away(viewer, chosen.only)


def _found(scope: Scope, names: dict[UnitId, str]) -> None:
    happened = records.annotated(scope)
    words = st.text_input("Sök", key="sok-handelse", placeholder="ett ord i det som hände")
    risen = _risen(scope)
    when = st.selectbox("Vad hände när något steg?", [ANY, *risen], key="steg-nara") or ANY
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
