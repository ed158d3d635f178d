from math import comb, inf, isnan, log2, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.run_chart import Rule, RuleSet, anhoej_signals, chance_limits, run_chart
from tests.reference import run_charts

# Few distinct levels, so that ties, points on the median and gaps are common.
LEVELS = st.sampled_from([1.0, 2.0, 3.0, 4.0, nan])
GAPPY = st.lists(LEVELS, max_size=12) | st.lists(LEVELS, min_size=14, max_size=40)


@pytest.mark.parametrize(
    ("rules", "broken"),
    [
        ("anhoej", [Rule.FEW_CROSSINGS]),  # run 6 is allowed, 1 crossing is fewer than 3
        ("perla", [Rule.LONG_RUN, Rule.LONG_RUN, Rule.FEW_CROSSINGS]),  # two shifts of 6, 2 runs
        ("mdc", []),  # needs 7
    ],
)
def test_one_series_gets_the_answer_of_the_rule_set_that_is_asked(rules, broken):
    chart = run_chart(run_charts.SERIES_WITH_FOUR_ANSWERS, rules=rules)
    assert (chart.median, chart.useful, chart.longest_run, chart.crossings) == (63.5, 12, 6, 1)
    assert [signal.rule for signal in chart.signals] == broken
    assert chart.signal is bool(broken)


@pytest.mark.parametrize(("n", "expected"), run_charts.ANHOEJ_LIMITS.items())
def test_anhoej_limits_are_the_published_ones(n, expected):
    limits = chance_limits(n, rules=RuleSet.ANHOEJ)
    assert (limits.longest_run, limits.fewest_crossings) == expected


@pytest.mark.parametrize(("last", "expected"), run_charts.ANHOEJ_LONGEST_RUN_UP_TO.items())
def test_the_longest_run_allowed_grows_where_the_printed_table_says(last, expected):
    assert chance_limits(last, rules=RuleSet.ANHOEJ).longest_run == expected
    if last < 104:  # where the excerpt of the table ends
        assert chance_limits(last + 1, rules=RuleSet.ANHOEJ).longest_run == expected + 1


@pytest.mark.parametrize(
    ("n", "expected"), (run_charts.PERLA_RUNS | run_charts.PERLA_RUNS_FROM_MEMORY).items()
)
def test_the_table_of_runs_has_the_rows_that_could_be_read(n, expected):
    limits = chance_limits(n, rules=RuleSet.PERLA)
    assert (limits.fewest_crossings + 1, limits.most_crossings + 1) == expected


@pytest.mark.parametrize("n", range(10, 61))
def test_no_row_of_the_table_of_runs_is_off_by_more_than_one_run(n):
    limits = chance_limits(n, rules=RuleSet.PERLA)
    fewest, most = _exact_limits_for_runs(n)
    assert abs(limits.fewest_crossings + 1 - fewest) <= 1
    assert abs(limits.most_crossings + 1 - most) <= 1


def test_past_its_table_perla_does_not_judge_runs():
    limits = chance_limits(61, rules=RuleSet.PERLA)
    assert (limits.fewest_crossings, limits.most_crossings) == (None, None)


@pytest.mark.parametrize("rules", ["anhoej", "perla"])
def test_balestraccis_sixteen_months_signal_by_their_few_runs(rules):
    sides = [1, -1, 1, -1]
    series = [
        side for side, n in zip(sides, run_charts.BALESTRACCI_RUN_LENGTHS, strict=True)
        for _ in range(n)
    ]  # fmt: skip
    chart = run_chart(series, rules=rules)
    assert chart.crossings == 3
    assert Rule.FEW_CROSSINGS in {signal.rule for signal in chart.signals}


def test_too_many_runs_is_a_signal_by_perla_alone():
    saw = [1, 2] * 6
    assert [signal.rule for signal in run_chart(saw, rules="perla").signals] == [
        Rule.MANY_CROSSINGS
    ]
    assert not run_chart(saw, rules="anhoej").signal
    eleven_runs = [1, 2] * 4 + [1, 2, 2, 1]  # the most that the table expects of twelve points
    assert not run_chart(eleven_runs, rules="perla").signal


