"""How a learning page reaches the screen: head, answer, two columns, blocks, how it is counted."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.shared import register, show
from pages.shared.filters import Asked
from sections.learning.learning_page import LearningPage


def draw(asked: Asked, found: LearningPage, held: pd.DataFrame) -> None:
    """Draw a page in its order: svar, det här fungerar, det här behöver, blocks, så räknas det.

    Args:
        asked: What is looked at.
        found: The page.
        held: Follow-ups, for how fresh the records are.
    """
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
        register.link("measures", "Mått och metod")


def _column(title: str, statements: Sequence[str]) -> None:
    st.header(title, anchor=False)
    for statement in statements:
        st.markdown(statement)
