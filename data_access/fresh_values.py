"""Values that a transaction has just written, so that its summaries need not read them back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

import numpy as np
import pandas as pd

# Follow-ups, so that memory is bounded whatever is read in: all are read back when there are more.
MOST = 300_000
ONE_ANSWERED = pd.CategoricalDtype([""])


class FreshValues:
    """The values of follow-ups that were just added, until one of them is changed.

    As frames: a row a follow-up by its id, a column a measure, NaN where there is no value that may
    be joined into a course.
    """

    def __init__(self) -> None:
        """Of no follow-up yet."""
        self._added: list[pd.DataFrame] = []
        self._changed: set[int] = set()
        self._count = 0

    def add(self, added: pd.DataFrame, changed: Collection[int]) -> None:
        """Keep the values of follow-ups that are new, and know which are not the same any more."""
        self._changed |= set(changed)
        self._count += len(added)
        self._added = [*self._added, added] if self._count <= MOST else []

    def join(self, later: Self) -> None:
        """Keep what is kept of another file, read in after this."""
        for added in later._added:
            self.add(added, ())
        self._count = max(self._count, later._count)
        self._changed |= later._changed

    def taken(self) -> pd.DataFrame:
        """All values, for once: they are not kept any longer."""
        if not self._added:
            return pd.DataFrame(index=pd.Index([], dtype="int64"))
        added, self._added = pd.concat(self._added), []
        return added[~added.index.isin(list(self._changed))]


def long(values: pd.DataFrame) -> pd.DataFrame:
    """One row a value, as `data_access.summaries.VALUE_COLUMNS`; one answered at each follow-up."""
    measures = sorted(values.columns)
    numbers = values[measures].to_numpy(dtype="float64")
    row, column = np.nonzero(~np.isnan(numbers))
    return pd.DataFrame(
        {
            "talk": values.index.to_numpy()[row],
            "measure": pd.Categorical.from_codes(column, dtype=pd.CategoricalDtype(measures)),
            "respondent": pd.Categorical.from_codes(np.zeros_like(row), dtype=ONE_ANSWERED),
            "value": numbers[row, column],
        }
    )
