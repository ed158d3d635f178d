from itertools import product
from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.paired_change import paired_change
from tests.reference import comparisons as reference

SCORES = st.sampled_from([1.0, 2.0, 3.0, 5.0, nan])
PAIRS = st.lists(st.tuples(SCORES, SCORES), max_size=10)


def _of_changes(changes, *, higher_is_better=True):
    return paired_change([0] * len(changes), changes, higher_is_better=higher_is_better)


@pytest.mark.parametrize(
    ("change", "rank_sums", "rank_biserial", "p"),
    [
        (
            paired_change(
                reference.DEPRESSION_BEFORE, reference.DEPRESSION_AFTER, higher_is_better=False
            ),
            reference.DEPRESSION_RANK_SUMS,
            reference.DEPRESSION_RANK_BISERIAL,
            reference.DEPRESSION_P,
        ),
        (
            _of_changes(reference.DARWIN),
            reference.DARWIN_RANK_SUMS,
            reference.DARWIN_RANK_BISERIAL,
            reference.DARWIN_P,
        ),
    ],
)
def test_signed_ranks_are_those_of_the_textbooks(change, rank_sums, rank_biserial, p):
    assert (change.rank_sum_better, change.rank_sum_worse) == rank_sums
    assert change.rank_biserial == pytest.approx(rank_biserial, abs=5e-5)
    assert change.p_value == pytest.approx(p)


def test_zero_differences_are_left_out_of_the_test_and_counted():
    change = _of_changes(reference.MANY_ZEROS)
    assert change.p_value == pytest.approx(reference.MANY_ZEROS_P)
    assert (change.better, change.same, change.worse) == (5, 2, 1)


def test_effect_sizes_are_those_of_the_worked_examples():
    change = paired_change(reference.SRM_BEFORE, reference.SRM_AFTER, higher_is_better=True)
    assert change.mean_gain == 5
    assert change.standardised_response_mean == pytest.approx(reference.SRM, abs=5e-5)
    assert change.effect_size == pytest.approx(reference.KAZIS_EFFECT_SIZE, abs=5e-5)


def test_a_large_effect_size_never_hides_how_few_changed():
    change = _of_changes([0] * 20 + [1, 2])
    assert change.rank_biserial == 1
    assert (change.better, change.same, change.worse) == (2, 20, 0)
    assert change.too_few


@pytest.mark.parametrize(
    ("changes", "too_few"),
    [
        ([1, 2, 3, 4, 5, 0, 0, 0], True),  # five changed: p could be no less than 0.0625
        ([1, 2, 3, 4, 5, -6], False),
    ],
)
def test_below_six_who_changed_there_is_no_test(changes, too_few):
    change = _of_changes(changes)
    assert change.too_few is too_few
    assert isnan(change.p_value) is too_few


def test_a_person_with_one_measurement_is_left_out_and_counted_as_missing():
    change = paired_change([1, nan, 3, nan], [2, 2, nan, nan], higher_is_better=True)
    assert (change.n, change.missing, change.better) == (1, 3, 1)


@pytest.mark.parametrize("before", [[], [nan, 2]])
def test_of_nobody_measured_twice_every_figure_is_undefined(before):
    change = paired_change(before, [nan] * len(before), higher_is_better=True)
    figures = (change.mean_gain, change.effect_size, change.rank_biserial, change.p_value)
    assert all(isnan(figure) for figure in figures)


def test_differences_that_only_rounding_sets_apart_share_their_rank():
    # In floating point 0.95 - 0.90, 0.50 - 0.45 and 1.05 - 1.00 differ in the last digits.
    change = paired_change([0.9, 0.45, 1.05], [0.95, 0.5, 1.0], higher_is_better=True)
    assert (change.rank_sum_better, change.rank_sum_worse) == (4, 2)


def test_lists_of_differing_length_are_refused():
    with pytest.raises(ValueError, match="2 persons"):
        paired_change([1, 2], [1], higher_is_better=True)


@given(PAIRS)
def test_the_test_agrees_with_turning_every_sign_by_hand(pairs):
    before, after = [p[0] for p in pairs], [p[1] for p in pairs]
    change = paired_change(before, after, higher_is_better=True)
    gains = [b - a for a, b in pairs if not isnan(b - a) and b != a]
    ranks = [_rank(gain, gains) for gain in gains]
    better = sum(rank for rank, gain in zip(ranks, gains, strict=True) if gain > 0)
    assert change.rank_sum_better == better
    assert change.rank_sum_worse == sum(ranks) - better
    assert change.better + change.same + change.worse == change.n
    if len(gains) >= 6:
        assert change.p_value == pytest.approx(_exact_p(ranks, better))


@given(PAIRS)
def test_swapping_before_and_after_or_the_better_direction_swaps_better_and_worse(pairs):
    before, after = [p[0] for p in pairs], [p[1] for p in pairs]
    change = paired_change(before, after, higher_is_better=True)
    for turned in (
        paired_change(after, before, higher_is_better=True),
        paired_change(before, after, higher_is_better=False),
    ):
        assert (turned.better, turned.same) == (change.worse, change.same)
        assert turned.rank_biserial == pytest.approx(-change.rank_biserial, nan_ok=True)
        assert turned.p_value == pytest.approx(change.p_value, nan_ok=True)


def _rank(gain, gains):
    smaller = sum(abs(other) < abs(gain) for other in gains)
    alike = sum(abs(other) == abs(gain) for other in gains)
    return smaller + (alike + 1) / 2


def _exact_p(ranks, better):
    """Twice the smaller tail over all ways to give the ranks their signs."""
    sums = [
        sum(rank for rank, up in zip(ranks, signs, strict=True) if up)
        for signs in product([False, True], repeat=len(ranks))
    ]
    tails = [sum(s >= better for s in sums), sum(s <= better for s in sums)]
    return min(1, 2 * min(tails) / len(sums))
