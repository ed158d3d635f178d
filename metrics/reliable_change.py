"""Has a score moved by more than the instrument's own noise?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isnan, nan, sqrt
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from domain.vocabulary import Outcome


class Direction(StrEnum):
    """Which way a score moved, once measurement error is allowed for."""

    IMPROVED = "improved"
    DECLINED = "declined"
    UNCERTAIN = "uncertain"


OUTCOMES: Mapping[Direction, Outcome] = MappingProxyType(
    {
        Direction.IMPROVED: Outcome.STRENGTHENED,
        Direction.DECLINED: Outcome.WEAKENED,
        Direction.UNCERTAIN: Outcome.MAINTAINED,  # no difference beyond the noise: kept, and counts
    }
)


class Category(StrEnum):
    """Jacobson & Truax's words for one person. Research words: no page of the product uses them.

    `HARMED` is not the paper's but the R package clinicalsignificance's.
    """

    RECOVERED = "recovered"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    DETERIORATED = "deteriorated"
    HARMED = "harmed"


WITHOUT_CUTOFF = (Category.IMPROVED, Category.UNCHANGED, Category.DETERIORATED)


@dataclass(frozen=True)
class ReliableChange:
    """Result of `reliable_change`: the change, its standard error, and the level asked for."""

    change: float
    standard_error: float
    confidence: float

    @property
    def index(self) -> float:
        """The reliable change index RC: the change counted in standard errors."""
        return self.change / self.standard_error

    @property
    def margin(self) -> float:
        """Largest change, in scale points, that measurement error alone would explain."""
        return z_score(self.confidence) * self.standard_error

    @property
    def direction(self) -> Direction:
        """`UNCERTAIN` until the change is larger than the margin; also when a score is missing."""
        if not abs(self.change) > self.margin:
            return Direction.UNCERTAIN
        return Direction.IMPROVED if self.change > 0 else Direction.DECLINED

    @property
    def outcome(self) -> Outcome:
        """The product's word: inside the margin is kept, a missing score says nothing."""
        return Outcome.UNCERTAIN if isnan(self.change) else OUTCOMES[self.direction]


@dataclass(frozen=True, eq=False)
class Classification:
    """Result of `classify`: a category a person, and what the judgement rests on.

    Attributes:
        categories: One `Category` value a row of the frame, on its index; missing for those
            who fell out, and for everybody when there are too few.
        cutoff: Criterion c in scale points; None when no functional population was given.
        n: Complete pairs.
        fell_out: Index of the rows where a score is missing.
        sd: The SD before that was used, in scale points; NaN when it could not be estimated.
        standard_error: Of the difference between two readings, in scale points.
        reliability: As given.
        confidence: As given.
    """

    categories: pd.Series
    cutoff: float | None
    n: int
    fell_out: pd.Index
    sd: float
    standard_error: float
    reliability: float
    confidence: float

    @property
    def margin(self) -> float:
        """Largest change, in scale points, that measurement error alone would explain."""
        return z_score(self.confidence) * self.standard_error

    @property
    def counts(self) -> pd.Series:
        """How many persons in each category that could be given, the empty ones too."""
        return self.categories.value_counts(sort=False)

    @property
    def too_few(self) -> bool:
        """Whether the scores before show no spread to judge by, so that nobody was judged."""
        return isnan(self.sd)


def reliable_change(
    before: float,
    after: float,
    *,
    sd: float,
    reliability: float,
    confidence: float = 0.95,
) -> ReliableChange:
    """Compare two scores of one citizen on one dimension.

    The change is reliable when it exceeds what two error-laden readings of an unchanged
    citizen would differ by: z * sd * sqrt(2 * (1 - reliability)) (Jacobson & Truax 1991,
    J Consult Clin Psychol 59:12-19). It says nothing about why the score moved. The edge
    itself is not reliable (strictly more, as in the paper), and z is the exact quantile,
    1.95996 for 0.95, where the paper rounds to 1.96.

    Args:
        before: Score at the earlier follow-up, in scale points, higher is better; NaN if missing.
        after: Score at the later follow-up, same instrument and scale.
        sd: Standard deviation of the score in the reference group, in scale points.
        reliability: The instrument's reliability, e.g. test-retest, above 0 and below 1.
        confidence: Two-sided level; 0.95 flags 1 unchanged citizen in 20 by chance.

    Raises:
        ValueError: `sd` is not positive, or a proportion is not strictly between 0 and 1.

    >>> change = reliable_change(48, 58, sd=10, reliability=0.85)
    >>> change.direction, round(change.margin, 1)
    (<Direction.UNCERTAIN: 'uncertain'>, 10.7)
    """
    check_error_terms(sd=sd, reliability=reliability, confidence=confidence)
    return ReliableChange(
        change=after - before,
        standard_error=standard_error(sd=sd, reliability=reliability),
        confidence=confidence,
    )


