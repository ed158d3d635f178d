"""Placements, protected identities, strengths, what follow-ups led to, and the unit tree."""

from datetime import date

import pytest
from sqlalchemy import select

from data_access import database
from data_access.database import Purpose
from data_access.importing import FileRefused, Reason, import_files
from data_access.schema import citizen, follow_up, placement, strength, unit

TODAY = date(2026, 10, 31)
NILS, JENNY = "19430528-9938", "19370111-9814"
ORGANISATION = """\
Enhet;Verksamhet;Överordnad enhet
Grupp 1;hemvård;Norr
Norr;område;
Söder;hemvård;
"""
STAYS = f"""\
Personnummer;Namn;Enhet;Från;Till;Avslutsorsak;Skyddad identitet
{NILS};Nils Öberg;Grupp 1;2024-01-01;2025-05-31;Flytt;Nej
{NILS};Nils Öberg;Söder;2025-06-01;9999-12-31;;Nej
{JENNY};Jenny Åström;Söder;2025-06-01;tillsvidare;;Ja
{JENNY};Jenny Åström;Söder;2025-07-01;2025-06-30;;Ja
{JENNY};Jenny Åström;Söder;9999-12-31;;;Ja
"""
FOLLOW_UPS = f"""\
Personnummer;Namn;Enhet;Datum;SPPB;Resultat;Professioner
{NILS};Nils Öberg;Grupp 1;2025-09-01;7;Ändras inom beslutet;Arbetsterapeut, sjuksköterska
{JENNY};Jenny Åström;Söder;2025-09-01;7;Fortsätter;
{JENNY};Jenny Åström;Söder;9999-12-31;7;Fortsätter;
"""
STRENGTHS = f"""\
Personnummer;Källa;Styrka;Datum
{NILS};Egen;Går varje dag;2026-01-10
{NILS};Närstående;Dottern ringer;2026-01-10
{NILS};Grannen;Skottar;2026-01-10
"""


@pytest.fixture
def read_in(engine, tmp_path):
    """Read files, given as name=text, into the database."""

    def read_in(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return import_files(
            engine,
            [tmp_path / f"{name}.csv" for name in files],
            today=TODAY,
            key_file=tmp_path / "k",
            purpose=Purpose.MUNICIPALITY,
            all_or_nothing=True,
        )

    return read_in


@pytest.fixture
def ask(engine):
    """The rows of a question, in order."""

    def ask(*columns, joined):
        with database.reading(engine) as connection:
            question = select(*columns).select_from(joined)
            return sorted((tuple(row) for row in connection.execute(question)), key=str)

    return ask


def test_stated_placements_stand_instead_of_inferred_ones(read_in, ask):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    report = read_in(placeringar=STAYS)
    again = read_in(placeringar=STAYS, uppföljningar=FOLLOW_UPS)

    assert report.files[0].rejected_by_reason == {
        Reason.ENDS_BEFORE_START: 1,
        Reason.FUTURE: 1,  # as a first day it is no open end
    }
    days = (placement.c.from_day, placement.c.to_day, placement.c.end_reason)
    assert ask(unit.c.name, *days, placement.c.inferred, joined=placement.join(unit)) == [
        ("Grupp 1", date(2024, 1, 1), date(2025, 5, 31), "Flytt", False),
        ("Söder", date(2025, 6, 1), None, None, False),
        ("Söder", date(2025, 6, 1), None, None, False),
    ]
    assert [(file["new"], file["changed"]) for file in again.as_json()["files"]] == [(0, 0)] * 2


def test_who_is_protected_loses_the_name_and_an_empty_cell_changes_nothing(read_in, ask):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    read_in(placeringar=STAYS)
    read_in(placeringar=STAYS.replace(";Ja\n", ";\n"))
    denied = read_in(placeringar=STAYS.replace(";Ja\n", ";Nej\n"))

    assert not denied.files[0].wrote  # no file lifts a protection
    who = (citizen.c.birth_year, citizen.c.display_name, citizen.c.protected)
    assert ask(*who, joined=citizen) == [(1937, None, True), (1943, "Nils Öberg", False)]


def test_what_a_follow_up_led_to_and_who_took_part(read_in, ask):
    report = read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    again = read_in(uppföljningar=FOLLOW_UPS.replace("Fortsätter", "Ny utredning"))

    assert ask(follow_up.c.result, follow_up.c.professions, joined=follow_up) == [
        ("change", "Arbetsterapeut, sjuksköterska"),
        ("new_inquiry", None),
    ]
    assert report.files[1].rejected_by_reason == {Reason.FUTURE: 1}
    assert [(file["new"], file["changed"]) for file in again.as_json()["files"]] == [(0, 1)]


def test_strengths_are_known_again_by_source_and_words(read_in, ask):
    read_in(organisation=ORGANISATION, styrkor=STRENGTHS)
    later = read_in(styrkor=STRENGTHS.replace("dag;2026-01-10", "dag;2026-02-10"))

    assert ask(strength.c.source, strength.c.text, strength.c.noted_on, joined=strength) == [
        ("family", "Dottern ringer", date(2026, 1, 10)),
        ("own", "Går varje dag", date(2026, 2, 10)),
    ]
    assert later.files[0].rejected_by_reason == {Reason.UNKNOWN_WORD: 1}
    assert [(file["new"], file["changed"]) for file in later.as_json()["files"]] == [(0, 1)]


def test_units_form_a_tree_that_a_later_file_may_change(read_in, ask):
    above = unit.alias()
    tree = {"joined": unit.join(above, unit.c.parent_id == above.c.id)}
    read_in(organisation=ORGANISATION)
    assert ask(unit.c.name, above.c.name, **tree) == [("Grupp 1", "Norr")]

    again = read_in(organisation=ORGANISATION)
    assert not again.files[0].wrote
    read_in(organisation=ORGANISATION.replace("Grupp 1;hemvård;Norr", "Grupp 1;hemvård;Söder"))
    assert ask(unit.c.name, above.c.name, **tree) == [("Grupp 1", "Söder")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Norr;område;Norr", "”Norr” hör i flera led till sig själv"),
        ("Norr;område;Grupp 1", "”Grupp 1” hör i flera led till sig själv"),
        ("Norr;område;Väster", "”Norr” hör till ”Väster”, som inte finns"),
    ],
)
def test_units_that_form_no_tree_are_refused(read_in, ask, rows, said):
    with pytest.raises(FileRefused, match=said):
        read_in(organisation=ORGANISATION.replace("Norr;område;", rows))
    assert ask(unit.c.name, joined=unit) == []