def test_a_point_on_the_median_is_not_counted_and_does_not_break_a_run():
    chart = run_chart([3, 3, 3, 2, 3, 3, 3, 1, 1, 1, 2, 1, 1, 1], rules="perla")
    assert (chart.useful, chart.longest_run) == (12, 6)
    assert 3 not in chart.points
    assert 10 not in chart.points


def test_a_gap_keeps_every_other_point_at_its_own_position():
    values = [nan, *run_charts.SERIES_WITH_FOUR_ANSWERS]
    chart = run_chart(values, rules="perla")
    assert chart.signals[0].points == (1, 2, 3, 4, 5, 6)


def test_of_like_values_a_trend_by_perla_counts_the_first():
    # The trend 1, 2, 3, 3, 4, 5 with its repeated value, then a saw that gives useful points.
    series = [1, 2, 3, 3, 4, 5, 2, 4, 2, 4, 2, 4, 2, 4]
    assert Rule.TREND in {signal.rule for signal in run_chart(series, rules="perla").signals}
    trend = next(s for s in run_chart(series, rules="perla").signals if s.rule is Rule.TREND)
    assert trend.points == (0, 1, 2, 4, 5)


@pytest.mark.parametrize(
    ("series", "points"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 2, 6, 2, 6, 2], (0, 1, 2, 3, 4, 5, 6)),  # seven, both ends counted
        ([2, 6, 2, 6, 7, 6, 5, 4, 3, 2, 1, 6], (4, 5, 6, 7, 8, 9, 10)),  # falling
        ([1, 2, 3, 3, 4, 5, 6, 2, 6, 2, 6, 2], ()),  # two like values end it
        ([1, 2, 3, 4, 5, 6, 2, 6, 2, 6, 2, 6], ()),  # six are not enough
        ([4] * 8 + [2, 6] * 6, ()),  # nothing rises or falls
    ],
)
def test_a_trend_by_mdc_needs_seven_points_without_like_values(series, points):
    trends = [s for s in run_chart(series, rules="mdc").signals if s.rule is Rule.TREND]
    assert [trend.points for trend in trends] == ([points] if points else [])


def test_below_ten_useful_points_nothing_is_claimed():
    chart = run_chart([1, 1, 1, 1, 2, 3, 3, 3, 3], rules="perla")  # 8 useful, one on the median
    assert chart.too_few
    assert (chart.signal, chart.points, chart.longest_run_limit) == (False, (), None)
    assert chart.useful == 8


@pytest.mark.parametrize("values", [[], [nan, nan], [5], [5, 5, 5]])
def test_a_series_without_useful_points_is_too_few_and_not_an_error(values):
    chart = run_chart(values)
    assert chart.too_few
    assert (chart.useful, chart.longest_run, chart.crossings) == (0, 0, 0)


def test_a_baseline_fixes_the_median_so_that_a_later_shift_shows():
    series = [1, 3, 1, 3, 1, 3, *[4] * 8]
    assert run_chart(series, baseline=6).median == 2
    assert not run_chart(series).signal
    assert run_chart(series, baseline=6).points == (5, 6, 7, 8, 9, 10, 11, 12, 13)


@pytest.mark.parametrize("baseline", [0, 4])
def test_a_baseline_outside_the_series_is_refused(baseline):
    with pytest.raises(ValueError, match="baseline"):
        run_chart([1, 2, 3], baseline=baseline)


def test_an_unknown_rule_set_is_refused():
    with pytest.raises(ValueError, match="nelson"):
        run_chart([1, 2, 3], rules="nelson")


@given(GAPPY)
def test_anhoej_agrees_with_a_slow_reading_of_the_rule(values):
    chart = run_chart(values)
    longest, crossings, useful = _counted_one_by_one(values)
    assert (chart.longest_run, chart.crossings, chart.useful) == (longest, crossings, useful)
    if useful >= 10:
        few = next(
            k for k in range(useful) if sum(comb(useful - 1, i) for i in range(k + 1))
            >= 0.05 * 2 ** (useful - 1)
        )  # fmt: skip
        assert chart.signal == (longest > round(log2(useful)) + 3 or crossings < few)


