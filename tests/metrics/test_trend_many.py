"""Many courses at once give what each gives by itself."""

from itertools import pairwise
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import ragged, trend
from metrics.trend_many import mann_kendall_many, theil_sen_many

values = st.integers(0, 9).map(float) | st.floats(-5, 5, width=16) | st.just(nan)
gaps = st.integers(0, 3) | st.just(91)  # 0 is two points on one day
course = st.lists(st.tuples(gaps, values), max_size=13)
courses = st.lists(course, max_size=8)


def end_to_end(rows):
    """Days, values and offsets, all courses laid end to end."""
    offsets = np.cumsum([0] + [len(one) for one in rows])
    days = [np.cumsum([gap for gap, _ in one]) for one in rows]
    flat = np.concatenate(days) if days else np.empty(0)
    return flat, np.array([value for one in rows for _, value in one]), offsets


def same(many, alone, fields):
    for field in fields:
        assert getattr(many, field) == pytest.approx(
            [getattr(one, field) for one in alone], rel=1e-12, abs=1e-12, nan_ok=True
        )


@given(courses, st.sampled_from([0.8, 0.95]))
def test_slopes_are_those_of_each_course(rows, confidence):
    days, points, offsets = end_to_end(rows)
    many = theil_sen_many(days, points, offsets, confidence=confidence)
    alone = [
        trend.theil_sen(days[first:end], points[first:end], confidence=confidence)
        for first, end in pairwise(offsets)
    ]
    same(many, alone, ["slope", "low", "high", "n"])
    assert_same_verdicts(many, alone)


@given(courses)
def test_trend_tests_are_those_of_each_course(rows):
    _, points, offsets = end_to_end(rows)
    many = mann_kendall_many(points, offsets)
    alone = [trend.mann_kendall(points[first:end]) for first, end in pairwise(offsets)]
    same(many, alone, ["s", "tau", "variance", "p", "exact", "n"])
    assert_same_verdicts(many, alone)


def assert_same_verdicts(many, alone):
    verdicts = np.select(
        [many.too_few, many.rising, many.falling],
        [trend.Trend.TOO_FEW.value, trend.Trend.RISING.value, trend.Trend.FALLING.value],
        default=trend.Trend.UNCERTAIN.value,
    )
    assert list(verdicts) == [one.verdict for one in alone]


def test_days_out_of_order_are_put_in_order():
    many = theil_sen_many([20, 0, 10, 40, 30], [2, 0, 1, 4, 3], [0, 5])
    assert many.slope == pytest.approx([0.1])


def test_a_long_course_of_equal_values_overflows_nothing():
    points = np.full(400, 3.0)
    many = mann_kendall_many(points, [0, 400])
    assert (many.variance[0], many.p[0]) == (0, 1)


def test_more_series_than_fit_in_a_batch_are_all_computed(monkeypatch):
    monkeypatch.setattr(ragged, "PAIRS_AT_ONCE", 25)  # two series of five at a time
    days, points = np.tile(np.arange(5), 7), np.arange(35) % 5 * np.repeat(np.arange(1, 8), 5)
    assert theil_sen_many(days, points, np.arange(0, 36, 5)).slope.tolist() == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("offsets", "complaint"),
    [
        ([0, 3], "every column"),  # a value is left over
        ([0, 5], "every column"),
        ([1, 4], "begin with 0"),  # the first value would be lost without a word
        ([0, 3, 2, 4], "never fall"),
    ],
)
def test_offsets_that_do_not_cover_the_values_are_refused(offsets, complaint):
    with pytest.raises(ValueError, match=complaint):
        mann_kendall_many([1, 2, 3, 4], offsets)
