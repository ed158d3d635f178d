import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.special_cause import Flag, Rule, flags

HIGH_RUN = Flag(Rule.SHIFT, 1)
RISING = Flag(Rule.TREND, 1)
FALLING = Flag(Rule.TREND, -1)
NEAR_HIGH = Flag(Rule.TWO_OF_THREE, 1)
COMMON = Flag()


def _flags(values, *, mean=0.0, mean_range=1.0):
    return list(flags(np.array(values, dtype=float), mean=mean, mean_range=mean_range))


# The cases of NHSRplotthedots, tests/testthat/test-ptd_calculate_point_type.R. There 1 marks a
# value near its limit; here a value of 2 is (2 / 3 * 2.66 = 1.77 < 2 < 2.66), a value of 1 not.
@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([2, 1, 2], [NEAR_HIGH, COMMON, NEAR_HIGH]),  # the one between is not flagged
        ([1, 2, 2], [COMMON, NEAR_HIGH, NEAR_HIGH]),
        ([2, 2, 1], [NEAR_HIGH, NEAR_HIGH, COMMON]),
        ([2, 1, 1, 2], [COMMON] * 4),  # two in four
        ([2, -1, 2], [COMMON] * 3),  # the one between is on the other side
        ([2, -2, 2], [COMMON] * 3),
        ([-2, -2, -1], [Flag(Rule.TWO_OF_THREE, -1)] * 2 + [COMMON]),
    ],
)
def test_two_of_three_near_a_limit_need_all_three_on_one_side(values, expected):
    assert _flags(values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (range(1, 7), [COMMON] * 6),  # six are no trend
        ([1, 2, 3, 3, 4, 5, 6], [COMMON] * 7),  # two like values end it
        (range(1, 8), [RISING] * 7),
        ([2, *range(1, 8), 3], [COMMON] + [RISING] * 7 + [COMMON]),
        (range(7, 0, -1), [FALLING] * 7),
        ([2, *range(7, 0, -1), 3], [COMMON] + [FALLING] * 7 + [COMMON]),
        # The peak belongs to the later of two trends.
        ([*range(1, 8), *range(6, 0, -1)], [RISING] * 6 + [FALLING] * 7),
        # Two rises with a fall between: its top is still the top of a rise.
        ([*range(1, 8), *range(3, 10)], [RISING] * 14),
    ],
)
def test_a_trend_is_seven_points_rising_or_falling(values, expected):
    assert _flags(values, mean=4, mean_range=20) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1] * 6, [COMMON] * 6),
        ([1] * 6 + [-1], [COMMON] * 7),
        ([1] * 8 + [-1], [HIGH_RUN] * 8 + [COMMON]),
        ([-1] * 8 + [1], [Flag(Rule.SHIFT, -1)] * 8 + [COMMON]),
        ([1, 1, 1, 0, 1, 1, 1, 1], [COMMON] * 8),  # a point on the mean ends the run
    ],
)
def test_a_shift_is_seven_points_on_one_side_of_the_mean(values, expected):
    assert _flags(values) == expected


def test_the_first_rule_broken_is_the_one_that_is_told():
    rules = [flag.rule for flag in _flags([2, 2, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 2.7, 0.5])]
    assert rules == [
        *[Rule.TWO_OF_THREE] * 2,  # also on one side of the mean
        *[Rule.TREND] * 6,
        Rule.OUTSIDE,  # also the end of the trend
        Rule.SHIFT,
    ]


def test_a_point_on_a_limit_is_not_outside_it():
    assert _flags([2.66, -2.66]) == [COMMON] * 2
    assert _flags([2.67, -2.67]) == [Flag(Rule.OUTSIDE, 1), Flag(Rule.OUTSIDE, -1)]


def test_a_gap_is_passed_over_and_gets_no_flag():
    nan = float("nan")
    assert _flags([1, 1, 1, nan, 1, 1, 1, 1]) == [HIGH_RUN] * 3 + [COMMON] + [HIGH_RUN] * 4


@pytest.mark.parametrize("values", [[], [float("nan")], [5.0]])
def test_without_limits_nothing_is_outside(values):
    assert _flags(values, mean=float("nan"), mean_range=float("nan")) == [COMMON] * len(values)


@given(
    st.lists(st.sampled_from([-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0]), max_size=30)
    | st.lists(st.sampled_from([0.5, 1.0, 1.5, 2.0, 2.5]), min_size=7, max_size=20)
    | st.lists(st.integers(-1, 1).map(float), max_size=30).map(lambda steps: np.cumsum(steps) / 4)
)
def test_flags_agree_with_asking_point_by_point(values):
    asked = [_asked(values, at) for at in range(len(values))]
    assert _flags(values) == asked


@given(st.lists(st.floats(-4, 4), max_size=25))
def test_turning_values_upside_down_turns_every_direction(values):
    turned = [Flag(flag.rule, -flag.direction) for flag in _flags(values)]
    assert _flags([-value for value in values]) == turned


def _asked(values, at):
    value = values[at]
    side = 1 if value > 0 else -1
    if abs(value) > 2.66:
        return Flag(Rule.OUTSIDE, side)
    trends = [w for w in _windows(values, at, 7) if _monotone(w)]
    if trends:
        return Flag(Rule.TREND, 1 if trends[-1][1] > trends[-1][0] else -1)
    near = [w for w in _windows(values, at, 3) if _one_side(w) and _near(w) >= 2]
    if near and _near([value]):
        return Flag(Rule.TWO_OF_THREE, side)
    if any(_one_side(w) for w in _windows(values, at, 7)):
        return Flag(Rule.SHIFT, side)
    return Flag()


def _windows(values, at, width):
    starts = range(max(0, at - width + 1), min(at, len(values) - width) + 1)
    return [list(values[start : start + width]) for start in starts]


def _monotone(window):
    climbs = sorted(set(window))
    return window in (climbs, climbs[::-1])


def _one_side(window):
    return min(window) > 0 or max(window) < 0


def _near(window):
    return sum(2 / 3 * 2.66 < abs(value) <= 2.66 for value in window)
