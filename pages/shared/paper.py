"""Sheets made for paper: large type, one column, one page, and nothing of the app round it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.shared import show

PAPER = """<style>
[data-testid="stMarkdownContainer"] :is(p, li) { font-size: %(screen)s; line-height: 1.6; }
[data-testid="stMainBlockContainer"] { max-width: 46rem; }
h2 { font-size: 1.55rem !important; }
@media print {
  @page { size: A4; margin: 14mm 18mm; }
  header, [data-testid="stHeader"], [data-testid="stPageLink"], [data-testid="stCheckbox"],
  [data-testid="stToolbar"], [data-testid="stPopover"] { display: none !important; }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none; }
  [data-testid="stMarkdownContainer"] :is(p, li) { font-size: %(print)s; line-height: 1.4; }
  [data-testid="stVerticalBlock"] { gap: 0.5rem; }
  h1 { font-size: 24pt !important; padding: 0 !important; }
  h2 { font-size: %(heading)s !important; padding: 0.3rem 0 0 !important; break-after: avoid; }
}
</style>"""
EASY = {"screen": "1.3rem", "print": "15pt", "heading": "17pt"}
DENSE = {"screen": "1.05rem", "print": "11pt", "heading": "13pt"}  # more has to stand on the page


def sheet(size: dict[str, str]) -> None:
    """Make the page a sheet, in one of the sizes."""
    st.html(PAPER % size)


def part(heading: str, said: Sequence[str]) -> None:
    """A heading and what stands under it, letter by letter."""
    st.header(heading, anchor=False)
    show.points(said)
