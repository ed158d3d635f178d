"""Choices that stand in the address and hold from page to page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.shared import components

HERE = "-har"  # ends the key of a choice that holds on one page alone
BESIDE = 320  # pixels of a choice beside a title; on a phone as wide as the page
NAME = re.compile(r"[\w ,.()/&+-]{1,200}")  # as units and periods are called; no junk goes on
EVERYWHERE = ("enhet", "enheter", "tid")  # the choices that lead from page to page
AT_FIRST = "val"  # what each choice that has been offered was before anybody chose


def one(
    label: str,
    key: str,
    options: Sequence[str],
    index: int = 0,
    *,
    width: int | Literal["stretch"] = "stretch",
) -> str | None:
    """One of `options`, at first the one at `index`; None when there are none.

    A page that can't offer what was chosen elsewhere asks by itself: that choice stands as it was
    on the pages that can.
    """
    at_first = options[index : index + 1] if options else []
    _remember(key, list(at_first))
    if any(chosen not in options for chosen in standing(key)):
        key += HERE
    chosen = st.selectbox(
        label,
        options,
        index=index if options else None,
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder="Ingen",
        width=width,
    )
    _belongs_to_no_page(key)
    return chosen


def several(label: str, key: str, options: Sequence[str], *, none_is: str) -> list[str]:
    """Any of `options` in their order; `none_is` is what it means that none is chosen."""
    _remember(key, [])
    with st.container(gap=None):
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
        components.script("select_words")(key=f"{key} ord", height=1)
    _belongs_to_no_page(key)
    return [option for option in options if option in chosen]


def held() -> list[tuple[str, str]]:
    """What has been chosen, as a link to a page that asks for it says it; not what is as usual."""
    usual: dict[str, list[str]] = st.session_state.get(AT_FIRST, {})
    chosen = {key: standing(key) for key in usual}
    # Before the first page has asked, only the address it was opened at says what is chosen.
    chosen |= {key: st.query_params.get_all(key) for key in EVERYWHERE if key not in usual}
    told = [(k, value) for k, found in chosen.items() if found != usual.get(k) for value in found]
    return [(key, value) for key, value in told if NAME.fullmatch(value)]


def standing(key: str) -> list[str]:
    """What is chosen under a key: in the address when a link or the way back led here.

    Else in the session: while somebody stays on a page the server is not told of its address.
    """
    context = get_script_run_ctx()
    asked = st.query_params.get_all(key)
    if asked and context and context.is_history_navigation:
        return asked
    chosen = st.session_state.get(key)
    return [chosen] if isinstance(chosen, str) else list(chosen or [])


def _remember(key: str, at_first: list[str]) -> None:
    st.session_state.setdefault(AT_FIRST, {}).setdefault(key, at_first)


def _belongs_to_no_page(key: str) -> None:
    """Let the choice stand in the address on the way to another page.

    Streamlit drops what is bound to the page that somebody leaves, from the next page's address
    too: the way back would lead to a page where nothing is chosen.
    """
    context = get_script_run_ctx()
    if context is None:
        return
    with context.session_state.query_params() as address:
        bound = address.get_binding_for_param(key)
        if bound is not None:
            address.unbind_widget(bound.widget_id)
