"""Citizens opened with a reason, for somebody else to look at afterwards."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from data_access import database
from data_access.accounts import person_grants
from data_access.accounts.person_grants import Unreviewed
from domain.access import AccessDenied, PersonGrant, Right, Scope, Viewer, check_can
from pages.shared import disclosing, records, show, store
from sections import access_review, swedish

REVIEWED = "Granskad"


def waiting(viewer: Viewer, scope: Scope) -> None:
    """Each one that waits, oldest first, and a button that says it is reviewed."""
    opened = records.unreviewed(scope)
    if not opened:
        return
    st.header("Öppnade med angivet skäl", anchor=False)
    st.markdown(f"{swedish.opening(swedish.count(len(opened)))} väntar på granskning.")
    for each in opened:
        _one(viewer, scope, each)


def _one(viewer: Viewer, scope: Scope, opened: Unreviewed) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        when = access_review.told_at(opened.from_at)
        st.markdown(
            f"**{show.escaped(opened.name)}** öppnade medborgare {opened.citizen} den {when}. "
            f"Skäl: {show.escaped(opened.reason)}",
            width="stretch",
        )
        if st.button(REVIEWED, key=f"granskad {opened.id}", help="Skrivs i loggen med ditt namn."):
            _review(viewer, scope, opened)


def _review(viewer: Viewer, scope: Scope, opened: Unreviewed) -> None:
    check_can(viewer, Right.LOG)
    by = viewer.identity or viewer.name
    try:
        person_grants.check_can_review(opened, by)
    except AccessDenied as denied:
        st.warning(str(denied))
        return
    what, whom = PersonGrant.BREAK_GLASS.label, opened.citizen
    disclosing.reviewed(viewer, what, scope.units, REVIEWED, count=1, citizen=whom)
    with database.writing(store.engine(store.url())) as connection:
        person_grants.review(connection, opened, reviewed_by=by, now=datetime.now(UTC))
    st.rerun()
