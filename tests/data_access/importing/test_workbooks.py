"""A workbook is read sheet by sheet as a person would write it, or refused in one sentence."""

import io
import tracemalloc
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.importing import opening, understanding
from data_access.importing.refusal import FileRefused
from domain.measures import default_shelf
from tests.data_access.importing.exports import personal_number
from tests.data_access.importing.reading import TODAY, UNITS, checked_table
from tests.data_access.importing.workbook_files import archive, saying, with_part, workbook

KNOWN = understanding.vocabulary(default_shelf())
HEADINGS = ["Personnummer", "Enhet", "Datum", "SPPB", "TUG sek"]
ROW = ["19430528-9938", "Hemvården Norr", date(2026, 1, 31), 7, 18.8]
BOOK = workbook(Blad=[HEADINGS, ROW])
SHEET = "xl/worksheets/sheet1.xml"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>"""
OUTSIDE = (
    b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>"""
)


def test_each_sheet_is_a_table_below_its_titles_and_the_others_are_told(tmp_path):
    rows = [["Uttag ur systemet"], [], HEADINGS, ROW]
    found = opened(
        tmp_path,
        workbook(
            hidden=("Göm",),
            Läs_mig=[["Så här läser du filen"]],  # no headings: told, not fatal
            Norr=rows,
            Tom=[],
            Göm=rows,
            Händelser=[["Personnummer", "Datum", "Händelse"], [ROW[0], "2026-02-01", "Fall"]],
        ),
    )
    assert [(table.sheet, table.understood.kind.name) for table in found.tables] == [
        ("Norr", "follow_ups"),
        ("Händelser", "life_events"),
    ]
    assert found.tables[0].understood.rows.index.tolist() == [4]  # the row's number in Excel
    assert found.notes == (
        "fil.xlsx: bladet Göm är dolt och läses inte.",
        "fil.xlsx: bladet Tom är tomt.",
        "fil.xlsx: bladet Läs_mig har inga kända rubriker och läses inte.",
    )


def test_cells_are_written_as_a_person_would(tmp_path):
    midnight, morning = datetime(2026, 1, 31), datetime(2026, 1, 31, 8, 15)  # noqa: DTZ001  (as Excel)
    cells = [7.0, 194305289938, 0.1 + 0.2, 1.234, True, midnight, "None", None]
    cells += [morning, " Åsa ", "#N/A"]
    (table,) = opened(tmp_path, workbook(Blad=[HEADINGS, cells])).tables
    assert table.understood.rows.iloc[0].tolist() == [
        *("7", "194305289938", "0.3", "1.2340", "Sant", "2026-01-31", "None", ""),
        *("2026-01-31 08:15:00", "Åsa", "#N/A"),
    ]


follow_up = st.tuples(
    st.dates(date(1925, 1, 1), date(2000, 1, 1)).map(personal_number),
    st.sampled_from(UNITS),
    st.dates(date(2023, 1, 1), TODAY),
    st.one_of(st.none(), st.integers(0, 12)),
    st.one_of(st.none(), st.integers(100, 30_000).map(lambda hundredths: hundredths / 100)),
)


@settings(max_examples=25)
@given(
    st.lists(follow_up, min_size=1, max_size=6, unique_by=lambda row: row[0]),
    st.data(),
)
def test_a_cell_says_the_same_as_text_or_as_number_and_day(tmp_path_factory, table, data):
    typed = [list(row) for row in table]
    mixed = [[_perhaps_text(cell, data) for cell in row] for row in table]
    folder = tmp_path_factory.mktemp("book")
    one, other = (
        checked_table(opened(folder, workbook(Blad=[HEADINGS, *rows])).tables[0].understood)
        for rows in (typed, mixed)
    )
    assert one.faults.empty
    assert one.records.equals(other.records)
    assert one.records["tug"].tolist() == pytest.approx(
        [float("nan") if row[4] is None else row[4] for row in table], nan_ok=True
    )


