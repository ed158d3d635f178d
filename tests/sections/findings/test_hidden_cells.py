"""Hidden cells: that they are hidden is said, which of them are small is not."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.disclosure import protect
from sections.findings import hidden_cells
from tests.sections.findings.reading import is_plain


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ([12, 7], "Inget är dolt i tabellen."),
        (
            [12, 7, 3],
            "Två rutor visas inte, så att ingen kan kännas igen.",
        ),  # worked example of small numbers
        ([0, 0], "Inget är dolt i tabellen."),
    ],
)
def test_a_table_says_how_many_cells_are_hidden(counts, says):
    assert hidden_cells.of_table(protect(pd.Series(counts))).finding == says


def test_two_tables_with_as_many_hidden_read_the_same_however_small_the_cells():
    one, other = (protect(pd.Series(counts)) for counts in ([12, 7, 3], [12, 8, 4]))
    assert one.hidden == other.hidden
    assert hidden_cells.of_table(one) == hidden_cells.of_table(other)


@settings(max_examples=20)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_a_table_is_told_plainly(counts):
    assert is_plain(hidden_cells.of_table(protect(pd.Series(counts))))


def test_what_stands_in_place_of_a_figure_says_nothing_of_it():
    told = hidden_cells.withheld(k=7)
    assert is_plain(told)
    assert "färre än sju personer" in told.sureness
