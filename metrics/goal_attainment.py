"""Were the citizen's own goals reached, kept, or not; and what became of each problem?

Counts come first. The T-score of Goal Attainment Scaling sums goals that differ from person to
person, so it is not an interval scale, and no average of gains with losses is offered anywhere.

Choices made here:

* A goal to keep or to slow a decline is held to no more than its baseline: an unchanged level is
  always reached.
* A goal without baseline, target or present level is not assessed. Counting only those that can
  be seen to be reached would flatter.
* A level not yet given leaves the T-score undefined (the R package gasr leaves the goal out).
* Weights are what the caller decides (importance x difficulty, or 1 to 4); sources disagree.

Sources: Kiresuk TJ, Sherman RE (1968) Community Ment Health J 4:443-453; Turner-Stokes L (2009)
Clin Rehabil 23:362-370, with the published erratum to its formulas. The threshold of the COPM: Law
M et al. (2014) COPM, 5th ed.; it rests on opinion, later figures run from 0.9 to 2.2.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isnan, sqrt

import numpy as np
from numpy.typing import NDArray

from domain.vocabulary import GoalType

LEVEL_SPAN = 2
"""Goal levels run from -2, much less than expected, to 2, much more; 0 is as expected."""

COPM_RANGE = (1, 10)
"""Performance and satisfaction are rated from 1 to 10, higher is better."""

COPM_THRESHOLD = 2.0
"""Change of one problem that counts, in scale points."""

DECIMALS = 9
"""Changes are rounded so that 3.3 - 1.3 is a change of 2."""


class Attainment(StrEnum):
    """How a goal stands: uppnått, delvis, oförändrat, försämrat, ej bedömt."""

    REACHED = "reached"
    PARTLY = "partly"
    UNCHANGED = "unchanged"
    WORSENED = "worsened"
    NOT_ASSESSED = "not_assessed"


class ProblemChange(StrEnum):
    """What became of one problem: by a change that counts, or kept within it."""

    GAINED = "gained"
    KEPT = "kept"
    LOST = "lost"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class AttainmentCounts:
    """Result of `count_attainment`: how many goals stand how."""

    reached: int
    partly: int
    unchanged: int
    worsened: int
    not_assessed: int

    @property
    def assessed(self) -> int:
        """Goals that something can be said of."""
        return self.reached + self.partly + self.unchanged + self.worsened

    @property
    def share_reached(self) -> float:
        """Reached (or kept, when that was the goal) of the assessed; NaN of none."""
        return self.reached / self.assessed if self.assessed else float("nan")


@dataclass(frozen=True)
class ScaleChange:
    """How the problems of one or more persons changed on one of the two scales of the COPM."""

    before: tuple[float, ...]
    after: tuple[float, ...]
    threshold: float
    changes: tuple[float, ...]
    """After minus before, one a problem, NaN where either is missing."""

    @property
    def problems(self) -> tuple[ProblemChange, ...]:
        """What became of each problem."""
        return tuple(self._of(change) for change in self.changes)

    @property
    def gained(self) -> int:
        """Problems that are better by at least the threshold."""
        return self.problems.count(ProblemChange.GAINED)

    @property
    def kept(self) -> int:
        """Problems within the threshold either way."""
        return self.problems.count(ProblemChange.KEPT)

    @property
    def lost(self) -> int:
        """Problems that are worse by at least the threshold."""
        return self.problems.count(ProblemChange.LOST)

    @property
    def unknown(self) -> int:
        """Problems rated once or not at all."""
        return self.problems.count(ProblemChange.UNKNOWN)

    def _of(self, change: float) -> ProblemChange:
        if isnan(change):
            return ProblemChange.UNKNOWN
        if abs(change) < self.threshold:
            return ProblemChange.KEPT
        return ProblemChange.GAINED if change > 0 else ProblemChange.LOST


@dataclass(frozen=True)
class Copm:
    """Result of `copm`: the two scales side by side, never one figure of both."""

    performance: ScaleChange
    satisfaction: ScaleChange


def t_score(
    levels: Sequence[float], weights: Sequence[float] | None = None, rho: float = 0.3
) -> float:
    """T-score of a person's goals: 50 when all went as expected, with SD 10 if the scales are good.

    50 + 10 * sum(w x) / sqrt((1 - rho) * sum(w^2) + rho * sum(w)^2).

    Args:
        levels: Level of each goal, -2 to 2; 0 is as expected.
        weights: One a goal, 0 or more; default all alike.
        rho: Expected correlation between a person's goals, 0 to below 1.

    Returns:
        NaN without goals, when every weight is 0, and when a level is missing (NaN).

    Raises:
        ValueError: A level, a weight or rho out of range, or not one weight a goal.

    >>> round(t_score([1, 0, 1], [3, 2, 1]), 4)
    58.8131
    """
    x = np.asarray(levels, dtype=np.float64)
    w = np.ones_like(x) if weights is None else np.asarray(weights, dtype=np.float64)
    if (np.abs(x) > LEVEL_SPAN).any():
        raise ValueError(f"levels run from -{LEVEL_SPAN} to {LEVEL_SPAN}, got {levels}")
    if w.shape != x.shape or not (w >= 0).all() or not 0 <= rho < 1:
        raise ValueError("each goal has one weight of at least 0, and rho is from 0 to below 1")
    spread = sqrt((1 - rho) * (w**2).sum() + rho * w.sum() ** 2)
    return 50 + 10 * float((w * x).sum()) / spread if spread else float("nan")


def attainment(
    *,
    baseline: float | None,
    target: float | None,
    now: float | None,
    goal_type: str,
    higher_is_better: bool,
) -> Attainment:
    """How one goal stands, on whatever scale its level is rated.

    Reached: at the target or better. Else partly, unchanged or worsened by the level at the
    start. A goal to maintain or to slow a decline is reached already when the level is unchanged,
    also if its target was set higher; one to slow a decline may have a target below its baseline.

    Args:
        baseline: Level when the goal was set. None or NaN is missing, as in the next two.
        target: Level aimed at.
        now: Level at the assessment.
        goal_type: `improve`, `maintain` or `slow`.
        higher_is_better: False for IBIC and ICF, where 0 is no difficulty.

    Raises:
        ValueError: Unknown goal type.

    >>> attainment(baseline=2, target=2, now=2, goal_type="maintain", higher_is_better=False)
    <Attainment.REACHED: 'reached'>
    """
    kind = GoalType(goal_type)
    sign = 1 if higher_is_better else -1
    start, aim, level = (
        float("nan") if value is None else sign * value for value in (baseline, target, now)
    )
    if isnan(start) or isnan(aim) or isnan(level):
        return Attainment.NOT_ASSESSED
    if level >= (aim if kind is GoalType.IMPROVE else min(aim, start)):
        return Attainment.REACHED
    if level == start:
        return Attainment.UNCHANGED
    return Attainment.PARTLY if level > start else Attainment.WORSENED


def count_attainment(goals: Iterable[Attainment]) -> AttainmentCounts:
    """Count how many goals stand how; a figure for a group, with those not assessed in sight."""
    standing = list(goals)
    return AttainmentCounts(**{kind.value: standing.count(kind) for kind in Attainment})


def copm(
    *,
    performance_before: Sequence[float],
    performance_after: Sequence[float],
    satisfaction_before: Sequence[float],
    satisfaction_after: Sequence[float],
    threshold: float = COPM_THRESHOLD,
) -> Copm:
    """What became of each problem named with the COPM, performance and satisfaction apart.

    A change of at least the threshold is a gain or a loss, anything smaller is kept.

    Args:
        performance_before: One rating a problem, 1 to 10, NaN when missing; as all four.
        performance_after: The same problems in the same order.
        satisfaction_before: As above.
        satisfaction_after: As above.
        threshold: In scale points, above 0.

    Raises:
        ValueError: A rating outside 1 to 10, lists of differing length, or threshold not above 0.
    """
    if not threshold > 0:
        raise ValueError(f"threshold must be above 0, got {threshold}")
    first, second, third, fourth = (
        _ratings(rated)
        for rated in (
            performance_before,
            performance_after,
            satisfaction_before,
            satisfaction_after,
        )
    )
    if not first.size == second.size == third.size == fourth.size:
        raise ValueError("every problem needs its place in all four lists")
    return Copm(
        performance=_scale_change(first, second, threshold),
        satisfaction=_scale_change(third, fourth, threshold),
    )


def _ratings(rated: Sequence[float]) -> NDArray[np.float64]:
    lowest, highest = COPM_RANGE
    ratings = np.asarray(rated, dtype=np.float64)
    if ((ratings < lowest) | (ratings > highest)).any():
        raise ValueError(f"ratings run from {lowest} to {highest}, got {rated}")
    return ratings


def _scale_change(
    before: NDArray[np.float64], after: NDArray[np.float64], threshold: float
) -> ScaleChange:
    return ScaleChange(
        before=tuple(before.tolist()),
        after=tuple(after.tolist()),
        threshold=threshold,
        changes=tuple(np.round(after - before, DECIMALS).tolist()),
    )
