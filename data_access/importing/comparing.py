"""What a file would change: which of its records are new, changed, or already there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data_access.importing.fields import RecordKind


@dataclass(frozen=True)
class Comparison:
    """The records of a file against the database, a row a record, indexed by line.

    `new` and `changed` are their rows, the changed with the `id` of what they change;
    `unchanged` is how many say what the database already holds.
    """

    new: pd.DataFrame
    changed: pd.DataFrame
    unchanged: int

    @property
    def touched(self) -> pd.DataFrame:
        """New and changed records together, without ids."""
        parts = [part for part in (self.new, self.changed.drop(columns="id")) if len(part)]
        return pd.concat(parts) if parts else self.new


def compare(kind: RecordKind, records: pd.DataFrame, existing: pd.DataFrame) -> Comparison:
    """Match `records` with `existing` by the natural key of `kind`.

    A record has changed when a column that both have says otherwise; missing equals missing.
    What the file has no column for is left as it is. A measure nobody has been given before is a
    column of `records` alone, and counts as missing in the database.

    Args:
        kind: Whose natural key tells what is the same.
        records: As `checking.Checked.records`.
        existing: The same columns as far as the database keeps them, and `id`; keys unique but
            in `numbered` kinds, where the order of the rows is that in which they were written.
    """
    key = key_of(kind)
    fields = {field.name for field in kind.fields}
    measured = [name for name in measures_in(records) if name not in key]
    compared = (fields & set(records) & set(existing)) - {*key, *measured}
    known = existing.reindex(columns=["id", *key, *compared, *measured])
    if kind.numbered:
        known["copy"] = numbered(known, kind.key)
    held = records[key].merge(known, how="left", on=key).set_index(records.index)
    differs = pd.Series(False, index=records.index)
    for name in (*compared, *measured):
        same = (records[name] == held[name]) | (records[name].isna() & held[name].isna())
        differs |= ~same.fillna(False).astype(bool)
    there = held["id"].notna()
    changed = there & differs
    return Comparison(
        new=records[~there],
        changed=records[changed].assign(id=held.loc[changed, "id"].astype("int64")),
        unchanged=int((there & ~differs).sum()),
    )


def key_of(kind: RecordKind) -> list[str]:
    """The columns that tell what is the same: the natural key, and its copies where numbered."""
    return [*kind.key, *(["copy"] if kind.numbered else [])]


def numbered(records: pd.DataFrame, key: Sequence[str]) -> pd.Series:
    """Which in order a record is among those with the same key, from 0."""
    return records.groupby(list(key), dropna=False, sort=False).cumcount().astype("int64")


def measures_in(records: pd.DataFrame) -> list[str]:
    """The measures, and other numbers, that `records` have a column for."""
    return list(records.select_dtypes("float64").columns)
