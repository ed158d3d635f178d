"""The minimal important difference, and the threshold that may judge a person."""

from math import isnan, nan

import pytest

from domain.vocabulary import Outcome
from metrics.important_difference import important_difference, person_threshold
from metrics.reliable_change import Direction


@pytest.mark.parametrize(
    ("before", "after", "threshold", "higher_is_better", "direction"),
    [
        (5, 7, 2, True, Direction.IMPROVED),  # as large as the threshold is enough
        (5, 6.9, 2, True, Direction.UNCERTAIN),
        (7, 5, 2, True, Direction.DECLINED),
        (14.0, 11.7, 2.3, False, Direction.IMPROVED),  # fewer seconds are better
        (11.7, 14.0, 2.3, False, Direction.DECLINED),
        (0.8, 1.0, 0.2, True, Direction.IMPROVED),  # 0.19999999999999996 as a float
        (nan, 7, 2, True, Direction.UNCERTAIN),
        (5, 7, nan, True, Direction.UNCERTAIN),  # no threshold is published
    ],
)
def test_a_change_matters_from_the_threshold_and_up(
    before, after, threshold, higher_is_better, direction
):
    change = important_difference(
        before, after, threshold=threshold, higher_is_better=higher_is_better
    )
    assert change.direction is direction


@pytest.mark.parametrize(
    ("after", "threshold", "outcome"),
    [
        (9, 2, Outcome.STRENGTHENED),
        (1, 2, Outcome.WEAKENED),
        (5, 2, Outcome.MAINTAINED),
        (nan, 2, Outcome.UNCERTAIN),
        (9, nan, Outcome.UNCERTAIN),
    ],
)
def test_the_products_word_for_a_difference(after, threshold, outcome):
    change = important_difference(5, after, threshold=threshold, higher_is_better=True)
    assert change.outcome is outcome


def test_a_threshold_of_nothing_is_refused():
    with pytest.raises(ValueError, match="threshold"):
        important_difference(5, 5, threshold=0, higher_is_better=True)


@pytest.mark.parametrize(
    ("mcid", "mdc", "threshold"),
    [
        (1.85, 4.02, 4.02),  # Barthel 0-20 after stroke: felt before it can be measured
        (22, 5, 22),
        (2, None, 2),  # COPM: no MDC is published
        (None, 2.3, 2.3),  # timed up and go: no MCID
        (nan, 2.3, 2.3),  # a missing figure out of a frame
    ],
)
def test_a_person_is_judged_by_the_larger_published_threshold(mcid, mdc, threshold):
    assert person_threshold(mcid, mdc) == threshold


def test_with_nothing_published_no_change_can_be_called_one():
    threshold = person_threshold(None, None)
    assert isnan(threshold)
    change = important_difference(0, 100, threshold=threshold, higher_is_better=True)
    assert change.direction is Direction.UNCERTAIN
