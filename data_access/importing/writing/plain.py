"""From a frame to the plain values that a database driver takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

import pandas as pd

AT_A_TIME = 5_000  # ids in one question: SQLite takes 32,766 parameters, PostgreSQL 65,535


def rows(frame: pd.DataFrame, columns: Mapping[str, str]) -> list[dict[str, Any]]:
    """One dict a row. `columns` says which column of `frame` each name is taken from.

    Missing values and empty text become None, days `date`.
    """
    taken = {name: _plain(frame[source]) for name, source in columns.items() if source in frame}
    return [dict(zip(taken, values, strict=True)) for values in zip(*taken.values(), strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(day) else day.date() for day in column]
    # An object column gives Python's own numbers; a driver does not know NumPy's.
    return [None if pd.isna(value) or value == "" else value for value in column.tolist()]


def span(days: pd.Series) -> tuple[date, date]:
    """First and last of `days`; a span that holds no day when there are none."""
    return (days.min().date(), days.max().date()) if len(days) else (date.max, date.min)


def portions(ids: Iterable[Any]) -> Iterator[list[Any]]:
    """`ids` in lists short enough for one question."""
    rest = iter(ids)
    while portion := list(islice(rest, AT_A_TIME)):
        yield portion
