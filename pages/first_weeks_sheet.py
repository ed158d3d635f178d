"""Sammanfattning: the first weeks of a citizen on one sheet of paper."""

from __future__ import annotations

from itertools import starmap

import streamlit as st

from domain.access import Scope
from domain.measures import default_shelf
from pages.shared import kept, one_citizen, paper, session, show
from sections import first_weeks_sheet
from sections.blocks import Target, of_citizen

TITLE = "Sammanfattning av de första veckorna"


def page() -> None:
    """Draw the page. It is made for paper, so the log says that it was printed."""
    viewer = session.require_viewer()
    who = one_citizen.asked_for(viewer, TITLE, paper=True)
    if who is None:
        return
    made = kept.kept(_sheet, viewer.people, who)
    paper.dense_sheet()
    one_citizen.links(
        (Target("new_citizens"), "Ny medborgare (HUR)"),
        (of_citizen(who), "Till En medborgare"),
    )
    st.title(show.escaped(one_citizen.name(viewer, who)), anchor=False)
    facts = show.fact_line(show.escaped(fact) for fact in made.facts)
    show.paragraphs(f"**{TITLE}**", facts, *starmap(show.part, made.parts.items()))


def _sheet(scope: Scope, who: int) -> first_weeks_sheet.FirstWeeksSheet:
    return first_weeks_sheet.sheet(who, one_citizen.told(scope, who), default_shelf())
