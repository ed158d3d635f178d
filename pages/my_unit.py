"""Min enhet idag: what the unit needs this morning, what works, and how it goes for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.measures import default_shelf
from metrics import courses
from pages.shared import choices, disclosing, people, records, register, session, show
from sections import course_rows, swedish, unit_today
from sections.blocks import WorkItem

AT_FIRST = 6  # rows of the work list before the rest is folded away


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    choice = choices.title_and_choices("Min enhet idag", viewer)

    names = people.shown_names(records.current_citizens(choice.people))
    disclosing.listed(viewer, "Min enhet idag", choice.people.units, len(names))
    held = records.held(choice.people)
    show.facts(
        [
            show.escaped(choice.unit),
            swedish.counted(len(names), "medborgare", "medborgare"),
            choice.period_name,
            show.data_until(held),
        ]
    )

    measures = default_shelf()
    figures = records.figures(choice.people)
    fresh = courses.measured_since(figures.courses, choice.period.first)
    lead = courses.leading(fresh.loc[fresh["citizen_id"].isin(list(names))], measures)
    in_period = held.loc[held["held_on"].dt.date >= choice.period.first]

    st.markdown(f"**{unit_today.headline(lead, figures.due)}**")
    needs, works = st.columns([3, 2], gap="large")
    with needs:
        st.header("Det här behöver", anchor=False)
        _work_list(unit_today.needs(lead, figures.due, measures), names)
    with works:
        st.header("Det här fungerar", anchor=False)
        for statement in unit_today.works(lead, figures.due, in_period):
            st.markdown(statement)
    scores = records.scores(choice.people)
    show.block(course_rows.block(names, lead, scores, measures, show.look()))


def _work_list(items: Sequence[WorkItem], names: Mapping[int, str]) -> None:
    if not items:
        st.markdown("Inget väntar på någon just nu.")
        return
    for item in items[:AT_FIRST]:
        _work_row(item, names)
    if len(items) > AT_FIRST:
        with st.expander(f"Visa alla {len(items)}"):
            for item in items[AT_FIRST:]:
                _work_row(item, names)


def _work_row(item: WorkItem, names: Mapping[int, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        register.citizen_link(item.citizen, show.escaped(names[item.citizen]), width=220)
        st.markdown(f":gray[{item.kind}] · {item.what}")
