"""A course says no more than its measure can carry."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures import default_shelf
from domain.vocabulary import Outcome, Step
from metrics.courses import COURSE_COLUMNS, courses, leading, measured_since

MEASURES = default_shelf()
FIRST, SECOND, THIRD = date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1)


def scores(*rows) -> pd.DataFrame:
    columns = ["citizen_id", "held_on", "measure", "respondent", "value"]
    frame = pd.DataFrame(rows, columns=columns)
    frame["held_on"] = pd.to_datetime(frame["held_on"]).astype("datetime64[s]")
    return frame.astype({"value": "float64", "citizen_id": "int64"})


def course(measure, *values, respondent="self"):
    days = (FIRST, SECOND, THIRD)
    rows = [(1, day, measure, respondent, v) for day, v in zip(days, values, strict=False)]
    return courses(scores(*rows), MEASURES).iloc[0]


@pytest.mark.parametrize(
    ("measure", "values", "outcome"),
    [
        ("sppb", (5, 6), Outcome.MAINTAINED),  # inside the measurement error of 1.88
        ("sppb", (5, 7), Outcome.STRENGTHENED),  # beyond it
        ("sppb", (7, 5), Outcome.WEAKENED),
        ("sppb", (5, 9, 6), Outcome.MAINTAINED),  # the start is compared with the latest alone
        ("sppb", (5,), Outcome.UNCERTAIN),  # one value is no course
        ("tug", (20, 16), Outcome.MAINTAINED),  # exactly the error: not beyond it
        ("tug", (20.1, 16.1), Outcome.MAINTAINED),  # binary fractions must not tip it over
        ("tug", (20, 15.9), Outcome.STRENGTHENED),  # lower is better
        ("copm_p", (4, 6), Outcome.STRENGTHENED),  # exactly what people notice counts
        ("copm_p", (4, 5.9), Outcome.MAINTAINED),
        ("hemliv", (2, 1), Outcome.UNCERTAIN),  # a step on an ordinal scale, seen once
        ("hemliv", (2, 1, 1), Outcome.STRENGTHENED),  # held at two in a row; lower is better
        ("hemliv", (2, 3, 1), Outcome.UNCERTAIN),  # to and fro
        ("hemliv", (2, 3, 4), Outcome.WEAKENED),
        ("hemliv", (2, 2), Outcome.MAINTAINED),
        ("hanterbarhet", (1, 5), Outcome.UNCERTAIN),  # a dialogue rating has no outcome
    ],
)
def test_an_outcome_needs_a_change_that_counts(measure, values, outcome):
    assert course(measure, *values).outcome == outcome


@pytest.mark.parametrize(
    ("values", "step"),
    [
        ((3, 4), Step.HIGHER),
        ((5, 3, 3), Step.SAME),  # since the talk before, not since the start
        ((2, 5, 4), Step.LOWER),
        ((3,), Step.UNKNOWN),
    ],
)
def test_kasam_steps_compare_with_the_talk_before(values, step):
    assert course("meningsfullhet", *values).step == step


def test_a_proxys_answer_is_never_joined_to_the_citizens():
    told = scores(
        (1, FIRST, "copm_p", "self", 4),
        (1, SECOND, "copm_p", "proxy", 9),  # must not become the citizen's latest
        (1, THIRD, "copm_p", "with_support", 4.5),
    )
    row = courses(told, MEASURES).iloc[0]
    assert (row.n, row.latest) == (2, 4.5)


def test_a_file_that_does_not_say_who_answered_is_read_as_the_citizens():
    told = scores((1, FIRST, "copm_p", "", 4), (1, SECOND, "copm_p", "", 6))
    assert courses(told, MEASURES).iloc[0].outcome == Outcome.STRENGTHENED


def test_a_test_of_function_counts_whoever_answered_the_rest():
    told = scores((1, FIRST, "sppb", "self", 4), (1, SECOND, "sppb", "staff", 8))
    assert courses(told, MEASURES).iloc[0].n == 2


def test_a_measure_without_a_file_is_left_out():
    assert courses(scores((1, FIRST, "okänt", "self", 4)), MEASURES).empty


def test_no_scores_give_the_same_columns():
    empty = courses(scores(), MEASURES)
    assert {name: str(dtype) for name, dtype in empty.dtypes.items()} == COURSE_COLUMNS
    assert list(leading(empty, MEASURES).columns) == list(COURSE_COLUMNS)


def test_the_first_measure_with_two_values_speaks_for_the_track():
    told = scores(
        (1, FIRST, "sppb", "self", 4),  # first in order, but only once
        (1, FIRST, "tug", "self", 20),
        (1, SECOND, "tug", "self", 12),
        (2, FIRST, "sppb", "self", 4),  # nothing can be compared: still the first in order
        (2, FIRST, "tug", "self", 20),
    )
    lead = leading(courses(told, MEASURES), MEASURES)
    assert list(zip(lead["citizen_id"], lead["measure"], strict=True)) == [(1, "tug"), (2, "sppb")]


def test_a_course_counts_as_fresh_from_the_very_day():
    told = scores((1, FIRST, "sppb", "self", 4), (2, SECOND, "sppb", "self", 4))
    fresh = measured_since(courses(told, MEASURES), SECOND)
    assert list(fresh["citizen_id"]) == [2]


@given(st.lists(st.integers(0, 12), min_size=2, max_size=6))
def test_running_time_backwards_swaps_strengthened_and_weakened(values):
    swapped = {
        Outcome.STRENGTHENED: Outcome.WEAKENED,
        Outcome.WEAKENED: Outcome.STRENGTHENED,
        Outcome.MAINTAINED: Outcome.MAINTAINED,
    }
    days = [date(2025, month, 1) for month in range(1, len(values) + 1)]
    forth = scores(*((1, d, "sppb", "self", v) for d, v in zip(days, values, strict=True)))
    back = scores(*((1, d, "sppb", "self", v) for d, v in zip(days, values[::-1], strict=True)))
    forwards, backwards = (Outcome(courses(s, MEASURES).iloc[0].outcome) for s in (forth, back))
    assert backwards == swapped[forwards]


@given(st.data())
def test_another_citizens_values_change_nothing_here(data):
    mine = [(1, FIRST, "sppb", "self", 4), (1, SECOND, "sppb", "self", 8)]
    value = st.integers(0, 12)
    others = [
        (2, day, "sppb", "self", v)
        for day, v in zip((FIRST, SECOND), data.draw(st.tuples(value, value)), strict=True)
    ]
    alone = courses(scores(*mine), MEASURES)
    together = courses(scores(*mine, *others), MEASURES)
    pd.testing.assert_frame_equal(alone, together.head(1))
