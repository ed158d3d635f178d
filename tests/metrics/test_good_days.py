"""Good days are counted by citizen and month, from the citizens' own answers alone."""

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures import default_shelf
from metrics.good_days import good_days
from tests.metrics.test_courses import scores

TODAY = date(2026, 11, 22)
MEASURE = default_shelf()["god_dag"]
OCTOBER = date(2026, 10, 5)
LATER = date(2026, 10, 20)


def counted(*rows):
    months = good_days(scores(*rows), MEASURE, today=TODAY)
    assert len(months) == 24
    return {(row.month, row.so, row.of) for row in months.itertuples() if row.of}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(1, OCTOBER, "god_dag", "self", 4)], {(23, 1, 1)}),
        ([(1, OCTOBER, "god_dag", "with_support", 3)], {(23, 0, 1)}),  # the middle is not good
        ([(1, OCTOBER, "god_dag", "proxy", 5)], set()),
        ([(1, OCTOBER, "god_dag", "staff", 5)], set()),
        ([(1, OCTOBER, "meningsfullhet", "self", 5)], set()),
        ([(1, date(2026, 11, 3), "god_dag", "self", 5)], set()),  # the month goes on
        ([(1, date(2024, 10, 31), "god_dag", "self", 5)], set()),  # more than two years ago
        (
            [(1, OCTOBER, "god_dag", "self", 5), (1, LATER, "god_dag", "self", 2)],
            {(23, 0, 1)},  # once a month, by the latest answer
        ),
    ],
)
def test_what_counts(rows, found):
    assert counted(*rows) == found


answers = st.tuples(
    st.integers(1, 3),
    st.dates(date(2024, 9, 1), TODAY),
    st.just("god_dag"),
    st.sampled_from(["self", "with_support", "proxy", "staff", ""]),
    st.integers(1, 5),
)


@given(st.lists(answers, max_size=12, unique_by=lambda row: row[:2]))
def test_the_counts_are_those_of_a_slow_count(rows):
    last = {}
    for who, day, _, answered, value in sorted(rows, key=lambda row: row[1]):
        months_ago = (TODAY.year - day.year) * 12 + TODAY.month - day.month
        if answered in ("self", "with_support", "") and 1 <= months_ago <= 24:
            last[who, 24 - months_ago] = value
    slow = defaultdict(lambda: [0, 0])
    for (_, month), value in last.items():
        slow[month][0] += value >= 4
        slow[month][1] += 1
    rows = sorted(rows, key=lambda row: row[1])
    assert counted(*rows) == {(month, so, of) for month, (so, of) in slow.items()}
