"""The citizen that an address names, and all that the viewer may see of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.look import Look
from domain.access import Right, Scope, Viewer, can
from domain.measures import default_shelf
from domain.vocabulary import CitizenId
from metrics import courses, goal_standing
from pages.shared import breaking_glass, disclosing, kept, link_tables, paper, people, records
from sections import citizen_goals, citizen_page
from sections.blocks import Target
from sections.citizen_page import CitizenPage
from sections.citizen_records import CitizenRecords

NOBODY = -1  # no citizen has a negative id
BACK_FROM = "back_from"  # the citizen whose page was last open, for the way back to the row
CASELOAD = Target("citizens")


def asked_for(viewer: Viewer, title: str, *, paper: bool = False) -> int | None:
    """The citizen in the address, if among those the viewer may see; else the page says so.

    Nobody and somebody else's give the same answer. With `paper` the log says it was printed.
    """
    asked = st.query_params.get("id", "")
    who = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 16 else NOBODY
    here = _of(records.current_citizens(viewer.people), who)
    if not here.empty:
        singled_out = can(viewer, Right.BREAK_GLASS)
        disclose = disclosing.printed if paper else disclosing.viewed
        disclose(viewer, CitizenId(who), title, here["unit_id"], break_glass=singled_out)
        st.session_state[BACK_FROM] = who
        return who
    disclosing.denied(viewer, title, asked)
    st.title(title, anchor=False)
    if can(viewer, Right.BREAK_GLASS):
        breaking_glass.form(viewer, CitizenId(who))
    else:
        st.info(breaking_glass.NOT_HERE)
    link_tables.ways((CASELOAD, "Till Medborgare"), key="vagar")
    return None


def name(viewer: Viewer, who: int) -> str:
    """What the citizen is called on this screen, as typed."""
    return people.names(viewer, viewer.people)[who]


def links(*links: tuple[Target, str]) -> None:
    """The ways on from here in one line, and the switch that hides names."""
    with st.container(key=paper.WAYS, horizontal=True, vertical_alignment="center"):
        link_tables.ways(*links, key="vagar")
        people.hide_switch()


def told(scope: Scope, who: int) -> CitizenRecords:
    """Everything the citizen's pages show, read within a scope for persons."""
    return kept.kept(_read, scope, who)


def page(scope: Scope, who: int, look: Look) -> CitizenPage:
    """All that the page of one citizen says, read within a scope for persons."""
    return citizen_page.of(told(scope, who), default_shelf(), look)


def _read(scope: Scope, who: int) -> CitizenRecords:
    citizen = _of(records.current_citizens(scope), who).iloc[0]
    figures = records.figures(scope)
    due = _of(figures.due, who).iloc[0]
    standing = goal_standing.standing(
        _of(records.goals(scope), who), _of(records.goal_assessments(scope), who)
    )
    units = records.unit_names(scope)
    return CitizenRecords(
        since=citizen["since"].date(),
        unit=units[citizen["unit_id"]],
        due_on=due["due_on"].date(),
        days_late=int(due["days_late"]),
        today=records.today(),
        units={int(unit): named for unit, named in units.items()},
        held=_of(records.held(scope), who),
        scores=_of(records.scores(scope), who),
        courses=courses.each(_of(figures.courses, who)),
        events=_of(records.life_events(scope), who),
        placements=_of(records.placements(scope), who),
        plans=_of(records.plans_made(scope), who),
        goals=citizen_goals.own_first(standing),
        activities=_of(records.activities(scope), who),
        strengths=_of(records.strengths(scope), who),
        tests=records.tests(scope),
        annotations=records.annotated(scope),
    )


def _of(frame: pd.DataFrame, citizen: int) -> pd.DataFrame:
    return frame.loc[frame["citizen_id"] == citizen]
