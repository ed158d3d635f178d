from itertools import pairwise
from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.control_chart import Assurance, Segment, Variation, p_chart, xmr
from metrics.special_cause import Flag, Rule
from tests.reference import control_charts as reference

STEADY = [10, 12] * 6
WITH_GAPS = st.lists(st.sampled_from([1.0, 2.0, 4.0, 7.0, 12.0, 30.0, nan]), max_size=25)


def _xmr(values, improvement="increase", **settings):
    return xmr(values, improvement=improvement, **settings)


def _limits(segment):
    return segment.mean, segment.lower, segment.upper


def test_limits_are_those_that_nhsrplotthedots_prints_for_its_own_data():
    (segment,) = _xmr(reference.NHSR_SERIES).segments
    assert _limits(segment) == pytest.approx(reference.NHSR_LIMITS, rel=1e-6)
    halves = _xmr(reference.NHSR_SERIES, rebase=[10]).segments
    for segment, printed in zip(halves, reference.NHSR_LIMITS_OF_HALVES, strict=True):
        assert _limits(segment) == pytest.approx(printed, rel=2e-3)


@pytest.mark.parametrize(
    ("screen", "printed"),
    [(True, reference.NHSR_LIMITS_SCREENED), (False, reference.NHSR_LIMITS_UNSCREENED)],
)
def test_screening_leaves_out_the_moving_ranges_of_an_outlier(screen, printed):
    series = list(reference.NHSR_SERIES)
    at, value = reference.NHSR_OUTLIER
    series[at] = value
    (segment,) = _xmr(series, screen=screen).segments
    assert _limits(segment) == pytest.approx(printed, rel=1e-6)


@pytest.mark.parametrize(
    ("jump", "mean_range"),
    [
        (4.15, (10 + 4.15) / 11),  # 3.23 times the mean range: kept
        (4.3, 1),  # 3.31 times: left out
    ],
)
def test_a_moving_range_is_screened_out_above_3_267_times_the_mean(jump, mean_range):
    (segment,) = _xmr([*[0, 1] * 5, 0, jump]).segments
    assert segment.mean_range == pytest.approx(mean_range)


@pytest.mark.parametrize(("series", "printed"), reference.NHSPY_LIMITS.items())
def test_limits_are_those_that_nhspy_prints(series, printed):
    (segment,) = _xmr(series).segments
    assert _limits(segment) == pytest.approx(printed, abs=1e-9)


@pytest.mark.parametrize(
    ("series", "printed"),
    [
        (reference.NIST_INDIVIDUALS, reference.NIST_INDIVIDUALS_LIMITS),
        (reference.MONTHS_WITHOUT_ALARM, reference.MONTHS_WITHOUT_ALARM_LIMITS),
    ],
)
def test_limits_of_the_worked_examples_hold_every_point(series, printed):
    chart = _xmr(series)
    assert _limits(chart.segments[0]) == pytest.approx(printed, abs=1e-4)
    assert Rule.OUTSIDE not in {flag.rule for flag in chart.flags}


@pytest.mark.parametrize(
    ("improvement", "last", "variation"),
    [
        ("increase", 20, Variation.IMPROVEMENT),
        ("increase", 2, Variation.CONCERN),
        ("decrease", 20, Variation.CONCERN),
        ("decrease", 2, Variation.IMPROVEMENT),
        ("neutral", 20, Variation.HIGH),
        ("neutral", 2, Variation.LOW),
        ("increase", 11, Variation.COMMON_CAUSE),
    ],
)
def test_variation_is_what_the_latest_point_says(improvement, last, variation):
    assert _xmr([*STEADY, last], improvement).variation is variation
    assert _xmr([*STEADY, last, nan], improvement).variation is variation  # a gap says nothing


@pytest.mark.parametrize(
    ("improvement", "limits", "verdict"),
    [
        (improvement, limits, verdict)
        for improvement, cases in reference.ASSURANCE.items()
        for limits, verdict in cases.items()
    ],
)
def test_assurance_is_where_both_limits_lie_against_the_target(improvement, limits, verdict):
    lower, upper = limits
    distance = (upper - lower) / 2 / 2.66
    middle = (lower + upper) / 2
    chart = _xmr([middle - distance / 2, middle + distance / 2] * 6, improvement, target=4)
    assert _limits(chart.segments[0]) == pytest.approx((middle, lower, upper))
    assert chart.assurance == verdict


