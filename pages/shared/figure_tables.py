"""The figures of a chart as a table behind a click: one element, made when somebody opens it.

Streamlit's expander with its grid costs as much as a chart, for a table that few open.
"""

from __future__ import annotations

from pages.shared import components
from sections.blocks import Block


def show(block: Block) -> None:
    """Draw the table of a block, closed; the block's title is its own on the page."""
    components.draw("figure_table", block.figures, key=f"tabell {block.title}", place="figures")
