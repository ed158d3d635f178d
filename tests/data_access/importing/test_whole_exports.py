"""A whole export in the style of one system, then the same records from another: nothing is new."""

from datetime import date, timedelta

import pytest

from data_access import database
from data_access.database import Purpose
from data_access.importing import holdings, import_files, preview
from data_access.importing.profiles import Profile
from data_access.importing.sources import InMemory
from tests.data_access.importing.exports import Style, personal_number
from tests.data_access.importing.workbook_files import archive, workbook

TODAY = date(2026, 10, 31)
PEOPLE = [personal_number(date(1930 + n, 3, 1 + n), 980 + n) for n in range(12)]
UNITS = ("Hemvården Norr", "Hemvården Söder", "Vårdboendet Älven")
FIRST_DAY = date(2025, 2, 3)

FOLLOW_UPS = [
    [who, UNITS[n % 3], FIRST_DAY + timedelta(days=70 * turn), n % 5 + 1, 2.5 + n, 7 + n / 4]
    for n, who in enumerate(PEOPLE)
    for turn in range(4)
]
EVENTS = [[who, FIRST_DAY + timedelta(days=n), "Fall"] for n, who in enumerate(PEOPLE)]
PLANS = [[who, UNITS[n % 3], FIRST_DAY + timedelta(days=n)] for n, who in enumerate(PEOPLE)]
GOALS = [[who, "Gå ut varje dag", "Bibehålla", FIRST_DAY, n % 5] for n, who in enumerate(PEOPLE)]
ACTIVITIES = [[who, "Promenad", FIRST_DAY, 8.5 + n] for n, who in enumerate(PEOPLE)]
KINDS = {
    "organisation": 3,
    "follow_ups": 48,
    "life_events": 12,
    "plans": 12,
    "goals": 12,
    "activities": 12,
}

# Another system: its own words where ours do not reach, and its own units.
PROFILES = tuple(
    Profile(name=name, recognised_by=known, kind=kind, headings=headings)
    for name, kind, known, headings in [
        (
            "besök",
            "follow_ups",
            ("Klientens nr", "Besök"),
            {
                "Klientens nr": "Personnummer",
                "Besök": "Datum",
                "Hur lätt att förstå": "Begriplighet",
            },
        ),
        (
            "avtal",
            "plans",
            ("Klientens nr", "Avtal den"),
            {"Klientens nr": "Personnummer", "Avtal den": "Upprättad"},
        ),
        (
            "önskan",
            "goals",
            ("Klientens nr", "Önskan"),
            {"Klientens nr": "Personnummer", "Önskan": "Mål", "Sort": "Måltyp"},
        ),
    ]
)


def first_family() -> list[InMemory]:
    """Semicolons and cp1252, a workbook with a sheet a kind, commas in UTF-8."""
    text = Style("cp1252")
    headings = ["Personnummer", "Enhet", "Datum", "Begriplighet (1-5)", "TUG sek", "Löpnr"]
    goals = ["Personnummer", "Mål", "Måltyp", "Startdatum", "Nuläge (0-4)"]
    return [
        InMemory(
            "händelser.csv",
            Style(separator=",").write(["Personnummer", "Datum", "Händelse"], EVENTS),
        ),
        InMemory("uppföljningar.csv", text.write(headings, FOLLOW_UPS)),
        InMemory("organisation.csv", text.write(["Enhet", "Verksamhet"], _units())),
        InMemory(
            "planer.xlsx",
            workbook(
                Omslag=[["Uttag ur verksamhetssystemet"]],
                Planer=[["Personnummer", "Enhet", "Upprättad"], *PLANS],
                Mål=[goals, *GOALS],
                Insatser=[["Personnummer", "Vad", "Start", "Beviljade timmar/mån"], *ACTIVITIES],
            ),
        ),
    ]


def second_family() -> list[InMemory]:
    """One zip: tabs in UTF-16, pipes under title lines, dates with points or the month in words."""
    tabs = Style("utf-16-le", "\t", day="points", titles=("Uttag 2026-10-30", ""))
    pipes = Style("utf-8-sig", "|", day="words", decimal=".", quotes_all=True, says_separator=True)
    visits = [
        "Klientens nr",
        "Utförarenhet",
        "Besök",
        "Hur lätt att förstå",
        "TUG (sekunder)",
        "Rad",
    ]
    wishes = ["Klientens nr", "Önskan", "Sort", "Startdatum", "Nuläge"]
    return [
        InMemory(
            "uttag.zip",
            archive(
                **{
                    "a/önskningar.txt": pipes.write(wishes, GOALS),
                    "a/besök.txt": tabs.write(visits, FOLLOW_UPS),
                    "a/avtal.tsv": tabs.write(["Klientens nr", "Enhetsnamn", "Avtal den"], PLANS),
                    "b/enheter.txt": pipes.write(["Unit", "Unit type"], _units()),
                    "b/fall.csv": pipes.write(["Personnr", "Händelsedatum", "Händelsetyp"], EVENTS),
                    "b/insatser.xlsx": workbook(
                        Blad1=[["Pnr", "Vad", "Startdatum", "Beviljade timmar/mån"], *ACTIVITIES]
                    ),
                }
            ),
        )
    ]


def _units() -> list[list[object]]:
    return [[name, "hemvård" if "Hem" in name else "vårdboende"] for name in UNITS]


@pytest.fixture
def read(engine, tmp_path):
    def read(files, how=import_files, **more):
        if how is import_files:
            more["purpose"] = Purpose.MUNICIPALITY
        return how(engine, files, today=TODAY, key_file=tmp_path / "key", profiles=PROFILES, **more)

    return read


@pytest.mark.parametrize(
    ("one", "other"), [(first_family, second_family), (second_family, first_family)]
)
def test_every_row_of_either_style_is_read_and_the_other_adds_nothing(one, other, read, engine):
    report = read(one())
    assert list(report.refused_rows()) == []
    assert report.refused == ()
    with database.reading(engine) as connection:
        held = holdings.by_kind(connection)
    assert {kind: held[kind] for kind in KINDS} == KINDS

    again = read(other(), preview).report
    assert again.refused == ()
    assert [(file.title, file.new, file.changed, file.rejected) for file in again.files] == [
        (file.title, 0, 0, 0) for file in again.files
    ]
    assert sum(file.unchanged for file in again.files) == sum(KINDS.values())
