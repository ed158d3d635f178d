"""Om: version and licence, what can and can't be said, personal data, and whom to ask."""

from __future__ import annotations

import streamlit as st

from pages.shared import records, session, show
from sections import about


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    st.title("Om Sammanhang", anchor=False)
    fresh = show.data_until(records.held(viewer.scope)) if viewer.scope.units else ""
    show.facts(filter(None, [about.version(), fresh]))
    for title, said in about.SAID:
        st.header(title, anchor=False)
        show.points(said)