def _perhaps_text(cell, data):
    if cell is None or not data.draw(st.booleans()):
        return cell
    if isinstance(cell, float):
        return f"{cell:.2f}".replace(".", ",")
    return str(cell)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"%PDF-1.7 x", "inte en textfil", id="a PDF that is called a workbook"),
        pytest.param(BOOK[:900], "trasig", id="transferred in part"),
        pytest.param(OLD + bytes(600), "äldre format", id="Excel before 2007"),
        pytest.param(OLD + "EncryptedPackage".encode("utf-16-le"), "lösenord", id="password"),
        pytest.param(with_part(BOOK, "xl/vbaProject.bin", b"x"), "makron", id="macros"),
        pytest.param(
            archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "inte en Excel-arbetsbok",
            id="LibreOffice",
        ),
        pytest.param(with_part(BOOK, SHEET, b"<worksheet><sheetData"), "trasig", id="broken XML"),
        pytest.param(with_part(BOOK, SHEET, LAUGHS), "trasig", id="entities that grow"),
        pytest.param(with_part(BOOK, SHEET, OUTSIDE), "trasig", id="entity of another file"),
        pytest.param(workbook(Blad=[]), "Inget synligt blad", id="nothing in it"),
        pytest.param(
            workbook(hidden=("Göm",), Göm=[HEADINGS, ROW], Blad=[]),
            "Inget synligt blad",
            id="all of it hidden",
        ),
        pytest.param(
            workbook(Blad=[HEADINGS, [*ROW[:3], "=1+6", 18.8]]),
            "Bladet ”Blad”, cell D2: formeln har inget värde",
            id="a formula that was never computed",
        ),
        pytest.param(
            workbook(Mål=[["Personnummer", "Mål", "Måltyp"], ["x", "y", "z"]]),
            "Bladet ”Mål”: Filen liknar mål, men kolumnen Startdatum saknas",
            id="a known table that lacks a column",
        ),
        pytest.param(
            workbook(Blad=[HEADINGS + [""] * 600 + ["x"]]), "fler än 500 kolumner", id="too wide"
        ),
    ],
)
def test_what_is_no_whole_workbook_is_refused_in_swedish(tmp_path, content, said):
    with pytest.raises(FileRefused, match=said):
        opened(tmp_path, content)


def test_a_formula_with_a_value_counts_as_its_value(tmp_path):
    book = workbook(Blad=[HEADINGS, [*ROW[:3], "=1+6", 18.8]])
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        sheet = packed.read(SHEET)
    assert sheet.count(b"<v></v>") + sheet.count(b"<v />") + sheet.count(b"<v/>") == 1
    for empty in (b"<v></v>", b"<v />", b"<v/>"):
        sheet = sheet.replace(empty, b"<v>7</v>")
    (table,) = opened(tmp_path, with_part(book, SHEET, sheet)).tables
    assert table.understood.rows.iloc[0, 3] == "7"


def test_a_zip_is_read_as_its_files_whatever_their_names(tmp_path):
    text = "Enhet;Verksamhet\nNorr;hemvård\n".encode()
    packed = archive(
        **{"norr/organisation.csv": text, "norr\\x\\uppf.xlsx": BOOK, "__MACOSX/._x": b"\0"}
    )
    found = opened(tmp_path, packed)
    assert [(table.file, table.sheet) for table in found.tables] == [
        ("fil.xlsx/organisation.csv", None),
        ("fil.xlsx/uppf.xlsx", "Blad"),
    ]
    assert [file.name for file in tmp_path.rglob("*")] == ["fil.xlsx"]  # nothing is unpacked


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(archive(a=bytes(12_000_000)), "orimligt mycket", id="ratio of 1000"),
        pytest.param(saying(320_000_000), "orimligt", id="size"),
        pytest.param(archive(**{f"{n}.csv": b"" for n in range(2_000)}), "orimligt", id="entries"),
        pytest.param(with_part(BOOK, "xl/x.xml", bytes(12_000_000)), "orimligt", id="in a book"),
        pytest.param(
            archive(**{"b.zip": archive(**{"a.csv": b"x"})}), "zip-fil i en zip-fil", id="nested"
        ),
        pytest.param(archive(**{"../../etc/a.csv": b"x"}), "pekar utanför", id="up and out"),
        pytest.param(archive(**{"C:\\x\\a.csv": b"x"}), "pekar utanför", id="another disk"),
        pytest.param(archive(), "Arkivet är tomt", id="nothing in it"),
        pytest.param(archive(**{"a.csv": b"bara ord"}), "”a.csv” i arkivet: ", id="a bad file"),
    ],
)
def test_an_archive_that_cannot_be_taken_is_refused_before_it_is_unpacked(tmp_path, content, said):
    tracemalloc.start()
    with pytest.raises(FileRefused, match=said):
        opened(tmp_path, content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000 + len(content)


def opened(folder, content):
    file = folder / "fil.xlsx"
    file.write_bytes(content)
    return opening.read(file, file.name, KNOWN)
