"""Cells are parted where the file parts them, and each row knows its line."""

import pytest

from data_access.importing import grids
from data_access.importing.refusal import FileRefused

KNOWN = {"Enhet", "Datum", "SPPB"}


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_each_separator_is_found(mark):
    assert _cells(f"Enhet{mark}Datum\nNorr{mark}i dag\n") == [["Enhet", "Datum"], ["Norr", "i dag"]]


def test_a_decimal_comma_is_not_a_separator():
    assert _cells("Enhet;TUG\nNorr;1,5\nSöder;2,5\n")[1] == ["Norr", "1,5"]


def test_the_decimal_comma_loses_even_when_every_row_has_one_and_the_headings_are_not_known():
    assert _cells("plats;värde\nx;1,5\ny;2,5\nz;3,5\n")[1] == ["x", "1,5"]


def test_titles_with_commas_do_not_mislead():
    text = "Uttag, alla enheter\nÖrebro, 2026\nHemvård, alla\nEnhet;Datum\nNorr;i dag\n"
    assert _cells(text)[-1] == ["Norr", "i dag"]


def test_a_line_that_says_the_separator_decides_and_is_counted():
    grid = _read("sep=|\nEnhet|Datum; tid\nNorr|1;2\n")
    assert grid.cells.loc[3].tolist() == ["Norr", "1;2"]


def test_a_row_is_known_by_the_line_where_it_begins():
    grid = _read('Enhet;Datum\n\nNorr;"två\nrader"\n ; \nSöder;x\n')
    assert grid.cells.index.tolist() == [1, 3, 6]
    assert grid.cells.loc[3, 1] == "två\nrader"


def test_quotation_marks_doubled_inside_quotes_are_one():
    assert _cells('Enhet;Datum\n"Norr ""A""; B";x\n')[1] == ['Norr "A"; B', "x"]


def test_names_that_look_like_missing_values_survive():
    assert _cells("Enhet;Datum\nNone;NA\nNull;nan\n")[1:] == [["None", "NA"], ["Null", "nan"]]


def test_short_rows_are_filled_and_their_width_is_known():
    grid = _read("Enhet;Datum;SPPB\nNorr;x;1\nSöder\n")
    assert grid.cells.loc[3].tolist() == ["Söder", "", ""]
    assert grid.widths.tolist() == [3, 3, 1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bara\nett\nord\n", "kolumner"),
        (";;\n;\n", "kolumner"),
        ("sep=;\n", "tom"),
        ('Enhet;Datum\nNorr;"x\nSöder;y\n', "Rad 2: ett citattecken"),
        ("Enhet;Datum\nNorr;" + "x" * 1_000_000, "orimligt lång"),
        ("Enhet" + ";" * 10_000 + "\n" + ";" * 10_000 + "x\n", "kolumner"),
    ],
)
def test_a_file_that_is_no_table_is_refused(text, said):
    with pytest.raises(FileRefused, match=said):
        _read(text)


def _read(text):
    return grids.read(text, is_heading=KNOWN.__contains__)


def _cells(text):
    return _read(text).cells.to_numpy().tolist()
