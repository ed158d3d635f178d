"""Comparing groups and units without claiming more than chance allows: the one door to it all.

Here: what regression to the mean gives a group chosen for its low values. From their own modules:
shares and funnels (`metrics.shares`), the same persons before and after (`metrics.paired_change`),
mean changes and their difference (`metrics.mean_change`), the size of a test
(`metrics.sample_size`).

Source: Barnett AG, van der Pols JC, Dobson AJ (2005) Int J Epidemiol 34:215-220, equation 1.
"""

from dataclasses import dataclass
from math import exp, log, pi

from scipy.special import log_ndtr

from metrics.mean_change import (
    DifferenceInChange,
    MeanChange,
    difference_in_change,
    mean_change,
    standardised_response_mean,
)
from metrics.paired_change import PairedChange, paired_change
from metrics.sample_size import SampleSize, plan_test, power_of_t
from metrics.shares import (
    Band,
    Funnel,
    Position,
    ShareInterval,
    funnel,
    funnel_limits,
    wilson,
    wilson_bounds,
)

__all__ = [
    "Band",
    "DifferenceInChange",
    "Funnel",
    "MeanChange",
    "PairedChange",
    "Position",
    "RegressionToTheMean",
    "SampleSize",
    "ShareInterval",
    "difference_in_change",
    "funnel",
    "funnel_limits",
    "mean_change",
    "paired_change",
    "plan_test",
    "power_of_t",
    "regression_to_the_mean",
    "standardised_response_mean",
    "wilson",
    "wilson_bounds",
]


@dataclass(frozen=True)
class RegressionToTheMean:
    """Result of `regression_to_the_mean`: what to subtract before anything is called an effect."""

    mean: float
    sd: float
    reliability: float
    cutoff: float
    group_mean: float
    """Expected first mean of those below the cut-off."""
    expected_gain: float
    """What the same persons gain at the next measurement with no effect at all."""


def regression_to_the_mean(
    *, mean: float, sd: float, reliability: float, cutoff: float
) -> RegressionToTheMean:
    """Gain to expect, with no effect, of a group chosen because their first values were low.

    sd * (1 - reliability) * phi(z) / (1 - Phi(z)), z = (mean - cutoff) / sd, for normal values
    (Barnett et al. 2005, equation 1). For a group chosen for high values, turn the sign of mean
    and cutoff: the gain is then the fall to expect.

    Args:
        mean: Of the population that the group was chosen from, in scale points.
        sd: Of that population's scores.
        reliability: Correlation between two measurements of unchanged persons.
        cutoff: Those below it were chosen.

    Raises:
        ValueError: `sd` is not positive, or reliability not between 0 and 1.

    >>> round(regression_to_the_mean(mean=60, sd=15, reliability=0.8, cutoff=40).expected_gain, 3)
    5.394
    """
    if not (sd > 0 and 0 <= reliability <= 1):
        raise ValueError(f"sd must be positive and reliability 0 to 1, got {sd}, {reliability}")
    z = (mean - cutoff) / sd
    # phi(z) / (1 - Phi(z)) by logarithms, which hold far out in the tail.
    distance = sd * exp(-(z**2) / 2 - log(2 * pi) / 2 - log_ndtr(-z))
    return RegressionToTheMean(
        mean=mean,
        sd=sd,
        reliability=reliability,
        cutoff=cutoff,
        group_mean=mean - distance,
        expected_gain=(1 - reliability) * distance,
    )
