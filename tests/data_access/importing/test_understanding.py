"""Columns are understood by their headings; what is not understood is said."""

from collections import Counter

import pytest

from data_access.importing import understanding, words
from data_access.importing.kinds import KINDS
from data_access.importing.refusal import FileRefused
from domain.measures import default_shelf
from tests.data_access.importing.reading import understood


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Enhet;Verksamhet;Nämnd;Regi;Område", "organisation"),
        ("Personnummer;Enhet;Datum;Typ;SPPB", "follow_ups"),
        ("pnr;utförare;uppf.datum;TUG (s)", "follow_ups"),
        ("Personal identity number;Unit;Date;SPPB", "follow_ups"),
        ("Personnummer;Datum;Händelse;Beskrivning", "life_events"),
        ("Personnummer;Namn;Enhet;Datum;Händelse", "life_events"),  # a unit beside changes nothing
    ],
)
def test_the_kind_of_records_is_told_by_the_headings(headings, kind):
    assert _understood(headings).kind.name == kind


@pytest.mark.parametrize(
    "heading",
    [
        "Begriplighet",
        "BEGRIPLIGHET ",
        "Begriplighet (1-5)",
        "KASAM Begriplighet",
        "begriplighet_1-5",
    ],
)
def test_a_measure_is_known_whatever_stands_around_its_name(heading):
    assert "begriplighet" in _understood(f"Personnummer;Enhet;Datum;{heading}").used


def test_a_column_that_nobody_knows_is_not_used_and_said():
    table = _understood("Personnummer;Enhet;Datum;SPPB;Skostorlek")
    assert [column.heading for column in table.not_used] == ["Skostorlek"]


def test_of_two_columns_for_one_field_the_better_word_is_used_and_the_other_said():
    table = _understood("Personnummer;Utförare;Enhet;Datum;SPPB")
    assert table.used["unit"].heading == "Enhet"
    assert [(column.heading, column.preferred) for column in table.not_used] == [
        ("Utförare", "Enhet")
    ]


def test_titles_above_the_headings_are_passed():
    table = understood(
        "Uttag för Enhet\nDatum;2026\nPersonnummer;Enhet;Datum;SPPB\nx;x;x;x".encode()
    )
    assert table.rows.index.tolist() == [4]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Personnummer;Enhet;SPPB;TUG\nx;x;x;x", "liknar uppföljningar, men kolumnen Datum saknas"),
        ("Personnummer;Enhet;Datum;Typ\nx;x;x;x", "minst ett mått saknas"),
        ("Personnummer;Enhet;Typ;SPPB;TUG\nx;x;x;x;x", "kolumnen Datum saknas"),
        ("Personnummer;Enhet;Datum;SPPB", "inga rader"),
        ("a;b;c\n1;2;3", "Ingen rad med rubriker"),
        ("Personnummer;Enhet;Datum;SPPB;sppb\nx;x;x;x;x", "står två gånger"),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused_and_what_is_missing_named(text, said):
    with pytest.raises(FileRefused, match=said):
        understood(text.encode())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_heading_means_two_things_in_one_kind(kind):
    claims = Counter(
        heading
        for field in kind.fields
        for heading in {words.heading(name) for name in field.names}
    )
    assert [heading for heading, times in claims.items() if times > 1] == []


def test_every_name_in_the_measure_files_is_understood():
    known = understanding.vocabulary(default_shelf())
    kind = next(kind for kind in KINDS if kind.measured)
    for measure in default_shelf().values():
        for name in measure.names:
            meaning = known.meaning(kind, name.upper())
            assert meaning
            assert meaning[0] == measure.id


def _understood(headings):
    row = ";".join("x" for _ in headings.split(";"))
    return understood(f"{headings}\n{row}\n".encode())
