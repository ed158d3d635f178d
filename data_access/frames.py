"""A question's answer as a tidy frame: the declared columns and dtypes, also when it is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select


def answer(connection: Connection, question: Select, columns: Mapping[str, str]) -> pd.DataFrame:
    """Ask, and shape the answer as `columns` says (name to dtype), in the question's own order.

    The driver's own tuples become one array a column. SQLAlchemy would first make an object of
    each row and a date of each day, which costs more than all the rest for thousands of rows.
    """
    with connection.execute(question) as result:
        rows = result.cursor.fetchall() if result.cursor else []
    drawn = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            name: _column(cells, dtype)
            for (name, dtype), cells in zip(columns.items(), drawn, strict=True)
        }
    )


def _column(cells: Sequence[Any], dtype: str) -> pd.Series:
    """Days and moments come as ISO text from SQLite, as objects from PostgreSQL; None is NaT."""
    if dtype.startswith("datetime64"):
        return pd.Series(np.array(cells, dtype=dtype))
    return pd.Series(list(cells), dtype=dtype)
