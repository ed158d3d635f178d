"""Medborgare: the caseload, who is late, who is worth a talk, and the way to each."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from domain.measures import default_shelf
from domain.vocabulary import CitizenId
from metrics import courses
from pages.shared import choices, disclosing, people, records, register, session, show
from sections import caseload, swedish

ROWS = 40  # rows at a glance; more are turned to by page


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    choice = choices.title_and_choices("Medborgare", viewer)

    names = people.shown_names(records.current_citizens(choice.people))
    disclosing.listed(viewer, "Medborgare", choice.people.units, len(names))
    show.facts(
        [
            show.escaped(choice.unit),
            swedish.counted(len(names), "medborgare", "medborgare"),
            choice.period_name,
            show.data_until(records.held(choice.people)),
        ]
    )
    if not names:
        st.info("Ingen medborgare finns i enheten ännu. Läs in en fil med uppföljningar.")
        return

    figures = records.figures(choice.people)
    fresh = courses.measured_since(figures.courses, choice.period.first)
    rows = caseload.rows(names, courses.leading(fresh, default_shelf()), figures.due)

    search, working_list = st.columns([2, 3])
    with search:
        begins = st.text_input("Namnet börjar på", key="namn", placeholder="Skriv minst en bokstav")
    with working_list:
        kind = st.segmented_control(
            "Visa", list(caseload.LISTS), default=caseload.EVERYBODY, key="lista", required=True
        )
    found = caseload.chosen(rows, kind, begins)
    disclosing.searched(viewer, "Medborgare", choice.scope.units, begins, found=len(found))
    _show(found)


def _show(rows: pd.DataFrame) -> None:
    if rows.empty:
        st.markdown("Ingen medborgare passar in på valet.")
        return
    pages = -(-len(rows) // ROWS)
    number = st.pagination(pages, key="sida") if pages > 1 else 1
    for row in rows.iloc[(number - 1) * ROWS : number * ROWS].to_dict("records"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            register.citizen_link(
                CitizenId(row["citizen_id"]), show.escaped(row["name"]), width=240
            )
            st.markdown(f"**{row['next']}**" if row["late"] else f":gray[{row['next']}]", width=160)
            st.markdown(row["tracks"])
