"""The figures of `metrics.trend` for many short series at once, laid end to end.

Series of one length are computed together, a column a series; the numbers are those of the
scalar forms. benchmarks/figures_speed.py measures it against a loop over scipy.stats.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metrics import ragged, trend
from metrics.ragged import Floats
from metrics.reliable_change import z_score

Counts = NDArray[np.intp]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class TheilSenMany:
    """Result of `theil_sen_many`: one place a series, as the fields of `trend.TheilSen`."""

    slope: Floats
    low: Floats
    high: Floats
    n: Counts
    confidence: float

    @property
    def too_few(self) -> Mask:
        """Which series have too few points for any verdict."""
        return self.n < trend.FEWEST_POINTS

    @property
    def rising(self) -> Mask:
        """Which series have the verdict `Trend.RISING`."""
        return ~self.too_few & (self.low > 0)

    @property
    def falling(self) -> Mask:
        """Which series have the verdict `Trend.FALLING`."""
        return ~self.too_few & (self.high < 0)


@dataclass(frozen=True, eq=False)
class MannKendallMany:
    """Result of `mann_kendall_many`: one place a series, as the fields of `trend.MannKendall`."""

    s: Counts
    tau: Floats
    variance: Floats
    p: Floats
    exact: Mask
    n: Counts
    confidence: float

    @property
    def too_few(self) -> Mask:
        """Which series have too few values for any verdict."""
        return self.n < trend.FEWEST_POINTS

    @property
    def rising(self) -> Mask:
        """Which series have the verdict `Trend.RISING`."""
        return ~self.too_few & (self.p < 1 - self.confidence) & (self.s > 0)

    @property
    def falling(self) -> Mask:
        """Which series have the verdict `Trend.FALLING`."""
        return ~self.too_few & (self.p < 1 - self.confidence) & (self.s < 0)


def theil_sen_many(
    days: ArrayLike, values: ArrayLike, offsets: ArrayLike, *, confidence: float = 0.95
) -> TheilSenMany:
    """`trend.theil_sen` of many series.

    Args:
        days: Days of all series end to end, NaN if missing. A series whose days do not rise
            throughout is computed by itself.
        values: Values of all series end to end, NaN if missing.
        offsets: Where each series begins, and last where the last one ends.
        confidence: Of the two-sided intervals.

    Raises:
        ValueError: The offsets do not cover the columns, or the columns differ in length.
    """
    known = ragged.measured(offsets, days, values)
    x, y = known.columns
    n = np.diff(known.offsets)
    slope, low, high = found = np.full((3, len(n)), np.nan)
    for batch in ragged.batches(known.offsets, shortest=2):
        found[:, batch.series] = _slopes(x[batch.places], y[batch.places], confidence)
    return TheilSenMany(slope, low, high, n, confidence)


def mann_kendall_many(
    values: ArrayLike, offsets: ArrayLike, *, confidence: float = 0.95
) -> MannKendallMany:
    """`trend.mann_kendall` of many series.

    Args:
        values: Values of all series end to end, each series in time order, NaN if missing.
        offsets: Where each series begins, and last where the last one ends.
        confidence: The verdicts need p below one minus this.

    Raises:
        ValueError: The offsets do not cover the values.
    """
    known = ragged.measured(offsets, values)
    (y,) = known.columns
    n = np.diff(known.offsets)
    pairs = n * (n - 1) // 2
    rises, ties, tie_term = np.zeros((3, len(n)), dtype=np.intp)
    for batch in ragged.batches(known.offsets, shortest=2):
        at_once = y[batch.places]
        equal = _earlier(at_once, np.equal)
        rises[batch.series] = _earlier(at_once, np.less).sum(axis=0)
        ties[batch.series], tie_term[batch.series] = equal.sum(axis=0), _tie_term(equal)
    s = 2 * rises - (pairs - ties)
    variance = (n * (n - 1) * (2 * n + 5) - tie_term) / 18
    exact = (ties == 0) & (n <= trend.EXACT_UP_TO)
    return MannKendallMany(
        s=s,
        tau=_share(s, of=np.sqrt(pairs * (pairs - ties))),
        variance=variance,
        p=_p(s, n, variance, exact),
        exact=exact,
        n=n,
        confidence=confidence,
    )


def _slopes(x: Floats, y: Floats, confidence: float) -> Floats:
    """Slope, low and high, a column a series; x and y have a row a point in time."""
    n, series = x.shape
    slopes = np.empty((n * (n - 1) // 2, series))
    equal = np.zeros(y.shape, dtype=np.int16)  # how many values before each are equal to it
    done = 0
    with np.errstate(divide="ignore", invalid="ignore"):
        for lag in range(1, n):
            some = slopes[done : done + n - lag]
            np.subtract(y[lag:], y[:-lag], out=some)
            equal[lag:] += some == 0
            some /= x[lag:] - x[:-lag]
            done += n - lag
    variance = (n * (n - 1) * (2 * n + 5) - _tie_term(equal)) / 18
    found = _middle_and_ends(slopes, reach=z_score(confidence) * np.sqrt(variance))
    for odd in np.flatnonzero((x[1:] <= x[:-1]).any(axis=0)):
        alone = trend.theil_sen(x[:, odd], y[:, odd], confidence=confidence)
        found[:, odd] = alone.slope, alone.low, alone.high
    return found


def _middle_and_ends(slopes: Floats, *, reach: Floats) -> Floats:
    """Median of each column, and the values that stand `reach` / 2 places on either side of it."""
    pairs, series = slopes.shape
    ranked = np.ascontiguousarray(slopes.T)  # rows in one piece sort faster than columns
    ranked.sort(axis=1)
    low = np.maximum(np.rint((pairs - reach) / 2).astype(np.intp) - 1, 0)
    high = np.minimum(np.rint((pairs + reach) / 2).astype(np.intp), pairs - 1)
    middle = (ranked[:, (pairs - 1) // 2] + ranked[:, pairs // 2]) / 2
    each = np.arange(series)
    return np.stack([middle, ranked[each, low], ranked[each, high]])


def _earlier(y: Floats, compare: np.ufunc) -> NDArray[np.int16]:
    """For each value, how many before it in its column are equal to it, or less."""
    counts = np.zeros(y.shape, dtype=np.int16)
    for lag in range(1, len(y)):
        counts[lag:] += compare(y[:-lag], y[lag:])
    return counts


def _tie_term(equal: NDArray[np.int16]) -> Counts:
    """Sum of t(t-1)(2t+5) over each column's groups of t equal values.

    The j-th of a group to come, counted from 0, adds 6 j (j + 2); so added up value by value the
    groups need not be told apart.
    """
    before = equal.astype(np.intp)  # the product outgrows 16 bits from a group of 182
    return 6 * (before * (before + 2)).sum(axis=0)


def _share(part: Counts, *, of: Floats) -> Floats:
    return np.divide(part, of, out=np.full(len(of), np.nan), where=of > 0)


def _p(s: Counts, n: Counts, variance: Floats, exact: Mask) -> Floats:
    p = trend.normal_p(s, variance)
    against = (n * (n - 1) // 2 - np.abs(s)) // 2
    for length in range(2, trend.EXACT_UP_TO + 1):
        these = exact & (n == length)
        p[these] = trend.exact_p(length)[against[these]]
    p[n < 2] = np.nan
    return p
