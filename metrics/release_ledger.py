"""What one reader has been shown already, so that no next figure tells of few by difference."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from scipy import sparse

from metrics import secondary_suppression
from metrics.disclosure import SMALLEST_K, check_k, safe_difference
from metrics.secondary_suppression import Cells


@dataclass(frozen=True)
class ReleaseLedger:
    """The groups of persons that one reader has seen figures about.

    A further group is allowed when it is empty or holds `k` persons or more, when it differs from
    each earlier group by nobody or by `k` persons or more (both ways), and when no group of 1 to
    `k` - 1 persons can be worked out by adding and subtracting all of them together.

    Attributes:
        released: The groups shown, each as the citizens in it.
        k: Fewest persons a figure may be about.
    """

    released: tuple[frozenset[Hashable], ...] = ()
    k: int = SMALLEST_K

    def __post_init__(self) -> None:
        check_k(self.k)

    def allows(self, group: Collection[Hashable]) -> bool:
        """Whether figures about this group may be shown to the reader too."""
        new = frozenset(group)
        if not new or new in self.released:
            return True
        return (
            len(new) >= self.k
            and all(safe_difference(new, earlier, k=self.k) for earlier in self.released)
            and not _few_can_be_worked_out((*self.released, new), k=self.k)
        )

    def with_release(self, group: Collection[Hashable]) -> Self:
        """The ledger after this group's figures are shown.

        Raises:
            ValueError: The ledger doesn't allow it.

        >>> ward = ReleaseLedger().with_release(range(20))
        >>> ward.with_release(range(12)).allows(range(12, 20))
        True
        >>> ward.allows(range(1, 20))  # all but one
        False
        """
        if not self.allows(group):
            raise ValueError(f"figures about this group would tell of fewer than {self.k} persons")
        return replace(self, released=(*self.released, frozenset(group)))


def _few_can_be_worked_out(groups: tuple[frozenset[Hashable], ...], *, k: int) -> bool:
    """Whether the sizes of these groups pin down some persons who are fewer than `k` together.

    Persons in exactly the same groups can't be told apart and make one cell each; the groups are
    the known sums of such cells.
    """
    persons = list(frozenset().union(*groups))
    belongs = np.array([[person in group for person in persons] for group in groups])
    patterns, sizes = np.unique(belongs, axis=1, return_counts=True)
    cells = Cells(
        values=sizes,
        sums=sparse.csr_array(patterns.astype(np.float64)),
        cost=np.zeros(len(sizes)),
        movable=np.ones(len(sizes), dtype=bool),
        line=np.zeros(len(sizes), dtype=np.intp),
    )
    try:
        secondary_suppression.protecting(cells, sizes < k, k=k)
    except secondary_suppression.UnprotectableError:
        return True
    return False
