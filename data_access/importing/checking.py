"""From cells of text to typed records: every row is taken whole or refused whole, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data_access.importing import (
    cells,
    comparing,
    conflicts,
    items,
    lengthwise,
    lives,
    read_columns,
    strays,
    within_rows,
)
from data_access.importing.cells import Decided, Surroundings
from data_access.importing.fields import Field, Form, RecordKind
from data_access.importing.follow_up_kinds import FOLLOW_UPS
from data_access.importing.read_columns import KnownColumn, ReadColumn
from data_access.importing.understanding import Measures, Understanding

ABOUT_THE_PERSON = ("display_name",)  # says nothing of the record: may differ between its copies
NOTHING_KNOWN: Mapping[str, KnownColumn] = {}
Decisions = Mapping[str, Decided]


@dataclass(frozen=True)
class Checked:
    """The rows of one table, checked.

    `records` has one row an accepted record, indexed by line: a column a field that the file has
    (days as datetime64, codes by their value, "" where nothing is said; a person by the keyed hash,
    with `birth_year` and `sex` beside it) and a float column a measure, where a missing code
    stands as the code itself. `faults` has every fault found, as `read_columns.FAULT_COLUMNS`; a
    row counts by its first. `warnings` has what should be said of accepted rows, likewise.
    Of a file with one row a measure `joined` rows went into the record of another, and `silent`
    says which measures no row was about.
    """

    kind: RecordKind
    records: pd.DataFrame
    faults: pd.DataFrame
    data_rows: int
    exact_duplicates: int
    warnings: pd.DataFrame
    joined: int = 0
    silent: pd.DataFrame | None = None

    @property
    def accepted(self) -> int:
        """How many rows are taken."""
        return len(self.records) + self.joined

    @property
    def rejected(self) -> int:
        """How many rows are refused."""
        return int(self.faults["line"].nunique())

    @property
    def rejected_by_reason(self) -> dict[str, int]:
        """How many rows were refused for each reason; a row counts once, by its first fault."""
        return dict(Counter(self.faults.drop_duplicates("line")["reason"]))

    @property
    def warned_by_reason(self) -> dict[str, int]:
        """How many accepted rows each remark stands at."""
        return dict(Counter(self.warnings.drop_duplicates(["line", "reason"])["reason"]))

    def completed(self, held: pd.DataFrame) -> pd.DataFrame:
        """The records, with what is `held` of the measures that the file is silent about."""
        if self.silent is None:
            return self.records
        return lengthwise.completed(self.records, self.silent, held)


@dataclass(frozen=True)
class Part:
    """Some rows of a table, each judged by itself, before rows are held against each other.

    `records` are the rows without faults; the rest as in `Checked`.
    """

    records: pd.DataFrame
    faults: pd.DataFrame
    warnings: pd.DataFrame
    data_rows: int
    exact_duplicates: int


@dataclass(frozen=True)
class _Reading:
    """How the texts of columns are read, and what is known of whole columns already."""

    decisions: Decisions
    measures: Measures
    surroundings: Surroundings
    known: Mapping[str, KnownColumn]

    def texts(self, field: Field | None, name: str, said: list[str], heading: str) -> ReadColumn:
        """What the distinct texts of a field say, or of a measure."""
        decided = self.decisions.get(name)
        if field:
            return cells.read_field(field, said, heading, self.surroundings, decided)
        return cells.read_measure(self.measures[name], said, heading, decided)


def check(table: Understanding, *, measures: Measures, surroundings: Surroundings) -> Checked:
    """Read every cell of `table` by what its column holds, and refuse the rows with a fault.

    Whole columns at a time, each distinct text once. Rows equal in every cell count once and the
    rest of them as exact duplicates; so do accepted rows that say the same in other words. Two
    accepted rows about the same thing (natural key) that differ are both refused, since nothing
    tells which is right. The same as `decide`, `read` and `settle` in turn, for a table that is
    whole in memory; one that is not can be read a part at a time between the other two.

    Args:
        table: What was understood of the file.
        measures: The measures whose columns are read, by id.
        surroundings: The units that records may refer to, and the last day they may be about.

    Raises:
        FileRefused: All dates of a column can be read two ways.
    """
    decisions = decide(table, [table.rows], measures=measures)
    part = read(table, decisions, measures=measures, surroundings=surroundings)
    return settle(table, [part], measures=measures)


def decide(table: Understanding, parts: Iterable[pd.DataFrame], *, measures: Measures) -> Decisions:
    """What only whole columns can tell, by field or measure: the order of days, the decimal mark.

    `parts` are the rows of the table, together all of them; of each only the distinct texts of
    the columns in question are kept.

    Raises:
        FileRefused: All dates of a column can be read two ways.
    """
    forms = {field.name: field.form for field in table.kind.fields}
    forms |= dict.fromkeys(measures, Form.NUMBER)
    asked = {
        name: column
        for name, column in table.used.items()
        if forms[name] in (*cells.DAYS, Form.NUMBER)
    }
    said: dict[str, dict[str, None]] = {name: {} for name in asked}
    for rows in parts:
        for name, column in asked.items():
            said[name] |= dict.fromkeys(rows[column.position].unique())
    return {name: cells.decide(forms[name], said[name], asked[name].heading) for name in asked}


def read(
    table: Understanding,
    decisions: Decisions,
    *,
    measures: Measures,
    surroundings: Surroundings,
    known: Mapping[str, KnownColumn] = NOTHING_KNOWN,
) -> Part:
    """Read the rows that `table` has, all of it or a part, by what was decided of its columns.

    `known` are columns whose texts have been read already, for all parts at once.
    """
    kind = table.kind
    rows = table.rows if kind.equal_rows_count else table.rows[~table.rows.duplicated()]
    stray = strays.faults(table, rows)
    kept = rows[~rows.index.isin(stray["line"])]
    found = list(_columns(table, kept, _Reading(decisions, measures, surroundings, known)))
    records = pd.concat([column.said for column in found], axis=1)
    told = headings(table)
    faults = read_columns.joined(
        [
            stray,
            strays.widths(table, kept),
            *(column.faults for column in found),
            *within_rows.faults(table, records),
            *lives.faults(kind, told, records, surroundings.lives),
            *lives.purged(told, records, surroundings.purged),
            *items.faults(table, kept),
        ]
    )
    odd = lives.warnings(kind, told, records, surroundings.lives)
    said = [*(column.warnings for column in found), *odd, *items.warnings(table, kept)]
    records = records[~records.index.isin(faults["line"])].drop(columns=lives.BORN, errors="ignore")
    return Part(
        records=_with_absent(kind, records),
        faults=faults,
        warnings=read_columns.joined(said),
        data_rows=len(table.rows),
        exact_duplicates=len(table.rows) - len(rows),
    )


def settle(table: Understanding, parts: Sequence[Part], *, measures: Measures) -> Checked:
    """Hold the rows of all `parts` against each other: repeated, contradictory, or two people.

    Args:
        table: What was understood of the file; its rows are not asked for.
        parts: As `read` gives them, in the order of the file.
        measures: The measures, by id.
    """
    kind = table.kind
    records = pd.concat([part.records for part in parts])
    repeated = _repeated(kind, records)
    spelled = conflicts.names(records, headings(table))
    records = records[~repeated]
    if kind.numbered:
        records = records.assign(copy=comparing.numbered(records, kind.key))
    faults = read_columns.joined(
        [
            *(part.faults for part in parts),
            conflicts.contradictions(comparing.key_of(kind), records),
            spelled.faults[spelled.faults["line"].isin(records.index)],
        ]
    )
    records = records[~records.index.isin(faults["line"])]
    warnings = read_columns.joined([*(part.warnings for part in parts), spelled.warnings])
    checked = Checked(
        kind=kind,
        records=records,
        faults=faults,
        data_rows=sum(part.data_rows for part in parts),
        exact_duplicates=sum(part.exact_duplicates for part in parts) + int(repeated.sum()),
        warnings=warnings[warnings["line"].isin(records.index)].reset_index(drop=True),
    )
    return _gathered(checked, table, measures) if kind.lengthwise else checked


def _gathered(checked: Checked, table: Understanding, measures: Measures) -> Checked:
    """Of rows of one measure each, the follow-ups that they are about."""
    whole = lengthwise.gather(checked.records, table.used, measures)
    rows = len(checked.records) - whole.faults["line"].nunique()
    refused = checked.warnings["line"].isin(whole.faults["line"])
    return replace(
        checked,
        kind=FOLLOW_UPS,
        records=whole.records,
        faults=read_columns.joined([checked.faults, whole.faults]),
        warnings=checked.warnings[~refused].reset_index(drop=True),
        joined=rows - len(whole.records),
        silent=whole.silent,
    )


def headings(table: Understanding) -> dict[str, str]:
    """The heading of each field and measure that `table` has."""
    return {name: column.heading for name, column in table.used.items()}


def _columns(table: Understanding, rows: pd.DataFrame, reading: _Reading) -> Iterator[ReadColumn]:
    used = table.used
    fields = {field.name: field for field in table.kind.fields if field.name in used}
    for name in (*fields, *(name for name in used if name not in fields)):
        column = used[name]
        if name in reading.known:
            yield reading.known[name].of(rows[column.position])
        else:
            found = read_columns.distinct(rows[column.position])
            read = reading.texts(fields.get(name), name, found.texts, column.heading)
            yield read.spread(found.codes, found.lines)


def _repeated(kind: RecordKind, records: pd.DataFrame) -> pd.Series:
    if kind.equal_rows_count:
        return pd.Series(False, index=records.index)
    return records.drop(columns=list(ABOUT_THE_PERSON), errors="ignore").duplicated()


def _with_absent(kind: RecordKind, records: pd.DataFrame) -> pd.DataFrame:
    """Fill in what a record must have: where the cell is empty, and in the key without a column."""
    filled = {}
    for field in kind.fields:
        if field.absent is not None and field.name in records:
            said = records[field.name]
            filled[field.name] = said.where(said != "", field.absent)
        elif field.absent is not None and field.name in kind.key:
            filled[field.name] = pd.Series(field.absent, records.index, dtype="str")
        elif field.form is Form.NUMBER and field.name in kind.key and field.name not in records:
            filled[field.name] = pd.Series(float("nan"), records.index)
    return records.assign(**filled)
