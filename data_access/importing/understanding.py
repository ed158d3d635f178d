"""What a table is about: its kind of records, its heading row, and what each column means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data_access.importing import words
from data_access.importing.fields import RecordKind
from data_access.importing.grids import TITLE_ROWS, Grid
from data_access.importing.kinds import KINDS
from data_access.importing.refusal import FileRefused, NoTable, shown
from domain.measures import Measure

Measures = Mapping[str, Measure]
FEWEST_HEADINGS = 2  # one known word alone may stand in a title
LOOSELY = 1_000  # the rank of a heading known only without its unit: after every exact one


@dataclass(frozen=True)
class Column:
    """How one column was understood: the field or measure it holds, or None when not used.

    `preferred` is the heading of the column that was used for the same field, when that is why.
    """

    position: int
    heading: str
    target: str | None
    preferred: str = ""


@dataclass(frozen=True)
class Understanding:
    """A table whose kind is known.

    `rows` are the cells below the heading as text, one column a column of the file (by position),
    the index the line in the file; `widths` how many cells each of these lines had.
    """

    kind: RecordKind
    columns: tuple[Column, ...]
    rows: pd.DataFrame
    widths: pd.Series

    @property
    def used(self) -> dict[str, Column]:
        """The column of each field or measure that the file has."""
        return {column.target: column for column in self.columns if column.target}

    @property
    def not_used(self) -> tuple[Column, ...]:
        """The columns that nothing is read from: told, never passed over in silence."""
        return tuple(column for column in self.columns if column.target is None)


@dataclass(frozen=True)
class Vocabulary:
    """Every heading that is known, by kind: its normal form, and what it means there."""

    kinds: Mapping[str, Mapping[str, tuple[str, int]]]

    def meaning(self, kind: RecordKind, heading: str) -> tuple[str, int] | None:
        """The field or measure that `heading` names in `kind`, and its rank (0 is best)."""
        known = self.kinds[kind.name]
        exact = known.get(words.heading(heading))
        loose = known.get(words.bare(heading))
        if exact or not loose or not kind.measured or loose[0] in _field_names(kind):
            return exact
        return loose[0], loose[1] + LOOSELY

    def knows(self, heading: str) -> bool:
        """Whether `heading` means something in some kind."""
        return any(self.meaning(kind, heading) for kind in KINDS)


def vocabulary(measures: Measures) -> Vocabulary:
    """The headings of every kind, with a column for each of `measures` where the kind has any."""
    of_measures = {
        words.heading(name): (measure.id, rank)
        for measure in measures.values()
        for rank, name in enumerate((measure.id, *measure.names))
    }
    return Vocabulary(
        {
            kind.name: (of_measures if kind.measured else {})
            | {
                words.heading(name): (field.name, rank)
                for field in kind.fields
                for rank, name in enumerate(field.names)
            }
            for kind in KINDS
        }
    )


def understand(grid: Grid, known: Vocabulary) -> Understanding:
    """Find the heading row of `grid`, the kind of its records, and the meaning of each column.

    The heading is the row with most known words, so title rows above it do no harm. The kind is
    the one that explains most of the columns. A column whose words
    nobody knows is not used, and said.

    Raises:
        NoTable: No heading row.
        FileRefused: No kind, a required column is missing, a heading stands
            twice, or there is nothing below the heading.
    """
    at = _heading_row(grid, known)
    headings = _without_trailing_blanks(list(grid.cells.iloc[at]))
    kind = _kind(headings, known)
    rows = grid.cells.iloc[at + 1 :]
    if rows.empty:
        raise FileRefused("Filen har en rubrikrad men inga rader under den.")
    return Understanding(kind, _columns(headings, kind, known), rows, grid.widths.iloc[at + 1 :])


def _heading_row(grid: Grid, known: Vocabulary) -> int:
    counts = [sum(map(known.knows, row)) for row in grid.cells.head(TITLE_ROWS).to_numpy()]
    if max(counts) < FEWEST_HEADINGS:
        raise NoTable(
            "Ingen rad med rubriker känns igen, till exempel Personnummer, Enhet och Datum."
        )
    return counts.index(max(counts))


def _without_trailing_blanks(headings: list[str]) -> list[str]:
    last = max(position for position, heading in enumerate(headings) if heading)
    return headings[: last + 1]


def _kind(headings: Sequence[str], known: Vocabulary) -> RecordKind:
    def explained(kind: RecordKind) -> int:
        """Columns it understands, less those that only other kinds do."""
        return sum(
            1 if known.meaning(kind, heading) else -1
            for heading in headings
            if known.knows(heading)
        )

    nearest = max(KINDS, key=lambda kind: (explained(kind), not _missing(kind, headings, known)))
    missing = _missing(nearest, headings, known)
    if missing:
        raise FileRefused(
            f"Filen liknar {nearest.label.casefold()}, men {' och '.join(missing)} "
            "saknas i rubriken."
        )
    return nearest


def _missing(kind: RecordKind, headings: Sequence[str], known: Vocabulary) -> list[str]:
    found = {meaning[0] for heading in headings if (meaning := known.meaning(kind, heading))}
    missing = [
        f"kolumnen {field.label}"
        for field in kind.fields
        if field.required and field.name not in found
    ]
    if kind.measured and found <= _field_names(kind):
        missing.append("minst ett mått")
    return missing


def _columns(headings: Sequence[str], kind: RecordKind, known: Vocabulary) -> tuple[Column, ...]:
    meanings = [known.meaning(kind, heading) for heading in headings]
    best: dict[str, tuple[int, int]] = {}
    for position, meaning in enumerate(meanings):
        if meaning:
            target, rank = meaning
            claim = (rank, position)
            if target in best and best[target][0] == rank:
                raise FileRefused(f"Rubriken {shown(headings[position])} står två gånger.")
            best[target] = min(best.get(target, claim), claim)
    return tuple(
        _column(position, headings, meaning, best) for position, meaning in enumerate(meanings)
    )


def _column(
    position: int,
    headings: Sequence[str],
    meaning: tuple[str, int] | None,
    best: Mapping[str, tuple[int, int]],
) -> Column:
    if meaning is None:
        return Column(position, headings[position], None)
    used = best[meaning[0]][1]
    if used == position:
        return Column(position, headings[position], meaning[0])
    return Column(position, headings[position], None, preferred=headings[used])


def _field_names(kind: RecordKind) -> set[str]:
    return {field.name for field in kind.fields}
