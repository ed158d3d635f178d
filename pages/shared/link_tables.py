"""Tables whose rows are links inside the session: one element, however many rows.

Streamlit has no list of links: a link, a text and a frame each row cost more than the rest of the
page. This draws the whole table as one component, with real links that the keyboard reaches and
that open in a new tab as any other.
"""

from __future__ import annotations

from typing import Any

from domain.vocabulary import Outcome, Step
from pages.shared import components, register, selects, still
from pages.shared.register import Chosen
from sections.blocks import COURSE_SIZE, Cell, LinkTable, Target

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
    held = selects.held()
    data = {
        "label": table.label,
        "look": look,
        "focus": register.address(table.focus, held) if table.focus else "",
        "headings": [_cell(cell, held) for cell in table.headings],
        "rows": [[_cell(cell, held) for cell in row] for row in table.rows],
    }
    told = components.as_json(data)
    components.draw("link_table", told, key=f"{still.LINKS} {key}", place="place")


def ways(*links: tuple[Target, str], key: str) -> None:
    """The ways on from here in a line: those that lead where somebody may go."""
    cells = tuple(Cell(label, target) for target, label in links if register.opens(target))
    if cells:
        show(LinkTable("Vägar härifrån", (Cell(),) * len(cells), (cells,)), key=key, look="lists")


def _cell(cell: Cell, held: Chosen) -> dict[str, Any]:
    told: dict[str, Any] = {"text": cell.text, "more": cell.more}
    if cell.to:
        told["href"] = register.address(cell.to, held)
    if cell.mark is not None:
        told["mark"], told["tone"] = MARKS[cell.mark]
    if cell.course:
        told["line"] = [*COURSE_SIZE, *cell.course]
    if cell.strong:
        told["tone"] = "strong"
    if cell.chosen:
        told["current"] = True
    return {name: value for name, value in told.items() if value}
