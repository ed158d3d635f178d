"""Every kind of records in two foreign styles: what a profile holds is all that differs."""

import json
from datetime import date

import pytest
from sqlalchemy import Table, func, select

from data_access import database
from data_access.database import Purpose
from data_access.importing import import_files, profiles
from data_access.schema import (
    activity,
    citizen,
    follow_up,
    goal,
    goal_assessment,
    initiative_decision,
    life_event,
    placement,
    plan,
    score,
    staff_answer,
    strength,
    unit,
)
from tests.data_access.importing.fhir_files import (
    NILS,
    OWN_CODES,
    lines,
    observation,
    organization,
    patient,
)

TODAY = date(2026, 10, 31)
# English, American dates, tabs, UTF-16: everything by its headings, without a profile.
# ruff: noqa: E501  (lines of files)
ENGLISH = {
    "units": ["Unit\tType\tProvider\tParent", "North\thome care\tmunicipal\t"],
    "stays": [
        "Personal identity number\tName\tUnit\tFrom\tTo\tEnd reason\tProtected",
        f"{NILS}\tNils Oberg\tNorth\t12/31/2024\t12/31/2099\t\tNo",
    ],
    "scores": [
        "Client\tPersonal number\tUnit\tVisit date\tFollow-up type\tAnswered by\tSPPB total\tTUG [s]",
        f"Nils Oberg\t{NILS}\tNorth\t01/31/2026\tAnnual\tSelf\t7\t18.8",
    ],
    "long": [
        "Personal number\tUnit\tDate\tMeasure\tScore\tUnit of measure\tRespondent",
        f"{NILS}\tNorth\t02/28/2026\tTimed Up and Go\t17.5\tsec\tStaff",
        f"{NILS}\tNorth\t02/28/2026\tSPPB\t8\tpoints\tStaff",
    ],
    "events": ["Personal number\tEvent date\tLife event\tNote", f"{NILS}\t05/31/2026\tFall\tHall"],
    "plans": [
        "Personal number\tUnit\tPlan date\tKey worker\tOwn words",
        f"{NILS}\tNorth\t01/31/2026\tEva Ek\tI want to go out",
    ],
    "goals": [
        "Personal number\tGoal\tGoal type\tOwner\tStart date\tTarget date\tBaseline\tLevel\tAssessed on",
        f"{NILS}\tGo out\tImprove\tCitizen\t01/31/2026\t06/30/2026\t2\t1\t05/31/2026",
    ],
    "activities": [
        "Personal number\tGoal text\tActivity\tPerformer\tStart date\tEnd date\tAs wished",
        f"{NILS}\tGo out\tWalk\tStaff\t01/31/2026\tongoing\tPartly",
    ],
    "strengths": [
        "Personal number\tStrength source\tStrength\tNoted on",
        f"{NILS}\tFriends\tPlays cards\t01/31/2026",
    ],
    "answers": [
        "Department\tSurvey period\tComprehensibility\tManageability\tMeaningfulness\tComment",
        "North\tQ1 2026\t4\t3\t5\tNone",
    ],
    "tests": [
        "Initiative\tVersion\tTest units\tBegins\tDecision\tDecided on\tDecided by",
        "Walks\t1\tNorth\t01/31/2026\tAdopt\t06/30/2026\tBoard",
    ],
}
HELD = {
    unit: 1,
    citizen: 1,
    placement: 1,
    follow_up: 2,
    score: 4,
    life_event: 1,
    plan: 1,
    goal: 1,
    goal_assessment: 1,
    activity: 1,
    strength: 1,
    staff_answer: 1,
    initiative_decision: 1,
}
# A system that says everything in codes of its own: what a profile is for.
CODED = """\
KUNDNR|ORG|DTM|INSTR|VRD|KALLA
194305289938|1204|02/01/26|A1|4|K
194305289938|1204|02/01/26|A9|X|K
194305289938|1204|02/01/26|Z|1|K
"""
PROFILE = """\
recognised_by = ["KUNDNR", "INSTR", "VRD"]
encoding = "cp850"
missing = ["X"]

[headings]
KUNDNR = "Personnummer"
ORG = "Enhet"
DTM = "Datum"
INSTR = "Mått"
VRD = "Värde"
KALLA = "Svarssätt"

[measures]
A1 = "begriplighet"
A9 = "sppb"
Z = ""

[units]
1204 = "North"

[cells.DTM]
"02/01/26" = "2026-01-02"

[cells.KALLA]
K = "Själv"
"""


@pytest.fixture
def read_in(engine, tmp_path):
    """Read files, given as name and bytes, into the database."""

    def read_in(files, **more):
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        return import_files(
            engine,
            [tmp_path / name for name in files],
            today=TODAY,
            key_file=tmp_path / "k",
            purpose=Purpose.MUNICIPALITY,
            all_or_nothing=True,
            **more,
        )

    return read_in


def _english(*names):
    chosen = names or tuple(ENGLISH)
    return {f"{name}.txt": "\r\n".join(ENGLISH[name]).encode("utf-16") for name in chosen}


def _held(engine, table: Table) -> int:
    with database.reading(engine) as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def test_every_kind_in_english_is_read_by_its_headings_alone(read_in, engine):
    report = read_in(_english())

    assert [list(file.refused_rows()) for file in report.files] == [[] for _ in ENGLISH]
    assert [[c.heading for c in file.table.not_used] for file in report.files] == [
        [] for _ in ENGLISH
    ]
    assert {table: _held(engine, table) for table in HELD} == HELD
    with database.reading(engine) as connection:
        assert connection.scalar(select(placement.c.to_day)) is None
        assert connection.scalar(select(activity.c.ended_on)) is None
    again = read_in(_english())
    assert not any(file.wrote for file in again.files)


def test_a_system_with_codes_for_everything_needs_a_profile_and_nothing_more(
    read_in, engine, tmp_path
):
    file = tmp_path / "kundsystem.toml"
    file.write_text(PROFILE, encoding="utf-8")
    read_in(_english("units"))

    report = read_in({"uttag.csv": CODED.encode("cp850")}, profile=profiles.read(file))

    assert report.files[0].faults.empty
    assert report.notes == ("uttag.csv: 1 rader om måttet ”Z” läses inte, enligt profilen.",)
    with database.reading(engine) as connection:
        said = select(score.c.measure, score.c.value, score.c.respondent, follow_up.c.held_on)
        assert connection.execute(said.join_from(score, follow_up)).all() == [
            ("begriplighet", 4.0, "self", date(2026, 1, 2))
        ]


def test_the_same_follow_up_from_a_table_and_from_fhir_is_one(read_in, engine):
    read_in(_english("units", "long"))
    north = organization("o1", "North")
    on_that_day = {"effectiveDateTime": "2026-02-28"}
    fhir = lines(
        north,
        patient("p1", NILS),
        observation("1", "89423-8", 17.5, **on_that_day),
        observation("2", "100", 8, system=OWN_CODES, **on_that_day),
    )
    own = profiles.Profile(name="FHIR", measures={f"{OWN_CODES}|100": "sppb"})

    report = read_in({"uttag.ndjson": fhir.encode()}, profile=own)

    follow_ups = json.loads(json.dumps(report.as_json()))["files"][-1]
    assert (follow_ups["new"], follow_ups["changed"], follow_ups["unchanged"]) == (0, 0, 1)
    assert _held(engine, follow_up) == 1
