"""How sure is a share, and does a unit's share differ from a target by more than chance?

Units are never ranked: a funnel asks of each unit alone whether chance explains its distance from
the target. Nothing here is adjusted for who lives where, so a page must say *ojusterat*.

Choice of funnel limits. Counts are whole persons, so a limit that lets through exactly 2.5 % or
0.1 % doesn't exist; Spiegelhalter (2005, appendix A.1.1) interpolates between two counts. As
published the rule is uneven: a unit of 5 where all 5 reach a goal that 60 % reach would be above
the upper 99.8 % limit, though that happens in 8 % of such units. So his rule is used as published
for the lower limit, and its mirror image (those who did *not*, against 1 - target) for the upper.
The upper limits are then exactly one person above the published ones; a unit where nothing happens
is outside a limit with *at most* its chance; counting the others instead mirrors the funnel.

Sources: Wilson EB (1927) J Am Stat Assoc 22:209-212. Newcombe RG (1998) Stat Med 17:857-872.
Spiegelhalter DJ (2005) Stat Med 24:1185-1202. Manktelow BN, Seaton SE (2012) PLoS ONE 7:e45723
(on the three ways to interpolate).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import bdtrik, betaincc, ndtri

WARNING_LEVEL = 0.95
"""Share of units without any real difference that the inner limits hold: 1 in 20 is outside."""

ALARM_LEVEL = 0.998
"""The same for the outer limits: 1 in 500 is outside. The verdict goes by these."""


class Position(StrEnum):
    """Where a unit stands to the funnel's outer limits. Unknown: nobody was counted."""

    INSIDE = "inside"
    HIGH = "high"
    LOW = "low"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ShareInterval:
    """Result of `wilson`: `count` of `total`, and where the true share may well be."""

    count: int
    total: int
    confidence: float
    lower: float
    upper: float

    @property
    def share(self) -> float:
        """The share counted; NaN of nobody."""
        return self.count / self.total if self.total else float("nan")


@dataclass(frozen=True, eq=False)
class Band:
    """A lower and an upper limit for each size asked for; `level` is what they hold together."""

    level: float
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Funnel:
    """Result of `funnel`, one entry a unit in the order given."""

    counts: NDArray[np.float64]
    totals: NDArray[np.float64]
    target: float
    warning: Band
    alarm: Band

    @property
    def shares(self) -> NDArray[np.float64]:
        """Share of each unit, NaN where nobody was counted."""
        return self.counts / np.where(self.totals > 0, self.totals, np.nan)

    @property
    def verdicts(self) -> tuple[Position, ...]:
        """Whether chance explains each unit's distance from the target, by the outer limits."""
        return _positions(self.shares, self.alarm)

    @property
    def warnings(self) -> tuple[Position, ...]:
        """The same by the inner limits: worth a question, no finding, 1 unit in 20 by chance."""
        return _positions(self.shares, self.warning)


def wilson(k: int, n: int, confidence: float = 0.95) -> ShareInterval:
    """Interval for a share: the shares that `k` of `n` doesn't speak against (score interval).

    Without continuity correction (Wilson 1927; method 3 of Newcombe 1998). It holds 0 and 1 apart
    from what was seen: 0 of 20 may well be 16 %. Of nobody it is NaN.

    Raises:
        ValueError: `k` is not between 0 and `n`, or confidence not strictly between 0 and 1.

    >>> interval = wilson(8, 10)
    >>> round(interval.lower, 4), round(interval.upper, 4)
    (0.4902, 0.9433)
    """
    band = wilson_bounds(k, n, confidence=confidence)
    return ShareInterval(k, n, confidence, lower=float(band.lower), upper=float(band.upper))