def classify(  # noqa: PLR0913 -- the terms of the method, each named at the call
    frame: pd.DataFrame,
    *,
    before: str,
    after: str,
    sd: float | None = None,
    reliability: float,
    higher_is_better: bool,
    functional: tuple[float, float] | None = None,
    confidence: float = 0.95,
) -> Classification:
    """Put every person of a group in a category of clinically significant change.

    Reliable change is as in `reliable_change`. With a functional population, criterion c of
    Jacobson & Truax 1991 is the score that is equally many SDs from the mean of either group:
    c = (s0 * M1 + s1 * M0) / (s0 + s1), with M1, s1 of this group before and M0, s0 of the
    functional one. Recovered is reliably better and from the clinical to the functional side of
    c; harmed is reliably worse and the other way. A score exactly on c earns no recovery and
    averts no harm, as in the R package clinicalsignificance. Without a functional population
    there is no c, and only improved, unchanged and deteriorated are given.

    Args:
        frame: One row a person.
        before: Column of the earlier score, in scale points; missing is NaN.
        after: Column of the later score, same instrument and scale.
        sd: SD of the scores before (s1). None estimates it from the complete pairs, with n - 1;
            a published one is steadier than that of a small unit.
        reliability: The instrument's reliability, above 0 and below 1.
        higher_is_better: Which way the raw scale runs; no need to turn it first.
        functional: Mean and SD of the functional population, in scale points.
        confidence: Two-sided level of the reliable change.

    Raises:
        ValueError: An SD is not positive, or a proportion is not strictly between 0 and 1.
    """
    check_error_terms(sd=1 if sd is None else sd, reliability=reliability, confidence=confidence)
    if functional is not None and not functional[1] > 0:
        raise ValueError(f"the functional sd must be positive, got {functional[1]}")
    was, now = (frame[column].to_numpy("float64", na_value=nan) for column in (before, after))
    complete = ~np.isnan(now - was)
    spread = _spread(was[complete]) if sd is None else float(sd)
    noise = standard_error(sd=spread, reliability=reliability)
    cutoff = None if functional is None else _criterion_c(was[complete], spread, functional)
    sign = 1 if higher_is_better else -1
    names = _names(
        sign * was,
        sign * now,
        margin=z_score(confidence) * noise,
        cutoff=nan if cutoff is None else sign * cutoff,
    )
    possible = WITHOUT_CUTOFF if cutoff is None else tuple(Category)
    return Classification(
        categories=pd.Series(
            pd.Categorical(names, [category.value for category in possible]), index=frame.index
        ),
        cutoff=cutoff,
        n=int(complete.sum()),
        fell_out=frame.index[~complete],
        sd=spread,
        standard_error=noise,
        reliability=reliability,
        confidence=confidence,
    )


def standard_error(*, sd: float, reliability: float) -> float:
    """What the difference between two readings of an unchanged citizen varies by (S_diff).

    sd * sqrt(2 * (1 - reliability)), in scale points; the factor 2 is there because both
    readings err (Christensen & Mendoza 1986, Behavior Therapy 17:305-308).
    """
    return sd * sqrt(2 * (1 - reliability))


def z_score(confidence: float) -> float:
    """How many standard errors a change must exceed at a two-sided level: 1.96 at 0.95."""
    return float(ndtri((1 + confidence) / 2))


def check_error_terms(*, sd: float, reliability: float, confidence: float) -> None:
    """Refuse terms that measurement error cannot have.

    Raises:
        ValueError: `sd` is not positive, or a proportion is not strictly between 0 and 1.
    """
    if not sd > 0:
        raise ValueError(f"sd must be positive, got {sd}")
    for name, share in (("reliability", reliability), ("confidence", confidence)):
        if not 0 < share < 1:
            raise ValueError(f"{name} must be strictly between 0 and 1, got {share}")


def _spread(scores: NDArray[np.float64]) -> float:
    spread = float(scores.std(ddof=1)) if len(scores) > 1 else nan
    return spread if spread > 0 else nan


def _criterion_c(
    before: NDArray[np.float64], spread: float, functional: tuple[float, float]
) -> float:
    mean, sd = functional
    return (sd * float(before.mean()) + spread * mean) / (sd + spread) if len(before) else nan


def _names(
    was: NDArray[np.float64], now: NDArray[np.float64], *, margin: float, cutoff: float
) -> NDArray[np.object_]:
    """Scores turned so that higher is better; a NaN margin or cut-off is passed by nobody."""
    change = now - was
    better, worse = change > margin, change < -margin
    names = np.full(len(was), None, dtype=object)
    names[~np.isnan(change / margin)] = Category.UNCHANGED.value
    names[better] = Category.IMPROVED.value
    names[better & (was < cutoff) & (now > cutoff)] = Category.RECOVERED.value
    names[worse] = Category.DETERIORATED.value
    names[worse & (was >= cutoff) & (now <= cutoff)] = Category.HARMED.value
    return names