@pytest.mark.parametrize("target", [None, nan])
def test_without_a_target_assurance_is_unknown(target):
    assert _xmr(STEADY, target=target).assurance is Assurance.UNKNOWN


def test_a_target_on_a_limit_is_hit_or_miss():
    assert _xmr(STEADY, target=11 + 2.66 * 2).assurance is Assurance.HIT_OR_MISS


def test_a_declared_rebase_begins_a_new_mean_and_new_runs():
    chart = _xmr([*STEADY, *[30, 32] * 6], rebase=[12])
    assert [segment.mean for segment in chart.segments] == [11, 31]
    assert set(chart.flags) == {Flag()}
    assert _xmr([*STEADY, *[30, 32] * 6]).variation is Variation.IMPROVEMENT


def test_verdicts_are_about_the_segment_now_in_force():
    chart = _xmr([*STEADY, *[30, 32] * 6], rebase=[12], target=20)
    assert chart.assurance is Assurance.PASS
    assert _xmr([*STEADY, nan], rebase=[12]).variation is Variation.UNKNOWN


def test_a_baseline_holds_the_limits_while_later_points_are_judged_by_them():
    chart = _xmr([*STEADY, *[30] * 3], baseline=12)
    assert _limits(chart.segments[0]) == pytest.approx((11, 11 - 5.32, 11 + 5.32))
    assert [flag.rule for flag in chart.flags[-3:]] == [Rule.OUTSIDE] * 3


def test_a_baseline_counts_anew_after_each_rebase():
    chart = _xmr([1, 2, 9, 9, 11, 99], baseline=2, rebase=[3])
    assert [segment.mean for segment in chart.segments] == [1.5, 10]


@pytest.mark.parametrize(
    ("values", "settings", "trial"),
    [
        ([1, 2] * 6, {}, False),
        ([1, 2] * 5 + [1, nan], {}, True),  # eleven values and a gap
        ([1, 2] * 12, {"baseline": 11}, True),  # limits from eleven of many
        ([1, 2] * 12, {"rebase": [13]}, True),  # eleven after the rebase
        ([1, 2] * 12, {"rebase": [5]}, False),  # the stretch before has few, that now in force many
    ],
)
def test_limits_on_fewer_than_twelve_values_are_trial_limits(values, settings, trial):
    assert _xmr(values, **settings).trial_limits is trial


@pytest.mark.parametrize("values", [[], [nan], [5], [5, nan, 7]])
def test_without_two_neighbours_there_are_no_limits_and_no_verdict(values):
    chart = _xmr(values, target=4)
    assert isnan(chart.segments[-1].upper)
    assert (chart.variation, chart.assurance) == (Variation.UNKNOWN, Assurance.UNKNOWN)
    assert set(chart.flags) <= {Flag()}


@pytest.mark.parametrize("value", [5, 0.1, 1 / 49])  # sums of 0.1 and 1/49 are rounded
def test_a_constant_series_varies_by_common_cause(value):
    chart = _xmr([value] * 49)
    assert _limits(chart.segments[0]) == (value, value, value)
    assert chart.variation is Variation.COMMON_CAUSE


def test_no_moving_range_is_taken_across_a_gap():
    assert _xmr([1, 2, nan, 9, 10]).segments[0].mean_range == 1


@pytest.mark.parametrize("rebase", [[0], [3], [-1]])
def test_a_rebase_outside_the_series_is_refused(rebase):
    with pytest.raises(ValueError, match="rebase"):
        _xmr([1, 2, 3], rebase=rebase)


def test_a_baseline_without_points_is_refused():
    with pytest.raises(ValueError, match="baseline"):
        _xmr([1, 2, 3], baseline=0)


def test_an_unknown_direction_is_refused():
    with pytest.raises(ValueError, match="up"):
        _xmr([1, 2, 3], "up")


