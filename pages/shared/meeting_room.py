"""A meeting that goes on: one question, one chart, the sentence, and what is written beside it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data_access.reviews import Conflict, Noted, Review
from domain.access import Viewer
from domain.reviews import ReviewStep
from pages.shared import (
    figure_tables,
    meeting_blocks,
    meeting_clock,
    meeting_decisions,
    meetings,
    records,
    show,
)
from sections import small_groups
from sections.blocks import Block
from sections.meeting import decisions

MEETING, STEP = "mote", "steg"  # in the address
LONGEST = 2_000  # characters of a note
FIGURE, CAUTION = "motesfraga", "motesforbehall"
# On a projector what the room reads is half as large again; what one person types is not. A chart
# measures its place in pixels of the screen, so its place is made as much narrower. A chart's own
# buttons would lie over the sentence.
LARGE = """<style>@media (min-width: 1600px) {
.st-key-motesfraga {zoom: 1.4}
.st-key-motesforbehall {zoom: 1.2}
.st-key-motesfraga .stElementContainer:has([data-testid="stVegaLiteChart"]) {
width: calc(100% / 1.4) !important}
}
.st-key-motesfraga [data-testid="stElementToolbar"] {display: none}</style>"""
QUESTIONS = {
    ReviewStep.LAST_DECISIONS: "Vad blev det av förra besluten?",
    ReviewStep.DECISIONS: "Vad beslutar vi?",
}


def go_to(review: Review, step: ReviewStep | None = None) -> None:
    """Show a meeting, at one of its questions."""
    st.query_params[MEETING] = str(review.id)
    st.query_params[STEP] = str(step or review.steps[0])
    st.rerun()


def leave(label: str) -> None:
    """A button back to all meetings."""
    if st.button(label):
        st.query_params.clear()
        st.rerun()


def draw(viewer: Viewer, review: Review) -> None:
    """Draw the question of the meeting that the address names, or the first."""
    asked = st.query_params.get(STEP, "")
    step = next((each for each in review.steps if each == asked), review.steps[0])
    _bar(viewer, review, step)
    block = meeting_blocks.block(review, step, viewer.scope, show.look())
    st.html(LARGE)
    left, right = st.columns([5, 2], gap="large")
    with left, st.container(key=FIGURE):
        st.title(block.title if block else QUESTIONS[step], anchor=False)
        if block:
            _figure(block)
        else:
            _decisions(viewer, review, step)
    with right:
        _note(viewer, review, step)
        meeting_decisions.form(viewer, review, step)
        if step is not ReviewStep.DECISIONS:
            meeting_decisions.told(_decided(viewer, review, step))
        if block:
            _caution(block)


def _bar(viewer: Viewer, review: Review, step: ReviewStep) -> None:
    """Where the meeting is, and the way on; the arrow keys do the same."""
    at, last = review.steps.index(step), len(review.steps) - 1
    unit = records.unit_names(viewer.scope)[review.unit]
    facts, way = st.columns([3, 2], vertical_alignment="center")
    with facts:
        show.facts(
            [
                show.escaped(unit),
                review.quarter.label,
                f"fråga {at + 1} av {last + 1}",
            ]
        )
    with way, st.container(horizontal=True, horizontal_alignment="right"):
        leave("Alla möten")
        if st.button("Förra", disabled=at == 0, shortcut="Left"):
            go_to(review, review.steps[at - 1])
        if st.button("Nästa", disabled=at == last, shortcut="Right"):
            go_to(review, review.steps[at + 1])
    meeting_clock.show(review, step)


def _figure(block: Block) -> None:
    """The answer large, the chart, its table, and what happened meanwhile."""
    st.header(block.finding, anchor=False)
    if block.chart is not None:
        st.vega_lite_chart(spec=block.chart.for_browser, theme=None, alt=block.alternative)
    if not block.table.empty:
        if block.chart is None and not block.hidden:
            st.table(block.table.map(show.escaped), hide_index=True)
        else:
            figure_tables.show(block)
    show.happened(block.happened)


def _caution(block: Block) -> None:
    """What not to conclude, beside a chart that fills the height of a laptop."""
    with st.container(key=CAUTION):
        st.markdown(f"**Dra inte för stora slutsatser.** {block.caveat}")
        if block.hidden:
            st.markdown(f":gray[{small_groups.note(block.hidden)}]")


def _decisions(viewer: Viewer, review: Review, step: ReviewStep) -> None:
    everything = records.decisions(viewer.scope.narrowed_to(review.unit))
    mine = everything["review_id"] == review.id
    if step is ReviewStep.DECISIONS:
        if not mine.any():
            st.header("Inget är beslutat ännu.", anchor=False)
        meeting_decisions.told(everything.loc[mine])
        st.markdown("När mötet avslutas sparas siffrorna som de är nu, och inget mer kan skrivas.")
        if st.button("Avsluta mötet"):
            meetings.close(viewer, review)
            go_to(review)
        return
    number = review.quarter.year * 4 + review.quarter.number
    before = everything.loc[everything["year"] * 4 + everything["quarter"] < number]
    st.header(decisions.by_status(before), anchor=False)
    if len(before):
        st.markdown(decisions.in_time(before, today=records.today()))
    meeting_decisions.followed_up(viewer, before)


def _decided(viewer: Viewer, review: Review, step: ReviewStep) -> pd.DataFrame:
    decided = records.decisions(viewer.scope)
    return decided.loc[(decided["review_id"] == review.id) & (decided["step"] == str(step))]


def _note(viewer: Viewer, review: Review, step: ReviewStep) -> None:
    """What is typed is saved when the box is left; what another wrote meanwhile stands below."""
    key = f"anteckning-{review.id}-{step}"
    there = meetings.noted(review, viewer.scope).get(step, Noted())
    seen: Noted = st.session_state.get(f"{key}-sedd", there)
    typed = st.session_state.get(key, seen.note)
    if typed == seen.note:  # nothing of one's own is unsaved, so the latest is shown
        seen = there
        st.session_state[key] = there.note
    st.session_state[f"{key}-sedd"] = seen
    text = st.text_area(
        "Anteckning",
        key=key,
        max_chars=LONGEST,
        height=100,
    )
    st.markdown(f":gray[Sparas när du lämnar rutan. {meeting_decisions.NAMELESS}]")
    if text == seen.note:
        return
    try:
        version = meetings.note(viewer, (review.id, step), text, seen=seen.version)
    except Conflict as first:
        _both(key, first)
    else:
        st.session_state[f"{key}-sedd"] = Noted(text, None, version)


def _both(key: str, first: Conflict) -> None:
    """Both texts, and the ways to go on; nothing is thrown away unseen."""
    st.warning(str(first))
    st.markdown(f"Den andra skrev: {show.lines(first.theirs) or 'ingenting'}")

    def join() -> None:
        st.session_state[key] = "\n".join(filter(None, [first.theirs, st.session_state[key]]))
        replace()

    def replace() -> None:
        st.session_state[f"{key}-sedd"] = Noted(first.theirs, None, first.version)

    st.button("Lägg ihop båda", on_click=join, key=f"{key}-bada")
    st.button("Behåll bara min", on_click=replace, key=f"{key}-min")
