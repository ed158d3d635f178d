"""Small groups: hidden for those who may not see them, whole for those who may."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.disclosure import TOTAL
from sections import small_groups
from sections.small_groups import MEETING, Reader, counts

MANAGER = Reader(few=True, people=True)
numbers = st.lists(st.integers(0, 30), min_size=3, max_size=3)


def table(*rows: list[int]) -> pd.DataFrame:
    return pd.DataFrame(
        [*rows], index=[f"grupp {i}" for i in range(len(rows))], columns=list("abc")
    )


@given(st.lists(numbers, min_size=1, max_size=4))
def test_one_who_may_see_few_sees_every_count_and_its_sums(rows):
    made = counts(table(*rows), MANAGER)
    assert made.hidden == 0
    assert made.total[TOTAL] == sum(map(sum, rows))
    assert made.row("grupp 0").to_list() == [*rows[0], sum(rows[0])]


@given(st.lists(numbers, min_size=1, max_size=4))
def test_no_count_of_one_to_four_is_ever_shown_to_another(rows):
    made = counts(table(*rows), MEETING)
    shown = [n for n in made.table.to_numpy().ravel() if small_groups.known(n)]
    assert all(n == 0 or n >= 5 for n in shown)


@pytest.mark.parametrize(
    ("row", "hidden"),
    [
        ([20, 10, 9], []),  # nothing is small
        ([20, 3, 9], ["b", "c"]),  # one alone could be worked out from the total
        ([20, 12, 0], []),  # a count of nobody tells of nobody
        ([20, 0, 0], ["a", "b", "c"]),  # everybody alike tells of each of them
    ],
)
def test_a_small_count_takes_another_with_it(row, hidden):
    made = counts(table(row), MEETING)
    assert {name for name in "abc" if not small_groups.known(made.total[name])} == set(hidden)


def test_one_row_and_its_total_are_hidden_once_and_counted_once():
    assert counts(table([20, 3, 9]), MEETING).hidden == 2


def test_six_goals_of_one_person_are_not_six_persons():
    goals = table([30, 6, 40])
    assert counts(goals, MEETING).hidden == 0
    made = counts(goals, MEETING, most_each=6)
    assert not small_groups.known(made.total["b"])
    assert small_groups.known(counts(table([30, 26, 40]), MEETING, most_each=6).total["b"])


def test_nobody_at_all_is_a_true_zero():
    made = counts(table().astype("int64"), MEETING)
    assert made.total.to_list() == [0, 0, 0, 0]
    assert made.groups == []


@pytest.mark.parametrize(
    ("n", "few", "said"),
    [
        (0, False, "noll medborgare"),
        (1, False, "färre än fem medborgare"),
        (4, False, "färre än fem medborgare"),
        (5, False, "fem medborgare"),
        (4, True, "fyra medborgare"),
    ],
)
def test_the_head_says_how_many_only_where_it_may(n, few, said):
    assert small_groups.people(n, Reader(few=few, people=False)) == said
