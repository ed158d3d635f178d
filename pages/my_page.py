"""Min sida: the citizen's own sheet, easy to read, for the conversation and for paper."""

from __future__ import annotations

import streamlit as st

from domain.measures import default_shelf
from pages.shared import one_citizen, session, show
from sections import my_page
from sections.blocks import of_citizen

# Large type, one column, one page of paper, and nothing of the app round it.
PAPER = """<style>
[data-testid="stMarkdownContainer"] :is(p, li) { font-size: 1.3rem; line-height: 1.6; }
[data-testid="stMainBlockContainer"] { max-width: 46rem; }
h2 { font-size: 1.55rem !important; }
@media print {
  @page { size: A4; margin: 14mm 18mm; }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none; }
  [data-testid="stMarkdownContainer"] :is(p, li) { font-size: 15pt; line-height: 1.4; }
  [data-testid="stVerticalBlock"] { gap: 0.5rem; }
  h1 { font-size: 24pt !important; padding: 0 !important; }
  h2 { font-size: 17pt !important; padding: 0.3rem 0 0 !important; break-after: avoid; }
}
</style>"""


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    who = one_citizen.asked_for(viewer, "Min sida")
    if who is None:
        return
    told = my_page.sheet(one_citizen.told(viewer.people, who), dict(default_shelf()))
    st.html(PAPER)
    one_citizen.links((of_citizen(who), "Tillbaka till En medborgare"))
    st.title(show.escaped(one_citizen.name(viewer, who)), anchor=False)
    if told.own_words:
        st.markdown(f"*”{show.escaped(told.own_words)}”*")
    _part("Mina mål", told.goals)
    _part("Det här har blivit lättare", told.easier)
    if told.lines:
        st.header("Så här svarade jag senast", anchor=False)
        st.markdown("\n".join(_line(line) for line in told.lines))
    _part("Det här har vi kommit överens om", told.agreed)
    _part("Mina personer", told.people)
    _part("Nästa gång vi pratar", (told.next_talk,))


def _part(heading: str, said: tuple[str, ...]) -> None:
    st.header(heading, anchor=False)
    show.points(said)


def _line(line: my_page.Line) -> str:
    """A number line of words and dots: the whole scale, the step of now filled."""
    dots = " ".join("●" if at == line.now else "○" for at in range(len(line.steps)))
    ends = f"{show.escaped(line.steps[0])}  {dots}  {show.escaped(line.steps[-1])}"
    number = f"{line.now + 1} av {len(line.steps)}"
    return f"- **{show.escaped(line.about)}:** {ends} ({number})"
