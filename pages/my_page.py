"""Min sida: the citizen's own sheet, easy to read, for the conversation and for paper."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from domain.access import Scope
from domain.measures import default_shelf
from pages.shared import kept, one_citizen, paper, session, show, still
from sections import my_page
from sections.blocks import of_citizen


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    still.hold()
    who = one_citizen.asked_for(viewer, "Min sida")
    if who is None:
        return
    told = kept.kept(_sheet, viewer.people, who)
    paper.easy_sheet()
    one_citizen.links((of_citizen(who), "Tillbaka till En medborgare"))
    st.title(show.escaped(one_citizen.name(viewer, who)), anchor=False)
    show.paragraphs(*_parts(told))


def _sheet(scope: Scope, who: int) -> my_page.Sheet:
    return my_page.sheet(one_citizen.told(scope, who), dict(default_shelf()))


def _parts(told: my_page.Sheet) -> Iterable[str]:
    if told.own_words:
        yield f"*”{show.escaped(told.own_words)}”*"
    yield show.part("Mina mål", told.goals)
    yield show.part("Det här har blivit lättare", told.easier)
    if told.lines:
        yield "\n".join(["## Så här svarade jag senast", "", *map(_line, told.lines)])
    yield show.part("Det här har vi kommit överens om", told.agreed)
    yield show.part("Mina personer", told.people)
    yield show.part("Nästa gång vi pratar", (told.next_talk,))


def _line(line: my_page.Line) -> str:
    """A number line of words and dots: the whole scale, the step of now filled."""
    dots = "\u00a0".join("●" if at == line.now else "○" for at in range(len(line.steps)))
    ends = f"{show.escaped(line.steps[0])}  {dots}  {show.escaped(line.steps[-1])}"
    number = f"{line.now + 1} av {len(line.steps)}"
    return f"- **{show.escaped(line.about)}:** {ends} ({number})"
