"""What a table is about: its kind of records, its heading row, and what each column means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import pandas as pd

from data_access.importing import lengthwise, profiles, translating
from data_access.importing.columns import Column, Why
from data_access.importing.fields import RecordKind
from data_access.importing.grids import TITLE_ROWS, Grid
from data_access.importing.kinds import KINDS
from data_access.importing.meanings import Meaning, Reader
from data_access.importing.profiles import Profile
from data_access.importing.refusal import FileRefused, NoTable, shown
from data_access.importing.vocabulary import Measures, Vocabulary, field_names, vocabulary

__all__ = ["Column", "Measures", "Understanding", "Vocabulary", "draft", "understand", "vocabulary"]
FEWEST_HEADINGS = 2  # one known word alone may stand in a title


@dataclass(frozen=True)
class Understanding:
    """A table whose kind is known.

    `rows` are the cells below the heading as text, one column a column of the file (by position),
    the index the line in the file; `widths` how many cells each of these lines had. `profile` is
    what guided the reading. `headings_known` is how many were; with less than two the heading
    row is only the one with most cells. `missing` names what the kind cannot do without; an
    understanding that lacks something is only for asking a person. `notes` say what was passed
    over. `places` says in words where a line is, where the file has no lines. `source` has the
    rows as they stand in the file, when `rows` puts them in other words.
    """

    kind: RecordKind
    columns: tuple[Column, ...]
    rows: pd.DataFrame
    widths: pd.Series
    profile: Profile = profiles.NONE
    headings_known: int = 0
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: Mapping[int, str] | None = None
    source: pd.DataFrame | None = None

    @property
    def as_written(self) -> pd.DataFrame:
        """The rows as they stand in the file, in its own words."""
        return self.rows if self.source is None else self.source

    def with_rows(self, rows: pd.DataFrame) -> Self:
        """The same table with other rows, as they stand in the file."""
        return replace(self, rows=rows, source=None)

    @property
    def used(self) -> dict[str, Column]:
        """The column of each field or measure that the file has."""
        return {column.target: column for column in self.columns if column.target}

    @property
    def not_used(self) -> tuple[Column, ...]:
        """The columns that nothing is read from: told, never passed over in silence."""
        return tuple(column for column in self.columns if not column.is_read)

    @property
    def width(self) -> int:
        """How many cells a row of the file should have."""
        return sum(column.position >= 0 for column in self.columns)

    def place(self, line: int) -> str:
        """Where a line is, as a sentence says it."""
        return self.places[line] if self.places else f"rad {line}"


def understand(grid: Grid, known: Vocabulary, profile: Profile | None = None) -> Understanding:
    """Find the heading row of `grid`, the kind of its records, and the meaning of each column.

    The heading is the row with most known words, so title rows above it do no harm. The kind is
    the one that explains most of the columns. A column whose words nobody knows is not used, and
    said. The cells are put in the words of the product, and a row a measure becomes a column a
    measure, so that every file is checked by the same rules.

    Args:
        grid: The table.
        known: Every heading that is known, and the profiles.
        profile: What a person has decided; otherwise the profile that recognises the headings.

    Raises:
        NoTable: No heading row.
        FileRefused: No kind, a required column is missing, a heading stands
            twice, or there is nothing below the heading.
    """
    table = draft(grid, known, profile)
    if table.headings_known < FEWEST_HEADINGS:
        raise NoTable(
            "Ingen rad med rubriker känns igen, till exempel Personnummer, Enhet och Datum."
        )
    if table.missing:
        raise FileRefused(
            f"Filen liknar {table.kind.label.casefold()}, men {' och '.join(table.missing)} "
            "saknas i rubriken."
        )
    if table.rows.empty:
        raise FileRefused("Filen har en rubrikrad men inga rader under den.")
    translated = _translated(table)
    return lengthwise.spread(translated, known) if table.kind.lengthwise else translated


def further(table: Understanding, grid: Grid) -> Understanding:
    """More rows of the same file, as the heading was understood there; `grid` is without it."""
    return _translated(replace(table, rows=grid.cells, widths=grid.widths, source=None))


def draft(grid: Grid, known: Vocabulary, profile: Profile | None = None) -> Understanding:
    """As `understand`, but the cells as they stand in the file, and what is missing only said.

    Raises:
        FileRefused: A heading stands twice.
    """
    reader = Reader(known, profile or known.chosen or profiles.NONE)
    at, headings_known = _heading_row(grid, reader)
    headings = _without_trailing_blanks(list(grid.cells.iloc[at]))
    if not profile:
        reader = replace(reader, profile=_recognising(headings, known) or reader.profile)
    rows = grid.cells.iloc[at + 1 :]
    kind = _kind(headings, reader)
    columns = _columns(headings, kind, reader, rows)
    return Understanding(
        kind=kind,
        columns=columns,
        rows=rows,
        widths=grid.widths.iloc[at + 1 :],
        profile=reader.profile,
        headings_known=headings_known,
        missing=tuple(_missing(kind, {column.target for column in columns})),
    )


def _recognising(headings: Sequence[str], known: Vocabulary) -> Profile | None:
    """The profile that recognises most of `headings`, unless one was chosen."""
    fitting = [profile for profile in known.profiles if profile.recognises(headings)]
    just_chosen = [profile for profile in fitting if profile.just_chosen]
    if just_chosen:
        return just_chosen[0]
    if known.chosen or not fitting:
        return None
    most = max(len(profile.recognised_by) for profile in fitting)
    best = [profile for profile in fitting if len(profile.recognised_by) == most]
    if len(best) > 1:
        names = " och ".join(profile.name for profile in best)
        raise FileRefused(f"Profilerna {names} känner båda igen filen. Välj en av dem.")
    return best[0]


def _heading_row(grid: Grid, reader: Reader) -> tuple[int, int]:
    """Which of the first rows has most known headings, and how many; without any, most cells."""
    rows = grid.cells.head(TITLE_ROWS).to_numpy()
    counts = [(sum(map(reader.knows, row)), sum(map(bool, row))) for row in rows]
    known = [count for count, _ in counts]
    if max(known) < FEWEST_HEADINGS:
        return max(range(len(rows)), key=lambda at: counts[at][1]), max(known)
    return known.index(max(known)), max(known)


def _without_trailing_blanks(headings: list[str]) -> list[str]:
    last = max(position for position, heading in enumerate(headings) if heading)
    return headings[: last + 1]


def _kind(headings: Sequence[str], reader: Reader) -> RecordKind:
    for kind in KINDS:
        if kind.name == reader.profile.kind:
            return kind

    def explained(kind: RecordKind) -> int:
        """Columns it understands, less those that only other kinds do."""
        return sum(
            1 if reader.meaning(kind, heading).target else -1
            for heading in headings
            if reader.knows(heading)
        )

    def lacks(kind: RecordKind) -> bool:
        return bool(_missing(kind, {reader.meaning(kind, one).target for one in headings}))

    return max(KINDS, key=lambda kind: (explained(kind), not lacks(kind)))


def _missing(kind: RecordKind, found: set[str | None]) -> list[str]:
    missing = [
        f"kolumnen {field.label}"
        for field in kind.fields
        if field.required and field.name not in found
    ]
    if kind.measured and found - {None} <= field_names(kind):
        missing.append("minst ett mått")
    return missing


def _columns(
    headings: Sequence[str], kind: RecordKind, reader: Reader, rows: pd.DataFrame
) -> tuple[Column, ...]:
    meanings = reader.with_values(
        kind, headings, [reader.meaning(kind, heading) for heading in headings], rows
    )
    best: dict[str, tuple[int, int]] = {}
    for position, meaning in enumerate(meanings):
        if meaning.target:
            claim = (meaning.rank, position)
            if meaning.target in best and best[meaning.target][0] == meaning.rank:
                raise FileRefused(f"Rubriken {shown(headings[position])} står två gånger.")
            best[meaning.target] = min(best.get(meaning.target, claim), claim)
    return tuple(
        _column(position, headings, meaning, best) for position, meaning in enumerate(meanings)
    )


def _column(
    position: int,
    headings: Sequence[str],
    meaning: Meaning,
    best: Mapping[str, tuple[int, int]],
) -> Column:
    heading = headings[position]
    if meaning.target is None or best[meaning.target][1] == position:
        return Column(position, heading, meaning.target, why=meaning.why, grounds=meaning.grounds)
    preferred = headings[best[meaning.target][1]]
    return Column(position, heading, None, preferred=preferred, why=Why.ANOTHER)


def _translated(table: Understanding) -> Understanding:
    """The table with the cells of the columns that are used in the words of the product."""
    # A value in a file with one row a measure is read as that measure, not as text.
    fields = {field.name: field for field in table.kind.fields if field.name != "value"}
    rows = table.rows.copy()
    for target, column in table.used.items():
        rows[column.position] = translating.field(
            rows[column.position], column.heading, fields.get(target), table.profile
        )
    return replace(table, rows=rows, source=table.rows)
