"""A question's answer as a tidy frame: the declared columns and dtypes, also when it is empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, CursorResult, Select

AT_ONCE = 20_000  # rows as tuples, which take many times the memory; a unit has fewer


def answer(connection: Connection, question: Select, columns: Mapping[str, str]) -> pd.DataFrame:
    """Ask, and shape the answer as `columns` says (name to dtype), in the question's own order.

    The driver's own tuples become one array a column. SQLAlchemy would first make an object of
    each row and a date of each day, which costs more than all the rest for thousands of rows.
    """
    with connection.execute(question) as result:
        parts = [_frame(rows, columns) for rows in _some_at_a_time(result)]
    if len(parts) > 1:
        return pd.concat(parts, ignore_index=True)
    return parts[0] if parts else _frame([], columns)


def _some_at_a_time(result: CursorResult) -> Iterator[Sequence[Sequence[Any]]]:
    while rows := result.cursor.fetchmany(AT_ONCE) if result.cursor else ():
        yield rows


def _frame(rows: Sequence[Sequence[Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    drawn = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            name: _column(cells, dtype)
            for (name, dtype), cells in zip(columns.items(), drawn, strict=True)
        }
    )


def _column(cells: Sequence[Any], dtype: str) -> pd.Series:
    """Days and moments come as ISO text from SQLite, as objects from PostgreSQL; None is NaT.

    NumPy takes forty times as long as Arrow for objects.
    """
    if dtype.startswith("datetime64"):
        text = isinstance(next((cell for cell in cells if cell is not None), ""), str)
        days = cells if text else pa.array(cells).to_numpy(zero_copy_only=False)
        return pd.Series(np.array(days, dtype=dtype))
    return pd.Series(list(cells), dtype=dtype)
