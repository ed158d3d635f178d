"""What the values of one row cannot say together."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from data_access.importing import read_columns
from data_access.importing.refusal import Fault, Reason
from data_access.importing.understanding import Understanding

BACKWARDS = Fault(Reason.ENDS_BEFORE_START, "Slutet ligger före starten")


def faults(table: Understanding, records: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Values that lack the one they need, and records that end before they start."""
    yield from _alone(table, records)
    yield from _backwards(table, records)


def _alone(table: Understanding, records: pd.DataFrame) -> Iterator[pd.DataFrame]:
    labels = {field.name: field.label for field in table.kind.fields}
    for field in table.kind.fields:
        if field.needs and field.name in records:
            lacking = _said(records, field.name) & ~_said(records, field.needs)
            sentence = f"{field.label} kan inte sparas utan {labels[field.needs]}"
            fault = Fault(Reason.NOT_ALONE, sentence)
            yield _marked(lacking, fault, table, field.name)


def _backwards(table: Understanding, records: pd.DataFrame) -> Iterator[pd.DataFrame]:
    if not table.kind.span or not set(table.kind.span) <= set(records):
        return
    start, end = table.kind.span
    yield _marked(records[end] < records[start], BACKWARDS, table, end)


def _said(records: pd.DataFrame, name: str) -> pd.Series:
    if name not in records:
        return pd.Series(False, index=records.index)
    return records[name].notna() & (records[name] != "")


def _marked(hit: pd.Series, fault: Fault, table: Understanding, name: str) -> pd.DataFrame:
    return read_columns.marked(hit.index[hit.to_numpy()], fault, table.used[name].heading)
