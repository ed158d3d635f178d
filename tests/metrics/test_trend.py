"""Slope and trend test of one short course."""

import warnings
from collections import Counter
from functools import cache
from itertools import combinations, permutations
from math import erfc, isnan, nan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrics.trend import DAYS_A_QUARTER, Trend, mann_kendall, theil_sen
from tests.reference import trend as published

points = st.integers(0, 9).map(float)  # few levels, so that ties are common
courses = st.lists(points | st.just(nan), max_size=14)
days = st.integers(0, 40).map(float)
dated = st.lists(st.tuples(days, points), max_size=14)


def test_the_slope_and_interval_are_those_of_sens_own_example():
    found = theil_sen(published.SEN_DAYS, published.SEN_VALUES, confidence=0.93)
    assert found.slope == published.SEN_SLOPE
    assert (found.low, found.high) == pytest.approx(published.SEN_INTERVAL_93, abs=0.006)


def test_one_wild_value_does_not_move_the_slope():
    found = theil_sen(range(1, 8), published.OUTLIER)
    assert found.slope == published.OUTLIER_RESULT["slope"]
    assert found.intercept == 0


@pytest.mark.parametrize(
    ("values", "expected", "normal_p"),
    [
        (published.OUTLIER, published.OUTLIER_RESULT, published.OUTLIER_NORMAL_P),
        (published.EIGHT, published.EIGHT_RESULT, published.EIGHT_NORMAL_P),
    ],
)
def test_the_worked_courses_come_out_as_worked(values, expected, normal_p):
    found = mann_kendall(values)
    assert found.s == expected["s"]
    assert found.tau == pytest.approx(expected["tau"], abs=5e-7)
    assert found.p == pytest.approx(expected["exact"], abs=5e-8)
    assert erfc(found.z / sqrt(2)) == pytest.approx(normal_p, abs=5e-9)
    slope = theil_sen(range(len(values)), values).slope
    assert slope == pytest.approx(expected["slope"], abs=5e-7)


@pytest.mark.parametrize(("n", "ps"), published.SHORT_RISES.items())
def test_a_perfect_rise_of_four_cannot_be_told_from_chance_but_one_of_five_can(n, ps):
    exact, normal = ps
    found = mann_kendall(range(n))
    assert found.p == pytest.approx(exact, abs=5e-7)
    assert erfc(found.z / sqrt(2)) == pytest.approx(normal, abs=5e-7)
    assert found.verdict is (Trend.TOO_FEW if n == 4 else Trend.RISING)


def test_ties_are_corrected_for_as_in_the_epas_example():
    found = mann_kendall(published.EPA_TIED)
    expected = published.EPA_RESULT
    assert found.s == expected["s"]
    assert found.variance == pytest.approx(expected["variance"], abs=0.005)
    assert found.z == pytest.approx(expected["z"], abs=0.0005)
    assert not found.exact


def test_the_exact_p_is_that_of_r_for_the_canned_tuna():
    found = mann_kendall(published.TUNA)
    assert found.tau == pytest.approx(published.TUNA_RESULT["tau"], abs=5e-8)
    assert found.p == pytest.approx(published.TUNA_RESULT["exact"], abs=5e-5)


