"""A table of which most is hidden, told by what is left of it: paper for many has no stars."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from sections import swedish
from sections.blocks import HIDDEN, NOTHING, Block
from sections.findings.wording import Noun

SUM = "Totalt"  # tells little of what is hidden, so it is not weighed
FIGURE = re.compile(r"\u2212?\d[\d\u00a0]*(,\d+)?(\u00a0?[%h])?( av \d.*)?")
SAYS_LITTLE = (HIDDEN, NOTHING, "0")
FIGURES = Noun("siffra", "siffror")
ALL_HIDDEN = "Visas inte: {} gäller få personer eller skulle avslöja andra som gör det."
LEFT_OUT = (
    "{} gäller få personer eller skulle avslöja andra. Därför ritas inget, och här står bara de "
    "rader och kolumner som säger något."
)


def spared(block: Block) -> Block:
    """The same block, or when more of it is hidden than shown what is left of its table.

    A block that is left without figures has its title, and a sentence that says why; a single row
    that only repeats the finding goes too. Nothing that
    can be shown is taken away but zeros, and nothing is shown that was not. `hidden` is how many
    figures the table hid, and so it is for what is left out.
    """
    dark = int((block.table == HIDDEN).to_numpy().sum())
    kept = replace(block, hidden=dark)
    if dark <= _telling(block.table):
        return kept
    left = _left(block.table)
    counted = swedish.opening(FIGURES.counted(dark))
    if _repeats(left, block.finding):
        return replace(kept, chart=None, table=pd.DataFrame(), alternative=block.finding)
    if left.empty:
        said = ALL_HIDDEN.format(FIGURES.counted(dark))
        return replace(kept, chart=None, table=left, finding=said, alternative=said)
    caveat = f"{LEFT_OUT.format(counted)} {block.caveat}"
    return replace(kept, chart=None, table=left, caveat=caveat, alternative=block.finding)


def _repeats(left: pd.DataFrame, finding: str) -> bool:
    """Whether it is a single row, and the finding has all of its figures already."""
    said = finding.split()
    return len(left) == 1 and all(
        text in said for text in left.iloc[0, 1:] if text not in SAYS_LITTLE
    )


def _telling(table: pd.DataFrame) -> int:
    """How many figures say something, sums and zeros left out."""
    return int(_figures(table).to_numpy().sum())


def _figures(table: pd.DataFrame) -> pd.DataFrame:
    return (
        table.iloc[:, 1:]
        .drop(columns=SUM, errors="ignore")
        .map(lambda text: text != "0" and FIGURE.fullmatch(text) is not None)
    )


def _left(table: pd.DataFrame) -> pd.DataFrame:
    """Rows with a figure, and columns that say something of them; none when no row has any."""
    rows = table.loc[_figures(table).any(axis="columns")]
    if rows.empty:
        return pd.DataFrame()
    silent = [column for column in rows.columns[1:] if rows[column].isin(SAYS_LITTLE).all()]
    return rows.drop(columns=silent).reset_index(drop=True)
