"""En medborgare: what can be said on each measure, and all tracks on one time axis."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from domain.access import Viewer
from domain.measures import default_shelf
from metrics import courses
from pages.shared import disclosing, people, records, register, session, show
from sections import citizen_courses, swedish

NOT_HERE = "Medborgaren finns inte, eller ligger utanför din behörighet."


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    citizen = _asked_for(viewer)
    if citizen is None:
        disclosing.denied(viewer, "En medborgare", st.query_params.get("id", ""))
        st.title("En medborgare", anchor=False)
        st.info(NOT_HERE)
        register.link("citizens", "Till Medborgare")
        return

    who = citizen["citizen_id"].iloc[0]
    disclosing.viewed(viewer, who, "En medborgare", citizen["unit_id"])
    register.link("citizens", "Alla medborgare")
    st.title(show.escaped(people.shown_names(citizen)[who]), anchor=False)
    held = _of(records.held(viewer.scope), who)
    scores = _of(records.scores(viewer.scope), who)
    events = _of(records.life_events(viewer.scope), who)
    figures = records.figures(viewer.scope)
    due = _of(figures.due, who).iloc[0]
    unit = records.unit_names(viewer.scope)[citizen["unit_id"].iloc[0]]
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
    asked = st.query_params.get("id", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 16):
        return None
    found = _of(records.current_citizens(viewer.scope), int(asked)).head(1)
    return None if found.empty else found


def _of(frame: pd.DataFrame, citizen: int) -> pd.DataFrame:
    return frame.loc[frame["citizen_id"] == citizen]
