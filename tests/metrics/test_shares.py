from math import comb, isnan, nan, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.shares import Position, funnel, funnel_limits, wilson, wilson_bounds
from tests.reference import comparisons as reference

PARTS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)
TARGETS = st.sampled_from([0.01, 0.2, 0.5, 0.6, 0.97])
LEVELS = st.sampled_from([0.5, 0.95, 0.998])


@pytest.mark.parametrize(("case", "printed"), reference.WILSON.items())
def test_wilson_limits_are_those_of_newcombe(case, printed):
    interval = wilson(*case)
    assert (interval.lower, interval.upper) == pytest.approx(printed, abs=5e-5)


def test_of_nobody_there_is_no_interval():
    interval = wilson(0, 0)
    assert isnan(interval.share)
    assert isnan(interval.lower)
    assert isnan(interval.upper)


def test_none_of_some_begins_at_exactly_none_and_all_of_some_ends_at_exactly_all():
    # Sizes at which plain rounding gives a limit beside 0 or 1.
    bounds = wilson_bounds(np.zeros(200), np.arange(1, 201))
    assert set(bounds.lower) == {0}
    bounds = wilson_bounds(np.arange(1, 201), np.arange(1, 201))
    assert set(bounds.upper) == {1}


@pytest.mark.parametrize(("k", "n", "confidence"), [(3, 2, 0.95), (-1, 2, 0.95), (1, 2, 1)])
def test_what_cannot_be_a_share_is_refused(k, n, confidence):
    with pytest.raises(ValueError, match=r"total|confidence"):
        wilson(k, n, confidence)


