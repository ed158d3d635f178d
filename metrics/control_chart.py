"""Which points of a measure stand out, what the latest one says, and can the target be relied on?

The XmR chart follows NHSRplotthedots (NHS England, Making Data Count). Where tools disagree:

* Limits are mean +/- 2.66 * mean moving range; 3 / 1.128 = 2.6596 elsewhere (e.g. qicharts2).
* Moving ranges above 3.267 * their mean are left out and the mean taken anew, once (Nelson
  1982); the NHS Excel tools keep them, as `screen=False` does.
* The rules that flag a point, and their order, are in `metrics.special_cause`.

Two departures from that package, neither of which moves a limit that it prints: a moving range
*at* the screening limit is kept, so that a constant series has limits; and a gap (NaN) is no
error: no moving range is taken across it, as there, and the rules pass it over.

Sources: NHSRplotthedots, R/ptd_spc_standard.R, R/ptd_calculate_assurance_type.R. Nelson LS
(1982) J Qual Technol 14:172-173. For the p chart: NIST/SEMATECH e-Handbook of Statistical
Methods 6.3.3.2.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metrics.special_cause import LIMIT, Flag, flags

LARGEST_RANGE = 3.267
"""Mean moving ranges above which a single one is taken for an outlier (Nelson 1982)."""

FEWEST_FOR_LIMITS = 12
"""Limits on fewer values are trial limits (NHSRplotthedots; no agreement: 5-6 to 20-30)."""

SIGMAS = 3
"""Standard errors from the mean proportion to a limit of a p chart."""


class Improvement(StrEnum):
    """Which way the measure should go."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Variation(StrEnum):
    """What the latest point says. High and low: the measure has no better direction."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    HIGH = "high"
    LOW = "low"
    COMMON_CAUSE = "common_cause"
    UNKNOWN = "unknown"


class Assurance(StrEnum):
    """Whether the process, as it is, can be expected to meet the target."""

    PASS = "pass"  # noqa: S105  not a password
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Segment:
    """A stretch between rebases with its own mean and limits; `stop` is one past its end.

    `n` is how many values the limits rest on. All figures are NaN when they can't be worked out.
    """

    start: int
    stop: int
    n: int
    mean: float
    mean_range: float

    @property
    def lower(self) -> float:
        """Lower process limit."""
        return self.mean - LIMIT * self.mean_range

    @property
    def upper(self) -> float:
        """Upper process limit."""
        return self.mean + LIMIT * self.mean_range

    @property
    def trial_limits(self) -> bool:
        """Whether the limits rest on too few values to be held to."""
        return self.n < FEWEST_FOR_LIMITS


@dataclass(frozen=True)
class XmR:
    """Result of `xmr`: one flag a value, one segment a rebase, and what was asked for."""

    values: tuple[float, ...]
    improvement: Improvement
    screen: bool
    baseline: int | None
    rebase: tuple[int, ...]
    target: float | None
    segments: tuple[Segment, ...]
    flags: tuple[Flag, ...]

    @property
    def trial_limits(self) -> bool:
        """Whether the limits now in force are trial limits."""
        return self.segments[-1].trial_limits

    @property
    def variation(self) -> Variation:
        """What the latest value in the segment now in force says; unknown without limits."""
        segment = self.segments[-1]
        known = [at for at in range(segment.start, segment.stop) if not np.isnan(self.values[at])]
        if not known or np.isnan(segment.upper):
            return Variation.UNKNOWN
        return _variation(self.flags[known[-1]], self.improvement)

    @property
    def assurance(self) -> Assurance:
        """Whether both limits now in force lie on the right side of the target.

        Unknown without a target, without limits, and when no direction is better.
        """
        segment = self.segments[-1]
        neutral = self.improvement is Improvement.NEUTRAL
        if self.target is None or neutral or np.isnan([self.target, segment.upper]).any():
            return Assurance.UNKNOWN
        if segment.lower <= self.target <= segment.upper:
            return Assurance.HIT_OR_MISS
        reached = (self.target < segment.lower) == (self.improvement is Improvement.INCREASE)
        return Assurance.PASS if reached else Assurance.FAIL


@dataclass(frozen=True)
class PChart:
    """Result of `p_chart`. Shares and limits are NaN where a total is 0 or missing."""

    counts: tuple[float, ...]
    totals: tuple[float, ...]
    mean: float
    shares: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    outside: tuple[int, ...]
    """Positions of the shares strictly outside their limits."""
    trial_limits: bool


def xmr(  # noqa: PLR0913  the settings of the chart, each named
    values: Sequence[float] | NDArray[np.float64],
    *,
    improvement: str,
    screen: bool = True,
    baseline: int | None = None,
    rebase: Collection[int] = (),
    target: float | None = None,
) -> XmR:
    """Chart single values against the variation between neighbours in time.

    The limits are where values would stay if nothing had happened but what always happens.

    Args:
        values: One value a period, oldest first. NaN is a gap.
        improvement: `increase`, `decrease`, or `neutral` when no direction is better.
        screen: Leave out moving ranges so large that they would hide themselves.
        baseline: Take each segment's limits from this many of its first points, gaps included.
        rebase: Positions where a new segment begins, declared because the process was changed.
        target: What the measure should reach, in its own unit.

    Raises:
        ValueError: Unknown improvement, a rebase not inside the series, or baseline below 1.

    >>> chart = xmr([3, 1, 4, 1, 5, 9, 2], improvement="increase", target=14)
    >>> round(chart.segments[0].upper, 2), chart.variation.value, chart.assurance.value
    (13.77, 'common_cause', 'fail')
    """
    series = np.asarray(values, dtype=np.float64)
    if baseline is not None and baseline < 1:
        raise ValueError(f"baseline must be at least 1 point, got {baseline}")
    if not all(0 < at < series.size for at in rebase):
        raise ValueError(f"rebase must lie inside the {series.size} points, got {tuple(rebase)}")
    edges = [0, *sorted(set(rebase)), series.size]
    segments = [
        _segment(series, start, stop, baseline=baseline, screen=screen)
        for start, stop in pairwise(edges)
    ]
    return XmR(
        values=tuple(series.tolist()),
        improvement=Improvement(improvement),
        screen=screen,
        baseline=baseline,
        rebase=tuple(edges[1:-1]),
        target=target,
        segments=tuple(segments),
        flags=tuple(flag for segment in segments for flag in _flags(series, segment)),
    )


def p_chart(counts: ArrayLike, totals: ArrayLike) -> PChart:
    """Chart shares of groups of differing size: p +/- 3 * sqrt(p (1 - p) / n), within 0 to 1.

    p is the share of all groups together. The limits suppose that every group is a random draw;
    with few expected in a group (n p < 5) they are rough, see `metrics.comparison.funnel`.

    Args:
        counts: How many of each group, oldest first.
        totals: The groups' sizes, same length. 0 or NaN is a gap.

    Raises:
        ValueError: The lengths differ, or a count is not between 0 and its total.

    >>> p_chart([12, 15], [50, 50]).mean
    0.27
    """
    k, n = np.asarray(counts, dtype=np.float64), np.asarray(totals, dtype=np.float64)
    if k.shape != n.shape or (k < 0).any() or (k > n).any():
        raise ValueError("each count must be between 0 and its total")
    size = np.where((n > 0) & ~np.isnan(k), n, np.nan)
    shares = k / size
    sampled = ~np.isnan(size)
    mean = float(k[sampled].sum() / size[sampled].sum()) if sampled.any() else float("nan")
    margin = SIGMAS * np.sqrt(mean * (1 - mean) / size)
    lower, upper = np.clip(mean - margin, 0, 1), np.clip(mean + margin, 0, 1)
    return PChart(
        counts=tuple(k.tolist()),
        totals=tuple(n.tolist()),
        mean=mean,
        shares=tuple(shares.tolist()),
        lower=tuple(lower.tolist()),
        upper=tuple(upper.tolist()),
        outside=tuple(np.flatnonzero((shares < lower) | (shares > upper)).tolist()),
        trial_limits=int(sampled.sum()) < FEWEST_FOR_LIMITS,
    )


def _segment(
    series: NDArray[np.float64], start: int, stop: int, *, baseline: int | None, screen: bool
) -> Segment:
    basis = series[start:stop][:baseline]
    known = basis[~np.isnan(basis)]
    ranges = np.abs(np.diff(basis))
    ranges = ranges[~np.isnan(ranges)]
    if screen and ranges.size:
        ranges = ranges[ranges <= LARGEST_RANGE * ranges.mean()]
    return Segment(start, stop, known.size, mean=_mean(known), mean_range=_mean(ranges))


def _mean(known: NDArray[np.float64]) -> float:
    if not known.size:
        return float("nan")
    # Rounding must not put the mean of like values beside them, and them outside their limits.
    return float(known.mean().clip(known.min(), known.max()))


def _flags(series: NDArray[np.float64], segment: Segment) -> tuple[Flag, ...]:
    within = series[segment.start : segment.stop]
    return flags(within, mean=segment.mean, mean_range=segment.mean_range)


def _variation(flag: Flag, improvement: Improvement) -> Variation:
    if flag.direction == 0:
        return Variation.COMMON_CAUSE
    rose = flag.direction > 0
    if improvement is Improvement.NEUTRAL:
        return Variation.HIGH if rose else Variation.LOW
    better = rose == (improvement is Improvement.INCREASE)
    return Variation.IMPROVEMENT if better else Variation.CONCERN
