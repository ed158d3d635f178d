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
        key: As `draw`.
        look: As `told`.
    """
    draw(told(table, selects.held(), look=look), key=key)


def told(table: LinkTable, held: Chosen, *, look: str = "rows") -> bytes:
    """A table as the browser draws it, for those who keep it ready.

    Args:
        table: What to draw.
        held: The choices that its links carry on.
        look: `rows` for a caseload, `work` for a work list, `lists` for links in a line.
    """
    data = {
        "label": table.label,
        "look": look,
        "focus": register.address(table.focus, held) if table.focus else "",
        "headings": [_cell(cell, held) for cell in table.headings],
        "rows": [[_cell(cell, held) for cell in row] for row in table.rows],
    }
    return components.as_json(data)


def draw(table: bytes, *, key: str) -> None:
    """Draw what `told` made; the keyboard's place is kept by `key`, one name a table and page."""
    components.draw("link_table", table, key=f"{still.LINKS} {key}", place="place")


def ways(*links: tuple[Target, str], key: str) -> None:
    """The ways on from here in a line: those that lead where somebody may go."""
    cells = tuple(Cell(label, target) for target, label in links if register.opens(target))
    if cells:
        show(LinkTable("Vägar härifrån", (Cell(),) * len(cells), (cells,)), key=key, look="lists")


def _cell(cell: Cell, held: Chosen) -> dict[str, Any]:
    said: dict[str, Any] = {"text": cell.text, "more": cell.more}
    if cell.to:
        said["href"] = register.address(cell.to, held)
    if cell.mark is not None:
        said["mark"], said["tone"] = MARKS[cell.mark]
    if cell.course:
        said["line"] = [*COURSE_SIZE, *cell.course]
    if cell.strong:
        said["tone"] = "strong"
    if cell.chosen:
        said["current"] = True
    return {name: value for name, value in said.items() if value}
