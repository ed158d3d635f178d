"""Tables whose rows are links inside the session: one element, however many rows.

Streamlit has no list of links: a link, a text and a frame each row cost more than the rest of the
page. This draws the whole table as one component, with real links that the keyboard reaches and
that open in a new tab as any other. The browser gets text only; the component's two files are
served by the app itself, which the content security policy allows, and inline code is not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from streamlit.components.v2 import component
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from domain.vocabulary import Outcome, Step
from pages.shared import register
from sections.blocks import COURSE_SIZE, Cell, LinkTable

OWNER, NAME = "sammanhang", "link_table"
WHOLE = f"{OWNER}.{NAME}"
PLACE = '<div class="place"></div>'

MARKS = {
    Outcome.STRENGTHENED: ("▲", "better"),
    Outcome.MAINTAINED: ("■", "soft"),
    Outcome.WEAKENED: ("▼", "worse"),
    Outcome.UNCERTAIN: ("○", "soft"),
    Step.HIGHER: ("▲", "better"),
    Step.SAME: ("■", "soft"),
    Step.LOWER: ("▼", "worse"),
    Step.UNKNOWN: ("○", "soft"),
}


def show(table: LinkTable, *, key: str, look: str = "rows") -> None:
    """Draw a table; a chosen link leads inside the session, to its page or to this one again.

    Args:
        table: What to draw.
        key: One name a table and page; the keyboard's place is kept by it.
        look: `rows` for a caseload, `work` for a work list, `lists` for links in a line.
    """
    focus = register.address(table.focus) if table.focus else ""
    data = {
        "label": table.label,
        "look": look,
        "focus": focus,
        "headings": [_cell(cell) for cell in table.headings],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }
    _component()(key=key, data=data, on_gone_change=lambda: _follow(key))


def _component() -> Any:
    """The component of the running server, registered the first time."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(WHOLE) is None:
        files = ComponentManifest(OWNER, "1", [ComponentConfig(NAME, NAME)])
        manager.register_from_manifest(files, Path(__file__).parent)
    return component(WHOLE, html=PLACE, css=f"{NAME}.css", js=f"{NAME}.js")


def _cell(cell: Cell) -> dict[str, Any]:
    told: dict[str, Any] = {"text": cell.text, "more": cell.more}
    if cell.to:
        told["href"] = register.address(cell.to)
    if cell.mark is not None:
        told["mark"], told["tone"] = MARKS[cell.mark]
    if cell.course:
        told["line"] = [*COURSE_SIZE, *cell.course]
    if cell.strong:
        told["tone"] = "strong"
    if cell.chosen:
        told["current"] = True
    return {name: value for name, value in told.items() if value}


def _follow(key: str) -> None:
    """Go where a link led. The browser may send anything: every page asks who is looking."""
    asked = urlsplit(str(st.session_state[key].get("gone") or ""))
    query = dict(parse_qsl(asked.query))
    page = register.page_at(asked.path) if asked.path else None
    if page is not None:
        st.switch_page(page, query_params=query)
    for name, value in query.items():
        st.query_params[name] = value
