"""En medborgare: what can be said on each measure, and all tracks on one time axis."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from domain.access import Right, Viewer, can
from domain.measures import default_shelf
from domain.vocabulary import CitizenId
from metrics import courses
from pages.shared import breaking_glass, disclosing, people, records, register, session, show
from sections import citizen_courses, swedish

NOBODY = -1  # no citizen has a negative id


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    citizen = _asked_for(viewer)
    if citizen is None:
        disclosing.denied(viewer, "En medborgare", st.query_params.get("id", ""))
        st.title("En medborgare", anchor=False)
        if can(viewer, Right.BREAK_GLASS):
            breaking_glass.form(viewer, _asked_id())
        else:
            st.info(breaking_glass.NOT_HERE)
        register.link("citizens", "Till Medborgare")
        return

    who = citizen["citizen_id"].iloc[0]
    disclosing.viewed(viewer, who, "En medborgare", citizen["unit_id"])
    register.link("citizens", "Alla medborgare")
    st.title(show.escaped(people.shown_names(citizen)[who]), anchor=False)
    held = _of(records.held(viewer.people), who)
    scores = _of(records.scores(viewer.people), who)
    events = _of(records.life_events(viewer.people), who)
    figures = records.figures(viewer.people)
    due = _of(figures.due, who).iloc[0]
    unit = records.unit_names(viewer.people)[citizen["unit_id"].iloc[0]]
    show.facts(
        [
            f"{show.escaped(unit)} sedan {swedish.day(citizen['since'].iloc[0].date())}",
            f"nästa uppföljning {swedish.day(due['due_on'].date())}",
            swedish.counted(len(held), "uppföljning", "uppföljningar"),
            show.data_until(held),
        ]
    )

    measures = default_shelf()
    course = _of(figures.courses, who)
    lead = courses.each(courses.leading(course, measures))
    for title, sentence in citizen_courses.sentences(lead, measures):
        st.markdown(f"**{title}.** {sentence}")
    show.block(citizen_courses.tracks(scores, courses.each(course), events, measures, show.look()))


def _asked_for(viewer: Viewer) -> pd.DataFrame | None:
    """The citizen that the address names, if within the viewer's scope; None says neither why."""
    found = _of(records.current_citizens(viewer.people), _asked_id()).head(1)
    return None if found.empty else found


def _asked_id() -> CitizenId:
    asked = st.query_params.get("id", "")
    proper = asked.isascii() and asked.isdigit() and len(asked) <= 16
    return CitizenId(int(asked) if proper else NOBODY)


def _of(frame: pd.DataFrame, citizen: int) -> pd.DataFrame:
    return frame.loc[frame["citizen_id"] == citizen]
