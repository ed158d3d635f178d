"""FHIR R4, as a Bundle or a resource a line, gives what the same records in a table would."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from data_access import database
from data_access.database import Purpose
from data_access.importing import FileRefused, Reason, import_files
from data_access.importing.fhir import sheets
from data_access.importing.profiles import Profile
from data_access.schema import (
    activity,
    citizen,
    follow_up,
    goal,
    goal_assessment,
    placement,
    plan,
    score,
    unit,
)
from tests.data_access.importing.fhir_files import (
    COORDINATION,
    JENNY,
    NILS,
    OWN_CODES,
    bundle,
    lines,
    observation,
    organization,
    patient,
)

TODAY = date(2026, 10, 31)
TUG = "89423-8"
PROFILE = Profile(
    name="Systemet",
    measures={
        f"{OWN_CODES}|100": "sppb",
        "http://form.se/kasam|1.1": "begriplighet",
        "7": "hemliv",
    },
)
NORR = organization("o1", "Hemvården Norr")
NAMED = patient("p1", NILS, name=[{"use": "official", "given": ["Nils"], "family": "Öberg"}])


@pytest.fixture
def read_in(engine, tmp_path):
    """Read the text of a FHIR file into the database."""

    def read_in(text, *, name="uttag.json", strict=False, profile=PROFILE):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return import_files(
            engine,
            [file],
            today=TODAY,
            key_file=tmp_path / "k",
            purpose=Purpose.MUNICIPALITY,
            all_or_nothing=strict,
            profile=profile,
        )

    return read_in


@pytest.fixture
def ask(engine):
    """The rows of a question."""

    def ask(question):
        with database.reading(engine) as connection:
            return [tuple(row) for row in connection.execute(question)]

    return ask


SCORES = (
    select(score.c.measure, score.c.value, score.c.respondent)
    .join_from(score, follow_up)
    .order_by(score.c.measure)
)


@pytest.mark.parametrize("form", [bundle, lines])
def test_the_code_decides_and_not_the_words_beside_it(read_in, ask, form):
    text = form(
        NORR, NAMED, observation("1", TUG, 18.12), observation("2", "100", 7, system=OWN_CODES)
    )

    report = read_in(text)
    again = read_in(text)

    assert [refused.sentence for refused in report.refused] == []
    assert ask(SCORES) == [("sppb", 7.0, "staff"), ("tug", 18.12, "staff")]
    assert [(file["new"], file["changed"]) for file in again.as_json()["files"]] == [(0, 0)] * 2


@pytest.mark.parametrize(
    ("value", "written"),
    [(Decimal("18.120"), "18.1200"), (Decimal("1E+2"), "100"), (0, "0"), (None, "")],
)
def test_a_number_is_written_so_that_it_is_not_taken_for_thousands(value, written):
    assert sheets.number(value) == written


def test_a_zip_of_json_files_is_read_and_the_day_is_the_one_in_sweden(read_in, ask):
    packed = io.BytesIO()
    late = {"effectiveDateTime": "2026-01-09T23:30:00Z"}
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.ndjson", lines(NORR, NAMED, observation("1", TUG, 18.5, **late)))

    read_in(packed.getvalue(), name="uttag.zip")

    held = select(unit.c.name, follow_up.c.held_on, citizen.c.display_name)
    assert ask(held.select_from(follow_up.join(unit).join(citizen))) == [
        ("Hemvården Norr", date(2026, 1, 10), "Nils Öberg")
    ]


@pytest.mark.parametrize(
    "said",
    [
        {"dataAbsentReason": {"coding": [{"code": "not-performed"}]}},
        {
            "valueCodeableConcept": {
                "coding": [{"system": "http://loinc.org", "code": "LA26735-3", "display": "0"}]
            }
        },
        {"status": "cancelled", "valueQuantity": {"value": 0}},
        {"status": "entered-in-error", "valueQuantity": {"value": 0}},
    ],
)
def test_what_was_not_measured_is_missing_and_never_nought(read_in, ask, said):
    text = bundle(NORR, NAMED, observation("1", TUG, 12.5), observation("2", "7", **said))

    report = read_in(text)

    assert ask(SCORES) == [("tug", 12.5, "staff")]
    assert report.files[-1].rejected == 0


def test_duplicate_patients_are_one_person_by_their_numbers(read_in, ask):
    old_number = "19430588-9932"
    text = bundle(
        NORR,
        NAMED,
        patient("p2", "19430528-9938"),  # the same number, written otherwise
        patient("p3", link=[{"other": {"reference": "Patient/p1"}, "type": "replaced-by"}]),
        {
            **patient("p4", old_number, system=COORDINATION),
            "identifier": [
                {"system": COORDINATION, "value": old_number, "use": "old"},
                {"system": "urn:oid:1.2.752.129.2.1.3.1", "value": NILS},
            ],
        },
        patient("p5", old_number, system=COORDINATION),
        *(
            observation(str(at), TUG, 10 + at, about=f"p{at}", effectiveDateTime=f"2026-02-0{at}")
            for at in range(1, 6)
        ),
    )

    report = read_in(text)

    assert report.files[-1].faults.empty
    assert ask(select(func.count()).select_from(citizen)) == [(1,)]
    assert len(ask(SCORES)) == 5


def test_each_refused_resource_is_named_with_its_reason_and_without_its_number(read_in):
    text = bundle(
        NORR,
        NAMED,
        patient("p2"),
        observation("1", TUG, 301.5),
        observation("2", "8867-4", 60),
        observation("3", TUG, 12.5, about="p2"),
        observation(NILS, TUG, valueQuantity={"value": "tolv"}),
        observation("5", TUG, 0.2, valueQuantity={"value": 0.2, "code": "min"}),
        {"resourceType": "Medication", "id": "m"},
    )

    report = read_in(text)

    assert report.files[-1].rejected_by_reason == {
        Reason.OUT_OF_RANGE: 2,
        Reason.UNKNOWN_MEASURE: 1,
        Reason.NUMBER_MISSING: 1,
    }
    told = list(report.refused_rows())
    assert "uttag.json post 4 (Observation/1), Värde: TUG är 301.5, högsta värdet är 300." in told
    assert [(one.file, one.sentence) for one in report.refused] == [
        (
            "uttag.json/post 7 (ett långt nummer)",
            "Resursen följer inte FHIR R4, fel i ”valueQuantity.value”.",
        )
    ]
    assert "uttag.json: 1 ”Medication” läses inte." in report.notes
    assert NILS not in " ".join([*told, *report.told(), *report.notes])


def test_answers_of_a_questionnaire_are_measures_by_their_question(read_in, ask):
    form = {
        "resourceType": "QuestionnaireResponse",
        "id": "q",
        "status": "completed",
        "questionnaire": "http://form.se/kasam|2.0",
        "subject": {"reference": "Patient/p1"},
        "authored": "2026-03-01",
        "source": {"reference": "Patient/p1"},
        "item": [
            {
                "linkId": "1",
                "item": [
                    {"linkId": "1.1", "text": "Hanterbarhet", "answer": [{"valueInteger": 4}]},
                    {"linkId": "1.2", "answer": [{"valueString": "tack"}]},
                ],
            }
        ],
    }
    at_norr = {"managingOrganization": {"reference": "Organization/o1"}}

    report = read_in(bundle(NORR, {**NAMED, **at_norr}, form))

    assert ask(SCORES) == [("begriplighet", 4.0, "self")]
    assert "uttag.json: 1 svar läses inte: frågan är inte kopplad till ett mått." in report.notes


def test_placements_plans_goals_and_activities_of_a_bundle(read_in, ask):
    who = {"reference": "http://server.se/fhir/Patient/p1"}
    stay = {
        "resourceType": "EpisodeOfCare",
        "id": "e",
        "status": "active",
        "patient": who,
        "managingOrganization": {"reference": "Organization/o1"},
        "period": {"start": "2025-12-01", "end": "9999-12-31"},
    }
    aim = {
        "resourceType": "Goal",
        "id": "g",
        "lifecycleStatus": "active",
        "achievementStatus": {"coding": [{"code": "achieved"}]},
        "description": {"text": "Gå till affären"},
        "subject": who,
        "startDate": "2026-01-10",
        "statusDate": "2026-06-01",
        "expressedBy": who,
        "target": [{"detailInteger": 1, "dueDate": "2026-07-01"}],
    }
    dropped = {**aim, "id": "g2", "lifecycleStatus": "entered-in-error"}
    agreed = {
        "resourceType": "CarePlan",
        "id": "c",
        "status": "active",
        "intent": "plan",
        "subject": who,
        "period": {"start": "2026-01-10"},
        "goal": [{"reference": "Goal/g"}],
        "activity": [
            {"detail": {"status": "in-progress", "description": "Promenad"}},
            {"detail": {"status": "cancelled", "description": "Bad"}},
        ],
    }

    report = read_in(bundle(NORR, NAMED, stay, aim, dropped, agreed))

    assert [file.faults.empty for file in report.files] == [True] * 5
    assert ask(select(placement.c.from_day, placement.c.to_day, placement.c.inferred)) == [
        (date(2025, 12, 1), None, False)
    ]
    assert ask(select(plan.c.made_on)) == [(date(2026, 1, 10),)]
    assert ask(select(goal.c.text, goal.c.owner, goal.c.target)) == [
        ("Gå till affären", "citizen", 1.0)
    ]
    assert ask(select(goal_assessment.c.level)) == [(1.0,)]
    assert ask(select(activity.c.what, activity.c.goal_text)) == [("Promenad", "Gå till affären")]


def test_a_restricted_patient_is_protected_and_has_no_name(read_in, ask):
    label = {"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}
    hidden = patient("p1", JENNY, name=[{"text": "Jenny Åström"}], meta={"security": [label]})

    read_in(bundle(NORR, hidden, observation("1", TUG, 12.5)))

    assert ask(select(citizen.c.display_name, citizen.c.protected)) == [(None, True)]


def test_the_unit_tree_of_organizations(read_in, ask):
    below = organization("o2", "Grupp 1", partOf={"reference": "Organization/o1"})
    read_in(bundle(NORR, below))
    above = unit.alias()
    tree = select(unit.c.name, above.c.name).join_from(unit, above, unit.c.parent_id == above.c.id)
    assert ask(tree) == [("Grupp 1", "Hemvården Norr")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"resourceType": "Bundle", "entry": [', "inte läsbar JSON"),
        ('{"resourceType": "Bundle", "entry": [{"resource": 1}]}', "Post 1 i filen är inte"),
        ('{"resourceType": "Bundle", "entry": 1}', "inga läsbara poster"),
        ('{"resourceType": "Patient", "x": NaN}', "inte läsbar JSON"),
        ('{"resourceType": "Device"}', "inga resurser som läses"),
        ('{"resourceType": "Patient", "x": ' + "[" * 100_000, "inte läsbar JSON"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_in_words(read_in, text, said):
    with pytest.raises(FileRefused, match=said):
        read_in(text, strict=True)
