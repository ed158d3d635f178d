"""Citizens' and staff's ratings beside each other."""

from math import isnan, nan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from metrics.agreement import agreement, weighted_kappa
from tests.reference import agreement as published

two_raters = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30)


def raters(table):
    """One pair a count in the table, first rater by row and second by column."""
    cells = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return [i for i, _ in cells], [j for _, j in cells]


@pytest.mark.parametrize(
    ("weights", "printed"), [("none", published.SAS_SIMPLE), ("linear", published.SAS_LINEAR)]
)
def test_kappa_and_its_interval_are_those_of_sas(weights, printed):
    kappa = weighted_kappa(*raters(published.SAS_TABLE), weights=weights)
    found = (kappa.value, kappa.standard_error, kappa.low, kappa.high)
    assert found == pytest.approx(printed, abs=5e-5)


@pytest.mark.parametrize(("weights", "value"), published.ANXIETY_KAPPA.items())
def test_kappa_is_that_of_the_r_package_irr(weights, value):
    without_the_unused_level = {6: 5}
    first, second = (
        [without_the_unused_level.get(rating, rating) for rating in ratings]
        for ratings in (published.ANXIETY_SECOND, published.ANXIETY_THIRD)
    )
    assert weighted_kappa(first, second, weights=weights).value == pytest.approx(value, abs=5e-8)


def test_a_level_that_nobody_used_still_counts_as_distance():
    first, second = published.ANXIETY_SECOND, published.ANXIETY_THIRD
    kappa = weighted_kappa(first, second, weights="linear").value
    assert kappa < published.ANXIETY_KAPPA["linear"]


def kappa_from_a_table(first, second, power):
    """Cohen 1968 by its table of shares, and the variance of Fleiss, Cohen & Everitt 1969."""
    shares = np.zeros((5, 5))
    for i, j in zip(first, second, strict=True):
        shares[i - 1, j - 1] += 1 / len(first)
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    agree = 1 - np.abs(np.subtract.outer(range(5), range(5)) / 4) ** power
    observed, expected = (agree * shares).sum(), (agree * np.outer(rows, columns)).sum()
    if expected > 1 - 1e-12:
        return nan, nan
    kappa = (observed - expected) / (1 - expected)
    by_row, by_column = agree @ columns, rows @ agree
    spread = agree - (by_row[:, None] + by_column[None, :]) * (1 - kappa)
    variance = (shares * spread**2).sum() - (kappa - expected * (1 - kappa)) ** 2
    return kappa, sqrt(max(variance, 0) / len(first)) / (1 - expected)


@given(two_raters, st.sampled_from([("linear", 1), ("quadratic", 2)]))
def test_kappa_is_that_of_the_textbook_table(pairs, weighting):
    weights, power = weighting
    first, second = zip(*pairs, strict=True)
    kappa = weighted_kappa(first, second, weights=weights)
    value, error = kappa_from_a_table(first, second, power)
    assert kappa.value == pytest.approx(value, abs=1e-9, nan_ok=True)
    assert kappa.standard_error == pytest.approx(error, abs=1e-6, nan_ok=True)


@given(two_raters)
def test_it_does_not_matter_who_is_called_first(pairs):
    first, second = zip(*pairs, strict=True)
    there = weighted_kappa(first, second, weights="quadratic")
    back = weighted_kappa(second, first, weights="quadratic")
    assert there.value == pytest.approx(back.value, abs=1e-12, nan_ok=True)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=20))
def test_full_agreement_is_one(ratings):
    assume(len(set(ratings)) > 1)
    assert weighted_kappa(ratings, ratings, weights="linear").value == 1


@pytest.mark.parametrize(("first", "second"), [([], []), ([3, 3], [3, 3])])
def test_kappa_is_not_defined_when_no_disagreement_could_arise(first, second):
    kappa = weighted_kappa(first, second, weights="linear")
    assert isnan(kappa.value)
    assert isnan(kappa.low)


@pytest.mark.parametrize(("first", "second"), [([1, 2], [1]), ([1, nan], [1, 2])])
def test_kappa_needs_both_ratings_of_everybody(first, second):
    with pytest.raises(ValueError, match="same persons"):
        weighted_kappa(first, second, weights="linear")


CITIZENS = pd.Series({"a": 4, "b": 2, "c": 3, "d": 5, "e": nan, "f": 1})
STAFF = pd.Series({"b": 4, "a": 4, "c": 2, "d": 2, "e": 3, "g": 5})


def test_ratings_meet_by_person_and_not_by_place():
    found = agreement(CITIZENS, STAFF)
    assert found.difference.to_dict() == {"a": 0, "b": -2, "c": 1, "d": 3}
    assert set(found.fell_out) == {"e", "f", "g"}


def test_both_directions_are_worth_a_talk_and_the_largest_comes_first():
    found = agreement(CITIZENS, STAFF)
    assert found.to_talk_about.to_dict() == {"d": 3, "b": -2}
    assert list(found.to_talk_about.index) == ["d", "b"]
    assert list(agreement(CITIZENS, STAFF, talk_from=1).to_talk_about.index) == ["d", "b", "c"]


def test_the_pairs_are_counted_each_way():
    found = agreement(CITIZENS, STAFF)
    assert (found.n, found.same, found.citizen_higher, found.staff_higher) == (4, 1, 2, 1)
    assert found.exact_share == 0.25
    assert found.mean_difference == 0.5


@pytest.mark.parametrize(("n", "too_few"), [(0, True), (19, True), (20, False)])
def test_shares_and_kappa_wait_for_twenty_pairs(n, too_few):
    assert agreement([3] * n, [3] * n).too_few is too_few


def test_without_pairs_nothing_is_said():
    found = agreement(CITIZENS, STAFF.iloc[:0])
    assert found.n == 0
    assert isnan(found.exact_share)
    assert isnan(found.mean_difference)
    assert found.to_talk_about.empty


def test_two_ratings_of_one_person_are_refused():
    with pytest.raises(ValueError, match="one rating"):
        agreement(pd.Series([1, 2], index=["a", "a"]), STAFF)
