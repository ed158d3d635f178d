"""How a learning page reaches the screen: head, answer, two columns, blocks, how it is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from charts.look import Look
from domain.access import Scope
from pages.shared import happened, kept, link_tables, records, show
from pages.shared.asked import Asked
from sections import happenings
from sections.blocks import Block, Target
from sections.learning.learning_page import LearningPage


@dataclass(frozen=True)
class Made:
    """A page as it is kept, with how fresh its records are and what happened in the unit."""

    page: LearningPage
    until: str
    happened: tuple[str, ...]


def draw(asked: Asked, build: Callable[[Asked, Look], LearningPage]) -> None:
    """Draw a page in its order: svar, det här fungerar, det här behöver, blocks, så räknas det.

    Args:
        asked: What is looked at.
        build: Makes the page of what is asked; a function of a page's own module. What it has made
            is kept while the records stay the same.
    """
    made = kept.kept(_made, asked.scope, build, asked, show.look())
    found = made.page
    show.facts([show.escaped(asked.unit), found.counted, asked.period_name, made.until])
    if found.note:
        show.facts([found.note])
    show.paragraphs(f"**{found.answer}**", show.happening(made.happened))
    works, needs = st.columns(2, gap="large")
    with works:
        _column("Det här fungerar", found.works)
    with needs:
        _column("Det här behöver", found.needs)
    for block in found.blocks:
        show.block(block)
    with st.expander("Så räknas det"):
        st.markdown(_methods(found.blocks))
        link_tables.ways((Target("measures"), "Mått och metod"), key="vagar")


def page(asked: Asked, build: Callable[[Asked, Look], LearningPage], look: Look) -> LearningPage:
    """What `build` makes of what is asked, kept; of several units in the database as well."""
    return kept.for_all(_page, asked.scope, build, asked, look)


def _column(title: str, statements: Sequence[str]) -> None:
    show.paragraphs(f"## {title}", *statements)


def _methods(blocks: Sequence[Block]) -> str:
    told = [f"**{show.escaped(each.title)}** {each.method}" for each in blocks if each.method]
    return "\n\n".join(told)


def _made(
    scope: Scope, build: Callable[[Asked, Look], LearningPage], asked: Asked, look: Look
) -> Made:
    return Made(
        page=page(asked, build, look),
        until=show.data_until(records.last_held(scope)),
        happened=happenings.told(happened.marks(scope, asked.period)),
    )


def _page(
    _scope: Scope, build: Callable[[Asked, Look], LearningPage], asked: Asked, look: Look
) -> LearningPage:
    return build(asked, look)
