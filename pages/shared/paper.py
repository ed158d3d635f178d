"""What every page looks like printed: what only a screen can use is left out."""

from __future__ import annotations

import streamlit as st

BAR = "app_bar"  # the line above every page
WAYS = "ways_on"  # the links of one citizen's pages

# A sheet in the proportions of A4 that is as wide as a screen: tables keep their columns, charts
# need not be drawn anew, and the printer makes it smaller. The unit and the period stand in the
# line of facts, so their boxes are not needed either.
STYLE = f"""<style>
@media print {{
  @page {{ size: 1440px 2036px; margin: 60px 0; }}
  header, [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stSidebar"],
  .st-key-{BAR}, .st-key-{WAYS}, [data-testid="stCheckbox"], [data-testid="stSelectbox"],
  [data-testid="stTextInput"], [data-testid="stExpander"]:not(:has(details[open])) {{
    display: none !important;
  }}
  [data-testid="stMainBlockContainer"] {{ padding-top: 0 !important; }}
  h2, h3 {{ break-after: avoid; }}
}}
</style>"""


def style() -> None:
    """Say it to the browser."""
    st.html(STYLE)
