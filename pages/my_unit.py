"""Min enhet idag: what the unit needs this morning, what works, and how it goes."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from domain.measures import default_shelf
from metrics import courses, goal_standing, unit_months
from pages.shared import choices, disclosing, link_tables, people, records, session, show
from sections import summary, swedish, unit_today, work_list
from sections.blocks import WorkItem
from sections.meeting import decisions

AT_FIRST = 7  # rows of the work list before the rest is folded away


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    choice = choices.title_and_choices("Min enhet idag", viewer)
    here = records.current_citizens(choice.scope)["citizen_id"]
    held = records.held(choice.scope)
    show.facts(
        [
            show.escaped(choice.unit),
            swedish.counted(here.nunique(), "medborgare", "medborgare"),
            choice.period_name,
            show.data_until(held),
        ]
    )

    figures = records.figures(choice.scope)
    fresh = courses.measured_since(figures.courses, choice.period.first)
    lead = courses.leading(fresh.loc[fresh["citizen_id"].isin(here)], default_shelf())
    in_period = held.loc[held["held_on"].dt.date >= choice.period.first]

    st.markdown(f"**{unit_today.headline(lead, figures.due)}**")
    needs, works = st.columns([3, 2], gap="large")
    with needs:
        st.header("Det här behöver", anchor=False)
        names = people.names(viewer, choice.people)
        disclosing.listed(viewer, "Min enhet idag", choice.people.units, len(names))
        _work_list(_needs(choice, names), names)
    with works:
        st.header("Det här fungerar", anchor=False)
        show.points(unit_today.works(lead, figures.due, in_period))
        people.hide_switch()
    months = unit_months.last_months(records.today())
    named = [swedish.month(month.start_time.date()) for month in months]
    rows = summary.rows(records.unit_months(choice.scope), named)
    show.block(summary.block(rows, show.look()))


def _needs(choice: choices.Choice, names: Mapping[int, str]) -> list[WorkItem]:
    scope, measures = choice.people, default_shelf()
    figures = records.figures(scope)
    fresh = courses.measured_since(figures.courses, choice.period.first)
    goals = goal_standing.standing(records.goals(scope), records.goal_assessments(scope))
    plans, today = records.plans_made(scope), records.today()
    told = work_list.Records(
        lead=courses.leading(fresh.loc[fresh["citizen_id"].isin(list(names))], measures),
        due=figures.due,
        plans=plans.loc[plans["citizen_id"].isin(list(names))],
        goals=goals,
    )
    decided = decisions.due(records.decisions(choice.scope), today=today)
    return work_list.needs(told, measures, today=today, decisions=decided)


def _work_list(items: list[WorkItem], names: Mapping[int, str]) -> None:
    if not items:
        st.markdown("Inget väntar på någon just nu.")
        return
    first = work_list.first(items, AT_FIRST)
    link_tables.show(work_list.table(first, names), key="arbetslista", look="work")
    if len(items) > len(first):
        with st.expander(f"Visa alla {len(items)}"):
            link_tables.show(work_list.table(items, names), key="hela_listan", look="work")
