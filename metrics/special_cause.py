"""Which points of a process stand out from chance, each by the first rule that it breaks.

The rules are those of NHS England's Making Data Count as coded in NHSRplotthedots
(R/ptd_calculate_point_type.R, R/ptd_spc_standard.R), in this order: outside the limits; part of
7 points all rising or all falling; one of at least 2 in 3 neighbours, all on one side of the
mean, that are near a limit without passing it; part of 7 points on one side of the mean.

A point on the mean ends a run and two like values end a trend, as there (a run chart passes the
former over, see `metrics.run_chart`). Two departures: a gap (NaN) is passed over, and a point
has the direction of the trend it is part of, also where the step after it turns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

LIMIT = 2.66
"""Mean moving ranges from mean to limit: 3 sigma, sigma = mean moving range / 1.128, rounded."""

NEAR_LIMIT = 2 * LIMIT / 3
"""Mean moving ranges from the mean to where a point is near a limit."""

RUN = 7
"""Points in a trend, or on one side of the mean, that are a signal."""


class Rule(StrEnum):
    """What makes a point stand out."""

    NONE = "none"
    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"


@dataclass(frozen=True)
class Flag:
    """Why a point stands out, and which way: 1 high or rising, -1 low or falling, 0 neither."""

    rule: Rule = Rule.NONE
    direction: int = 0


def flags(values: NDArray[np.float64], *, mean: float, mean_range: float) -> tuple[Flag, ...]:
    """One flag a value, for values in time order around one mean.

    Args:
        values: Oldest first; a NaN gets no flag and is passed over by every rule.
        mean: The level that the process is expected to vary around.
        mean_range: Mean moving range, from which the limits follow; NaN when there are none.

    >>> flags(np.array([1.0, 2.0, 9.0]), mean=2.0, mean_range=1.0)[2]
    Flag(rule=<Rule.OUTSIDE: 'outside'>, direction=1)
    """
    known = np.flatnonzero(~np.isnan(values))
    seen = values[known]
    found = [Flag()] * len(values)
    # Last written wins, so the strongest rule comes last.
    for rule, directions in (
        (Rule.SHIFT, _shifts(np.sign(seen - mean))),
        (Rule.TWO_OF_THREE, _two_of_three(seen, mean, mean_range)),
        (Rule.TREND, _trends(seen)),
        (Rule.OUTSIDE, _beyond(seen, mean, LIMIT * mean_range)),
    ):
        for at in np.flatnonzero(directions):
            found[known[at]] = Flag(rule, int(directions[at]))
    return tuple(found)


def _beyond(seen: NDArray[np.float64], mean: float, distance: float) -> NDArray[np.float64]:
    return 1.0 * (seen > mean + distance) - 1.0 * (seen < mean - distance)


def _shifts(sides: NDArray[np.float64]) -> NDArray[np.float64]:
    shifted = np.zeros(sides.size)
    for start in _unbroken(sides, RUN):
        shifted[start : start + RUN] = sides[start]
    return shifted


def _trends(seen: NDArray[np.float64]) -> NDArray[np.float64]:
    steps = np.sign(np.diff(seen))
    trend = np.zeros(seen.size)
    # A point where a rise ends and a fall begins belongs to the later of the two.
    for start in _unbroken(steps, RUN - 1):
        trend[start : start + RUN] = steps[start]
    return trend


def _two_of_three(seen: NDArray[np.float64], mean: float, mean_range: float) -> NDArray[np.float64]:
    near = _beyond(seen, mean, NEAR_LIMIT * mean_range)
    near[_beyond(seen, mean, LIMIT * mean_range) != 0] = 0
    flagged = np.zeros(seen.size)
    for start in _unbroken(np.sign(seen - mean), 3):
        window = slice(start, start + 3)
        if np.count_nonzero(near[window]) >= 2:
            flagged[window] = near[window]
    return flagged


def _unbroken(signs: NDArray[np.float64], span: int) -> Iterator[int]:
    """Where each stretch of `span` signs begins that are all 1 or all -1."""
    for start in range(signs.size - span + 1):
        if abs(signs[start : start + span].sum()) == span:
            yield start
