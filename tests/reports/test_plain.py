"""Plain text: sentences and aligned tables that survive a paste."""

import pandas as pd

from reports import plain
from tests.reports.conftest import a_block, a_report


def test_all_that_is_said_and_counted_is_there(report):
    text = " ".join(plain.written(report).split())
    for words in (report.sentence, report.stamp, report.hidden):
        assert " ".join(words.split()) in text
    for block in report.blocks:
        for cell in block.table.to_numpy().ravel():
            assert " ".join(cell.split()) in text


def test_figures_are_aligned_at_the_right_and_words_at_the_left():
    table = pd.DataFrame({"Var": ["Öst", "Ängen"], "Antal": ["12", "dold"]})
    lines = plain.table(table).splitlines()
    assert lines == ["Var    Antal", "Öst       12", "Ängen   dold"]


def test_a_wide_table_is_a_list_and_a_line_break_begins_no_row():
    table = pd.DataFrame({"A": ["x\ny"], "B": ["b" * 120]})
    assert plain.table(table) == f"* x y. B: {'b' * 120}"


def test_nothing_to_tell_leaves_no_empty_sections():
    assert "\n\n\n" not in plain.written(a_report(a_block()))
