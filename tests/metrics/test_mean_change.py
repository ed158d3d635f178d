from collections import Counter
from itertools import combinations_with_replacement
from math import factorial, isnan, nan, prod
from statistics import fmean, stdev

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from metrics.mean_change import difference_in_change, mean_change, standardised_response_mean
from tests.reference import comparisons as reference

CHANGES = st.lists(st.integers(-5, 5), max_size=8)


@pytest.mark.parametrize(("samples", "printed"), reference.WELCH.items())
def test_the_difference_of_two_groups_is_as_r_prints_it(samples, printed):
    freedom, (lower, upper) = printed
    result = difference_in_change(*samples)
    assert result.degrees_of_freedom == pytest.approx(freedom, abs=5e-3)
    assert (result.lower, result.upper) == pytest.approx((lower, upper), abs=5e-7)
    assert result.certain is (upper < 0)


@given(CHANGES, CHANGES, st.sampled_from([0.8, 0.95]))
def test_the_difference_agrees_with_welch_step_by_step(test, comparison, confidence):
    result = difference_in_change(test, comparison, confidence=confidence)
    if min(len(test), len(comparison)) < 2 or len(set(test)) == len(set(comparison)) == 1:
        assert isnan(result.lower)
        assert not result.certain
        return
    one, two = stdev(test) ** 2 / len(test), stdev(comparison) ** 2 / len(comparison)
    freedom = (one + two) ** 2 / (one**2 / (len(test) - 1) + two**2 / (len(comparison) - 1))
    margin = scipy.stats.t.ppf((1 + confidence) / 2, freedom) * (one + two) ** 0.5
    difference = fmean(test) - fmean(comparison)
    expected = (difference - margin, difference + margin)
    assert (result.lower, result.upper) == pytest.approx(expected)


@given(CHANGES, CHANGES)
def test_swapping_the_groups_turns_the_difference(test, comparison):
    there, back = difference_in_change(test, comparison), difference_in_change(comparison, test)
    assert back.difference == pytest.approx(-there.difference, nan_ok=True)
    assert back.lower == pytest.approx(-there.upper, nan_ok=True)


def test_persons_without_a_known_change_are_left_out():
    result = difference_in_change([nan, 4, 6], [1, nan, 3])
    assert (result.test_changes, result.comparison_changes) == ((4, 6), (1, 3))
    assert mean_change([nan, 4, 6]).n == 2


@pytest.mark.parametrize("changes", [[], [nan], [3]])
def test_a_group_of_none_or_one_has_no_interval(changes):
    assert isnan(difference_in_change(changes, [1, 2, 3]).upper)
    assert isnan(standardised_response_mean(changes))
    assert isnan(mean_change(changes).lower)


def test_the_response_mean_is_that_of_the_worked_examples():
    changes = np.subtract(reference.SRM_AFTER, reference.SRM_BEFORE)
    assert standardised_response_mean([*changes, nan]) == pytest.approx(reference.SRM, abs=5e-5)


def test_when_all_changed_alike_there_is_no_spread_to_judge_by():
    assert isnan(standardised_response_mean([2, 2, 2]))
    assert isnan(mean_change([2] * 20).lower)
    assert mean_change([2] * 20).mean == 2


@pytest.mark.parametrize(("n", "has_interval"), [(7, False), (8, True)])
def test_below_eight_persons_the_bootstrap_gives_no_interval(n, has_interval):
    assert isnan(mean_change(range(n)).lower) is not has_interval


def test_the_same_changes_give_the_same_interval_at_every_look():
    changes = [0.3, 1.1, -2.7, 5.2, 3.9, 0.8, 0.1, 7.4, 2.6, -1.5]
    assert mean_change(changes) == mean_change(changes)
    assert mean_change(changes).lower != mean_change(changes, seed=1).lower


@pytest.mark.parametrize("n", [8, 15])
def test_for_even_changes_the_bootstrap_interval_is_near_students(n):
    changes = scipy.special.ndtri((np.arange(n) + 0.5) / n)
    result = mean_change(changes)
    student = scipy.stats.t.ppf(0.975, n - 1) * changes.std(ddof=1) / n**0.5
    # Plain percentiles would be narrower by 22 % at 8 persons, by 12 % at 15.
    assert (result.lower, result.upper) == pytest.approx((-student, student), rel=0.07)


def test_the_bootstrap_agrees_with_going_through_every_group_that_can_be_drawn():
    changes = [-3.1, -1.2, 0.0, 0.4, 1.3, 2.9, 4.2, 8.7]
    chances = Counter()
    for drawn in combinations_with_replacement(range(8), 8):
        times = Counter(drawn).values()
        mean = fmean(changes[at] for at in drawn)
        chances[mean] += factorial(8) / prod(map(factorial, times)) / 8**8
    quantile = scipy.stats.t.ppf(0.975, 7) * (8 / 7) ** 0.5
    tail = scipy.stats.norm.cdf(-quantile)
    means = sorted(chances)
    so_far = np.cumsum([chances[mean] for mean in means])
    exact = [means[np.searchsorted(so_far, share)] for share in (tail, 1 - tail)]
    result = mean_change(changes)
    assert (result.lower, result.upper) == pytest.approx(exact, abs=0.15)


def test_a_higher_level_gives_a_wider_interval():
    changes = [0, 1, -2, 5, 3, 0, 0, 7, 2, -1]
    narrow, wide = mean_change(changes, confidence=0.8), mean_change(changes, confidence=0.99)
    assert wide.lower < narrow.lower < narrow.mean < narrow.upper < wide.upper


def test_the_interval_holds_the_true_mean_about_as_often_as_it_says():
    random = np.random.default_rng(2)
    groups = random.choice([-1, 0, 0, 0, 1, 1, 2, 3], size=(150, 20))  # mean 0.75
    held = [result.lower <= 0.75 <= result.upper for result in map(mean_change, groups)]
    assert 0.90 <= fmean(held) <= 0.99


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_level_that_is_no_share_is_refused(confidence):
    with pytest.raises(ValueError, match="confidence"):
        mean_change([1, 2], confidence=confidence)
    with pytest.raises(ValueError, match="confidence"):
        difference_in_change([1, 2], [3, 4], confidence=confidence)
