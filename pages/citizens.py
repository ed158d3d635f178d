"""Medborgare: the caseload, who needs what, and the way to each and back."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.shared import (
    caseload_asked,
    choices,
    disclosing,
    link_tables,
    one_citizen,
    people,
    records,
    session,
    show,
    still,
)
from sections import caseload, swedish


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    still.hold()
    choice = choices.title_and_choices("Medborgare", viewer)
    names = people.names(viewer, choice.people)
    disclosing.listed(viewer, "Medborgare", choice.people.units, len(names))
    n = swedish.counted(len(names), "medborgare", "medborgare")
    fresh = show.data_until(records.held(choice.people))
    show.facts([show.escaped(choice.unit), n, choice.period_name, fresh])
    if not names:
        st.info(people.nobody(viewer))
        return

    told, rows = caseload_asked.read(choice.people, choice.period, names)
    state = caseload_asked.state()
    link_tables.show(caseload.lists(rows, state), key="listor", look="lists")
    search, switch = st.columns([3, 1], vertical_alignment="bottom")
    begins = search.text_input("Namnet börjar på", key="namn", max_chars=40)
    with switch:
        people.hide_switch()
    kept = caseload.chosen(rows, state, begins)
    disclosing.searched(viewer, "Medborgare", choice.people.units, begins, found=len(kept))
    _show(kept, told, state)


def _show(kept: pd.DataFrame, told: caseload.Records, state: caseload.State) -> None:
    if kept.empty:
        st.markdown("Ingen medborgare passar in på valet.")
        return
    back = st.session_state.pop(one_citizen.BACK_FROM, None)
    shown = caseload.table(kept, told, state, back_to=back)
    link_tables.show(shown, key="medborgare")
    turned = caseload.pages(kept, state)
    if turned:
        link_tables.show(turned, key="blad", look="lists")
    st.markdown(f":gray[{caseload.CAVEAT}]")
