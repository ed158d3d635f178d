"""How many citizens, and how many months, before a test can show a change of a stated size?

Source: the power of the t-test by the noncentral t distribution, as in R's power.t.test (two-sided,
counting only findings in the true direction); Cohen J (1988) Statistical Power Analysis for the
Behavioral Sciences, ch. 2. The normal formula gives 1-2 persons too few in each group.
"""

from dataclasses import dataclass
from math import ceil, floor, sqrt

from scipy.special import nctdtr, ndtri, stdtrit

ROUNDING = 9
"""Decimals kept before rounding up, so that 21 / 0.7 asks for 30 persons and not for 31."""


@dataclass(frozen=True)
class SampleSize:
    """Result of `plan_test`: what to ask for, and what the answer rests on."""

    change: float
    sd: float
    comparison: bool
    citizens_per_month: float
    months_to_follow_up: float
    drop_out: float
    power: float
    confidence: float
    measured: int
    """Citizens with both measurements, in each group."""

    @property
    def groups(self) -> int:
        """Two with a comparison group, else one."""
        return 2 if self.comparison else 1

    @property
    def started(self) -> int:
        """Citizens to begin with in each group, so that enough are left at the follow-up."""
        return ceil(round(self.measured / (1 - self.drop_out), ROUNDING))

    @property
    def months(self) -> float:
        """From the first citizen's first measurement to the last one's second."""
        begun = ceil(round(self.started / self.citizens_per_month, ROUNDING))
        return begun + self.months_to_follow_up


def plan_test(  # noqa: PLR0913  what a plan rests on, each named
    *,
    change: float,
    sd: float,
    citizens_per_month: float,
    months_to_follow_up: float,
    comparison: bool = True,
    drop_out: float = 0.2,
    power: float = 0.8,
    confidence: float = 0.95,
) -> SampleSize:
    """Smallest groups in which a mean change of the stated size would be found, and the time.

    With a comparison group the change is the difference between the two groups' mean changes,
    without one it is the group's own mean change. Citizens are taken to vary independently;
    where they share staff and habits in a few units, more are needed than this says.

    Args:
        change: Mean change worth finding, in scale points, not 0.
        sd: SD of persons' *changes*; with SD s of scores and retest r it is s * sqrt(2 (1 - r)).
        citizens_per_month: How many begin in each group every month.
        months_to_follow_up: From a citizen's first measurement to the second.
        comparison: Whether there is a comparison group of the same size.
        drop_out: Share who begin and are not there at the follow-up. The default is a guess, to
            be replaced by the unit's own experience.
        power: Chance of finding the change if it is there.
        confidence: Two-sided level; 0.95 finds a change that isn't there in 1 test of 20.

    Raises:
        ValueError: No change to find, or a figure outside its range.

    >>> plan = plan_test(change=5, sd=4, citizens_per_month=4, months_to_follow_up=6)
    >>> plan.measured, plan.started, plan.months
    (12, 15, 10)
    """
    if change == 0 or not (sd > 0 and citizens_per_month > 0 and months_to_follow_up >= 0):
        raise ValueError("change must not be 0; sd and citizens a month must be positive")
    if not (0 < power < 1 and 0 < confidence < 1 and 0 <= drop_out < 1):
        raise ValueError("power, confidence and drop-out are shares below 1")
    return SampleSize(
        change=change,
        sd=sd,
        comparison=comparison,
        citizens_per_month=citizens_per_month,
        months_to_follow_up=months_to_follow_up,
        drop_out=drop_out,
        power=power,
        confidence=confidence,
        measured=_smallest(abs(change) / sd, 2 if comparison else 1, power, confidence),
    )


def power_of_t(effect: float, n: int, *, groups: int, confidence: float = 0.95) -> float:
    """Chance that a t-test of `n` persons a group finds a true effect of so many SDs.

    Noncentral t with groups * (n - 1) degrees of freedom and effect * sqrt(n / groups).
    """
    freedom = groups * (n - 1)
    critical = stdtrit(freedom, (1 + confidence) / 2)
    return float(1 - nctdtr(freedom, effect * sqrt(n / groups), critical))


def _smallest(effect: float, groups: int, power: float, confidence: float) -> int:
    # The normal formula is never above the answer, and at most a few persons below it.
    quantiles = ndtri((1 + confidence) / 2) + ndtri(power)
    n = max(2, floor(groups * (max(quantiles, 0) / effect) ** 2))
    while power_of_t(effect, n, groups=groups, confidence=confidence) < power:
        n += 1
    return n
