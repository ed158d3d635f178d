"""Rows of a large table that must be judged together, found without holding the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from data_access.importing import cells, conflicts, read_columns
from data_access.importing.cells import Surroundings
from data_access.importing.checking import Decisions
from data_access.importing.fields import Field
from data_access.importing.read_columns import KnownColumn
from data_access.importing.refusal import FileRefused
from data_access.importing.understanding import Understanding

NAME = "display_name"


class Twins:
    """What the rows of a table have in their key and for a name: a number a row and column.

    Rows with the key of another can repeat or contradict it, and those of a person with several
    names may be two persons. All others are judged alone, in whatever part they stand.
    """

    def __init__(self, table: Understanding) -> None:
        """Follow the columns of the key that the table has, and that of names."""
        self._fields = {
            field.name: field
            for field in table.kind.fields
            if field.name in table.used and field.name in (*table.kind.key, NAME)
        }
        self._used = table.used
        self._texts: dict[str, dict[str, int]] = {name: {} for name in self._fields}
        self._said: dict[str, list[np.ndarray]] = {name: [] for name in self._fields}
        self._lines: list[np.ndarray] = []

    @property
    def rows(self) -> int:
        """How many rows have passed."""
        return sum(map(len, self._lines))

    def seen(self, parts: Iterable[Understanding]) -> Iterator[Understanding]:
        """The parts again, noted as they pass."""
        for part in parts:
            self._lines.append(part.rows.index.to_numpy())
            for name, texts in self._texts.items():
                found = read_columns.distinct(part.rows[self._used[name].position])
                numbers = [texts.setdefault(text, len(texts)) for text in found.texts]
                self._said[name].append(np.array(numbers, dtype=np.int32)[found.codes])
            yield part

    def read(self, decisions: Decisions, surroundings: Surroundings) -> dict[str, KnownColumn]:
        """What the columns say, each distinct text read once, when all parts have passed.

        Raises:
            FileRefused: There were no rows this time.
        """
        if not self._lines:
            raise FileRefused(read_columns.CHANGED)
        known = {}
        for name, field in self._fields.items():
            texts, heading = list(self._texts[name]), self._used[name].heading
            read = cells.read_field(field, texts, heading, surroundings, decisions.get(name))
            known[name] = KnownColumn(pd.Index(texts, dtype="str"), read)
        return known

    def lines(self, known: Mapping[str, KnownColumn]) -> np.ndarray:
        """The lines of the rows that are not to be judged alone; `known` is what `read` gives."""
        same = {
            name: self._same(field, known[name])[np.concatenate(self._said[name])]
            for name, field in self._fields.items()
            if name != NAME
        }
        shared = _shared(list(same.values()))
        if NAME in self._fields:
            shared |= self._renamed(same["citizen"])
        return np.concatenate(self._lines)[shared]

    def _same(self, field: Field, column: KnownColumn) -> np.ndarray:
        """A number for each distinct text, the same for those that say the same.

        A text with a fault says nothing that another says.
        """
        said = column.read.said[field.name].astype("str").replace("", field.absent or "")
        sound = ~said.index.isin(column.read.faults["line"])
        own = "\0" + column.texts.to_series(said.index)
        return pd.factorize(said.where(sound, own), use_na_sentinel=False)[0]

    def _renamed(self, people: np.ndarray) -> np.ndarray:
        """Which rows are about somebody who has more than one name in the table."""
        forms = np.array([conflicts.form(text) for text in self._texts[NAME]], dtype=object)
        names = forms[np.concatenate(self._said[NAME])]
        told = pd.DataFrame({"person": people, "name": names})[names != ""].drop_duplicates()
        return np.isin(people, told["person"][told["person"].duplicated()])


def _shared(columns: list[np.ndarray]) -> np.ndarray:
    """Which rows say the same as another in all of `columns`."""
    keys = columns[0].astype(np.int64)
    for same in columns[1:]:
        keys = pd.factorize(keys * (int(same.max()) + 1) + same)[0]
    _, at, count = np.unique(keys, return_inverse=True, return_counts=True)
    return count[at] > 1