def course_with(s, n):
    """A course of n different values with this S: the k-th is placed so as to rise over some."""
    falls = (n * (n - 1) // 2 - s) // 2
    order = []
    for k in range(n):
        passed = min(k, falls)
        order.insert(k - passed, k)
        falls -= passed
    return [order.index(k) for k in range(n)]


@pytest.mark.parametrize(("n", "limits"), published.CRITICAL_S.items())
def test_the_critical_values_are_those_of_the_table(n, limits):
    pairs = n * (n - 1) // 2
    for level, limit in zip((0.10, 0.05, 0.01), limits, strict=True):
        first = limit if (pairs - limit) % 2 == 0 else limit + 1  # S moves in steps of two
        assert mann_kendall(course_with(first, n)).p / 2 <= level
        assert mann_kendall(course_with(first - 2, n)).p / 2 > level


@cache
def every_s(n):
    """S of every order of n different values."""
    return [rises_minus_falls(order) for order in permutations(range(n))]


def rises_minus_falls(values):
    return sum((b > a) - (b < a) for a, b in combinations(values, 2))


def p_by_hand(values):
    """Counted out over all orders when there are no ties, else the formula for the normal."""
    n, s = len(values), rises_minus_falls(values)
    if len(set(values)) == n and n <= 10:
        return sum(abs(other) >= abs(s) for other in every_s(n)) / len(every_s(n))
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    sd = sqrt((n * (n - 1) * (2 * n + 5) - ties) / 18)
    return erfc((abs(s) - 1) / sd / sqrt(2)) if s else 1.0


@given(st.lists(points, min_size=2, max_size=7) | st.lists(points, min_size=11, max_size=20))
def test_the_test_is_that_of_counting_out_by_hand(values):
    found = mann_kendall(values)
    assert found.s == rises_minus_falls(values)
    assert found.p == pytest.approx(p_by_hand(values), abs=1e-12)


@given(st.permutations(range(10)))
def test_the_exact_p_is_that_of_scipy(values):
    expected = stats.kendalltau(range(10), values, method="exact")
    found = mann_kendall(values)
    assert found.p == pytest.approx(expected.pvalue, abs=1e-12)
    assert found.tau == pytest.approx(expected.statistic, abs=1e-12)


@given(st.lists(points, min_size=2, max_size=12))
def test_tau_is_that_of_scipy_also_with_ties(values):
    expected = stats.kendalltau(range(len(values)), values).statistic
    assert mann_kendall(values).tau == pytest.approx(expected, abs=1e-12, nan_ok=True)


def of_scipy(when, values, confidence):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # all on one day, or a variance below 0 under the root
        return stats.theilslopes(values, when, confidence)


@given(dated.filter(lambda rows: len(rows) > 1), st.sampled_from([0.8, 0.95, 0.99]))
def test_the_slope_is_that_of_scipy_on_any_days(rows, confidence):
    when, values = zip(*rows, strict=True)
    expected = of_scipy(when, values, confidence)
    found = theil_sen(when, values, confidence=confidence)
    assert [found.slope, found.low, found.high, found.intercept] == pytest.approx(
        [expected.slope, expected.low_slope, expected.high_slope, expected.intercept],
        abs=1e-12,
        nan_ok=True,
    )


@given(courses)
def test_turning_the_course_turns_the_verdict(values):
    turned = {Trend.RISING: Trend.FALLING, Trend.FALLING: Trend.RISING}
    when, negative = range(len(values)), [-value for value in values]
    for there, back in (
        (mann_kendall(values).verdict, mann_kendall(negative).verdict),
        (theil_sen(when, values).verdict, theil_sen(when, negative).verdict),
    ):
        assert back is turned.get(there, there)


@given(courses)
def test_a_gap_is_left_out_and_not_filled(values):
    known = [value for value in values if not isnan(value)]
    assert repr(mann_kendall(values)) == repr(mann_kendall(known))
    when = [3.0 * k for k in range(len(values))]
    kept = [day for day, value in zip(when, values, strict=True) if not isnan(value)]
    assert repr(theil_sen(when, values)) == repr(theil_sen(kept, known))


def test_the_slope_is_on_real_time():
    found = theil_sen([0, 10, 20, 200, 210], [0, 10, 20, 200, 210])
    assert found.slope == 1
    assert found.per_quarter == found.low_per_quarter == found.high_per_quarter == DAYS_A_QUARTER


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ([], Trend.TOO_FEW),
        ([1, 2, 3, 4], Trend.TOO_FEW),
        ([1, 2, 3, 4, nan], Trend.TOO_FEW),  # five rows, four measured
        ([1, 2, 3, 4, 5], Trend.RISING),
        ([5, 4, 3, 2, 1], Trend.FALLING),
        ([1, 2, 1, 2, 1], Trend.UNCERTAIN),
        ([3, 3, 3, 3, 3], Trend.UNCERTAIN),
    ],
)
def test_the_verdict_needs_five_points_and_more_than_chance(values, verdict):
    assert mann_kendall(values).verdict is verdict
    assert theil_sen(range(len(values)), values).verdict is verdict


def test_equal_values_throughout_have_no_tau_and_p_1():
    found = mann_kendall([3] * 6)
    assert (found.s, found.variance, found.p, found.z) == (0, 0, 1, 0)
    assert isnan(found.tau)


@pytest.mark.parametrize(("when", "values"), [([], []), ([5], [1]), ([5] * 6, range(6))])
def test_without_two_different_days_there_is_no_slope(when, values):
    found = theil_sen(when, values)
    assert isnan(found.slope)
    assert isnan(found.per_quarter)
    assert found.verdict in (Trend.TOO_FEW, Trend.UNCERTAIN)


def test_a_single_value_has_no_p():
    assert isnan(mann_kendall([3]).p)


def test_days_and_values_must_come_in_pairs():
    with pytest.raises(ValueError, match="as many days"):
        theil_sen([1, 2], [1, 2, 3])
