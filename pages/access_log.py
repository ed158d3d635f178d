"""Åtkomstlogg: who has looked at, changed or taken out what, and the review of it."""

from __future__ import annotations

import secrets
from dataclasses import replace

import pandas as pd
import streamlit as st

from domain.access import Viewer
from pages.shared import choices, disclosing, glass_review, records, session, show
from pages.shared.choices import Choice
from sections import access_review, swedish

ROWS = 25  # rows at a glance; more are turned to by page
TITLE = "Åtkomstlogg"


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    viewer = replace(viewer, scope=viewer.looks_after)  # of the log alone: it opens no records
    choice = choices.title_and_choices(TITLE, viewer, everywhere=True)
    entries = access_review.in_swedish_time(records.log_entries(choice.scope, choice.period))
    disclosing.opened_log(viewer, TITLE, choice.scope.units, len(entries))
    count = swedish.counted(len(entries), "rad", "rader")
    show.facts([show.escaped(choice.unit), count, choice.period_name, "svensk tid"])
    if entries.empty:
        glass_review.waiting(viewer, choice.scope)
        st.info(
            "Loggen är tom för den här tiden. Varje gång någon öppnar uppgifter blir det en rad."
        )
        return
    st.markdown(f"**{access_review.headline(entries)}**")
    glass_review.waiting(viewer, choice.scope)
    st.header("Att granska", anchor=False)
    samples = access_review.samples(entries, seed=_seed())
    labels = {name: sample.label for name, sample in samples.items()}
    sample = samples[st.selectbox("Urval", labels, key="urval", format_func=labels.__getitem__)]
    st.markdown(f"{sample.rule} :gray[{access_review.NOT_A_FAULT}]")
    shown = _turned_to(sample.rows, key=sample.name)
    _draw(access_review.table(shown, records.unit_names(viewer.scope)))
    _review(viewer, choice, sample)
    st.header("Tidigare granskningar", anchor=False)
    _draw(_turned_to(access_review.reviews(entries), key="reviews"))


def _seed() -> int:
    """The same rows by chance as long as the session lasts."""
    return st.session_state.setdefault("log_seed", secrets.randbelow(2**32))


def _turned_to(rows: pd.DataFrame, *, key: str) -> pd.DataFrame:
    """As many of `rows` as are seen at a glance: the first, or those that are turned to."""
    pages = -(-len(rows) // ROWS)
    number = st.pagination(pages, key=f"sida {key}") if pages > 1 else 1
    return rows.iloc[(number - 1) * ROWS : number * ROWS]


def _draw(table: pd.DataFrame) -> None:
    if table.empty:
        st.markdown("Ingen rad.")
    else:
        st.table(table.map(show.escaped).set_index("När"))


def _review(viewer: Viewer, choice: Choice, sample: access_review.Sample) -> None:
    with st.form("granskning", clear_on_submit=True):
        hint = "Kontroll, utfall och åtgärd. Skriv inga medborgares namn."
        outcome = st.text_area("Vad kom du fram till?", placeholder=hint)
        if not st.form_submit_button("Spara granskningen"):
            return
    if outcome.strip():
        where, count = choice.scope.units, len(sample.rows)
        disclosing.reviewed(viewer, sample.name, where, outcome.strip(), count=count)
        st.success("Granskningen är sparad och står nu i loggen.")
    else:
        st.warning("Skriv utfallet i ord innan du sparar.")
