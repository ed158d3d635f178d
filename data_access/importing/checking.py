"""From cells of text to typed records: every row is taken whole or refused whole, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from data_access.importing import cells, comparing
from data_access.importing.cells import ReadColumn, Surroundings
from data_access.importing.fields import Form, RecordKind
from data_access.importing.refusal import Fault, Reason
from data_access.importing.understanding import Measures, Understanding

ABOUT_THE_PERSON = ("display_name",)  # says nothing of the record: may differ between its copies


@dataclass(frozen=True)
class Checked:
    """The rows of one table, checked.

    `records` has one row an accepted record, indexed by line: a column a field that the file has
    (days as datetime64, codes by their value, "" where nothing is said; a person by the keyed hash,
    with `birth_year` and `sex` beside it) and a float column a measure, where a missing code
    stands as the code itself. `faults` has every fault found, as
    `cells.FAULT_COLUMNS`; a row counts by its first.
    """

    kind: RecordKind
    records: pd.DataFrame
    faults: pd.DataFrame
    data_rows: int
    exact_duplicates: int

    @property
    def accepted(self) -> int:
        """How many rows are taken."""
        return len(self.records)

    @property
    def rejected(self) -> int:
        """How many rows are refused."""
        return int(self.faults["line"].nunique())

    @property
    def rejected_by_reason(self) -> dict[str, int]:
        """How many rows were refused for each reason; a row counts once, by its first fault."""
        return dict(Counter(self.faults.drop_duplicates("line")["reason"]))


Read = Callable[[Understanding, pd.DataFrame], Iterable[ReadColumn]]


def check(
    table: Understanding,
    *,
    measures: Measures,
    surroundings: Surroundings,
    read: Read | None = None,
) -> Checked:
    """Read every cell of `table` by what its column holds, and refuse the rows with a fault.

    Whole columns at a time, each distinct text once. Rows equal in every cell count once and the
    rest of them as exact duplicates; so do accepted rows that say the same in other words. Two
    accepted rows about the same thing (natural key) that differ are both refused, since nothing
    tells which is right.

    Args:
        table: What was understood of the file.
        measures: The measures whose columns are read, by id.
        surroundings: The units that records may refer to, and the last day they may be about.
        read: What reads the columns of a part of a table, their forms decided by all of it.

    Raises:
        FileRefused: All dates of a column can be read two ways.
    """
    kind = table.kind
    rows = table.rows if kind.equal_rows_count else table.rows[~table.rows.duplicated()]
    columns = list(read(table, rows) if read else _columns(table, rows, measures, surroundings))
    records = pd.concat([column.said for column in columns], axis=1)
    faults = _joined(
        [
            _widths(table, rows),
            *(column.faults for column in columns),
            *_alone(table, records),
        ]
    )
    records = _with_absent(kind, records[~records.index.isin(faults["line"])])
    repeated = _repeated(kind, records)
    records = records[~repeated]
    if kind.numbered:
        records = records.assign(copy=comparing.numbered(records, kind.key))
    contradictions = _contradictions(kind, records)
    return Checked(
        kind=kind,
        records=records[~records.index.isin(contradictions["line"])],
        faults=_joined([faults, contradictions]),
        data_rows=len(table.rows),
        exact_duplicates=len(table.rows) - len(rows) + int(repeated.sum()),
    )


def _columns(
    table: Understanding, rows: pd.DataFrame, measures: Measures, surroundings: Surroundings
) -> Iterator[ReadColumn]:
    used = table.used
    for field in table.kind.fields:
        if field.name in used:
            column = used.pop(field.name)
            yield cells.read_field(field, rows[column.position], column.heading, surroundings)
    for name, column in used.items():
        yield cells.read_measure(measures[name], rows[column.position], column.heading)


def _widths(table: Understanding, rows: pd.DataFrame) -> pd.DataFrame:
    """A row with fewer cells than the heading, or with something beyond it, has shifted."""
    wanted = len(table.columns)
    beyond = (rows.iloc[:, wanted:] != "").any(axis=1)
    widths = table.widths.loc[rows.index]
    marked = widths.astype("str").where((widths < wanted) | beyond, "")
    wrong = {
        width: Fault(Reason.WRONG_WIDTH, f"Raden har {width} celler, rubriken har {wanted}")
        for width in marked.unique()
        if width
    }
    return cells.faults(marked, wrong, "")


def _alone(table: Understanding, records: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Values that cannot be kept without another that the row does not say."""
    labels = {field.name: field.label for field in table.kind.fields}
    for field in table.kind.fields:
        if field.needs and field.name in records:
            lacking = _said(records, field.name) & ~_said(records, field.needs)
            sentence = f"{field.label} kan inte sparas utan {labels[field.needs]}"
            fault = Fault(Reason.NOT_ALONE, sentence)
            marked = lacking.map({True: "alone", False: ""})
            yield cells.faults(marked, {"alone": fault}, table.used[field.name].heading)


def _said(records: pd.DataFrame, name: str) -> pd.Series:
    if name not in records:
        return pd.Series(False, index=records.index)
    return records[name].notna() & (records[name] != "")


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


def _contradictions(kind: RecordKind, records: pd.DataFrame) -> pd.DataFrame:
    key = comparing.key_of(kind)
    hit = records[records.duplicated(key, keep=False)]
    lines = hit.index.to_series().groupby([hit[name] for name in key]).agg(list)
    sentence = {
        line: f"Raderna {' och '.join(map(str, same))} gäller samma sak men säger olika"
        for same in lines
        for line in same
    }
    return pd.DataFrame(
        {
            "line": hit.index,
            "column": "",
            "reason": Reason.CONTRADICTION,
            "sentence": [sentence[line] for line in hit.index],
        },
        columns=pd.Index(cells.FAULT_COLUMNS),
    )


def _joined(faults: list[pd.DataFrame]) -> pd.DataFrame:
    found = [part for part in faults if not part.empty]
    if not found:
        return faults[0]
    return pd.concat(found).sort_values("line", kind="stable", ignore_index=True)
