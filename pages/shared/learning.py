"""How a learning page reaches the screen: head, answer, two columns, blocks, how it is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from charts.look import Look
from domain.access import Scope
from pages.shared import happened, kept, records, register, show
from pages.shared.asked import Asked
from sections import happenings
from sections.blocks import Target
from sections.learning.learning_page import LearningPage


def draw(asked: Asked, build: Callable[[Asked, Look], LearningPage]) -> None:
    """Draw a page in its order: svar, det här fungerar, det här behöver, blocks, så räknas det.

    Args:
        asked: What is looked at.
        build: Makes the page of what is asked; a function of a page's own module. What it has made
            is kept while the records stay the same.
    """
    found = kept.for_all(_made, asked.scope, build, asked, show.look())
    held = records.last_held(asked.scope)
    show.facts([show.escaped(asked.unit), found.counted, asked.period_name, show.data_until(held)])
    if found.note:
        show.facts([found.note])
    st.markdown(f"**{found.answer}**")
    show.happened(happenings.told(happened.marks(asked.scope, asked.period)))
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


def _made(
    scope: Scope, build: Callable[[Asked, Look], LearningPage], asked: Asked, look: Look
) -> LearningPage:
    del scope  # part of what it is kept by; `asked` has it too
    return build(asked, look)
