"""What became of the follow-ups that the calendar asked for, counted as it may be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.tones import Answer, Tone
from domain.vocabulary import Sex
from metrics.data_quality import AGES, KINDS, Done
from sections import small_groups, swedish
from sections.learning import share_rows
from sections.learning.share_rows import Part
from sections.small_groups import Counts, Reader

DONE = {
    Done.ON_TIME: Answer("På sin dag eller före", Tone.INK),
    Done.SLIGHTLY_LATE: Answer("Högst fyra veckor sen", Tone.INK_SOFT),
    Done.LATE: Answer("Mer än fyra veckor sen", Tone.INK_FAINT),
    Done.WAITING: Answer("Kan ännu göras", Tone.UNKNOWN),
    Done.MISSED: Answer("Inte gjord", Tone.OPEN),
    Done.LEFT: Answer("Slutade innan", Tone.KEPT),
}
HELD = [DONE[done].word for done in (Done.ON_TIME, Done.SLIGHTLY_LATE, Done.LATE)]
DUE = [answer.word for done, answer in DONE.items() if done is not Done.LEFT]
NOT_STATED = {"sex": "Kön inte angivet", "age": "Ålder inte angiven"}
"""Unlike each other, since the rows of several tables stand under each other."""

BY_KIND = {str(kind): kind.label for kind in KINDS}
BY_SEX = {str(sex): sex.label for sex in Sex}
BY_AGE = {band: band for band in AGES}


@dataclass(frozen=True, eq=False)
class Released:
    """Several tables of the same citizens: a row a group each, and all groups' own rows.

    `withheld` is whether a table was left out, since its sums would have told of others' cells.
    """

    tables: tuple[Counts, ...]
    withheld: bool

    @property
    def groups(self) -> dict[str, pd.Series]:
        """Each group's row by its name."""
        return {name: made.row(name) for made in self.tables for name in made.groups}

    @property
    def hidden(self) -> int:
        """How many cells are hidden."""
        return small_groups.joined(self.tables)


def by(
    points: pd.DataFrame, column: str, labels: Mapping[str, str], reader: Reader, *, each: int = 1
) -> Counts:
    """Points by a column and what became of them; `each` is the most that a citizen has."""
    rows = points[column].replace(dict(labels)).fillna(NOT_STATED.get(column, "Inte angivet"))
    found = pd.crosstab(rows, points["done"]).reindex(columns=[str(d) for d in DONE], fill_value=0)
    order = [label for label in labels.values() if label in found.index]
    order += [row for row in sorted(found.index, key=swedish.alphabetical) if row not in order]
    table = found.reindex(order).astype("int64")
    table.columns = [answer.word for answer in DONE.values()]
    return small_groups.counts(table, reader, most_each=each)


def released(tables: Sequence[Counts]) -> Released:
    """The tables that may be shown together: all have the same sums, so what one hides none shows.

    A table whose sums are hidden where another's are not is left out: the difference would tell.
    """
    there = [made for made in tables if len(made.table)]
    shown = [frozenset(made.total.dropna().index) for made in there]
    most = max(shown, key=len, default=frozenset())
    kept = [made for made, known in zip(there, shown, strict=True) if known == most]
    return Released(tuple(kept), withheld=len(kept) < len(there))


def held(row: pd.Series) -> Part | None:
    """How many of the follow-ups that were due have been held."""
    return share_rows.part(row, those=HELD, of=DUE)


def held_at_least(row: pd.Series) -> Part | None:
    """As `held`; where some of them are hidden, how many at least."""
    return share_rows.at_least(row, those=HELD, of=DUE)


def notes(groups: Mapping[str, pd.Series]) -> dict[str, str]:
    """How many were held and how sure that share is, for the bars that may be shown."""
    parts = {name: held(row) for name, row in groups.items()}
    return {name: part.reasonable for name, part in parts.items() if part and part.of}
