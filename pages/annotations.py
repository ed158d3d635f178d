"""Händelser i enheten: what happened and when, entered once and searched."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from domain.access import Right, Scope, can
from domain.vocabulary import UnitId
from metrics import unit_months
from pages.shared import choices, chosen_units, happening_form, kept, records, session, show
from sections import summary, swedish
from sections.meeting import events

TITLE = "Händelser i enheten"
ANY = "När som helst"


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    names = records.unit_names(viewer.scope)
    if not names:
        st.title(TITLE, anchor=False)
        st.info("Du har ingen enhet ännu. Be förvaltningen lägga till dig.")
        return
    head, among = choices.head_of(TITLE), st.container()
    with head:
        chosen = chosen_units.ask(viewer.scope, among)
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
    risen = kept.kept(_risen, scope)
    when = st.selectbox("Vad hände när något steg?", [ANY, *risen], key="steg-nara") or ANY
    happened = events.containing(happened, words)
    if when in risen:
        happened = events.around(happened, risen[when])
    block = events.block(happened, names)
    rows = block.table.itertuples(index=False, name=None)
    told = (
        f"- **{day}** {show.escaped(what)} :gray[{show.escaped(unit)}]" for day, unit, what in rows
    )
    show.paragraphs(f"## {block.finding}", "\n".join(told), f":gray[{block.caveat}]")


def _risen(scope: Scope) -> dict[str, pd.Period]:
    months = unit_months.last_months(records.today())
    names = [swedish.month(month.start_time.date()) for month in months]
    return events.risen(summary.rows(records.unit_months(scope), names), months)