@given(GAPPY, st.sampled_from([("perla", 6, 5), ("mdc", 7, 7)]))
def test_shifts_and_trends_agree_with_sliding_a_window_along_the_series(values, rule_set):
    rules, shift, trend = rule_set
    chart = run_chart(values, rules=rules)
    if chart.too_few:
        return
    seen = [at for at, value in enumerate(values) if not isnan(value)]
    off_median = [at for at in seen if values[at] != chart.median]
    if rules == "perla":
        seen = [at for i, at in enumerate(seen) if i == 0 or values[at] != values[seen[i - 1]]]
    sides = {at: values[at] > chart.median for at in off_median}
    assert _points_of(chart, Rule.LONG_RUN) == _in_windows(
        off_median, shift, lambda window: len({sides[at] for at in window}) == 1
    )
    assert _points_of(chart, Rule.TREND) == _in_windows(
        seen, trend, lambda window: _all_climb_or_all_fall([values[at] for at in window])
    )


@given(GAPPY, st.sampled_from(RuleSet))
def test_turning_a_series_upside_down_changes_no_verdict(values, rules):
    upside_down = run_chart([-value for value in values], rules=rules)
    assert upside_down.signals == run_chart(values, rules=rules).signals


@given(GAPPY, st.sampled_from(RuleSet))
def test_time_backwards_mirrors_the_points_except_which_of_two_like_values_counts(values, rules):
    forwards = run_chart(values, rules=rules)
    backwards = run_chart(values[::-1], rules=rules)
    assert forwards.signal == backwards.signal
    if rules is not RuleSet.PERLA:
        last = len(values) - 1
        assert forwards.points == tuple(sorted(last - point for point in backwards.points))


def test_many_series_at_once_get_the_verdicts_of_one_by_one():
    random = np.random.default_rng(1)
    level = np.repeat(2 * random.integers(0, 2, (600, 4)), 6, axis=1)  # shifts, six at a time
    rows = np.where(random.random((600, 24)) < 0.2, nan, level + random.integers(0, 3, (600, 24)))
    one_by_one = [run_chart(row).signal for row in rows]
    assert anhoej_signals(rows).tolist() == one_by_one
    assert 100 < sum(one_by_one) < 500  # both verdicts were tried


@pytest.mark.parametrize("shape", [(0, 24), (3, 0), (3, 24)])
def test_units_without_values_give_no_signal(shape):
    assert anhoej_signals(np.full(shape, nan)).tolist() == [False] * shape[0]


def _points_of(chart, rule):
    return {at for signal in chart.signals if signal.rule is rule for at in signal.points}


def _in_windows(positions, width, fits):
    windows = [positions[at : at + width] for at in range(len(positions) - width + 1)]
    return {at for window in windows if fits(window) for at in window}


def _all_climb_or_all_fall(window):
    return window in (sorted(set(window)), sorted(set(window), reverse=True))


def _counted_one_by_one(values):
    known = sorted(value for value in values if not isnan(value))
    if not known:
        return 0, 0, 0
    middle = len(known) // 2
    median = known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2
    above = [value > median for value in values if not isnan(value) and value != median]
    longest = run = crossings = 0
    for at, side in enumerate(above):
        turned = at > 0 and side != above[at - 1]
        crossings += turned
        run = 1 if turned else run + 1
        longest = max(longest, run)
    return longest, crossings, len(above)


def _exact_limits_for_runs(n):
    """Swed & Eisenhart (1943): the run count that each tail of at most 2.5 % stops before."""
    high, low = n // 2, n - n // 2
    chance = {}
    for runs in range(2, n + 1):
        k, odd = divmod(runs, 2)
        ways = (
            comb(high - 1, k - 1) * comb(low - 1, k) + comb(high - 1, k) * comb(low - 1, k - 1)
            if odd
            else 2 * comb(high - 1, k - 1) * comb(low - 1, k - 1)
        )
        chance[runs] = ways / comb(n, high)
    return _first_past(chance, sorted(chance)), _first_past(chance, sorted(chance, reverse=True))


def _first_past(chance, order):
    tail = 0.0
    for runs in order:
        tail += chance[runs]
        if tail > 0.025:
            return runs
    return inf
