"""Counts of few persons are hidden, with as many more cells as keep them from being worked out."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from metrics import secondary_suppression
from metrics.secondary_suppression import Cells

SMALLEST_K = 5
"""Fewest persons a published count may hold; a municipality may raise it, never lower it.

Five is common practice; no Swedish rule for a municipality's own boards was found.
"""

_raised = SMALLEST_K


def smallest() -> int:
    """The fewest persons a published count may hold in this installation."""
    return _raised


def raise_to(k: int) -> None:
    """Hold to `k` from now on, in the whole process. It goes upwards alone: less changes nothing.

    One installation has one limit; a thread that asks meanwhile gets one as strict, or stricter.
    """
    global _raised  # noqa: PLW0603  (one limit for the process, which no caller can loosen)
    _raised = max(_raised, k)


TOTAL = "Totalt"
"""Label of the sums that every protected table is released with."""

TOTAL_COST = 10.0
"""A sum is read by more people than any of its parts: ten parts are hidden rather than one sum."""

Table = TypeVar("Table", pd.DataFrame, pd.Series)


class Reason(StrEnum):
    """Why a cell is hidden. For tests and logs; shown on a page it would tell which are small."""

    FEW = "few"
    EVERYBODY = "everybody"
    SECONDARY = "secondary"


@dataclass(frozen=True, eq=False)
class ProtectedTable(Generic[Table]):
    """Result of `protect`. The counts it was made from aren't carried: what isn't here can't leak.

    Attributes:
        table: The counts with their sums, `TOTAL` last. NaN is hidden, 0 is a true 0.
        reasons: The `Reason` for each hidden cell, None for the published, in the same shape.
        k: The fewest persons a published count may hold.
    """

    table: Table
    reasons: Table
    k: int

    @property
    def primary(self) -> Table:
        """Cells hidden for what they would tell by themselves: too few, or everybody."""
        return self.reasons.isin([Reason.FEW, Reason.EVERYBODY])

    @property
    def secondary(self) -> Table:
        """Cells hidden because others could be worked out from them."""
        return self.reasons.isin([Reason.SECONDARY])

    @property
    def hidden(self) -> int:
        """How many cells are hidden. This number may stand on the page."""
        return int(np.sum(np.asarray(self.table.isna())))

    def hidden_because(self, reason: Reason) -> int:
        """How many cells are hidden for this reason."""
        return int(np.sum(np.asarray(self.reasons.isin([reason]))))


def protect(
    table: Table,
    *,
    k: int | None = None,
    groups: Mapping[Hashable, Collection[Hashable]] | None = None,
    shares: bool = False,
) -> ProtectedTable[Table]:
    """Add the sums to a table of counts, and hide what would tell of few persons or of everybody.

    Hidden by itself is a count of 1 to `k` - 1, a sum among them, and a row with everybody in one
    cell, since it tells of each person in the row. With `shares`, for tables shown as shares of the
    row, also every 0 in a row that isn't empty: a share of 0 % tells of everybody too. Other zeros
    are published; they may be zeros by design, and tell of nobody who is there.

    Hidden with them are so many more cells that a reader who knows every published number, and that
    counts are whole and not negative, can't tell that any hidden count is below `k`, nor narrow it
    down to less than plus or minus 2 (`secondary_suppression.protecting`). It follows that a row
    shows no cell together with its total when the rest of the row is 1 to `k` - 1 persons.

    What the reader knows from elsewhere, other tables about the same persons above all, is not
    covered: put all that is released together into one table.

    Args:
        table: Counts of persons, without sums: a frame with a row a group of persons (a unit) and a
            column an answer, or a series of either. Whole numbers from 0; nobody counted twice.
        k: Fewest persons a published count may hold, `SMALLEST_K` or more; None is `smallest()`.
        groups: Further sums over rows, as name and row labels: areas and boards of a tree of units,
            or any overlapping groups. Each becomes a row of its own.
        shares: Whether the table is shown as shares of its rows.

    Raises:
        ValueError: Counts aren't whole numbers from 0, labels repeat or are `TOTAL`, a group has
            rows that don't exist, or `k` is too low.

    >>> units = pd.Series({"Björken": 12, "Eken": 7, "Linden": 3})
    >>> protect(units).table.to_dict()
    {'Björken': 12.0, 'Eken': nan, 'Linden': nan, 'Totalt': 22.0}
    """
    frame = table.to_frame() if isinstance(table, pd.Series) else table
    k = _limit(k)
    _check(frame, groups or {})
    counts = _Counts(
        inner=frame.to_numpy(dtype=np.int64),
        rows=_sums(frame.index, groups or {}),
        columns=_sums(frame.columns, {}) if frame.shape[1] > 1 else _sums(frame.columns),
    )
    few = (counts.whole > 0) & (counts.whole < k)
    everybody = _tells_of_everybody(counts, shares=shares)
    hidden = secondary_suppression.protecting(
        _cells(counts, everybody), (few | everybody).ravel(), k=k
    ).reshape(few.shape)
    reasons = np.full(few.shape, None, dtype=object)
    reasons[hidden] = Reason.SECONDARY
    reasons[everybody] = Reason.EVERYBODY
    reasons[few] = Reason.FEW
    return ProtectedTable(
        table=_released(table, counts, np.where(hidden, np.nan, counts.whole)),
        reasons=_released(table, counts, reasons),
        k=k,
    )


@dataclass(frozen=True, eq=False)
class _Counts:
    """A table and the sums to release with it: `rows` and `columns` say which cells each sums."""

    inner: NDArray[np.int64]
    rows: pd.DataFrame
    columns: pd.DataFrame

    @cached_property
    def whole(self) -> NDArray[np.int64]:
        """The whole table with its sums; the table itself is the upper left corner."""
        return self.summed(self.inner)

    def summed(self, inner: NDArray) -> NDArray[np.int64]:
        """The same sums of another table of this shape."""
        return self.rows.to_numpy() @ inner @ self.columns.to_numpy().T


def _sums(
    labels: pd.Index, groups: Mapping[Hashable, Collection[Hashable]] | None = None
) -> pd.DataFrame:
    """A row for each label, then for each group and the total; 1 where the label is part of it."""
    themselves = pd.DataFrame(np.eye(len(labels), dtype=np.int64), index=labels, columns=labels)
    if groups is None:
        return themselves
    sums = {**groups, TOTAL: labels}
    parts = np.array([labels.isin(list(members)) for members in sums.values()], dtype=np.int64)
    return pd.concat(
        [themselves, pd.DataFrame(parts, index=pd.Index(list(sums), dtype=object), columns=labels)]
    )


def _tells_of_everybody(counts: _Counts, *, shares: bool) -> NDArray[np.bool_]:
    """Cells of rows with everybody in one of them; with `shares` also zeros of filled rows.

    A table of one column is read as one group's answers downwards.
    """
    told = np.zeros(counts.whole.shape, dtype=bool)
    height, width = counts.inner.shape
    if width == 1:
        told[:height] = _tells(counts.inner.T, shares=shares).T
    else:
        told[:, :width] = _tells(counts.rows.to_numpy() @ counts.inner, shares=shares)
    return told


def _tells(lines: NDArray[np.int64], *, shares: bool) -> NDArray[np.bool_]:
    filled = np.count_nonzero(lines, axis=1, keepdims=True)
    everybody_in_one = (filled == 1) & (lines.shape[1] > 1)
    return everybody_in_one | ((filled > 0) & (lines == 0) & shares)


def _cells(counts: _Counts, everybody: NDArray[np.bool_]) -> Cells:
    """The table as a list of cells, row after row."""
    height, width = counts.inner.shape
    inner = np.zeros_like(everybody)
    inner[:height, :width] = True
    uncertain_zeros = everybody[:height, :width] & (counts.inner == 0)
    themselves = sparse.csr_array(sparse.eye_array(counts.whole.size))
    parts = sparse.kron(counts.rows.to_numpy(), counts.columns.to_numpy(), format="csr")
    row, _ = np.indices(inner.shape)
    return Cells(
        values=counts.whole.ravel(),
        sums=(themselves - parts @ themselves[inner.ravel(), :])[~inner.ravel(), :],
        cost=((1 + np.log1p(counts.whole)) * np.where(inner, 1, TOTAL_COST)).ravel(),
        movable=((counts.whole > 0) | (counts.summed(uncertain_zeros) > 0)).ravel(),
        line=(row if width > 1 else np.zeros_like(row)).ravel(),
    )


def _released(like: Table, counts: _Counts, cells: NDArray) -> Table:
    released = pd.DataFrame(
        cells, index=counts.rows.index, columns=counts.columns.index, dtype=cells.dtype
    )
    if isinstance(like, pd.DataFrame):
        return released
    column = released.iloc[:, 0]
    column.name = like.name
    return column


def _check(frame: pd.DataFrame, groups: Mapping[Hashable, Collection[Hashable]]) -> None:
    counts = frame.to_numpy(dtype=np.float64)
    if not np.all((counts >= 0) & (counts == np.floor(counts))):
        raise ValueError("counts must be whole numbers from 0, none missing")
    for labels in (pd.Index([*frame.index, *groups, TOTAL]), pd.Index([*frame.columns, TOTAL])):
        if not labels.is_unique:
            raise ValueError(f"labels must differ from each other and {TOTAL!r}: {list(labels)}")
    for name, members in groups.items():
        if not set(members) <= set(frame.index):
            raise ValueError(f"group {name!r} has rows that the table lacks")


def _limit(k: int | None) -> int:
    """The limit asked for, or the installation's."""
    k = smallest() if k is None else k
    check_k(k)
    return k


