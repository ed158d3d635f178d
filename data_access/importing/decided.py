"""Columns whose forms are decided by all their values, read part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data_access.importing import cells
from data_access.importing.cells import ReadColumn, Surroundings
from data_access.importing.fields import Form, RecordKind
from data_access.importing.refusal import FileRefused
from data_access.importing.understanding import Measures, Understanding

CHANGED = "Filen ändrades medan den lästes. Försök igen när den ligger still."


@dataclass(frozen=True)
class Decided:
    """What each distinct text of a column says: its row of `said` by number, and its faults."""

    numbers: Mapping[str, int]
    said: pd.DataFrame
    faults: pd.DataFrame

    def read(self, texts: pd.Series) -> ReadColumn:
        """A part of the column.

        Raises:
            FileRefused: A text that the column did not have when it was decided.
        """
        try:
            at = np.array([self.numbers[text] for text in _texts(texts)], dtype=np.int64)
        except KeyError as error:
            raise FileRefused(CHANGED) from error
        hit = np.isin(at, self.faults["line"])
        lines = pd.DataFrame({"text": at[hit], "at": texts.index[hit]})
        faults = lines.merge(self.faults, left_on="text", right_on="line")
        faults = faults.assign(line=faults["at"])[list(cells.FAULT_COLUMNS)]
        return ReadColumn(self.said.take(at).set_axis(texts.index), faults)

    @property
    def sound(self) -> np.ndarray:
        """Whether each distinct text is without fault."""
        return ~np.isin(np.arange(len(self.numbers)), self.faults["line"])


@dataclass(frozen=True)
class Decisions:
    """Every column of a large table but those of free text, by the field or measure it holds.

    `shared` are the lines of rows whose natural key another row also has: only these can be
    duplicates or contradict, so they are checked together. `rows` is how many the table has.
    """

    columns: dict[str, Decided]
    shared: np.ndarray
    rows: int
    measures: Measures
    surroundings: Surroundings

    def read(self, table: Understanding, rows: pd.DataFrame) -> Iterator[ReadColumn]:
        """The columns of a part, in the order in which they are always checked."""
        fields = {field.name: field for field in table.kind.fields}
        used = table.used
        for name in [*(name for name in fields if name in used), *(used.keys() - fields.keys())]:
            texts = rows[used[name].position]
            if name in self.columns:
                yield self.columns[name].read(texts)
            else:
                yield cells.read_field(fields[name], texts, used[name].heading, self.surroundings)


def decide(
    parts: Iterable[Understanding], *, measures: Measures, surroundings: Surroundings
) -> Decisions:
    """Go through a whole table once, to know how each of its columns must be read.

    Raises:
        FileRefused: All dates of a column can be read two ways, or the file cannot be read.
    """
    seen = _Seen()
    for part in parts:
        seen.add(part)
    if seen.table is None:
        raise FileRefused(CHANGED)
    columns = dict(_columns(seen, measures, surroundings))
    shared = _shared(seen, columns)
    rows = sum(map(len, seen.lines))
    return Decisions(columns, shared, rows, measures, surroundings)


class _Seen:
    """The distinct texts of each column so far, numbered, and which the rows have in their key."""

    def __init__(self) -> None:
        self.table: Understanding | None = None
        self.numbers: dict[str, dict[str, int]] = {}
        self.keys: dict[str, list[np.ndarray]] = {}
        self.lines: list[np.ndarray] = []

    def add(self, part: Understanding) -> None:
        self.table = part
        self.lines.append(part.rows.index.to_numpy())
        free = {field.name for field in part.kind.fields if field.form is Form.TEXT}
        for name, column in part.used.items():
            if name not in free:
                self._number(name, part.rows[column.position], in_key=name in part.kind.key)

    def _number(self, name: str, texts: pd.Series, *, in_key: bool) -> None:
        numbers = self.numbers.setdefault(name, {})
        numbered = [numbers.setdefault(text, len(numbers)) for text in _texts(texts)]
        if in_key:
            self.keys.setdefault(name, []).append(np.array(numbered, dtype=np.int32))


def _texts(column: pd.Series) -> list[str]:
    return column.to_numpy(dtype=object).tolist()  # by itself a text column walks cell by cell


def _columns(
    seen: _Seen, measures: Measures, surroundings: Surroundings
) -> Iterator[tuple[str, Decided]]:
    table = seen.table
    fields = {field.name: field for field in table.kind.fields} if table else {}
    used = table.used if table else {}
    for name, numbers in seen.numbers.items():
        texts = pd.Series(list(numbers), dtype="str")
        heading = used[name].heading
        if name in fields:
            read = cells.read_field(fields[name], texts, heading, surroundings)
        else:
            read = cells.read_measure(measures[name], texts, heading)
        yield name, Decided(numbers, read.said, read.faults)


def _shared(seen: _Seen, columns: dict[str, Decided]) -> np.ndarray:
    """The lines of rows whose key is not theirs alone."""
    if seen.table is None:
        return np.array([])
    keys = np.zeros(sum(map(len, seen.lines)), dtype=np.int64)
    for name, numbered in seen.keys.items():
        same = _same(seen.table.kind, name, columns[name])
        keys = pd.factorize(keys * (same.max() + 1) + same[np.concatenate(numbered)])[0]
    _, at, count = np.unique(keys, return_inverse=True, return_counts=True)
    return np.concatenate(seen.lines)[count[at] > 1]


def _same(kind: RecordKind, name: str, column: Decided) -> np.ndarray:
    """A number for each distinct text of a key column, the same for those that say the same.

    A text with a fault says nothing that another says.
    """
    absent = next(field.absent for field in kind.fields if field.name == name) or ""
    said = column.said[name].astype("str").replace("", absent)
    said = said.where(column.sound, "\0" + pd.Series(list(column.numbers), index=said.index))
    return pd.factorize(said, use_na_sentinel=False)[0].astype(np.int64)
