"""A day that is typed: Streamlit's own day box is too small to hit and speaks English."""

from __future__ import annotations

from datetime import date

import streamlit as st

LONGEST = 10  # characters of a day


def typed(label: str, usual: date, *, key: str) -> date | None:
    """The day in the box, or None when what stands there is no day."""
    text = st.text_input(
        f"{label} (ÅÅÅÅ-MM-DD)",
        value=usual.isoformat(),
        max_chars=LONGEST,
        key=key,
        persist_state="session",
    )
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