@given(PARTS.filter(lambda part: part[1]), st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_limits_are_where_the_score_test_just_gives_in(part, confidence):
    k, n = part
    interval = wilson(k, n, confidence)
    z = {0.8: 1.2815515655446, 0.95: 1.9599639845401, 0.99: 2.5758293035489}[confidence]
    for limit in (interval.lower, interval.upper):
        distance = abs(k / n - limit)
        assert distance == pytest.approx(z * sqrt(limit * (1 - limit) / n), abs=1e-9)
    assert interval.lower <= interval.share <= interval.upper


@given(PARTS)
def test_counting_the_others_mirrors_the_interval(part):
    k, n = part
    interval, others = wilson(k, n), wilson(n - k, n)
    assert others.upper == pytest.approx(1 - interval.lower, nan_ok=True)


def test_many_shares_at_once_are_those_of_one_by_one():
    cases = [(k, n) for n in range(12) for k in range(n + 1)]
    band = wilson_bounds([k for k, _ in cases], [n for _, n in cases], confidence=0.9)
    one_by_one = [wilson(k, n, 0.9) for k, n in cases]
    assert band.lower.tolist() == pytest.approx([one.lower for one in one_by_one], nan_ok=True)
    assert band.upper.tolist() == pytest.approx([one.upper for one in one_by_one], nan_ok=True)


@pytest.mark.parametrize(("n", "printed"), reference.FUNNEL_NORMAL.items())
def test_exact_limits_are_outside_the_normal_ones_by_less_than_one_person(n, printed):
    for level, (lower, upper) in zip((0.95, 0.998), printed, strict=True):
        band = funnel_limits([n], target=reference.FUNNEL_TARGET, level=level)
        assert lower - 1 / n < band.lower[0] < lower
        assert upper < band.upper[0] < upper + 1 / n


@given(st.integers(1, 60), TARGETS, LEVELS)
def test_the_lower_limit_is_spiegelhalters_and_the_upper_one_person_above_his(n, target, level):
    band = funnel_limits([n], target=target, level=level)
    lower, upper = (_spiegelhalter(n, target, p) for p in ((1 - level) / 2, (1 + level) / 2))
    assert band.lower[0] == pytest.approx(max(lower, 0) / n, abs=1e-9)
    assert band.upper[0] == pytest.approx(min(upper + 1, n) / n, abs=1e-9)


@given(st.integers(1, 60), TARGETS, LEVELS)
def test_a_unit_without_any_difference_is_outside_a_limit_with_at_most_its_chance(n, target, level):
    band = funnel_limits([n], target=target, level=level)
    above = sum(_chance(k, n, target) for k in range(n + 1) if k / n > band.upper[0])
    below = sum(_chance(k, n, target) for k in range(n + 1) if k / n < band.lower[0])
    assert above <= (1 - level) / 2 + 1e-12
    assert below <= (1 - level) / 2 + 1e-12


@given(st.lists(PARTS, max_size=8), TARGETS)
def test_counting_the_others_mirrors_the_funnel(parts, target):
    counts, totals = [k for k, _ in parts], [n for _, n in parts]
    mirror = {Position.HIGH: Position.LOW, Position.LOW: Position.HIGH}
    verdicts = funnel(counts, totals, target=target).verdicts
    others = funnel(np.subtract(totals, counts), totals, target=1 - target).verdicts
    assert others == tuple(mirror.get(verdict, verdict) for verdict in verdicts)


@given(st.lists(PARTS, min_size=1, max_size=8), TARGETS)
def test_a_unit_is_judged_without_regard_to_the_others(parts, target):
    together = funnel([k for k, _ in parts], [n for _, n in parts], target=target)
    alone = [funnel([k], [n], target=target).verdicts[0] for k, n in parts]
    assert list(together.verdicts) == alone


@pytest.mark.parametrize(
    ("count", "total", "warning", "verdict"),
    [
        (30, 50, Position.INSIDE, Position.INSIDE),  # on the target
        (38, 50, Position.HIGH, Position.INSIDE),  # 1 in 20, not 1 in 500
        (42, 50, Position.HIGH, Position.HIGH),
        (17, 50, Position.LOW, Position.LOW),
        (5, 5, Position.INSIDE, Position.INSIDE),  # all of five is no wonder at 60 %
        (0, 5, Position.LOW, Position.INSIDE),  # chance 1 %: above 0.1 %, below 2.5 %
        (0, 0, Position.UNKNOWN, Position.UNKNOWN),
        (nan, nan, Position.UNKNOWN, Position.UNKNOWN),
    ],
)
def test_the_verdict_goes_by_the_outer_limits_and_the_warning_by_the_inner(
    count, total, warning, verdict
):
    result = funnel([count], [total], target=0.6)
    assert (result.warnings, result.verdicts) == ((warning,), (verdict,))


def test_shares_of_units_keep_their_order_and_their_gaps():
    units = funnel([1, 0, 3, 1], [2, 0, 4, 1], target=0.5)
    assert units.shares.tolist() == pytest.approx([0.5, nan, 0.75, 1], nan_ok=True)
    assert (units.warning.level, units.alarm.level) == (0.95, 0.998)


@pytest.mark.parametrize("target", [0, 1, nan, 60])
def test_a_target_that_is_no_share_between_none_and_all_is_refused(target):
    with pytest.raises(ValueError, match="target"):
        funnel([1], [2], target=target)


@pytest.mark.parametrize(("counts", "totals"), [([3], [2]), ([-1], [2]), ([1], [1, 2])])
def test_counts_that_do_not_fit_their_totals_are_refused(counts, totals):
    with pytest.raises(ValueError, match="total"):
        funnel(counts, totals, target=0.5)


def _chance(k, n, target):
    return comb(n, k) * target**k * (1 - target) ** (n - k)


def _spiegelhalter(n, target, p):
    """His limit in persons as published (2005, A.1.1): r - (F(r) - p) / (F(r) - F(r - 1))."""
    so_far = 0.0
    for r in range(n + 1):
        before, so_far = so_far, so_far + _chance(r, n, target)
        if so_far >= p:
            return r - (so_far - p) / (so_far - before)
    raise AssertionError(p)
