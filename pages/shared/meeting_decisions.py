"""Decisions on the screen: written down, listed, and followed up."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import streamlit as st

from data_access.review_decisions import Decided
from data_access.reviews import Conflict, Review
from domain.access import Viewer
from domain.reviews import DecisionStatus, ReviewStep
from pages.shared import days, meetings, records, show
from sections import swedish

USUAL = timedelta(days=60)  # until a decision is to be done, when nobody says otherwise
LONGEST = 300  # characters of a decision; the note has room for the rest
NAMELESS = "Skriv inga namn på medborgare."
DRAFT = "utkast"  # which draft is on the screen; the next one begins empty


def told(decided: pd.DataFrame) -> None:
    """Decisions as a list."""
    for row in decided.to_dict("records"):
        status = DecisionStatus(row["status"]).label.lower()
        day = swedish.day(row["due_on"].date())
        what, who = show.escaped(row["what"]), show.escaped(row["who"])
        st.markdown(f"- **{what}** {who}, klart {day}, {status}")


def form(viewer: Viewer, review: Review, step: ReviewStep) -> None:
    """What, who and by when; what is typed stays until it is saved."""
    draft = f"{review.id}-{step}-{st.session_state.get(DRAFT, 0)}"
    what = st.text_input(
        "Beslut: vad?",
        key=f"vad-{draft}",
        max_chars=LONGEST,
        persist_state="session",
    )
    left, right = st.columns(2)
    who = left.text_input(
        "Vem ser till det?",
        key=f"vem-{draft}",
        max_chars=60,
        persist_state="session",
        placeholder="en roll",
    )
    with right:
        day = days.typed("Klart", records.today() + USUAL, key=f"nar-{draft}")
    if not st.button("Spara beslutet", key=f"spara-{draft}"):
        return
    if not (what.strip() and who.strip() and day):
        st.warning("Skriv vad som ska göras, vem som ser till det och en dag som 2026-10-31.")
        return
    meetings.decide(viewer, review, Decided(step, what.strip(), who.strip(), day))
    st.session_state[DRAFT] = st.session_state.get(DRAFT, 0) + 1
    st.rerun()


def followed_up(viewer: Viewer, decided: pd.DataFrame) -> None:
    """Each decision with what became of it, to be said."""
    named = {status.label: status for status in DecisionStatus}
    for row in decided.to_dict("records"):
        what, who = st.columns([3, 1], vertical_alignment="bottom")
        day = swedish.day(row["due_on"].date())
        what.markdown(f"**{show.escaped(row['what'])}**  \n{show.escaped(row['who'])}, klart {day}")
        now = DecisionStatus(row["status"])
        chosen = who.selectbox(
            f"Hur gick det med ”{show.escaped(row['what'])}”?",
            list(named),
            index=list(named).index(now.label),
            key=f"lage-{row['decision_id']}-{row['version']}",
            label_visibility="collapsed",
        )
        if named[chosen] is not now:
            _follow_up(viewer, row, named[chosen])


def _follow_up(viewer: Viewer, row: dict, status: DecisionStatus) -> None:
    try:
        meetings.follow_up(viewer, row["decision_id"], status, seen=row["version"])
    except Conflict as first:
        st.warning(str(first))
    else:
        st.rerun()
