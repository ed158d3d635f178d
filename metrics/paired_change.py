"""Did a group change between two measurements of the same persons?

The counts better / same / worse always stand beside an effect size: with 2 better and 20
unchanged the rank-biserial correlation is 1.0.

Choices made here:

* Zero differences are left out of the signed-rank test (Wilcoxon's own way, scipy's `wilcox`);
  Pratt's way keeps their ranks. How many they are is in the counts.
* No test below `FEWEST_NON_ZERO` persons who changed: no result of 5 can be significant.

Sources: Wilcoxon F (1945) Biometrics Bull 1:80-83. Kerby DS (2014) Compr Psychol 3:11.IT.3.1
(rank-biserial correlation). For mean and effect sizes see `metrics.mean_change`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy  # scipy.stats is loaded at its first use: it takes a second that most pages don't need
from numpy.typing import NDArray

from metrics import mean_change

FEWEST_NON_ZERO = 6
"""Exact two-sided p of 5 persons who all gained is 0.0625; of 6 it is 0.03125."""

DECIMALS = 9
"""Differences are rounded so that 1.05 - 1.00 and 0.95 - 0.90 are alike to the ranks."""


@dataclass(frozen=True)
class PairedChange:
    """Result of `paired_change`. A gain is a change for the better, whichever way that is.

    Figures are NaN when they can't be worked out; `p_value` also when too few changed.
    """

    before: tuple[float, ...]
    after: tuple[float, ...]
    higher_is_better: bool
    gains: tuple[float, ...]
    """Of the persons with both measurements, positive is better."""
    effect_size: float
    """Mean gain / SD before (Kazis)."""
    rank_sum_better: float
    rank_sum_worse: float
    p_value: float
    """Two-sided signed-rank test: exact when it can be, else normal with continuity correction."""

    @property
    def n(self) -> int:
        """Persons with both measurements."""
        return len(self.gains)

    @property
    def missing(self) -> int:
        """Persons without both measurements, who are left out of every figure."""
        return len(self.before) - self.n

    @property
    def better(self) -> int:
        """Persons with a change for the better, of any size."""
        return sum(gain > 0 for gain in self.gains)

    @property
    def same(self) -> int:
        """Persons with no change at all."""
        return sum(gain == 0 for gain in self.gains)

    @property
    def worse(self) -> int:
        """Persons with a change for the worse, of any size."""
        return sum(gain < 0 for gain in self.gains)

    @property
    def too_few(self) -> bool:
        """Whether too few changed for a test to say anything."""
        return self.better + self.worse < FEWEST_NON_ZERO

    @property
    def mean_gain(self) -> float:
        """Mean change for the better, in scale points; NaN of nobody."""
        return sum(self.gains) / self.n if self.n else float("nan")

    @property
    def standardised_response_mean(self) -> float:
        """Mean gain / SD of the gains."""
        return mean_change.standardised_response_mean(self.gains)

    @property
    def rank_biserial(self) -> float:
        """Share of rank sum for the better minus that for the worse, -1 to 1; NaN of no change."""
        total = self.rank_sum_better + self.rank_sum_worse
        return (self.rank_sum_better - self.rank_sum_worse) / total if total else float("nan")


def paired_change(
    before: Sequence[float] | NDArray[np.float64],
    after: Sequence[float] | NDArray[np.float64],
    *,
    higher_is_better: bool,
) -> PairedChange:
    """Compare two measurements of the same persons, in the same order.

    The signed-rank test asks whether gains outweigh losses by more than chance would give; it
    says nothing about why, nor about any one person.

    Args:
        before: First measurements, in scale points. NaN: not measured.
        after: Second measurements of the same persons.
        higher_is_better: Whether a higher score is better on this measure.

    Raises:
        ValueError: Not as many second measurements as first.

    >>> change = paired_change([50, 55, 60, 65, 70], [56, 58, 66, 66, 79], higher_is_better=True)
    >>> change.better, change.same, change.worse, round(change.standardised_response_mean, 4)
    (5, 0, 0, 1.6222)
    """
    first, second = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    if first.shape != second.shape:
        raise ValueError(f"{first.size} persons measured before, {second.size} after")
    both = ~np.isnan(first) & ~np.isnan(second)
    gains = np.round(second - first, DECIMALS)[both] * (1 if higher_is_better else -1)
    non_zero = gains[gains != 0]
    ranks = scipy.stats.rankdata(np.abs(non_zero))
    return PairedChange(
        before=tuple(first.tolist()),
        after=tuple(second.tolist()),
        higher_is_better=higher_is_better,
        gains=tuple(gains.tolist()),
        effect_size=mean_change.mean_in_sds(gains, spread_of=first[both]),
        rank_sum_better=float(ranks[non_zero > 0].sum()),
        rank_sum_worse=float(ranks[non_zero < 0].sum()),
        p_value=_signed_rank_p(non_zero),
    )


def _signed_rank_p(non_zero: NDArray[np.float64]) -> float:
    if non_zero.size < FEWEST_NON_ZERO:
        return float("nan")
    return float(scipy.stats.wilcoxon(non_zero, correction=True).pvalue)
