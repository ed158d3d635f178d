"""Plans, goals, activities, staff answers and tests, workbook to database."""

from datetime import date

import pytest
from sqlalchemy import func, select

from data_access import database
from data_access.database import Purpose
from data_access.importing import Reason, import_files
from data_access.schema import (
    activity,
    goal,
    goal_assessment,
    import_batch,
    initiative,
    initiative_decision,
    initiative_precondition,
    initiative_unit,
    initiative_version,
    plan,
    staff_answer,
    unit,
)
from tests.data_access.importing.workbook_files import workbook

TODAY = date(2026, 10, 31)
NILS, JENNY = "19430528-9938", "19370111-9814"
UNITS = [["Enhet", "Verksamhet"], ["Norr", "hemvård"], ["Söder", "hemvård"], ["Öst, V", "hemvård"]]
PLANS = [
    ["Personnummer", "Enhet", "Upprättad", "Undertecknad av kontaktman", "Nästa uppföljning"],
    [NILS, "Norr", date(2026, 1, 10), date(2026, 1, 12), date(2027, 1, 10)],
    [JENNY, "Norr", date(2026, 1, 10), None, "2026-12-04"],
    [JENNY, "Norr", date(2026, 11, 10), None, None],  # not made yet
    [JENNY, "Norr", date(2026, 2, 10), None, "9999-12-31"],  # an empty cell in disguise
]
GOALS = [
    [
        "Personnummer",
        "Mål",
        "Måltyp",
        "Vems mål",
        "Startdatum",
        "Nuläge (0-4)",
        "Målnivå (0-4)",
        "Senaste bedömning (0-4)",
        "Senast bedömd",
    ],
    [
        NILS,
        "Gå ut",
        "Bromsa försämring",
        "Personalens",
        date(2026, 1, 10),
        2,
        None,
        8,
        "2026-05-01",
    ],
    [NILS, "Gå ut", "Förbättra", "Gemensamt", date(2026, 1, 10), 3, 1, 2, "2026-05-01"],
    [NILS, "Gå ut", "Förbättra", "Gemensamt", date(2026, 1, 10), 4, 1, 3, "2026-05-01"],  # a twin
    [NILS, "Sjunga", "Öka", "Medborgarens", date(2026, 1, 10), 5, 1, None, None],  # 4 is highest
    [NILS, "Läsa", "Öka", "Medborgarens", date(2026, 1, 10), 4, 1, 3, None],  # when was it 3?
    [NILS, "Laga", "Sitta", "Medborgarens", date(2026, 1, 10), 4, 1, None, None],  # no such type
]
ACTIVITIES = [
    ["Personnummer", "Mål", "Vad", "Vem", "Start", "Beviljade timmar/mån", "Som jag vill ha det"],
    [NILS, "Gå ut", "Promenad", "Kontaktman", date(2026, 1, 10), "8,5", "Delvis"],
    [NILS, None, "Samtal", None, date(2026, 1, 10), None, None],
    [NILS, "Gå ut", None, "Kontaktman", date(2026, 1, 10), "8", "Ja"],  # nothing to do
]
STAFF = [
    ["Enhet", "Period", "Begriplighet", "Hanterbarhet", "Meningsfullhet", "Kommentar"],
    ["Norr", "2025 kv 2", 2, 4, 3, None],
    ["Norr", "2025 kv 2", 2, 4, 3, None],  # another who feels the same
    ["Söder", "Q4 2025", 2, None, 3, "Bra"],
    ["Norr", "2025 kv 5", 2, 4, 3, None],
    ["Norr", "2025 kv 2", 6, 4, 3, None],
    ["Norr", "2026 kv 4", 2, 4, 3, None],  # has begun, and is taken
    ["Norr", "2027 kv 1", 2, 4, 3, None],
]
TESTS = [
    [
        "Test",
        "Uppdrag",
        "Version",
        "Testenheter",
        "Jämförelseenheter",
        "Start",
        "Bra för arbetsmiljön",
        "Beslut",
        "Beslutsdatum",
        "Beslutat av",
    ],
    [
        "Tillsyn",
        "Teknik",
        1,
        "Söder",
        "Norr; Öst, V",
        "2026-01-01",
        "Nej: stress",
        "Ändra",
        "2026-03-01",
        "Chef",
    ],
    ["Tillsyn", "Teknik", 2, "Söder", None, "2026-04-01", None, None, None, None],
    ["Tillsyn", "Teknik", 3, "Sönder", None, "2026-05-01", None, None, None, None],
    ["Tillsyn", "Teknik", 4, "Söder", None, "2026-06-01", "Kanske", None, None, None],
    ["Tillsyn", "Teknik", 5, "Söder", None, "2026-06-01", None, "Ändra", None, None],
]


