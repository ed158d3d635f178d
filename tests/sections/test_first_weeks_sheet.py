"""The sheet of the first weeks: own answers, what was mapped and decided, else words."""

from datetime import date

import pytest

from domain.measures import default_shelf
from sections import first_weeks_sheet
from sections.first_weeks_sheet import NOT_DECIDED, NOT_MAPPED
from tests.sections.test_citizen import GOAL, PLAN, ROW, records

START, END, AFTER = date(2026, 6, 8), date(2026, 8, 20), date(2026, 10, 20)
MAPPING = {"citizen_id": 1, "held_on": START, "kind": "mapping", "respondent": "with_support"}
TALK = {"citizen_id": 1, "held_on": END, "kind": "week_10", "respondent": "self"}
QUESTIONS = "De tre frågorna, vid start och överlämning"


def sheet(*told, **given):
    return first_weeks_sheet.sheet(1, records(*told, **given), default_shelf())


def answered(*told):
    lines = sheet(*((1, day, "hanterbarhet", who, value) for day, who, value in told))
    return lines.parts[QUESTIONS][1].removeprefix("Hanterbarhet: ")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ([], "inget eget svar ännu"),
        ([(START, "self", 2)], "2 av 5, ett samtal hittills"),
        ([(START, "self", 2), (END, "with_support", 4)], "2 av 5 vid start, 4 vid överlämning"),
        ([(START, "self", 2), (END, "proxy", 5)], "2 av 5, ett samtal hittills"),  # not their own
        ([(START, "self", 2), (AFTER, "self", 5)], "2 av 5, ett samtal hittills"),  # too late
    ],
)
def test_the_three_questions_are_the_citizens_own_answers_of_the_first_weeks(told, says):
    assert answered(*told) == says


def test_needs_are_what_the_mapping_measured_in_the_words_of_the_scale():
    told = [(1, START, "hemliv", "self", 2), (1, START, "sppb", "self", 7)]
    told += [(1, START, "hanterbarhet", "self", 3), (1, END, "hemliv", "self", 0)]
    needs = sheet(*told, held=[MAPPING, TALK]).parts["Behov vid kartläggningen"]
    assert needs[0] == "Kartlagt 8 jun 2026, svarssätt: med stöd."
    assert needs[1] == "Hemliv: måttlig"
    assert needs[2].endswith(": 7 poäng")
    assert len(needs) == 3  # the questions stand by themselves, and the later value is no need


def test_what_is_there_to_build_on_is_told_apart_from_what_is_around():
    strengths = [{"citizen_id": 1, "source": "own", "text": "Lagar mat"}]
    strengths += [{"citizen_id": 1, "source": "family", "text": "Dotter i närheten"}]
    parts = sheet(strengths=strengths).parts
    assert parts["Det här kan jag bygga på"] == ("Lagar mat",)
    assert parts["Det här finns runt mig"] == ("Närstående: Dotter i närheten",)


def test_what_was_decided_is_the_last_result_the_plan_and_what_goes_on():
    told = sheet(held=[MAPPING, {**TALK, "result": "change"}], plans=[PLAN], activities=[ROW])
    assert told.parts["Det här beslutades"] == (
        "Ändra inom beslutet.",
        "Plan gjord 1 jun 2026, undertecknad av medborgaren.",
        "Promenad",
    )
    assert told.facts[-1] == "kontaktman Karin Ek"


def test_a_staff_goal_is_not_what_the_citizen_wants():
    assert sheet(goals=[GOAL]).parts["Det här vill jag"] == ("Gå ut",)
    assert sheet(goals=[{**GOAL, "owner": "staff"}]).parts["Det här vill jag"] != ("Gå ut",)


def test_one_of_whom_nothing_is_known_has_words_under_every_heading():
    made = sheet()
    assert all(made.parts.values())
    assert made.parts["Behov vid kartläggningen"] == (NOT_MAPPED,)
    assert made.parts["Det här beslutades"][0] == NOT_DECIDED
    assert made.facts[1:3] == (
        "hos oss sedan 1 jun 2026",
        "de första tio veckorna: slutade 10 aug 2026",
    )
