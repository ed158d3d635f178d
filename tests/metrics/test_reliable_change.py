"""Reliable and clinically significant change."""

from math import isnan, nan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vocabulary import Outcome
from metrics.reliable_change import Category, Direction, classify, reliable_change
from metrics.reliable_change_many import reliable_change_many
from tests.reference import reliable_change as published

scores = st.integers(13, 91).map(float)
scores_or_missing = scores | st.just(nan)
pairs = st.lists(st.tuples(scores_or_missing, scores_or_missing), max_size=12)


def group(*rows: tuple[float, float]) -> pd.DataFrame:
    """Persons named a, b, c ... so that a lost index shows."""
    return pd.DataFrame(rows, columns=["first", "later"], index=list("abcdefghijkl")[: len(rows)])


def classified(frame, **changed):
    terms = {"before": "first", "after": "later", "reliability": 0.8, "higher_is_better": True}
    return classify(frame, **(terms | changed))


def test_the_index_is_that_of_jacobson_and_truax():
    paper = published.JACOBSON_TRUAX
    change = reliable_change(
        paper["before"], paper["after"], sd=paper["sd"], reliability=paper["reliability"]
    )
    assert change.index == pytest.approx(paper["index"], abs=0.005)
    assert change.standard_error == pytest.approx(4.7434, abs=5e-5)
    assert change.margin == pytest.approx(9.297, abs=5e-4)


@pytest.mark.parametrize(("change", "index"), published.CHANGES_WITH_INDEX.items())
def test_the_index_is_that_of_the_r_package(change, index):
    assert reliable_change(0, change, sd=5, reliability=0.8).index == pytest.approx(index, abs=1e-6)


@pytest.mark.parametrize(("terms", "margins"), published.SOC13_MARGINS.items())
def test_the_margins_of_soc13_are_those_of_the_worked_examples(terms, margins):
    sd, reliability = terms
    for confidence, margin in zip((0.95, 0.90, 0.80), margins, strict=True):
        change = reliable_change(60, 60, sd=sd, reliability=reliability, confidence=confidence)
        # The table multiplies by 1.96, so its last digit may differ by one.
        assert change.margin == pytest.approx(margin, abs=0.051)


def test_fourteen_points_on_soc13_is_the_first_whole_change_that_counts():
    terms = {"sd": 10.2, "reliability": 0.78}
    assert reliable_change(50, 63, **terms).direction is Direction.UNCERTAIN
    assert reliable_change(50, 64, **terms).direction is Direction.IMPROVED
    assert reliable_change(64, 50, **terms).direction is Direction.DECLINED


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (40, 60, Outcome.STRENGTHENED),
        (60, 40, Outcome.WEAKENED),
        (50, 51, Outcome.MAINTAINED),  # inside the noise is kept, which is a success
        (nan, 60, Outcome.UNCERTAIN),  # a missing score must not read as a decline
        (40, nan, Outcome.UNCERTAIN),
    ],
)
def test_the_products_word_for_a_change(before, after, outcome):
    change = reliable_change(before, after, sd=10, reliability=0.85)
    assert change.outcome is outcome


@given(scores, scores)
def test_swapping_before_and_after_swaps_the_verdict(one, other):
    swapped = {
        Direction.IMPROVED: Direction.DECLINED,
        Direction.DECLINED: Direction.IMPROVED,
        Direction.UNCERTAIN: Direction.UNCERTAIN,
    }
    there = reliable_change(one, other, sd=10.2, reliability=0.78)
    back = reliable_change(other, one, sd=10.2, reliability=0.78)
    assert back.direction is swapped[there.direction]


@pytest.mark.parametrize(
    "wrong",
    [
        {"sd": 0},  # every change would be infinitely reliable
        {"sd": nan},
        {"reliability": 1},  # a perfect instrument leaves no noise to exceed
        {"reliability": 0},
        {"confidence": 95},  # given as per cent
    ],
)
def test_terms_that_measurement_error_cannot_have_are_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        reliable_change(40, 50, **({"sd": 10, "reliability": 0.8} | wrong))


def test_the_worked_persons_fall_where_the_worked_example_puts_them():
    # Worked example WE2, cut-off 50: the functional mean is set so that c comes out as 50.
    frame = group((32.5, 47.5), (40, 55), (45, 52), (55, 40), (58, 62), (48, 39))
    functional_mean = 100 - frame["first"].mean()
    found = classified(frame, sd=7.5, functional=(functional_mean, 7.5))
    assert found.cutoff == pytest.approx(published.JACOBSON_TRUAX["cutoff_c"])
    assert found.categories.to_dict() == {
        "a": Category.IMPROVED,  # RC 3.162, not across
        "b": Category.RECOVERED,
        "c": Category.UNCHANGED,  # across, but RC 1.476
        "d": Category.HARMED,  # the worked example's deteriorated, and across
        "e": Category.UNCHANGED,  # RC 0.843
        "f": Category.UNCHANGED,  # RC -1.897
    }


