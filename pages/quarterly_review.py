"""Kvartalsmöte: one question a screen, no names, and what is decided written beside the figure."""

from __future__ import annotations

import streamlit as st

from data_access.reviews import Planned, Review
from domain.access import Viewer
from domain.reviews import ALWAYS, LENGTHS, ReviewStep, agenda
from domain.vocabulary import UnitId
from pages.shared import (
    meeting_blocks,
    meeting_held,
    meeting_room,
    meetings,
    records,
    selects,
    session,
)
from pages.shared.meeting_room import MEETING
from sections.meeting import decisions

CHOOSABLE = [step for step in ReviewStep if step not in ALWAYS]


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    known = meetings.held_and_open(viewer.scope)
    asked = st.query_params.get(MEETING, "")
    review = next((each for each in known if str(each.id) == asked), None)
    if review is None:
        _plan(viewer, known)
    elif review.closed_at is None:
        meeting_room.draw(viewer, review)
    else:
        meeting_held.draw(viewer, review)


def _plan(viewer: Viewer, known: list[Review]) -> None:
    st.title("Kvartalsmöte", anchor=False)
    names = records.unit_names(viewer.scope)
    if not names:
        st.info("Du har ingen enhet ännu. Be förvaltningen lägga till dig.")
        return
    made = decisions.in_time(records.decisions(viewer.scope), today=records.today())
    st.markdown(f"**{made}** :gray[Alla möten i dina enheter.]")
    new, before = st.columns([3, 2], gap="large")
    with new:
        st.header("Nästa möte", anchor=False)
        _new(viewer, known, {name: unit for unit, name in names.items()})
    with before:
        meeting_held.listed(known, names)


def _new(viewer: Viewer, known: list[Review], units: dict[str, UnitId]) -> None:
    unit = units[selects.one("Enhet", "enhet", list(units)) or next(iter(units))]
    quarters = meeting_blocks.offered()
    label = st.selectbox("Kvartal", list(quarters), index=1, key="kvartal")
    minutes = st.segmented_control(
        "Längd", LENGTHS, default=LENGTHS[1], format_func="{} minuter".format, required=True
    )
    last = next((each.steps for each in known if each.unit == unit), CHOOSABLE)
    named = {step.label: step for step in CHOOSABLE}
    usual = [step.label for step in last if step in CHOOSABLE]
    chosen = st.pills(
        "Frågor",
        list(named),
        selection_mode="multi",
        default=usual,
        key=f"fragor-{unit}",
        wrap=True,
    )
    st.markdown(":gray[Mötet börjar alltid med förra mötets beslut och slutar med de nya.]")
    if st.button("Öppna mötet"):
        steps = agenda([named[each] for each in chosen])
        planned = Planned(unit, quarters[label], minutes, steps)
        meeting_room.go_to(meetings.start(viewer, planned))
