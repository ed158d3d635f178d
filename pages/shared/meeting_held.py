"""A meeting that is held: what was seen, noted and decided, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from data_access.reviews import Noted, Review
from domain.access import Viewer
from domain.reviews import ReviewStep
from domain.vocabulary import UnitId
from pages.shared import (
    link_tables,
    meeting_blocks,
    meeting_decisions,
    meeting_room,
    meetings,
    records,
    show,
)
from sections import swedish
from sections.blocks import Cell, LinkTable, Target
from sections.meeting import frozen

OPEN = "pågår"


def listed(known: list[Review], units: Mapping[UnitId, str]) -> None:
    """All meetings, those that go on too, each a link."""
    show.paragraphs("## Möten", "" if known else "Inget möte är hållet ännu.")
    if not known:
        return
    headings = (Cell("Möte"), Cell("Enhet"), Cell("Läge"))
    rows = tuple(_row(each, units[each.unit]) for each in known)
    link_tables.show(LinkTable("Möten", headings, rows), key="moten")


def _row(review: Review, unit: str) -> tuple[Cell, ...]:
    to = Target("", ((meeting_room.MEETING, str(review.id)),))
    held = f"hållet {swedish.day(meeting_blocks.day_of(review))}" if review.closed_at else OPEN
    return Cell(swedish.opening(review.quarter.label), to=to), Cell(unit), Cell(held)


def draw(viewer: Viewer, review: Review) -> None:
    """Draw all of the meeting on one page, with the figures as they were."""
    unit = records.unit_names(viewer.scope)[review.unit]
    title, back = st.columns([5, 1], vertical_alignment="bottom")
    title.title(f"Kvartalsmöte, {review.quarter.label}", anchor=False)
    with back:
        meeting_room.leave("Alla möten")
    day = swedish.day(meeting_blocks.day_of(review))
    show.facts([show.escaped(unit), f"hållet {day}", "siffrorna som de var då"])
    noted = meetings.noted(review, viewer.scope)
    changed = [
        title
        for step in review.steps
        for now in [meeting_blocks.block(review, step, viewer.scope)]
        for title in frozen.changed(frozen.read(_at(noted, step).figures), [now] if now else [])
    ]
    if changed:
        st.info(f"Siffrorna har ändrats sedan mötet: {swedish.listed(changed)}")
    for step in review.steps:
        _step(viewer, review, step, _at(noted, step))


def _at(noted: dict[ReviewStep, Noted], step: ReviewStep) -> Noted:
    return noted.get(step, Noted())


def _step(viewer: Viewer, review: Review, step: ReviewStep, at: Noted) -> None:
    decided = records.decisions(viewer.scope)
    theirs = decided.loc[(decided["review_id"] == review.id) & (decided["step"] == str(step))]
    blocks = frozen.read(at.figures)
    if not blocks and not at.note and theirs.empty:
        return
    st.header(step.label, anchor=False)
    for block in blocks:
        st.markdown(f"**{show.escaped(block.title)}** {show.escaped(block.finding)}")
        if not block.table.empty:
            with st.expander(f"Siffrorna då: {block.title}"):
                st.dataframe(block.table, hide_index=True)
                show.happened(block.happened)
                st.markdown(f":gray[{show.escaped(block.caveat)}]")
    if at.note:
        st.markdown(f"**Anteckning.** {show.lines(at.note)}")
    meeting_decisions.told(theirs)
