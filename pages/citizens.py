"""Medborgare: the caseload, who needs what, and the way to each and back."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from domain.measures import default_shelf
from metrics import courses, goal_standing
from pages.shared import (
    choices,
    disclosing,
    link_tables,
    one_citizen,
    people,
    records,
    session,
    show,
)
from sections import caseload, swedish

STATE = "caseload"  # what was last looked at, for the way back


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    choice = choices.title_and_choices("Medborgare", viewer)
    names = people.names(viewer, choice.people)
    disclosing.listed(viewer, "Medborgare", choice.people.units, len(names))
    n = swedish.counted(len(names), "medborgare", "medborgare")
    fresh = show.data_until(records.held(choice.people))
    show.facts([show.escaped(choice.unit), n, choice.period_name, fresh])
    if not names:
        st.info("Ingen medborgare finns i enheten ännu. Läs in en fil med uppföljningar.")
        return

    told = _records(choice, names)
    rows = caseload.rows(told, today=records.today())
    state = _state()
    link_tables.show(caseload.lists(rows, state), key="listor", look="lists")
    search, switch = st.columns([3, 1], vertical_alignment="bottom")
    begins = search.text_input("Namnet börjar på", key="namn", max_chars=40)
    with switch:
        people.hide_switch()
    _show(rows, told, state, begins)


def _show(rows: pd.DataFrame, told: caseload.Records, state: caseload.State, begins: str) -> None:
    kept = caseload.chosen(rows, state, begins)
    if kept.empty:
        st.markdown("Ingen medborgare passar in på valet.")
        return
    back = st.session_state.pop(one_citizen.BACK_FROM, None)
    shown = caseload.table(kept, told, default_shelf(), state, back_to=back)
    link_tables.show(shown, key="medborgare")
    turned = caseload.pages(kept, state)
    if turned:
        link_tables.show(turned, key="sidor", look="lists")
    st.markdown(f":gray[{caseload.CAVEAT}]")


def _records(choice: choices.Choice, names: dict[int, str]) -> caseload.Records:
    scope, measures = choice.people, default_shelf()
    figures = records.figures(scope)
    fresh = courses.measured_since(figures.courses, choice.period.first)
    lead = courses.leading(fresh.loc[fresh["citizen_id"].isin(list(names))], measures)
    assessments = records.goal_assessments(scope)
    return caseload.Records(
        names=names,
        citizens=records.current_citizens(scope),
        lead=lead,
        scores=records.scores(scope),
        due=figures.due,
        plans=records.plans_made(scope),
        goals=goal_standing.standing(records.goals(scope), assessments),
        held=records.held(scope),
        events=records.life_events(scope),
    )


def _state() -> caseload.State:
    """From the address; without one, what was last looked at, and then the address says so."""
    asked = {name: st.query_params[name] for name in caseload.ASKED if name in st.query_params}
    state = caseload.State.read(asked or st.session_state.get(STATE, {}))
    st.session_state[STATE] = dict(state.asked)
    if not asked and state != caseload.State():
        st.query_params.update(dict(state.asked))
    return state
