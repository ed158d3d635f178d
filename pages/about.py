"""Om: version and licence, what can and can't be said, personal data, and whom to ask."""

from __future__ import annotations

from itertools import chain

import streamlit as st

from pages.shared import records, session, show
from sections import about


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    st.title("Om Sammanhang", anchor=False)
    fresh = show.data_until(records.held(viewer.scope)) if viewer.scope.units else ""
    show.facts(filter(None, [about.version(), fresh]))
    # One element: each of its own costs the page its time.
    parts = [(f"## {title}", show.listed(said)) for title, said in about.SAID]
    show.paragraphs(*chain.from_iterable(parts))
