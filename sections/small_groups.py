"""Between figures and what is shown: counts of few are hidden from those who may not see them.

Every block of the learning pages is made from `Counts`. Sentence, chart, table and alternative text
then say the same, and a hidden count is nowhere, since it is not in what they are made from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan
from typing import cast

import numpy as np
import pandas as pd

from metrics import disclosure
from metrics.disclosure import TOTAL
from sections import swedish
from sections.findings.wording import Noun

HIDDEN = "dold"
CELLS = Noun("ruta", "rutor")


@dataclass(frozen=True)
class Reader:
    """Who a page is made for: `few` sees figures of few persons, `people` sees who they are."""

    few: bool
    people: bool


MEETING = Reader(few=False, people=False)
"""What may be shown to anybody: few are hidden and nobody is named."""


@dataclass(frozen=True, eq=False)
class Counts:
    """Counts as they may be shown: a row a group, a column an answer, `TOTAL` last of both.

    NaN is hidden and 0 is a true 0. `hidden` is how many cells are; that number may be shown.
    """

    table: pd.DataFrame
    hidden: int

    @property
    def total(self) -> pd.Series:
        """All rows together."""
        return self.row(TOTAL)

    @property
    def groups(self) -> list[str]:
        """The rows without their total, in order."""
        return [row for row in self.table.index if row != TOTAL]

    def row(self, group: str) -> pd.Series:
        """The counts of one group."""
        return cast("pd.Series", self.table.loc[group])


def counts(table: pd.DataFrame, reader: Reader, *, most_each: int = 1) -> Counts:
    """Counts with their sums, those of few persons hidden where `reader` may not see them.

    A group with everybody in one answer is hidden too. A 0 is shown: that an answer was not given
    is a count of nobody, and to hide every 0 would hide most answers of a unit with them.

    Args:
        table: A row a group, a column an answer; whole numbers from 0. The groups have nothing in
            common, and a person is counted at most `most_each` times in the whole table.
        reader: Who it is made for.
        most_each: For counts of what a person can have several of, such as goals. So many counts
            are then asked of a cell that they can't be of fewer persons than the limit.
    """
    if reader.few or table.empty:
        return Counts(_with_sums(table), hidden=0)
    k = (disclosure.smallest() - 1) * max(most_each, 1) + 1
    return _protected(table, k)


def joined(parts: Iterable[Counts]) -> int:
    """How many cells are hidden in several tables together."""
    return sum(part.hidden for part in parts)


def known(value: float) -> bool:
    """Whether a count may be shown."""
    return not isnan(value)


def told(value: float) -> str:
    """A count as it stands in a table.

    >>> told(12.0), told(float("nan"))
    ('12', 'dold')
    """
    return swedish.number(value) if known(value) else HIDDEN


def people(n: int, reader: Reader) -> str:
    """How many citizens a page is about, in its head.

    >>> people(3, MEETING), people(12, MEETING)
    ('färre än fem medborgare', 'tolv medborgare')
    """
    if reader.few or not 0 < n < disclosure.smallest():
        return swedish.counted(n, "medborgare", "medborgare")
    return f"färre än {swedish.count(disclosure.smallest())} medborgare"


def note(hidden: int) -> str:
    """What a page says of its hidden cells; nothing when there are none.

    >>> note(2)[:23]
    'Två rutor visas inte, e'
    """
    if not hidden:
        return ""
    return swedish.opening(
        f"{CELLS.counted(hidden)} visas inte, eftersom de gäller färre än "
        f"{swedish.count(disclosure.smallest())} personer eller skulle avslöja andra som gör det."
    )


def _with_sums(table: pd.DataFrame) -> pd.DataFrame:
    summed = table.astype("float64")
    summed[TOTAL] = summed.sum(axis=1)
    summed.loc[TOTAL] = summed.sum(axis=0)
    return summed


def _protected(table: pd.DataFrame, k: int) -> Counts:
    if len(table) > 1:
        made = disclosure.protect(table, k=k)
        return Counts(made.table, made.hidden)
    # One row and its total are the same figures: hidden once, and counted once.
    one = disclosure.protect(table.iloc[0], k=k)
    row = one.table.reindex([*table.columns, TOTAL])
    both = pd.DataFrame(np.vstack([row, row]), index=[table.index[0], TOTAL], columns=row.index)
    return Counts(both, one.hidden)
