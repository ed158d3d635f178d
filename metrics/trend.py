"""Does a short course rise or fall, how fast, and is it more than chance?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

from metrics.reliable_change import z_score

# With four points even a perfect trend has p = 0.083, so no verdict could ever be given.
FEWEST_POINTS = 5

# Up to here the exact distribution is used, as in Gilbert 1987 §16.4.1; the normal one above.
EXACT_UP_TO = 10

DAYS_A_QUARTER = 91.31  # 365.25 / 4

Floats = NDArray[np.float64]


class Trend(StrEnum):
    """What may be said of a course. Rising is upwards on the scale, for better or worse."""

    RISING = "rising"
    FALLING = "falling"
    UNCERTAIN = "uncertain"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class TheilSen:
    """Result of `theil_sen`: slopes in scale points a day, NaN where there is none.

    Attributes:
        slope: Median of the slopes between all pairs of points.
        low: Lower end of the slope's interval.
        high: Upper end of the slope's interval.
        intercept: Level at day 0 of the line through the median day and the median value.
        n: Points with both a day and a value.
        confidence: As asked for.
    """

    slope: float
    low: float
    high: float
    intercept: float
    n: int
    confidence: float

    @property
    def per_quarter(self) -> float:
        """Slope in scale points a quarter."""
        return self.slope * DAYS_A_QUARTER

    @property
    def low_per_quarter(self) -> float:
        """Lower end of the interval, in scale points a quarter."""
        return self.low * DAYS_A_QUARTER

    @property
    def high_per_quarter(self) -> float:
        """Upper end of the interval, in scale points a quarter."""
        return self.high * DAYS_A_QUARTER

    @property
    def too_few(self) -> bool:
        """Whether there are too few points for any verdict; the figures are then not shown."""
        return self.n < FEWEST_POINTS

    @property
    def verdict(self) -> Trend:
        """Rising or falling when the whole interval is on one side of no change."""
        if self.too_few:
            return Trend.TOO_FEW
        if self.low > 0:
            return Trend.RISING
        return Trend.FALLING if self.high < 0 else Trend.UNCERTAIN


@dataclass(frozen=True)
class MannKendall:
    """Result of `mann_kendall`.

    Attributes:
        s: Pairs of values that rise with time minus pairs that fall.
        tau: S as a share of the pairs that differ (Kendall's tau-b), NaN when all are equal.
        variance: Of S when there is no trend, corrected for ties.
        p: Two-sided probability of an S at least this far from 0 when there is no trend.
        exact: Whether p is from the exact distribution.
        n: Values that are not missing.
        confidence: As asked for.
    """

    s: int
    tau: float
    variance: float
    p: float
    exact: bool
    n: int
    confidence: float

    @property
    def z(self) -> float:
        """S in standard deviations, moved one step towards 0 for continuity."""
        return float(z_of_s(self.s, self.variance))

    @property
    def too_few(self) -> bool:
        """Whether there are too few values for any verdict; the figures are then not shown."""
        return self.n < FEWEST_POINTS

    @property
    def verdict(self) -> Trend:
        """Rising or falling when chance alone would seldom give such an S."""
        if self.too_few:
            return Trend.TOO_FEW
        if not self.p < 1 - self.confidence:
            return Trend.UNCERTAIN
        return Trend.RISING if self.s > 0 else Trend.FALLING


def theil_sen(
    days: Sequence[float] | ArrayLike,
    values: Sequence[float] | ArrayLike,
    *,
    confidence: float = 0.95,
) -> TheilSen:
    """Estimate how fast a course rises, robustly, on real time.

    The slope is the median of the slopes between all pairs of points on different days (Theil
    1950; Sen 1968, J Am Stat Assoc 63:1379-1389), so one odd value in four does not move it far.
    The interval is Sen's equation 2.6: the slopes that stand z * sd(S) / 2 places from the
    middle, with the variance of S corrected for ties in both directions, indices rounded and
    intercept as in `scipy.stats.theilslopes`. It assumes independent errors; values close in
    time depend on each other and make the interval too narrow.

    Args:
        days: Days since any common start, in any order; NaN if missing.
        values: One value a day, in scale points; NaN if missing. A point needs both.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: `days` and `values` differ in length.

    >>> course = theil_sen([0, 70, 182, 364, 546], [40, 43, 44, 52, 55])
    >>> course.verdict, round(course.per_quarter, 1)
    (<Trend.RISING: 'rising'>, 2.6)
    """
    x, y = np.asarray(days, dtype=np.float64), np.asarray(values, dtype=np.float64)
    if x.shape != y.shape:
        raise ValueError(f"as many days as values are needed, got {x.shape} and {y.shape}")
    known = ~np.isnan(x + y)
    x, y = x[known], y[known]
    i, j = np.triu_indices(len(x), 1)
    run, rise = x[j] - x[i], y[j] - y[i]
    slopes = np.sort(rise[run != 0] / run[run != 0])
    if not slopes.size:
        return TheilSen(nan, nan, nan, nan, len(x), confidence)
    slope = float(np.median(slopes))
    low, high = _interval(slopes, variance_of_s(len(x), x, y), confidence)
    return TheilSen(
        slope=slope,
        low=low,
        high=high,
        intercept=float(np.median(y) - slope * np.median(x)),
        n=len(x),
        confidence=confidence,
    )


def mann_kendall(values: Sequence[float] | ArrayLike, *, confidence: float = 0.95) -> MannKendall:
    """Test whether a course rises or falls more often than chance.

    S counts the pairs that rise minus those that fall (Mann 1945, Econometrica 13:245-259;
    Kendall 1975, Rank correlation methods). Up to 10 values without ties p is exact, from the
    number of orders of n values with as many falling pairs; otherwise the normal distribution
    with the variance corrected for ties and S moved one step towards 0 (Gilbert 1987, §16.4).
    Equal values throughout give S = 0 and p = 1. It assumes independent values.

    Args:
        values: In time order, in scale points; NaN if missing.
        confidence: The verdict needs p below one minus this.

    >>> mann_kendall([60, 62, 61, 65, 66, 70, 69, 72]).s
    24
    """
    y = np.asarray(values, dtype=np.float64)
    y = y[~np.isnan(y)]
    n = len(y)
    i, j = np.triu_indices(n, 1)
    s = int(np.sign(y[j] - y[i]).sum())
    pairs, differing = len(i), int((y[j] != y[i]).sum())
    exact = differing == pairs and n <= EXACT_UP_TO
    variance = variance_of_s(n, y)
    return MannKendall(
        s=s,
        tau=s / sqrt(pairs * differing) if differing else nan,
        variance=variance,
        p=_p(s, n, variance, exact=exact),
        exact=exact,
        n=n,
        confidence=confidence,
    )


def variance_of_s(n: int, *columns: Floats) -> float:
    """Variance of S without a trend: [n(n-1)(2n+5) - sum of t(t-1)(2t+5)] / 18 (Kendall 1975).

    t runs over the sizes of the groups of equal values in each column.
    """
    ties = sum(
        (t * (t - 1) * (2 * t + 5)).sum()
        for t in (np.unique(column, return_counts=True)[1] for column in columns)
    )
    return float(n * (n - 1) * (2 * n + 5) - ties) / 18


def z_of_s(s: ArrayLike, variance: ArrayLike) -> Floats:
    """S in standard deviations, moved one step towards 0; 0 where nothing varies."""
    steps = np.sign(s) * (np.abs(s) - 1)
    return steps / np.sqrt(np.where(np.asarray(variance) > 0, variance, 1))


def normal_p(s: ArrayLike, variance: ArrayLike) -> Floats:
    """Two-sided p of S from the normal distribution."""
    return 2 * ndtr(-np.abs(z_of_s(s, variance)))


@cache
def exact_p(n: int) -> Floats:
    """Two-sided p by how many of the n(n-1)/2 pairs go against the trend, no ties.

    The orders of n values with d falling pairs are counted by adding one value at a time: the
    k-th may be passed by 0 to k - 1 of those before it (Kendall 1975, ch. 5).
    """
    orders = np.ones(1)
    for k in range(2, n + 1):
        orders = np.convolve(orders, np.ones(k))
    p = np.minimum(1, 2 * np.cumsum(orders) / orders.sum())
    p.setflags(write=False)
    return p


def _p(s: int, n: int, variance: float, *, exact: bool) -> float:
    if n < 2:
        return nan
    against = (n * (n - 1) // 2 - abs(s)) // 2
    return float(exact_p(n)[against] if exact else normal_p(s, variance))


def _interval(slopes: Floats, variance: float, confidence: float) -> tuple[float, float]:
    if variance < 0:  # many ties in days and values at once: the formula has no answer
        return nan, nan
    reach = z_score(confidence) * sqrt(variance)
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return float(slopes[low]), float(slopes[high])
