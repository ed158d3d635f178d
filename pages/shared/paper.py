"""What pages look like printed, and sheets made for paper: nothing that only a screen can use."""

from __future__ import annotations

import streamlit as st

BAR = "app_bar"  # the line above every page; named in `SHELL` too
WAYS = "ways_on"  # the links of one citizen's pages; as `BAR`

# A page in the proportions of A4 that is as wide as a screen: tables keep their columns, charts
# need not be drawn anew, and the printer makes it smaller. What is read together stands together.
# The unit and the period stand in the line of facts, so their boxes are not needed either. On the
# screen, what is chosen of several is written in the ink of the page: Streamlit's white can't be
# read on the accent of the dark theme. A heading has no link to itself, since the address holds
# what is asked for.
SHELL = b"""<style>
:is(h2, h3) > [data-testid="stHeaderActionElements"] { display: none; }
.stApp .stMultiSelect [data-tag] { background: none; border: 1px solid currentColor; }
.stApp .stMultiSelect :is([data-tag], [data-tag] *) { color: inherit; }
@media (max-width: 640px) {
  .stApp [data-testid="stHorizontalBlock"] { row-gap: 1rem; }
  .stHorizontalBlock > :is([class*="st-key-enhet"], [class*="st-key-tid"]) { flex-basis: 100%; }
  .stHorizontalBlock > :is([class*="st-key-enhet"], [class*="st-key-tid"]) > * { width: 100%; }
}
@media print {
  @page { size: 1400px 1980px; margin: 40px 60px; }
  header, [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stSidebar"],
  .st-key-app_bar, .st-key-ways_on, [data-testid="stCheckbox"], [data-testid="stSelectbox"],
  [data-testid="stMultiSelect"], [data-testid="stTextInput"],
  [data-testid="stExpander"]:not(:has(details[open])) {
    display: none !important;
  }
  .stApp [data-testid="stMainBlockContainer"] { padding: 0 !important; }
  h1 { padding-top: 0 !important; }
  .stApp [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"]) {
    display: flex !important; flex-wrap: nowrap;
  }
  .stApp [data-testid="stColumn"] { min-width: 0; }
  [data-testid="stElementContainer"]:has(h2, h3, li), .stPrintGraphic { break-inside: avoid; }
  h2, h3, .stPrintGraphic, [class*="st-key-tabell"], [data-testid="stElementContainer"]:is(
    :has(h2, h3):not(:has(li)), :has(+ [class*="st-key-lankar"])
  ) { break-after: avoid; }
}
</style>"""

# Large type, one column, one page of paper.
SHEET = """<style>
[data-testid="stMarkdownContainer"] :is(p, li) { font-size: var(--on-screen); line-height: 1.6; }
:is(.st-key-app_bar, .st-key-ways_on) :is(p, li) { font-size: inherit; line-height: inherit; }
[data-testid="stMainBlockContainer"] > div > :not(:has(.st-key-app_bar)) {
  width: 100%; max-width: 46rem; align-self: center;
}
h2 { font-size: 1.55rem !important; }
@media print {
  @page { size: A4; margin: 14mm 18mm; }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none; }
  [data-testid="stMarkdownContainer"] :is(p, li) { font-size: var(--printed); line-height: 1.4; }
  [data-testid="stVerticalBlock"] { gap: 0.5rem; }
  .stApp [data-testid="stElementContainer"] { break-inside: auto; }
  ul { break-inside: avoid; }
  h1 { font-size: 24pt !important; padding: 0 !important; }
  h2 { font-size: var(--heading) !important; padding: 0.3rem 0 0 !important; break-after: avoid; }
}
</style>"""
EASY = "<style>:root { --on-screen: 1.3rem; --printed: 15pt; --heading: 17pt; }</style>"
# More has to stand on the page.
DENSE = "<style>:root { --on-screen: 1.05rem; --printed: 11pt; --heading: 13pt; }</style>"


def easy_sheet() -> None:
    """Make the page a sheet in large type."""
    st.html(SHEET)
    st.html(EASY)


def dense_sheet() -> None:
    """Make the page a sheet that holds more."""
    st.html(SHEET)
    st.html(DENSE)
