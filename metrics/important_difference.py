"""Is a change large enough to matter, and which published threshold may judge a person?"""

from dataclasses import dataclass
from math import isclose, isnan, nan

from domain.vocabulary import Outcome
from metrics.reliable_change import OUTCOMES, Direction


@dataclass(frozen=True)
class ImportantDifference:
    """Result of `important_difference`: the change, positive for better, and what was asked."""

    change: float
    threshold: float

    @property
    def direction(self) -> Direction:
        """`UNCERTAIN` until the change is as large as the threshold; also when one is missing."""
        size = abs(self.change)
        # As written with decimals: 1.0 - 0.8 metres a second reaches 0.2.
        if not (size > self.threshold or isclose(size, self.threshold)):
            return Direction.UNCERTAIN
        return Direction.IMPROVED if self.change > 0 else Direction.DECLINED

    @property
    def outcome(self) -> Outcome:
        """The product's word: short of the threshold is kept, anything missing says nothing."""
        unknown = isnan(self.change) or isnan(self.threshold)
        return Outcome.UNCERTAIN if unknown else OUTCOMES[self.direction]


def important_difference(
    before: float, after: float, *, threshold: float, higher_is_better: bool
) -> ImportantDifference:
    """Compare two scores of one citizen with the smallest difference that matters.

    As large as the threshold is enough (the minimal important difference of Jaeschke, Singer &
    Guyatt 1989, Control Clin Trials 10:407-415), where reliable change asks for strictly more.
    A threshold below the instrument's measurement error must not judge a person: take it from
    `person_threshold`.

    Args:
        before: Score at the earlier follow-up, in scale points; NaN if missing.
        after: Score at the later follow-up, same instrument and scale.
        threshold: Smallest difference that matters, in scale points; NaN if none is known.
        higher_is_better: Which way the raw scale runs.

    Raises:
        ValueError: `threshold` is zero or negative.

    >>> important_difference(14.0, 11.5, threshold=2.3, higher_is_better=False).direction
    <Direction.IMPROVED: 'improved'>
    """
    if threshold <= 0:
        raise ValueError(f"threshold must be positive, got {threshold}")
    return ImportantDifference(
        change=after - before if higher_is_better else before - after, threshold=threshold
    )


def person_threshold(mcid: float | None, mdc: float | None) -> float:
    """The change that may be called a change for one person: the larger of the two published.

    A difference felt as important (MCID) that is smaller than what measurement error produces
    (MDC) cannot be told from no change in one person. With only one published, that one; with
    none, NaN, against which every change is `UNCERTAIN`. Scale points, both positive.

    >>> person_threshold(1.85, 4.02)  # Barthel 0-20 after stroke
    4.02
    """
    return max((size for size in (mcid, mdc) if size is not None and not isnan(size)), default=nan)