def check_k(k: int) -> None:
    """Refuse a limit below `SMALLEST_K`."""
    if k < SMALLEST_K:
        raise ValueError(f"k must be {SMALLEST_K} or more, got {k}")


def share_is_safe(part: ArrayLike, whole: ArrayLike, *, k: int | None = None) -> NDArray[np.bool_]:
    """Whether a share tells of at least `k` persons with, and `k` without, what it is a share of.

    0 % and 100 % tell of everybody in the group and are never safe; nor is 19 of 20.

    >>> share_is_safe([0, 4, 5, 15, 16, 20], 20).tolist()
    [False, False, True, True, False, False]
    """
    k = _limit(k)
    with_it, everyone = np.asarray(part), np.asarray(whole)
    return (with_it >= k) & (everyone - with_it >= k)


def protect_share(
    part: ArrayLike, whole: ArrayLike, *, k: int | None = None
) -> NDArray[np.float64]:
    """`part` of `whole` as a share from 0 to 1, NaN where it isn't safe (`share_is_safe`).

    >>> protect_share([12, 19, 0], [20, 20, 0]).tolist()
    [0.6, nan, nan]
    """
    safe = share_is_safe(part, whole, k=k)
    return np.divide(part, whole, out=np.full(safe.shape, np.nan), where=safe)
