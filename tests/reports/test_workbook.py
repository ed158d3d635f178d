"""Excel: real numbers and days, sheets with legal names, and never a formula out of data."""

import io
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from reports import workbook
from tests.reports.conftest import NASTY, a_block, a_report


@pytest.fixture(scope="module")
def book(report):
    return openpyxl.load_workbook(io.BytesIO(workbook.written(report)))


def test_numbers_are_numbers_days_are_days_and_all_else_is_as_shown(book):
    rows = list(book["Känsla av sammanhang"].iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("Öst", 12, 1234.5, 0.8, datetime(2026, 10, 31))  # noqa: DTZ001
    assert rows[1][:4] == ("Å", 7, -1.2, 0.07)
    assert rows[2] == ("Ängen", "dold", "–", "dold", "–")
    assert book["Känsla av sammanhang"]["C2"].number_format == "#,##0.00"


@pytest.mark.parametrize(
    ("text", "value", "number_format"),
    [
        ("1\u00a0130 h", 1130, '#,##0" h"'),
        ("6,9 poäng", 6.9, '#,##0.0" poäng"'),
        ("3 av 4", "3 av 4", "General"),
        ("2 personer", "2 personer", "General"),  # no unit of ours
    ],
)
def test_a_number_with_its_unit_is_a_number_that_shows_it(text, value, number_format):
    file = workbook.written(a_report(a_block(table=pd.DataFrame({"A": [text]}))))
    cell = openpyxl.load_workbook(io.BytesIO(file)).worksheets[1]["A2"]
    assert (cell.value, cell.number_format) == (value, number_format)


def test_what_people_typed_is_text_to_the_letter(book):
    cells = book.worksheets[2]["A"][1:]
    assert {cell.data_type for cell in cells} == {"s"}
    # Excel's own file format cannot keep a carriage return as such.
    shown = [cell.value.replace("_x000D_", "\r") for cell in cells]
    assert shown[: len(NASTY)] == list(NASTY)
    assert shown[-3:-1] == ["007", "3 av 4"]


def test_no_sheet_has_a_formula_or_a_link(book):
    for sheet in book:
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
        assert not sheet._hyperlinks


def test_a_table_can_be_sorted_filtered_and_scrolled_under_its_heading(book):
    sheet = book.worksheets[1]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:E4"
    assert sheet.column_dimensions["A"].width >= 8


def test_the_first_sheet_says_what_the_tables_cannot(report, book):
    said = [row[0] for row in book.worksheets[0].iter_rows(values_only=True)]
    for words in (report.sentence, report.stamp, report.hidden, report.blocks[2].finding):
        assert words in said


def test_sheets_get_short_legal_names_that_differ():
    table = pd.DataFrame({"A": ["1"]})
    titles = ["x" * 40, "X" * 40, "History", "a/b:c*?[d]", "''", "Läs först"]
    file = workbook.written(a_report(*(a_block(title, table=table) for title in titles)))
    names = openpyxl.load_workbook(io.BytesIO(file)).sheetnames
    assert all(0 < len(name) <= 31 for name in names)
    assert not [name for name in names if set(name) & set("[]:*?/\\") or name.startswith("'")]
    assert len({name.casefold() for name in names}) == len(titles) + 1
