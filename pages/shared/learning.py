"""How a learning page reaches the screen: head, answer, two columns, blocks, how it is counted."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from charts.look import Look
from pages.shared import records, register, show, store
from pages.shared.filters import Asked
from sections.blocks import Target
from sections.learning.learning_page import LearningPage


@dataclass(frozen=True)
class _Wanted:
    """A page to make: the function that makes it, of what, and the records as they are now."""

    module: str
    function: str
    asked: Asked
    look: Look
    url: str
    version: str
    day: date

    @property
    def key(self) -> tuple[object, ...]:
        return self.module, self.function, self.asked.key, self.look, *self.records

    @property
    def records(self) -> tuple[object, ...]:
        return self.url, self.version, self.day


def draw(asked: Asked, build: Callable[[Asked, Look], LearningPage]) -> None:
    """Draw a page in its order: svar, det här fungerar, det här behöver, blocks, så räknas det.

    Args:
        asked: What is looked at.
        build: Makes the page of what is asked; a function of a page's own module. What it has made
            is kept while the records stay the same.
    """
    wanted = _Wanted(
        build.__module__,
        build.__name__,
        asked,
        show.look(),
        store.url(),
        store.version(),
        records.today(),
    )
    found = _kept(wanted)
    held = records.held(asked.scope)
    show.facts([show.escaped(asked.unit), found.counted, asked.period_name, show.data_until(held)])
    if found.note:
        show.facts([found.note])
    st.markdown(f"**{found.answer}**")
    works, needs = st.columns(2, gap="large")
    with works:
        _column("Det här fungerar", found.works)
    with needs:
        _column("Det här behöver", found.needs)
    for block in found.blocks:
        show.block(block)
    with st.expander("Så räknas det"):
        for block in found.blocks:
            if block.method:
                st.markdown(f"**{show.escaped(block.title)}** {block.method}")
        register.link(Target("measures"), "Mått och metod")


def _column(title: str, statements: Sequence[str]) -> None:
    st.header(title, anchor=False)
    for statement in statements:
        st.markdown(statement)


@st.cache_resource(
    max_entries=100, show_spinner=False, hash_funcs={_Wanted: lambda wanted: wanted.key}
)
def _kept(wanted: _Wanted) -> LearningPage:
    """What the page's function makes; one copy for all, since nobody changes it."""
    build = getattr(importlib.import_module(wanted.module), wanted.function)
    return build(wanted.asked, wanted.look)
