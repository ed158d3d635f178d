from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.sample_size import plan_test, power_of_t
from tests.reference import comparisons as reference


def _plan(**settings):
    usual = {"change": 5, "sd": 10, "citizens_per_month": 4, "months_to_follow_up": 6}
    return plan_test(**(usual | settings))


@pytest.mark.parametrize(("case", "printed"), reference.POWER_OF_T.items())
def test_groups_are_as_large_as_r_says_rounded_up(case, printed):
    change, sd, power, groups = case
    plan = _plan(change=change, sd=sd, power=power, comparison=groups == 2)
    assert plan.measured == ceil(printed)


def test_pairs_are_as_many_as_medcalc_says():
    (change, sd, power), pairs = reference.MEDCALC_PAIRS
    assert _plan(change=change, sd=sd, power=power, comparison=False).measured == pairs


@given(
    st.sampled_from([0.2, 0.5, 1, 3, -0.8]),
    st.sampled_from([0.01, 0.5, 0.8, 0.9]),
    st.booleans(),
    st.sampled_from([0.8, 0.95]),
)
def test_the_groups_asked_for_are_the_smallest_with_the_power(
    change, power, comparison, confidence
):
    plan = _plan(change=change, sd=1, power=power, comparison=comparison, confidence=confidence)
    common = {"groups": plan.groups, "confidence": confidence}
    assert power_of_t(abs(change), plan.measured, **common) >= power
    if plan.measured > 2:
        assert power_of_t(abs(change), plan.measured - 1, **common) < power


def test_the_power_is_what_simulated_tests_find():
    random = np.random.default_rng(5)
    test, comparison = random.normal(1, 1, (4000, 12)), random.normal(0, 1, (4000, 12))
    error = np.sqrt((test.var(axis=1, ddof=1) + comparison.var(axis=1, ddof=1)) / 12)
    t = (test.mean(axis=1) - comparison.mean(axis=1)) / error
    found = np.mean(t > 2.0738731)  # t(0.975, 22), printed in any table of Student's t
    assert power_of_t(1, 12, groups=2) == pytest.approx(found, abs=0.03)


@pytest.mark.parametrize(
    ("settings", "measured", "started", "months"),
    [
        ({"drop_out": 0}, 64, 64, 16 + 6),
        ({"drop_out": 0.2}, 64, 80, 20 + 6),
        ({"drop_out": 0.2, "citizens_per_month": 7}, 64, 80, 12 + 6),  # 11.4 months are 12
        ({"drop_out": 0.2, "months_to_follow_up": 2.5}, 64, 80, 22.5),
        ({"change": 8.55, "drop_out": 0.3}, 23, 33, 9 + 6),
        ({"change": 9.0, "drop_out": 0.3}, 21, 30, 8 + 6),  # 21 / 0.7 is 30, not 31
    ],
)
def test_drop_out_and_intake_are_added_to_what_the_test_needs(settings, measured, started, months):
    plan = _plan(**settings)
    assert (plan.measured, plan.started, plan.months) == (measured, started, months)


@pytest.mark.parametrize(
    "settings",
    [
        {"change": 0},
        {"sd": 0},
        {"citizens_per_month": 0},
        {"months_to_follow_up": -1},
        {"drop_out": 1},
        {"power": 1},
        {"confidence": 0},
    ],
)
def test_a_plan_that_cannot_be_is_refused(settings):
    with pytest.raises(ValueError, match=r"must|shares"):
        _plan(**settings)
