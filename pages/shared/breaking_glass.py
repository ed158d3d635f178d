"""One citizen for a while, with a reason: for those who otherwise work with groups alone."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from data_access.accounts import person_grants
from domain.access import AccessDenied, Viewer
from domain.vocabulary import CitizenId
from pages.shared import records, store

NOT_HERE = "Medborgaren finns inte, eller ligger utanför din behörighet."
MINUTES = int(person_grants.BREAK_GLASS_TIME.total_seconds() // 60)


def form(viewer: Viewer, who: CitizenId) -> None:
    """Ask for a reason and open the citizen.

    The same is asked whoever the address names: that a citizen exists is not told beforehand.
    """
    st.markdown(
        "Du arbetar med grupper och ser inte enskilda medborgare. Behöver du det i ett ärende "
        f"kan du öppna en medborgare i {MINUTES} minuter. Skälet sparas och granskas i efterhand."
    )
    with st.form("break_glass", border=False):
        reason = st.text_area("Skäl", key="skäl", width=640)
        asked = st.form_submit_button(f"Öppna i {MINUTES} minuter")
    if asked:
        _open(viewer, who, reason)


def _open(viewer: Viewer, who: CitizenId, reason: str) -> None:
    here = records.current_citizens(viewer.scope.of(frozenset({who})))
    if here.empty:
        st.info(NOT_HERE)
        return
    try:
        with store.writing() as connection:
            person_grants.break_glass(
                connection, viewer.identity, who, reason=reason, now=datetime.now(UTC)
            )
    except AccessDenied as denied:
        st.warning(str(denied))
        return
    st.rerun()