@given(WITH_GAPS, st.booleans(), st.none() | st.integers(1, 12))
def test_limits_agree_with_a_slow_reading_of_the_rule(values, screen, baseline):
    (segment,) = _xmr(values, screen=screen, baseline=baseline).segments
    basis = values[:baseline]
    ranges = [abs(b - a) for a, b in pairwise(basis) if not isnan(b - a)]
    if screen and ranges:
        usual = sum(ranges) / len(ranges)
        ranges = [size for size in ranges if not size > 3.267 * usual]
    known = [value for value in basis if not isnan(value)]
    mean = sum(known) / len(known) if known else nan
    mean_range = sum(ranges) / len(ranges) if ranges else nan
    expected = (mean, mean - 2.66 * mean_range, mean + 2.66 * mean_range)
    assert _limits(segment) == pytest.approx(expected, nan_ok=True)
    assert segment.n == len(known)


@given(WITH_GAPS.filter(len), st.integers(0, 24))
def test_a_rebased_chart_is_its_parts_side_by_side(values, at):
    if not 0 < at < len(values):
        return
    whole, first, second = _xmr(values, rebase=[at]), _xmr(values[:at]), _xmr(values[at:])
    assert whole.flags == first.flags + second.flags
    assert whole.variation == second.variation


@given(WITH_GAPS)
def test_what_is_better_upwards_is_worse_when_downwards_is_better(values):
    swapped = {
        Variation.IMPROVEMENT: Variation.CONCERN,
        Variation.CONCERN: Variation.IMPROVEMENT,
    }
    up, down = _xmr(values, "increase").variation, _xmr(values, "decrease").variation
    assert down == swapped.get(up, up)


def test_a_segment_tells_where_it_is():
    assert _xmr([1, 2, 3], rebase=[1]).segments[1] == Segment(1, 3, n=2, mean=2.5, mean_range=1)


def test_the_p_chart_finds_the_two_wafers_that_nist_found():
    n = len(reference.NIST_COUNTS)
    chart = p_chart(reference.NIST_COUNTS, [reference.NIST_COUNTS_SIZE] * n)
    limits = (chart.mean, chart.lower[0], chart.upper[0])
    assert limits == pytest.approx(reference.NIST_COUNTS_LIMITS, abs=1e-6)
    assert chart.outside == reference.NIST_COUNTS_OUTSIDE
    assert not chart.trial_limits


def test_the_mean_of_a_p_chart_is_of_all_persons_and_not_of_shares():
    assert p_chart([1, 9], [100, 10]).mean == pytest.approx(10 / 110)


def test_limits_of_a_p_chart_stay_between_none_and_all_and_follow_the_size():
    chart = p_chart([0, 4, 45], [10, 10, 90])
    assert (chart.lower[0], chart.upper[0]) == (0, pytest.approx(0.445 + 0.4714, abs=1e-3))
    assert chart.upper[2] - chart.lower[2] < chart.upper[0] - chart.lower[0]
    assert p_chart([9, 10], [10, 10]).upper == (1, 1)


@pytest.mark.parametrize("empty", [0, nan])
def test_a_group_of_nobody_is_a_gap_in_a_p_chart(empty):
    chart = p_chart([3, empty], [10, empty])
    assert chart.mean == 0.3
    assert isnan(chart.shares[1])
    assert isnan(chart.upper[1])
    assert chart.outside == ()


def test_a_p_chart_of_nobody_has_no_limits():
    assert isnan(p_chart([], []).mean)
    assert isnan(p_chart([0], [0]).mean)


@pytest.mark.parametrize(("counts", "totals"), [([2], [1]), ([-1], [3]), ([1], [2, 3])])
def test_counts_that_do_not_fit_their_totals_are_refused(counts, totals):
    with pytest.raises(ValueError, match="total"):
        p_chart(counts, totals)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted), max_size=12))
def test_counting_the_others_instead_mirrors_a_p_chart(groups):
    counts, totals = [k for k, _ in groups], [n for _, n in groups]
    chart = p_chart(counts, totals)
    mirrored = p_chart(np.subtract(totals, counts), totals)
    assert mirrored.outside == chart.outside
    assert mirrored.upper == pytest.approx([1 - low for low in chart.lower], nan_ok=True)
