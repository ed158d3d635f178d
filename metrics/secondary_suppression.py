"""Which further cells to hide so that a hidden count can't be worked out from sums and differences.

A cell is protected by a *double*: another table of whole numbers that agrees with everything
published, so that a reader can't tell it from the true one, and in which the cell is large. Every
sensitive cell gets its double found before anything is released: safety is shown, not assumed.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import OptimizeResult, milp

HIDDEN_COST = 1e-4
"""Cost of moving a cell already hidden: next to nothing, yet enough to keep doubles small."""

LINES_AT_ONCE = 8
"""One line in this many gets its cell protected in the same step.

More at once is faster and hides more. With one in eight, random tables of 8 by 6 had a tenth more
cells hidden than with one line after another, and tables of 125 by 4 no more in a twentieth of the
time; with one in two it was a quarter more and up.
"""


class UnprotectableError(ValueError):
    """A sensitive cell can be worked out from the sums alone, whatever is hidden."""


@dataclass(frozen=True, eq=False)
class Cells:
    """Counts, with the sums between them that a reader knows.

    Attributes:
        values: The n counts, whole numbers from 0.
        sums: An m by n matrix: `sums @ values` comes out the same for the truth and every double.
        cost: What hiding each cell would lose. Where there is a choice the cheapest are hidden.
        movable: Cells that may differ in a double. A cell of 0 that isn't movable is published as
            the 0 it is, and helps to hide no other.
        line: The row that each cell stands in. Cells of one row often protect each other, so they
            are taken one after the other.
    """

    values: NDArray[np.int64]
    sums: sparse.csr_array
    cost: NDArray[np.float64]
    movable: NDArray[np.bool_]
    line: NDArray[np.intp]

    @cached_property
    def moves(self) -> sparse.csr_array:
        """From a move up and a move down for each cell to the difference of double and truth."""
        one = sparse.eye_array(len(self.values))
        return sparse.csr_array(sparse.hstack([one, -one]))

    @cached_property
    def known(self) -> sparse.csr_array:
        """From moves to the changes that a reader would see."""
        return sparse.csr_array(self.sums @ self.moves)

    @cached_property
    def room(self) -> NDArray[np.float64]:
        """How far each move may go: without end upwards, downwards as far as 1 (or the 0 it is)."""
        down = np.maximum(self.values - 1, 0)
        return np.where(np.tile(self.movable, 2), np.append(np.full(len(down), np.inf), down), 0)


def protecting(cells: Cells, sensitive: NDArray[np.bool_], *, k: int) -> NDArray[np.bool_]:
    """The cells to hide, `sensitive` among them, so that none of these can be worked out.

    Afterwards each sensitive cell could be `k` or more for all that a reader can tell, also for a
    reader who knows which of the hidden cells aren't 0. Two things follow:

    *   No group of 1 to `k` - 1 persons can be worked out, since the sum of a group bounds each of
        its cells.
    *   The values left open for a sensitive cell span `k` - 1 or more, when the sums are nested as
        in a tree of units by answers. If they spanned less, cells C and D would bound it from below
        and above (the minimal cuts of a network flow), x - sum of C and x + sum of D known; so
        the sum of C and D too, and it would bound every cell in C below `k`.

    Cells are taken a few at a time, the smallest first, and protected where it costs least. That
    is the linear approximation usual for the exact problem, which is too hard to solve while a page
    is drawn (Fischetti & Salazar-González 2001, Management Science 47:1008-1027).

    Raises:
        UnprotectableError: A sensitive cell follows from the sums even with all cells hidden.
    """
    hidden, unprotected = sensitive.copy(), sensitive.copy()
    at_once = 1 + len(np.unique(cells.line)) // LINES_AT_ONCE
    while unprotected.any():
        some = _smallest_of_each_line(cells, unprotected)[:at_once]
        double = _double(cells, some, hidden=hidden, k=k)
        hidden |= double != cells.values
        unprotected &= double < k
    return hidden


def _double(
    cells: Cells, large: NDArray[np.intp], *, hidden: NDArray[np.bool_], k: int
) -> NDArray[np.int64]:
    """The double with the cells in `large` at `k` or more that costs least to hide."""
    rise = cells.moves[large, :]
    same = cells.known @ np.zeros_like(cells.room)
    found = _cheapest(
        np.tile(np.where(hidden, HIDDEN_COST, cells.cost), 2),
        bounds=(0, cells.room),
        constraints=(
            sparse.vstack([cells.known, rise]),
            np.concatenate([same, k - cells.values[large]]),
            np.concatenate([same, np.full(len(large), np.inf)]),
        ),
    )
    if found.x is None:
        raise UnprotectableError(f"cells {large} can be worked out whatever is hidden")
    return cells.values + np.rint(cells.moves @ found.x).astype(np.int64)


def _cheapest(cost: NDArray[np.float64], **limits: Any) -> OptimizeResult:
    """The cheapest moves within the limits, in whole numbers.

    Nested sums give whole numbers as they are (a network flow); overlapping groups must be asked.
    """
    found = milp(cost, **limits)
    if found.x is None or np.allclose(found.x, np.rint(found.x), rtol=0, atol=1e-6):
        return found
    return milp(cost, integrality=1, **limits)


def _smallest_of_each_line(cells: Cells, among: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The smallest cell of every line, the smallest of all first."""
    smallest_first = np.argsort(cells.values, kind="stable")
    candidates = smallest_first[among[smallest_first]]
    _, first = np.unique(cells.line[candidates], return_index=True)
    return candidates[np.sort(first)]