def test_criterion_c_is_that_of_jacobson_and_truax():
    paper = published.JACOBSON_TRUAX
    frame = group((paper["clinical_mean"], 40), (paper["clinical_mean"], 41))
    functional = (paper["functional_mean"], paper["sd"])
    assert classified(frame, sd=paper["sd"], functional=functional).cutoff == paper["cutoff_c"]


def test_criterion_c_leans_towards_the_group_that_varies_less():
    frame = group((40, 40), (40, 41))
    assert classified(frame, sd=5, functional=(60, 15)).cutoff == 45


def test_without_a_functional_population_nobody_recovers_and_nobody_is_harmed():
    found = classified(group((30, 60), (60, 30), (40, 41)), sd=7.5)
    assert found.cutoff is None
    assert found.counts.to_dict() == {"improved": 1, "unchanged": 1, "deteriorated": 1}


def test_the_spread_before_is_taken_with_n_minus_1_over_complete_pairs():
    found = classified(group((50, 56), (55, 58), (60, 66), (65, 66), (70, 79), (13, nan)))
    assert found.sd == pytest.approx(np.std([50, 55, 60, 65, 70], ddof=1))
    assert found.n == 5


def test_who_fell_out_is_named_and_given_no_category():
    found = classified(group((30, 60), (nan, 50), (40, nan), (45, 45)), sd=7.5)
    assert list(found.fell_out) == ["b", "c"]
    assert list(found.categories.index[found.categories.isna()]) == ["b", "c"]


@pytest.mark.parametrize(
    "rows",
    [
        (),  # n = 0
        ((40, 60),),  # one person has no spread
        ((40, 60), (40, 45)),  # nor have equal scores; never infinitely reliable
    ],
)
def test_nobody_is_judged_when_the_spread_is_unknown(rows):
    found = classified(group(*rows), functional=(60, 7.5))
    assert found.too_few
    assert found.categories.isna().all()
    assert found.counts.sum() == 0


@pytest.mark.parametrize(
    ("before", "after", "category"),
    [
        (50, 70, "improved"),  # from the cut-off itself: not from the clinical side
        (30, 50, "improved"),  # to the cut-off itself: not on the functional side
        (70, 50, "harmed"),
        (50, 30, "harmed"),
    ],
)
def test_a_score_on_the_cutoff_earns_no_recovery_and_averts_no_harm(before, after, category):
    found = classified(group((before, after)), sd=7.5, functional=(100 - before, 7.5))
    assert found.cutoff == 50
    assert list(found.categories) == [category]


@given(pairs, st.booleans())
def test_turning_the_scale_changes_no_category(rows, with_functional):
    frame = group(*rows)
    functional = (70.0, 9.0) if with_functional else None
    higher = classified(frame, sd=7.5, functional=functional)
    turned = classified(
        104 - frame,
        sd=7.5,
        functional=functional and (104 - functional[0], functional[1]),
        higher_is_better=False,
    )
    assert higher.categories.equals(turned.categories)


def one_at_a_time(was, now, *, sd, cutoff):
    """The rules of `classify` for one person, in words."""
    if isnan(was) or isnan(now):
        return None
    index = (now - was) / (sd * sqrt(2) * sqrt(1 - 0.8))
    if abs(index) <= 1.959963984540054:
        return "unchanged"
    if index > 0:
        return "recovered" if was < cutoff < now else "improved"
    return "harmed" if was >= cutoff >= now else "deteriorated"


@given(pairs)
def test_a_group_is_classified_as_its_persons_one_at_a_time(rows):
    found = classified(group(*rows), sd=7.5, functional=(70.0, 9.0))
    expected = [one_at_a_time(*row, sd=7.5, cutoff=found.cutoff) for row in rows]
    assert [None if pd.isna(name) else name for name in found.categories] == expected


@given(st.lists(st.lists(scores_or_missing, max_size=6), max_size=6))
def test_many_courses_are_judged_as_one_by_one(courses):
    offsets = np.concatenate([[0], np.cumsum([len(course) for course in courses])])
    found = reliable_change_many(
        [value for course in courses for value in course], offsets, sd=10.2, reliability=0.78
    )
    for place, course in enumerate(courses):
        known = [value for value in course if not isnan(value)]
        ends = (known[0], known[-1]) if len(known) > 1 else (nan, nan)
        alone = reliable_change(*ends, sd=10.2, reliability=0.78)
        assert found.improved[place] == (alone.direction is Direction.IMPROVED)
        assert found.declined[place] == (alone.direction is Direction.DECLINED)
        assert found.change[place] == pytest.approx(alone.change, nan_ok=True)
