"""Choices that stand in the address and hold from page to page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

HERE = "-har"  # ends the key of a choice that holds on one page alone


def one(label: str, key: str, options: Sequence[str], index: int = 0) -> str | None:
    """One of `options`, at first the one at `index`; None when there are none.

    A page that can't offer what was chosen elsewhere asks by itself: that choice stands as it was
    on the pages that can.
    """
    chosen = st.session_state.get(key)
    if chosen is not None and chosen not in options:
        key += HERE
    return st.selectbox(
        label,
        options,
        index=index if options else None,
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder="Ingen",
    )


def several(label: str, key: str, options: Sequence[str], *, none_is: str) -> list[str]:
    """Any of `options` in their order; `none_is` is what it means that none is chosen."""
    chosen = st.multiselect(
        label,
        options,
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder=none_is,
        select_all=False,
        wrap=True,
    )
    return [option for option in options if option in chosen]
