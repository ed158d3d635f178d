"""Min enhet idag: what the unit needs this morning, what works, and how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from pages.shared import (
    choices,
    disclosing,
    kept,
    link_tables,
    people,
    records,
    selects,
    session,
    show,
    still,
    unit_asked,
)
from pages.shared.choices import Choice
from sections import swedish


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    still.hold()
    choice = choices.title_and_choices("Min enhet idag", viewer)
    told = kept.for_all(unit_asked.told, choice.scope, choice.period)
    held = records.last_held(choice.scope)
    show.facts(
        [
            show.escaped(choice.unit),
            swedish.counted(told.citizens, "medborgare", "medborgare"),
            choice.period_name,
            show.data_until(held),
        ]
    )
    if not told.citizens and held.empty:
        st.info(people.nobody(viewer))
        return

    st.markdown(f"**{told.headline}**")
    needs, works = st.columns([3, 2], gap="large")
    with needs:
        st.header("Det här behöver", anchor=False)
        names = people.names(viewer, choice.people)
        disclosing.listed(viewer, "Min enhet idag", choice.people.units, len(names))
        _work_list(choice, names)
    with works:
        st.header("Det här fungerar", anchor=False)
        show.points(told.works)
        people.hide_switch()
    show.block(kept.for_all(unit_asked.grid, choice.scope, show.look()))
    vision = kept.for_all(unit_asked.vision, choice.scope, show.look())
    if vision is not None:
        show.block(replace(vision, happened=()))  # the words stand above, the rules in both charts


def _work_list(choice: Choice, names: Mapping[int, str]) -> None:
    asked = (choice.period, tuple(names.items()), tuple(selects.held()))
    waiting = kept.kept(unit_asked.waiting, choice.people, *asked)
    if waiting.first is None:
        st.markdown("Inget väntar på någon just nu.")
        return
    link_tables.draw(waiting.first, key="arbetslista")
    if waiting.whole is not None:
        with st.expander(f"Visa alla {waiting.rows}"):
            link_tables.draw(waiting.whole, key="hela_listan")