def wilson_bounds(counts: ArrayLike, totals: ArrayLike, *, confidence: float = 0.95) -> Band:
    """`wilson` for many shares at once: arrays of one shape in, limits of that shape out."""
    k, n = _checked(counts, totals)
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must be strictly between 0 and 1, got {confidence}")
    z = ndtri((1 + confidence) / 2)
    size = np.where(n > 0, n, np.nan)
    share = k / size
    centre = share + z**2 / (2 * size)
    margin = z * np.sqrt(share * (1 - share) / size + (z / (2 * size)) ** 2)
    scale = 1 + z**2 / size
    # Rounding must not lift the limit of none off 0, nor that of all off 1.
    lower = np.where((k == 0) & (n > 0), 0, (centre - margin) / scale)
    upper = np.where((k == n) & (n > 0), 1, (centre + margin) / scale)
    return Band(confidence, lower=lower, upper=upper)


def funnel(counts: ArrayLike, totals: ArrayLike, *, target: float) -> Funnel:
    """Judge each unit's share against a target, allowing for how few were counted.

    A unit is high or low only when it is strictly outside the 99.8 % limits, which chance alone
    gives at most 1 unit in 500. No order among the units follows from it.

    Args:
        counts: How many in each unit, whole persons.
        totals: Of how many, same length. 0 or NaN: nothing is said of that unit.
        target: The share compared with, strictly between 0 and 1: a goal set beforehand, or the
            share of all units together.

    Raises:
        ValueError: Target out of range, lengths differ, or a count not between 0 and its total.

    >>> [verdict.value for verdict in funnel([2, 30, 50], [4, 50, 50], target=0.6).verdicts]
    ['inside', 'inside', 'high']
    """
    k, n = _checked(counts, totals)
    return Funnel(
        counts=k,
        totals=n,
        target=target,
        warning=funnel_limits(n, target=target, level=WARNING_LEVEL),
        alarm=funnel_limits(n, target=target, level=ALARM_LEVEL),
    )


def funnel_limits(totals: ArrayLike, *, target: float, level: float) -> Band:
    """Where a unit of each size would keep if its true share were the target; to draw and judge by.

    Args:
        totals: Sizes in whole persons, any order. 0 or NaN gives NaN.
        target: Strictly between 0 and 1.
        level: What the two limits hold together at least, e.g. 0.998.

    Raises:
        ValueError: Target or level out of range.
    """
    for name, share in (("target", target), ("level", level)):
        if not 0 < share < 1:
            raise ValueError(f"{name} must be strictly between 0 and 1, got {share}")
    every = np.asarray(totals, dtype=np.float64)
    sizes = np.where(every > 0, every, np.nan)
    tail = (1 - level) / 2
    lower = _lower_limits(sizes, target, tail)
    upper = 1 - _lower_limits(sizes, 1 - target, tail)
    return Band(level, lower=lower, upper=upper)


def _lower_limits(sizes: NDArray[np.float64], target: float, tail: float) -> NDArray[np.float64]:
    # First count reached with at least the chance `tail`. Rounding may give the next: same limit.
    first = np.nan_to_num(np.ceil(bdtrik(tail, sizes, target)))
    chances, before = _chances(first, sizes, target), _chances(first - 1, sizes, target)
    return np.maximum(first - (chances - tail) / (chances - before), 0) / sizes


def _chances(
    counts: NDArray[np.float64], sizes: NDArray[np.float64], target: float
) -> NDArray[np.float64]:
    """Chance of at most so many of each size: 0 of fewer than nobody, 1 of all."""
    others = np.maximum(sizes - counts, 1)
    chances = betaincc(np.maximum(counts, 0) + 1, others, target)
    return np.where(counts < 0, 0, np.where(counts >= sizes, 1, chances))


def _positions(shares: NDArray[np.float64], band: Band) -> tuple[Position, ...]:
    judged = [np.isnan(shares), shares > band.upper, shares < band.lower]
    verdicts = [Position.UNKNOWN, Position.HIGH, Position.LOW]
    return tuple(Position(v) for v in np.select(judged, verdicts, Position.INSIDE))


def _checked(
    counts: ArrayLike, totals: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    k, n = np.asarray(counts, dtype=np.float64), np.asarray(totals, dtype=np.float64)
    if k.shape != n.shape or (k < 0).any() or (k > n).any():
        raise ValueError("each count must be between 0 and its total")
    return k, n
