"""Medborgare: the caseload, who needs what, and the way to each and back."""

from __future__ import annotations

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

    rows = caseload_asked.read(choice.people, choice.period, names)[1]
    state = caseload_asked.state()
    link_tables.show(caseload.lists(rows, state), key="listor", look="lists")
    search, switch = st.columns([3, 1], vertical_alignment="bottom")
    begins = search.text_input("Namnet börjar på", key="namn", max_chars=40)
    with switch:
        people.hide_switch()
    back = st.session_state.pop(one_citizen.BACK_FROM, None)
    sheet = caseload_asked.sheet(
        choice.people, choice.period, names, state, begins=begins, back_to=back
    )
    disclosing.searched(viewer, "Medborgare", choice.people.units, begins, found=sheet.found)
    if not sheet.found:
        st.markdown("Ingen medborgare passar in på valet.")
        return
    link_tables.draw(sheet.table, key="medborgare")
    if sheet.turned:
        link_tables.draw(sheet.turned, key="blad")
    st.markdown(f":gray[{caseload.CAVEAT}]")
