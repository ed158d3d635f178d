"""Files are looked at before anything is checked: every column is there to be agreed to."""

import pytest

from data_access.importing import explaining, large_files, looking, understanding
from data_access.importing.profiles import NONE, Profile
from data_access.importing.sources import InMemory
from domain.measures import default_shelf
from tests.data_access.importing.workbook_files import archive, workbook

PERSON = "19430528-9938"
FOREIGN = f"Kund-id;Org;Samtal;Löpnr\n{PERSON};Norr;2026-01-10;1\n".encode()
KNOWN = f"Personnummer;Namn;Datum;Händelse\n{PERSON};Nils Ö;2026-01-10;Fall\n".encode()


def vocabulary(*profiles):
    return understanding.vocabulary(default_shelf(), profiles)


def look(*files, profiles=()):
    return looking.look([InMemory(*file) for file in files], vocabulary(*profiles))


def test_a_file_whose_headings_nobody_knows_is_shown_all_the_same():
    (table,) = look(("a.csv", FOREIGN)).tables
    assert [column.heading for column in table.understood.columns] == [
        "Kund-id",
        "Org",
        "Samtal",
        "Löpnr",
    ]
    assert table.understood.missing


def test_every_table_is_there_but_the_cover_of_a_workbook():
    sheets = workbook(
        Omslag=[["Uttag", "2026"], ["x", "y"]],
        Händelser=[["Personnummer", "Datum", "Händelse"], [PERSON, "2026-01-10", "Fall"]],
    )
    found = look(("a.zip", archive(**{"b.xlsx": sheets, "c.csv": KNOWN})), ("d.csv", FOREIGN))
    assert [(table.file, table.sheet) for table in found.tables] == [
        ("a.zip/b.xlsx", "Händelser"),
        ("a.zip/c.csv", None),
        ("d.csv", None),
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "Filen är tom."),
        ("a.csv", b"Personnummer;Datum\n", "inga rader under den"),
        ("a:b.csv", KNOWN, "kolon"),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_and_the_others_are_shown(name, content, told):
    found = look((name, content), ("good.csv", KNOWN))
    assert told in found.refused[0].sentence
    assert [table.file for table in found.tables] == ["good.csv"]


def test_of_a_large_file_the_first_rows_are_read(monkeypatch):
    monkeypatch.setattr(large_files, "LARGE", 1_000)
    monkeypatch.setattr(large_files, "BLOCK", 500)
    heading, row = KNOWN.splitlines(keepends=True)
    (table,) = look(("a.csv", heading + row * 100)).tables
    assert 0 < len(table.understood.rows) < 20


def test_what_is_chosen_holds_for_files_with_the_same_headings_and_no_others():
    chosen = explaining.choose(NONE, {"Kund-id": "citizen", "Löpnr": "held_on"})
    only = Profile(
        headings=chosen.headings,
        recognised_by=("Kund-id", "Org", "Samtal", "Löpnr"),
        just_chosen=True,
    )
    wider = FOREIGN.replace(b"\n", b";Extra\n", 1).replace(b";1\n", b";1;x\n")
    same, other = look(("a.csv", FOREIGN), ("b.csv", wider), profiles=(only,)).tables
    assert set(same.understood.used) == {"citizen", "held_on"}
    assert "citizen" not in other.understood.used


def test_what_is_just_chosen_goes_before_a_saved_profile():
    headings = ("Kund-id", "Org", "Samtal", "Löpnr")
    saved = Profile("sparad", recognised_by=headings, headings={"Org": "unit"})
    chosen = Profile(recognised_by=headings, headings={"Org": ""}, just_chosen=True)
    (table,) = look(("a.csv", FOREIGN), profiles=(saved, chosen)).tables
    assert "unit" not in table.understood.used


def test_names_and_personal_numbers_are_no_samples():
    (table,) = look(("a.csv", KNOWN)).tables
    explained = {one.heading: one for one in explaining.explain(table.understood, vocabulary())}
    assert explained["Personnummer"].samples == (explaining.MASK,)
    assert explained["Namn"].samples == ()
    assert explained["Datum"].samples == ("”2026-01-10”",)


def test_an_uploaded_file_never_tells_its_content():
    assert PERSON not in repr(InMemory("a.csv", KNOWN))


def test_names_are_no_samples_even_where_they_are_taken_for_something_else():
    (table,) = look(("a.csv", b"Kund-id;Namn\n1;Nils \xc3\x96\n")).tables
    explained = {one.heading: one for one in explaining.explain(table.understood, vocabulary())}
    assert explained["Namn"].target != "display_name"
    assert explained["Namn"].samples == ()
