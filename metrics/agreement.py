"""Do citizens and staff see the same, and about whom should they talk?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import nan, sqrt
from types import MappingProxyType
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from metrics.reliable_change import z_score

# Below this a single pair moves the share that agree by more than five percentage points, and
# kappa by more still; the pairs themselves can be talked about however few they are.
FEWEST_PAIRS = 20

Floats = NDArray[np.float64]
Ratings = list[float] | list[float | None] | pd.Series
Weights = Literal["none", "linear", "quadratic"]

# How far apart two ratings are, as a cost; only the proportions between costs matter.
COSTS: Mapping[Weights, Callable[[Floats], Floats]] = MappingProxyType(
    {
        "none": lambda steps: (steps != 0).astype(np.float64),
        "linear": np.abs,
        "quadratic": np.square,
    }
)


@dataclass(frozen=True)
class Kappa:
    """Result of `weighted_kappa`; NaN where it is not defined.

    Attributes:
        value: 1 for full agreement, 0 for no more than chance, below 0 for less.
        standard_error: Of the value in large samples.
        n: Pairs.
        weights: What a disagreement of several steps costs.
        confidence: Of the two-sided interval.
    """

    value: float
    standard_error: float
    n: int
    weights: Weights
    confidence: float

    @property
    def low(self) -> float:
        """Lower end of the interval."""
        return self.value - z_score(self.confidence) * self.standard_error

    @property
    def high(self) -> float:
        """Upper end of the interval."""
        return self.value + z_score(self.confidence) * self.standard_error


@dataclass(frozen=True, eq=False)
class Agreement:
    """Result of `agreement`.

    Attributes:
        difference: Citizen's rating minus staff's, in steps of the scale, a row a pair.
        fell_out: Index of those with only one of the two ratings, or none.
        linear: Kappa where every step costs the same.
        quadratic: Kappa where a difference of two steps costs four times one.
        talk_from: How many steps apart are worth a talk.
    """

    difference: pd.Series
    fell_out: pd.Index
    linear: Kappa
    quadratic: Kappa
    talk_from: float

    @property
    def n(self) -> int:
        """Pairs with both ratings."""
        return len(self.difference)

    @property
    def too_few(self) -> bool:
        """Whether shares and kappa rest on too few pairs to be shown; the pairs may be."""
        return self.n < FEWEST_PAIRS

    @property
    def same(self) -> int:
        """Pairs with the same rating."""
        return int((self.difference == 0).sum())

    @property
    def citizen_higher(self) -> int:
        """Pairs where the citizen rates higher than staff."""
        return int((self.difference > 0).sum())

    @property
    def staff_higher(self) -> int:
        """Pairs where staff rate higher than the citizen."""
        return int((self.difference < 0).sum())

    @property
    def exact_share(self) -> float:
        """Share of the pairs with the same rating, 0 to 1; NaN without pairs."""
        return self.same / self.n if self.n else nan

    @property
    def mean_difference(self) -> float:
        """Mean of citizen minus staff, in steps of the scale; NaN without pairs."""
        return float(self.difference.mean()) if self.n else nan

    @property
    def to_talk_about(self) -> pd.Series:
        """Differences worth a talk, in either direction, the largest first."""
        steps = self.difference.abs()
        apart = steps.loc[steps >= self.talk_from].sort_values(ascending=False, kind="stable")
        return self.difference.loc[apart.index]


def agreement(
    citizen: Ratings, staff: Ratings, *, talk_from: float = 2, confidence: float = 0.95
) -> Agreement:
    """Lay citizens' and staff's ratings beside each other, without averaging one into the other.

    Neither side is the right answer: a large difference is something to talk about.

    Args:
        citizen: Own ratings, one a person with the persons as index; NaN if missing.
        staff: Staff's ratings of the same on the same scale; may hold other persons too.
        talk_from: How many steps apart are worth a talk, in either direction.
        confidence: Of the intervals of kappa.

    Raises:
        ValueError: A person has two ratings on one side.
    """
    own, theirs = pd.Series(citizen, dtype="float64"), pd.Series(staff, dtype="float64")
    if not (own.index.is_unique and theirs.index.is_unique):
        raise ValueError("one rating a person and side is needed")
    persons = own.index.union(theirs.index, sort=False)
    a, b = own.reindex(persons).to_numpy(), theirs.reindex(persons).to_numpy()
    known = ~np.isnan(a - b)
    a, b = a[known], b[known]
    return Agreement(
        difference=pd.Series(a - b, index=persons[known]),
        fell_out=persons[~known],
        linear=weighted_kappa(a, b, weights="linear", confidence=confidence),
        quadratic=weighted_kappa(a, b, weights="quadratic", confidence=confidence),
        talk_from=talk_from,
    )


def weighted_kappa(
    first: ArrayLike,
    second: ArrayLike,
    *,
    weights: Weights,
    confidence: float = 0.95,
) -> Kappa:
    """Agreement between two raters beyond what their habits alone would give.

    1 - (mean cost of the pairs) / (mean cost if the raters' ratings were paired at random), where
    the cost of a disagreement grows with the steps between the ratings (Cohen 1968, Psychol Bull
    70:213-220). Steps are those of the scale: categories nobody used still count as distance. The
    standard error is the large-sample one of Fleiss, Cohen & Everitt 1969 (Psychol Bull
    72:323-327). Kappa is low when nearly all give the same rating, however well they agree.

    Args:
        first: One rater's ratings, numbers on an ordinal scale, none missing.
        second: The other's, of the same persons in the same order.
        weights: "none" (any difference costs the same), "linear" or "quadratic".
        confidence: Of the two-sided interval.

    Raises:
        ValueError: The raters have different numbers of ratings, or one is missing.

    Returns:
        NaN without pairs, and when both give everybody one and the same rating.
    """
    a, b = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if a.shape != b.shape or np.isnan(a).any() or np.isnan(b).any():
        raise ValueError("both raters must have rated the same persons, none missing")
    cost = COSTS[weights]
    observed = cost(a - b)
    # What each rating would cost against the other rater's ratings, taken at random.
    a_by_chance, b_by_chance = _mean_cost(a, b, cost), _mean_cost(b, a, cost)
    expected = a_by_chance.mean() if len(a) else 0
    if expected == 0:
        return Kappa(nan, nan, len(a), weights, confidence)
    ratio = observed.mean() / expected
    influence = (observed - ratio * (a_by_chance + b_by_chance)) / expected
    return Kappa(
        value=float(1 - ratio),
        standard_error=float(influence.std()) / sqrt(len(a)),
        n=len(a),
        weights=weights,
        confidence=confidence,
    )


def _mean_cost(own: Floats, others: Floats, cost: Callable[[Floats], Floats]) -> Floats:
    levels, which = np.unique(own, return_inverse=True)
    return np.array([cost(level - others).mean() for level in levels])[which]