@pytest.fixture
def read_in(engine, tmp_path):
    """Read one workbook, its sheets given as name=rows, into the database; the report by kind."""

    def read_in(**sheets):
        file = tmp_path / "fil.xlsx"
        file.write_bytes(workbook(**sheets))
        report = import_files(
            engine,
            [file],
            today=TODAY,
            key_file=tmp_path / "personnummer.key",
            purpose=Purpose.MUNICIPALITY,
            all_or_nothing=True,
        )
        return {said["kind"]: said for said in report.as_json()["files"]}

    return read_in


@pytest.fixture
def everything(read_in):
    # What others refer to is read first, in whatever order the sheets stand.
    return read_in(Te=TESTS, St=STAFF, In=ACTIVITIES, Må=GOALS, Pl=PLANS, Or=UNITS)


@pytest.fixture
def ask(engine):
    """The rows of a question."""

    def ask(question):
        with database.reading(engine) as connection:
            return [tuple(row) for row in connection.execute(question)]

    return ask


def test_each_row_is_taken_or_refused_for_its_reason(everything):
    assert {
        kind: (said["accepted"], said["new"], said["exact_duplicates"], said["rejected_by_reason"])
        for kind, said in everything.items()
    } == {
        "organisation": (3, 3, 0, {}),
        "plans": (2, 2, 0, {Reason.FUTURE: 1, Reason.TOO_FAR_AHEAD: 1}),
        "goals": (
            *(3, 3, 0),
            {Reason.OUT_OF_RANGE: 1, Reason.NOT_ALONE: 1, Reason.UNKNOWN_WORD: 1},
        ),
        "activities": (2, 2, 0, {Reason.VALUE_MISSING: 1}),
        "staff_answers": (
            *(4, 4, 0),
            {Reason.NOT_A_PERIOD: 1, Reason.OUT_OF_RANGE: 1, Reason.FUTURE: 1},
        ),
        "tests": (2, 2, 0, {Reason.UNKNOWN_UNIT: 1, Reason.UNKNOWN_WORD: 1, Reason.NOT_ALONE: 1}),
    }


def test_the_same_workbook_again_changes_nothing(everything, read_in, ask):
    batches = ask(select(func.count()).select_from(import_batch))
    again = read_in(Te=TESTS, St=STAFF, In=ACTIVITIES, Må=GOALS, Pl=PLANS, Or=UNITS)
    assert {(said["new"], said["changed"]) for said in again.values()} == {(0, 0)}
    assert ask(select(func.count()).select_from(import_batch)) == batches


def test_a_plan_keeps_who_signed_and_what_is_due(everything, ask):
    kept = select(
        plan.c.signed_by_citizen_on, plan.c.signed_by_key_worker_on, plan.c.next_follow_up
    )
    assert ask(kept.order_by(plan.c.next_follow_up)) == [
        (None, None, date(2026, 12, 4)),
        (None, date(2026, 1, 12), date(2027, 1, 10)),
    ]


