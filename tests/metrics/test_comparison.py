from math import isfinite

import numpy as np
import pytest

from metrics import comparison
from metrics.comparison import regression_to_the_mean
from tests.reference import comparisons as reference


@pytest.mark.parametrize(("reliability", "printed"), reference.BARNETT.items())
def test_the_gain_to_expect_is_that_of_barnett(reliability, printed):
    result = regression_to_the_mean(mean=60, sd=15, reliability=reliability, cutoff=40)
    assert result.expected_gain == pytest.approx(printed, abs=5e-4)
    assert result.group_mean == pytest.approx(reference.BARNETT_GROUP_MEAN, abs=5e-4)


def test_low_values_of_soc_gain_three_points_from_nothing():
    result = regression_to_the_mean(mean=71.8, sd=10.2, reliability=0.8, cutoff=60)
    assert result.expected_gain == pytest.approx(reference.SOC_GAIN, abs=5e-3)


@pytest.mark.parametrize("cutoff", [45, 60, 70])
def test_the_gain_to_expect_is_what_simulated_persons_gain(cutoff):
    random = np.random.default_rng(7)
    true = random.normal(60, 15 * np.sqrt(0.7), 200_000)
    first, second = true + random.normal(0, 15 * np.sqrt(0.3), (2, 200_000))
    chosen = first < cutoff
    result = regression_to_the_mean(mean=60, sd=15, reliability=0.7, cutoff=cutoff)
    assert result.expected_gain == pytest.approx((second - first)[chosen].mean(), abs=0.15)
    assert result.group_mean == pytest.approx(first[chosen].mean(), abs=0.15)


def test_without_measurement_error_there_is_no_gain_and_far_out_it_stays_finite():
    assert regression_to_the_mean(mean=60, sd=15, reliability=1, cutoff=40).expected_gain == 0
    far = regression_to_the_mean(mean=0, sd=1, reliability=0.5, cutoff=-60)
    assert isfinite(far.expected_gain)
    assert far.group_mean == pytest.approx(-60.0166, abs=1e-3)


@pytest.mark.parametrize(("sd", "reliability"), [(0, 0.8), (15, 1.1), (15, -0.1)])
def test_figures_out_of_range_are_refused(sd, reliability):
    with pytest.raises(ValueError, match="sd"):
        regression_to_the_mean(mean=60, sd=sd, reliability=reliability, cutoff=40)


def test_every_comparison_is_reached_by_the_one_door():
    assert {
        "funnel",
        "wilson",
        "standardised_response_mean",
        "paired_change",
        "mean_change",
        "difference_in_change",
        "regression_to_the_mean",
        "plan_test",
    } <= set(comparison.__all__)
    assert all(hasattr(comparison, name) for name in comparison.__all__)
