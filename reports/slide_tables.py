"""Tables on slides: the program's own, with as many rows as there is room for."""

# python-pptx's own types deny what its documentation shows: lengths as integers, text in shapes.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false
# pyright: reportOptionalMemberAccess=false
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import pandas as pd
from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide
from pptx.util import Inches, Length

from reports import slide_template
from reports.figures import are_figures
from reports.slide_template import BODY
from sections.blocks import Block

ROOM = 3  # characters beside the longest text, since bold is wider
NARROWEST, WIDEST = 8, 34  # characters a column is counted as at least and at most
HEADING = 2  # lines of a small table's title and its distance to the one above


@dataclass(frozen=True)
class Print:
    """How large a table's words are, and how many of them there is room for on a slide.

    `letters` go across a slide and `lines` from its title to its foot, also in a typeface that is
    wider than our own, where a computer lacks it.
    """

    points: int
    letters: int
    lines: int
    row: Length


MESSAGE = Print(points=14, letters=104, lines=12, row=Inches(0.34))
BEHIND = Print(points=12, letters=121, lines=18, row=Inches(0.29))


def sheets(table: pd.DataFrame) -> Iterator[range]:
    """The rows of each slide of a table that is a message."""
    first, left = 0, MESSAGE.lines
    for at, lines in enumerate(_lines(table, MESSAGE)[1:]):
        if lines > left and at > first:
            yield range(first, at)
            first, left = at, MESSAGE.lines
        left -= lines
    yield range(first, len(table))


def packed(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks whose tables go on each slide, under each other; none may be longer than one."""
    some, left = [], BEHIND.lines
    for block in blocks:
        takes = HEADING + sum(_lines(block.table, BEHIND))
        if some and takes > left:
            yield some
            some, left = [], BEHIND.lines
        some.append(block)
        left -= takes
    if some:
        yield some


def fits(table: pd.DataFrame) -> bool:
    """Whether there is a table, and all of it has room on one slide of figures."""
    return not table.empty and HEADING + sum(_lines(table, BEHIND)) <= BEHIND.lines


def put(slide: Slide, block: Block, rows: range, *, top: int, look: Print) -> int:
    """Rows of its table as one of the program's own, its columns as wide as the whole table's.

    Returns:
        Where it ends.
    """
    columns = _columns(block.table)
    lines = _lines(block.table, look)
    high = [look.row * lines[0], *(look.row * lines[row + 1] for row in rows)]
    frame = slide.shapes.add_table(
        len(high), len(columns), BODY.left, top, BODY.width, Length(sum(high))
    )
    slide_template.describe(frame, f"Tabell: {block.title}")
    slide_template.plain_table(frame)
    for at, height in enumerate(high):
        frame.table.rows[at].height = height
    for i, (width, (heading, *texts)) in enumerate(zip(_widths(columns), columns, strict=True)):
        frame.table.columns[i].width = round(BODY.width * width)
        side = PP_ALIGN.RIGHT if are_figures(texts) else PP_ALIGN.LEFT
        for row, text in enumerate([heading, *(texts[row] for row in rows)]):
            cell = frame.table.cell(row, i)
            slide_template.fill_cell(cell, text, look.points, side, heading=row == 0)
    return top + sum(high)


def _columns(table: pd.DataFrame) -> list[list[str]]:
    texts = table.astype(str)
    return [[str(name), *texts.iloc[:, i]] for i, name in enumerate(texts.columns)]


def _widths(columns: Sequence[Sequence[str]]) -> list[float]:
    """Of each column, as a share of them all; a heading may take two lines, but breaks no word."""
    counted = [
        min(max(_heading(heading), *map(len, texts), NARROWEST) + ROOM, WIDEST)
        for heading, *texts in columns
    ]
    return [each / sum(counted) for each in counted]


def _heading(text: str) -> int:
    return max(ceil(len(text) / 2), *map(len, text.split(" ")))


def _lines(table: pd.DataFrame, look: Print) -> list[int]:
    """How many lines the headings take, and then each row."""
    columns = _columns(table)
    across = [look.letters * width for width in _widths(columns)]
    headings, *rows = zip(*columns, strict=True)
    bold = [f"{heading}{' ' * ROOM}" for heading in headings]
    return [
        max(ceil(len(text) / width) for text, width in zip(row, across, strict=True))
        for row in (bold, *rows)
    ]