def test_a_goal_keeps_what_is_missing_as_missing_and_its_assessments_by_day(
    everything, read_in, ask
):
    later = [GOALS[0], [*GOALS[2][:7], 1, "2026-09-01"]]
    assert read_in(Må=later)["goals"]["changed"] == 1
    earlier = [GOALS[0], [*GOALS[2][:7], 4, "2026-02-01"]]  # read last, and takes nothing away
    assert read_in(Må=earlier)["goals"]["changed"] == 1
    assert read_in(Må=earlier)["goals"]["unchanged"] == 1

    assessed = select(goal.c.goal_type, goal.c.target, goal_assessment.c.assessed_on)
    assessed = assessed.add_columns(goal_assessment.c.level).join_from(goal, goal_assessment)
    assert ask(assessed.order_by(goal.c.id, goal_assessment.c.assessed_on)) == [
        ("slow", None, date(2026, 5, 1), None),  # 8 says that it was not rated
        ("improve", 1.0, date(2026, 2, 1), 4.0),
        ("improve", 1.0, date(2026, 5, 1), 2.0),
        ("improve", 1.0, date(2026, 9, 1), 1.0),
        ("improve", 1.0, date(2026, 5, 1), 3.0),
    ]


def test_an_activity_points_at_its_goal_whichever_was_read_first(read_in, ask):
    read_in(Or=UNITS, In=ACTIVITIES)
    assert ask(select(func.count(activity.c.goal_id))) == [(0,)]
    other = [[JENNY, *row[1:]] if row[0] == NILS else row for row in GOALS]
    read_in(Må=other)  # the same words are another's goal
    assert ask(select(func.count(activity.c.goal_id))) == [(0,)]
    read_in(Må=GOALS)
    linked = select(activity.c.what, activity.c.hours_granted, activity.c.as_wished, goal.c.text)
    assert ask(linked.outerjoin_from(activity, goal).order_by(activity.c.what)) == [
        ("Promenad", 8.5, "partly", "Gå ut"),
        ("Samtal", None, None, None),
    ]


def test_staff_answers_alike_are_different_people_and_nobody_is_named(everything, read_in, ask):
    kept = [staff_answer.c[name] for name in ("first_day", "last_day", "manageability", "remark")]
    known = select(*kept).order_by(staff_answer.c.first_day)
    assert ask(known)[:3] == [
        (date(2025, 4, 1), date(2025, 6, 30), 4.0, None),
        (date(2025, 4, 1), date(2025, 6, 30), 4.0, None),
        (date(2025, 10, 1), date(2025, 12, 31), None, "Bra"),
    ]
    three = [STAFF[0], STAFF[1], STAFF[1], STAFF[1]]
    assert read_in(St=three)["staff_answers"]["new"] == 1
    assert not {"citizen_id", "key_hash", "name"} & set(staff_answer.c.keys())


def test_a_test_keeps_its_versions_units_preconditions_and_decisions(everything, read_in, ask):
    assert ask(select(initiative.c.name, initiative.c.assignment)) == [("Tillsyn", "Teknik")]
    placed = select(initiative_version.c.version, initiative_unit.c.role, unit.c.name)
    placed = placed.select_from(initiative_version.join(initiative_unit).join(unit))
    assert set(ask(placed)) == {
        ("1", "test", "Söder"),
        ("1", "comparison", "Norr"),
        ("1", "comparison", "Öst, V"),
        ("2", "test", "Söder"),
    }
    judged = [initiative_precondition.c[name] for name in ("precondition", "holds", "grounds")]
    assert ask(select(*judged)) == [("good_for_work", "no", "stress")]

    mended = [TESTS[0], [*TESTS[2][:6], "Ja", "Testa igen", "2026-04-02", "Chef"]]
    assert read_in(Te=mended)["tests"]["changed"] == 1
    decided = [initiative_decision.c[name] for name in ("decided_on", "decision", "decided_by")]
    assert ask(select(*decided).order_by("decided_on")) == [
        (date(2026, 3, 1), "change", "Chef"),
        (date(2026, 4, 2), "test_again", "Chef"),
    ]
