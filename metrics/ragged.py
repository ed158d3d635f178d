"""Many short series laid end to end: series i is `values[offsets[i]:offsets[i + 1]]`."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

# Keeps memory flat in the number of series, at some megabytes, and the processor's caches warm.
PAIRS_AT_ONCE = 300_000


@dataclass(frozen=True, eq=False)
class Batch:
    """Series of one length, to be computed together.

    Attributes:
        length: How many values each series has.
        series: Which series they are, as positions in `offsets`.
        places: Where their values lie, one row a point in time and one column a series.
    """

    length: int
    series: Places
    places: Places


@dataclass(frozen=True, eq=False)
class Measured:
    """What is left of columns laid end to end when every row with a gap is taken out."""

    offsets: Places
    columns: tuple[Floats, ...]


def measured(offsets: ArrayLike, *columns: ArrayLike) -> Measured:
    """Take out the rows where any column is NaN; a series may become shorter, or empty.

    Args:
        offsets: Where each series begins, and last where the last one ends: one more than there
            are series, never falling, from 0 to the number of rows.
        columns: Flat columns of equal length, all series end to end.

    Raises:
        ValueError: The offsets do not cover the columns, or the columns differ in length.
    """
    ends = np.asarray(offsets, dtype=np.intp)
    flat = tuple(np.asarray(column, dtype=np.float64) for column in columns)
    if any(column.shape != (ends[-1],) for column in flat):
        raise ValueError(f"every column must have the {ends[-1]} rows that the offsets end with")
    if ends[0] != 0 or (np.diff(ends) < 0).any():
        raise ValueError("offsets must begin with 0 and never fall")
    gaps = np.isnan(flat[0])
    for column in flat[1:]:
        gaps |= np.isnan(column)
    if not gaps.any():
        return Measured(ends, flat)
    kept_before = np.concatenate(([0], np.cumsum(~gaps)))
    return Measured(kept_before[ends], tuple(column[~gaps] for column in flat))


def batches(offsets: Places, *, shortest: int) -> Iterator[Batch]:
    """Go through all series of at least `shortest` values, those of one length together."""
    lengths = np.diff(offsets)
    for length in (np.flatnonzero(np.bincount(lengths)[shortest:]) + shortest).tolist():
        alike = np.flatnonzero(lengths == length)
        together = max(1, PAIRS_AT_ONCE // (length * (length - 1) // 2))
        for first in range(0, len(alike), together):
            series = alike[first : first + together]
            yield Batch(length, series, offsets[series] + np.arange(length)[:, np.newaxis])
