"""How large is a group's mean change, and how far can that figure be trusted?

Choices made here:

* The interval of one group's mean is an *expanded* percentile bootstrap (Hesterberg 2015): plain
  percentile and BCa intervals are too narrow in small groups.
* Two groups are compared by Welch's interval, which lets them vary differently and needs no
  drawing.

Sources: Liang MH, Fossel AH, Larson MG (1990) Med Care 28:632-642 (standardised response mean).
Kazis LE, Anderson JJ, Meenan RF (1989) Med Care 27:S178-S189 (effect size). Hesterberg TC (2015)
Am Stat 69:371-386. Welch BL (1947) Biometrika 34:28-35.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import scipy  # scipy.stats is loaded at its first use: it takes a second that most pages don't need
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, stdtrit

FEWEST_FOR_INTERVAL = 8
"""In 2,000 simulated groups (normal and ordinal changes) the expanded interval held the true mean
in 92-93 % at 5 and 6 persons and in 94-95 % at 8."""

RESAMPLES = 9999
SEED = 1945
"""Fixed, so that a figure is the same at every look."""


@dataclass(frozen=True)
class MeanChange:
    """Result of `mean_change`: a group's mean change and its interval, NaN when it has none."""

    changes: tuple[float, ...]
    confidence: float
    seed: int
    mean: float
    lower: float
    upper: float

    @property
    def n(self) -> int:
        """Persons whose change is known."""
        return len(self.changes)


@dataclass(frozen=True)
class DifferenceInChange:
    """Result of `difference_in_change`; the interval is NaN when there is no spread to go by."""

    test_changes: tuple[float, ...]
    comparison_changes: tuple[float, ...]
    confidence: float
    difference: float
    standard_error: float
    degrees_of_freedom: float

    @property
    def margin(self) -> float:
        """Half the interval: t quantile times the standard error."""
        quantile = stdtrit(self.degrees_of_freedom, (1 + self.confidence) / 2)
        return float(quantile) * self.standard_error

    @property
    def lower(self) -> float:
        """Smallest difference that the data don't speak against."""
        return self.difference - self.margin

    @property
    def upper(self) -> float:
        """Largest difference that the data don't speak against."""
        return self.difference + self.margin

    @property
    def certain(self) -> bool:
        """Whether the whole interval lies on one side of no difference."""
        return self.lower > 0 or self.upper < 0


def standardised_response_mean(changes: ArrayLike) -> float:
    """Mean change / SD of the changes (n - 1): how large a change is beside its own spread.

    NaN entries are left out. NaN with fewer than two changes, or when all changed alike.

    >>> round(standardised_response_mean([6, 3, 6, 1, 9]), 4)
    1.6222
    """
    known = _known(changes)
    return mean_in_sds(known, spread_of=known)


def mean_in_sds(changes: NDArray[np.float64], *, spread_of: NDArray[np.float64]) -> float:
    """Mean of `changes` / SD (n - 1) of `spread_of`; NaN with fewer than two, or no spread.

    With the scores before as the spread it is the effect size of Kazis et al. Neither holds NaN.
    """
    if changes.size < 2 or not np.ptp(spread_of):
        return float("nan")
    return float(changes.mean() / spread_of.std(ddof=1))


def mean_change(changes: ArrayLike, *, confidence: float = 0.95, seed: int = SEED) -> MeanChange:
    """Mean change of a group with a bootstrap interval: how far the mean depends on who came.

    Percentiles of the means of 9,999 groups drawn with replacement, at levels widened from
    alpha / 2 to Phi(-sqrt(n / (n - 1)) * t(1 - alpha / 2, n - 1)) (Hesterberg 2015). NaN with
    fewer than `FEWEST_FOR_INTERVAL` changes, and when all changed alike: then there is no spread
    to learn from.

    Args:
        changes: One change a person, in scale points. NaN entries are left out.
        confidence: Level of the interval, strictly between 0 and 1.
        seed: Of the drawing; the same seed gives the same interval.

    Raises:
        ValueError: Confidence out of range.
    """
    _check(confidence)
    known = _known(changes)
    mean = float(known.mean()) if known.size else float("nan")
    lower, upper = _bootstrap(known, confidence, seed)
    return MeanChange(tuple(known.tolist()), confidence, seed, mean, lower, upper)


def difference_in_change(
    test_changes: ArrayLike, comparison_changes: ArrayLike, *, confidence: float = 0.95
) -> DifferenceInChange:
    """Mean change where something was tested minus mean change where it was not.

    Welch's interval. It supposes that the groups would have changed alike without the test and
    that persons vary independently; persons in a few units share more than that, so with few
    units the interval is too narrow. NaN with fewer than two in a group, or no spread at all.

    Args:
        test_changes: One change a person in the test units, in scale points. NaN is left out.
        comparison_changes: The same in the comparison units.
        confidence: Level of the interval, strictly between 0 and 1.

    Raises:
        ValueError: Confidence out of range.

    >>> result = difference_in_change([4, 6, 5, 7], [1, 3, 2, 2])
    >>> round(result.lower, 2), result.difference, round(result.upper, 2)
    (1.54, 3.5, 5.46)
    """
    _check(confidence)
    groups = [_known(test_changes), _known(comparison_changes)]
    means = [float(group.mean()) if group.size else float("nan") for group in groups]
    error, freedom = _welch(groups)
    return DifferenceInChange(
        test_changes=tuple(groups[0].tolist()),
        comparison_changes=tuple(groups[1].tolist()),
        confidence=confidence,
        difference=means[0] - means[1],
        standard_error=error,
        degrees_of_freedom=freedom,
    )


def _bootstrap(known: NDArray[np.float64], confidence: float, seed: int) -> tuple[float, float]:
    n = known.size
    if n < FEWEST_FOR_INTERVAL or not np.ptp(known):
        return float("nan"), float("nan")
    tail = ndtr(-np.sqrt(n / (n - 1)) * stdtrit(n - 1, (1 + confidence) / 2))
    drawn = scipy.stats.bootstrap(
        (known,),
        np.mean,
        n_resamples=RESAMPLES,
        batch=max(1, 1_000_000 // n),  # 8 MB of draws at a time, whatever the group's size
        confidence_level=1 - 2 * tail,
        method="percentile",
        rng=seed,
    )
    return float(drawn.confidence_interval.low), float(drawn.confidence_interval.high)


def _welch(groups: list[NDArray[np.float64]]) -> tuple[float, float]:
    """Standard error of the difference and its degrees of freedom (Welch-Satterthwaite)."""
    if min(group.size for group in groups) < 2 or not any(np.ptp(group) for group in groups):
        return float("nan"), float("nan")
    errors = [float(group.var(ddof=1)) / group.size for group in groups]
    weights = [error**2 / (group.size - 1) for error, group in zip(errors, groups, strict=True)]
    return sqrt(sum(errors)), sum(errors) ** 2 / sum(weights)


def _known(changes: ArrayLike) -> NDArray[np.float64]:
    every = np.asarray(changes, dtype=np.float64)
    return every[~np.isnan(every)]


def _check(confidence: float) -> None:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must be strictly between 0 and 1, got {confidence}")
