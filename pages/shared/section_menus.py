"""The navigation: a menu for each section, with the pages that somebody may open.

Streamlit's own becomes, on a phone, a list that screen readers can't read.
"""

from __future__ import annotations

import streamlit as st

from domain.access import Viewer
from pages.shared import components, register, selects

KEY = "sidor"


def show(here: Viewer, chosen: st.Page) -> None:
    """Draw the menus; the section and the page that somebody is on are marked."""
    section, held = register.section_of(chosen), selects.held()
    data = {
        "label": "Sidor",
        "sections": [
            {
                "name": name,
                "here": name == section,
                "pages": [register.entry(page, chosen, held) for page in pages],
            }
            for name, pages in register.sections(here).items()
        ],
    }
    told = components.as_json(data)
    components.draw("section_menu", told, key=KEY, place="section-place", isolate_styles=False)
