"""A profile of several parts, compared without weighing one part against another."""

from itertools import product
from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vocabulary import Step
from metrics.profile_change import ProfileVerdict, profile_change, profile_changes
from tests.reference import profile_change as published

ratings = st.sampled_from([1.0, 2.0, 3.0, nan])
profiles = st.lists(
    st.tuples(st.tuples(ratings, ratings, ratings), st.tuples(ratings, ratings, ratings)),
    max_size=8,
)


def frame(rows):
    return pd.DataFrame(rows, columns=["begriplighet", "hanterbarhet", "meningsfullhet"])


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ([3, 2, 4], [3, 3, 4], ProfileVerdict.IMPROVED),  # one part is enough
        ([3, 2, 4], [5, 2, 3], ProfileVerdict.MIXED),  # two steps up do not pay for one down
        ([3, 2, 4], [3, 2, 1], ProfileVerdict.WORSENED),
        ([3, 2, 4], [3, 2, 4], ProfileVerdict.SAME),
        ([3, 2, 4], [4, 2, None], ProfileVerdict.UNKNOWN),  # the missing part might be worse
        ([3, 2, 4], [4, 1, None], ProfileVerdict.MIXED),  # whatever the missing part is
        ([nan, nan, nan], [3, 3, 3], ProfileVerdict.UNKNOWN),
        ([], [], ProfileVerdict.UNKNOWN),
    ],
)
def test_parts_are_never_set_off_against_each_other(before, after, verdict):
    assert profile_change(before, after).verdict is verdict


def test_the_steps_are_kept_in_the_order_of_the_parts():
    found = profile_change([3, 2, None], [4, 1, 5])
    assert found.steps == (Step.HIGHER, Step.LOWER, Step.UNKNOWN)


def test_profiles_of_different_parts_are_refused():
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        profile_change([3, 2, 4], [3, 2])


def test_the_published_profiles_are_classified_as_published():
    rows = [
        ([-int(digit) for digit in before], [-int(digit) for digit in after])
        for before, after in zip(published.EQ5D_BEFORE, published.EQ5D_AFTER, strict=True)
        if set(before + after) <= set("123")
    ]
    verdicts = profile_changes(*(pd.DataFrame(side) for side in zip(*rows, strict=True)))
    assert verdicts.value_counts().to_dict() == published.EQ5D_CLASSIFIED | {"unknown": 0}


@given(profiles)
def test_a_group_is_classified_as_its_persons_one_by_one(rows):
    before, after = [was for was, _ in rows], [now for _, now in rows]
    alone = [profile_change(*row).verdict for row in rows]
    assert list(profile_changes(frame(before), frame(after))) == alone


@given(profiles)
def test_swapping_before_and_after_swaps_the_verdict(rows):
    swapped = {"improved": "worsened", "worsened": "improved"}
    there = [profile_change(was, now).verdict for was, now in rows]
    back = [profile_change(now, was).verdict for was, now in rows]
    assert back == [swapped.get(verdict, verdict) for verdict in there]


def every_filling(profile):
    """The profile with its gaps filled with each rating from below to above the scale."""
    return product(*(range(5) if isnan(rating) else [rating] for rating in profile))


@given(st.tuples(ratings, ratings), st.tuples(ratings, ratings))
def test_a_verdict_stands_whatever_the_missing_answer_would_have_been(before, after):
    possible = {
        profile_change(was, now).verdict
        for was, now in product(every_filling(before), every_filling(after))
    }
    expected = possible.pop() if len(possible) == 1 else ProfileVerdict.UNKNOWN
    assert profile_change(before, after).verdict is expected


def test_frames_of_different_persons_are_refused():
    one = frame([[1, 2, 3], [4, 5, 1]])
    with pytest.raises(ValueError, match="same persons"):
        profile_changes(one, one.iloc[::-1])
