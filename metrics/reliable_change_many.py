"""Reliable change from the first to the latest value of many short series, laid end to end."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metrics import ragged, reliable_change
from metrics.ragged import Floats

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class ReliableChangeMany:
    """Result of `reliable_change_many`: one place a series, as `reliable_change.ReliableChange`.

    Attributes:
        change: Latest value minus the first, in scale points; NaN with fewer than two values.
        standard_error: Of the difference between two readings, in scale points.
        confidence: As asked for.
    """

    change: Floats
    standard_error: float
    confidence: float

    @property
    def margin(self) -> float:
        """Largest change, in scale points, that measurement error alone would explain."""
        return reliable_change.z_score(self.confidence) * self.standard_error

    @property
    def improved(self) -> Mask:
        """Which series have the direction `Direction.IMPROVED`."""
        return self.change > self.margin

    @property
    def declined(self) -> Mask:
        """Which series have the direction `Direction.DECLINED`."""
        return self.change < -self.margin


def reliable_change_many(
    values: ArrayLike,
    offsets: ArrayLike,
    *,
    sd: float,
    reliability: float,
    confidence: float = 0.95,
) -> ReliableChangeMany:
    """`reliable_change.reliable_change` from the first to the latest value of each series.

    Args:
        values: Values of all series end to end, each in time order, higher is better; NaN if
            missing, and then the next one that is known is the first.
        offsets: Where each series begins, and last where the last one ends.
        sd: Standard deviation of the score in the reference group, in scale points.
        reliability: The instrument's reliability, above 0 and below 1.
        confidence: Two-sided level.

    Raises:
        ValueError: The offsets do not cover the values, `sd` is not positive, or a proportion is
            not strictly between 0 and 1.
    """
    reliable_change.check_error_terms(sd=sd, reliability=reliability, confidence=confidence)
    known = ragged.measured(offsets, values)
    (points,) = known.columns
    first, end = known.offsets[:-1], known.offsets[1:]
    change = np.full(len(first), np.nan)
    several = end - first >= 2
    change[several] = points[end[several] - 1] - points[first[several]]
    return ReliableChangeMany(
        change=change,
        standard_error=reliable_change.standard_error(sd=sd, reliability=reliability),
        confidence=confidence,
    )
