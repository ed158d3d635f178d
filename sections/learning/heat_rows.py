"""A block of counts as a table: the numbers in the cells, darker where there are more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.heat_table import heat_table
from charts.look import Look
from sections.blocks import Block
from sections.learning.share_rows import Words


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and how dark it is from 0 to 1; NaN is not shaded."""

    text: str
    share: float


@dataclass(frozen=True)
class Heat:
    """The cells by row and column, and the columns with a brief word each for a phone."""

    rows: Mapping[str, Mapping[str, Cell]]
    columns: Sequence[tuple[str, str]]
    hidden: int


def block(words: Words, heat: Heat, look: Look) -> Block:
    """The block of a heat table; without rows there is nothing to draw."""
    cells = pd.DataFrame(
        [
            (row, column, cell.share, cell.text)
            for row, theirs in heat.rows.items()
            for column, cell in theirs.items()
        ],
        columns=["row", "column", "share", "text"],
    )
    drawn = heat_table(cells, rows=list(heat.rows), columns=heat.columns, look=look)
    return Block(
        title=words.title,
        finding=words.finding,
        chart=drawn if heat.rows else None,
        alternative=" ".join([words.finding, *_read_out(heat)]),
        table=_table(heat),
        caveat=words.caveat,
        method=words.method,
        hidden=heat.hidden,
    )


def _read_out(heat: Heat) -> list[str]:
    return [
        f"{row}: {', '.join(f'{column.lower()} {cell.text}' for column, cell in theirs.items())}."
        for row, theirs in heat.rows.items()
    ]


def _table(heat: Heat) -> pd.DataFrame:
    rows = [
        {"Grupp": row} | {column: cell.text for column, cell in theirs.items()}
        for row, theirs in heat.rows.items()
    ]
    return pd.DataFrame(rows, columns=["Grupp", *(word for word, _ in heat.columns)])
