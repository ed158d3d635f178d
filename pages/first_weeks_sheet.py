"""Sammanfattning: the first weeks of a citizen on one sheet of paper."""

from __future__ import annotations

import streamlit as st

from domain.measures import default_shelf
from pages.shared import one_citizen, paper, session, show
from sections import first_weeks_sheet
from sections.blocks import Target, of_citizen

TITLE = "Sammanfattning av de första veckorna"


def page() -> None:
    """Draw the page. It is made for paper, so the log says that it was printed."""
    viewer = session.require_viewer()
    who = one_citizen.asked_for(viewer, TITLE, paper=True)
    if who is None:
        return
    told = one_citizen.told(viewer.people, who)
    made = first_weeks_sheet.sheet(who, told, default_shelf())
    paper.dense_sheet()
    one_citizen.links(
        (Target("new_citizens"), "Ny medborgare (HUR)"),
        (of_citizen(who), "Till En medborgare"),
    )
    st.title(show.escaped(one_citizen.name(viewer, who)), anchor=False)
    st.markdown(f"**{TITLE}**")
    show.facts([show.escaped(fact) for fact in made.facts])
    for heading, said in made.parts.items():
        show.part(heading, said)
