"""The same records are read whatever form a system writes them in."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.importing import archives, understanding, workbooks
from domain.measures import default_shelf
from tests.data_access.importing.exports import DAYS, Style, personal_number
from tests.data_access.importing.reading import TODAY, UNITS, checked, checked_table, person
from tests.data_access.importing.workbook_files import workbook

KNOWN = understanding.vocabulary(default_shelf())
HEADINGS = ["Personnummer", "Namn", "Enhet", "Datum", "Svarssätt", "Begriplighet (1-5)", "TUG sek"]
ANSWERS = {
    "Själv": "self",
    "MED STÖD ": "with_support",
    "Ombud": "proxy",
    "personal": "staff",
    "": "",
}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
DECISIVE = date(2025, 12, 31)  # can be read one way only, day first or month first
NAMES = st.sampled_from(
    ["Åsa Öberg", "None", "NA", "O'Brien, Siv", 'Ek "Ecke" Ek', "Linnéa; Ek", ""]
)

follow_ups = st.tuples(
    st.dates(date(1925, 1, 1), date(2000, 1, 1)).map(personal_number),
    NAMES,
    st.sampled_from(UNITS),
    st.dates(date(2023, 1, 1), TODAY),
    st.sampled_from(sorted(ANSWERS)),
    st.one_of(st.none(), st.integers(1, 5).map(float)),
    st.one_of(st.none(), st.integers(10, 3000).map(lambda tenths: tenths / 10)),
)
tables = st.lists(follow_ups, min_size=1, max_size=8, unique_by=lambda row: row[0])
styles = st.builds(
    Style,
    encoding=st.sampled_from(ENCODINGS),
    separator=st.sampled_from(";,\t|"),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    day=st.sampled_from(sorted(DAYS)),
    decimal=st.sampled_from(",."),
    titles=st.sampled_from([(), ("Uppföljningar 2026", "Uttag ur Systemet; alla enheter, allt")]),
    says_separator=st.booleans(),
    quotes_all=st.booleans(),
    blank_line=st.booleans(),
    two_decimals=st.booleans(),
)


@given(tables, styles, st.permutations(range(len(HEADINGS))))
def test_any_table_in_any_form_gives_the_records_it_was_written_from(table, style, order):
    table = [*table, (personal_number(date(1901, 1, 1)), "", UNITS[0], DECISIVE, "", 1.0, 1.5)]
    content = style.write(
        [HEADINGS[at] for at in order], [[row[at] for at in order] for row in table]
    )

    result = checked(content)

    assert result.faults.empty
    assert result.data_rows == len(table)
    assert _told(result.records) == [_expected(row) for row in table]


@settings(max_examples=25)
@given(tables, styles, st.lists(st.booleans(), min_size=4, max_size=4))
def test_a_workbook_gives_them_too_whether_cells_are_typed_or_text(table, style, typed):
    table = [*table, (personal_number(date(1901, 1, 1)), "", UNITS[0], DECISIVE, "", 1.0, 1.5)]
    text = dict(zip(range(3, len(HEADINGS)), typed, strict=True))
    rows = [
        [style.cell(cell) if text.get(at) else cell for at, cell in enumerate(row)] for row in table
    ]
    book = workbook(Blad=[*([title] for title in style.titles), HEADINGS, *rows])
    with archives.open_guarded(book) as archive:
        (sheet,) = workbooks.read(archive, book).tables

    result = checked_table(understanding.understand(sheet.grid, KNOWN))

    assert result.faults.empty
    assert _told(result.records) == [_expected(row) for row in table]


@pytest.mark.parametrize(("first", "second"), [("british", "american"), ("iso", "words")])
def test_the_form_of_the_days_changes_nothing_else(first, second):
    rows = [[personal_number(DECISIVE), "", UNITS[0], DECISIVE, "Själv", 3.0, 12.5]]
    style = Style(day=first)
    pd.testing.assert_frame_equal(
        checked(style.write(HEADINGS, rows)).records,
        checked(replace(style, day=second).write(HEADINGS, rows)).records,
    )


def _expected(row):
    number, name, unit, day, answer, rating, seconds = row
    return (person(number), name, unit, day, ANSWERS[answer], rating, seconds)


def _told(records):
    columns = ["citizen", "display_name", "unit", "held_on", "respondent", "begriplighet", "tug"]
    return [
        (*row[:3], row[3].date(), row[4], *(None if pd.isna(cell) else cell for cell in row[5:]))
        for row in records[columns].itertuples(index=False, name=None)
    ]
