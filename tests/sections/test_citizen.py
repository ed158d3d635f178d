"""En medborgare and Min sida: what is said of one citizen follows from the records, and no more."""

from datetime import date
from types import MappingProxyType

import pandas as pd
import pytest

from charts.look import LIGHT
from data_access.annotations import ANNOTATION_COLUMNS
from data_access.citizens import PLACEMENT_COLUMNS
from data_access.follow_ups import FOLLOW_UP_COLUMNS, LIFE_EVENT_COLUMNS
from data_access.initiatives import VERSION_COLUMNS
from data_access.plans import (
    ACTIVITY_COLUMNS,
    ASSESSMENT_COLUMNS,
    GOAL_COLUMNS,
    PLAN_COLUMNS,
    STRENGTH_COLUMNS,
)
from domain.measures import default_shelf
from domain.vocabulary import Outcome
from metrics import courses, goal_standing
from sections import (
    citizen_goals,
    citizen_journey,
    citizen_limits,
    citizen_marks,
    citizen_plan,
    citizen_talk,
    my_page,
)
from sections.citizen_records import CitizenRecords
from tests.metrics.test_courses import FIRST, SECOND, scores
from tests.sections.test_caseload import typed

MEASURES = default_shelf()
TODAY = date(2026, 11, 22)
DAY = date(2026, 6, 1)
LATER = date(2026, 9, 1)
GOAL = MappingProxyType(
    {
        "goal_id": 1,
        "citizen_id": 1,
        "text": "Gå ut",
        "life_area": "Förflyttning",
        "goal_type": "improve",
        "owner": "citizen",
        "started_on": DAY,
        "target_on": LATER,
        "baseline": 3.0,
        "target": 1.0,
    }
)
PLAN = MappingProxyType({"made_on": DAY, "key_worker": "Karin Ek", "signed_by_citizen_on": DAY})
ROW = MappingProxyType(
    {
        "goal_id": 1,
        "what": "Promenad",
        "citizen_does": "Går själv",
        "support_does": "Går bredvid",
        "hours_granted": 1.0,
        "started_on": DAY,
    }
)


def records(*told, **given) -> CitizenRecords:
    measured = scores(*told)
    rows = given.get
    goals = typed(GOAL_COLUMNS, *rows("goals", []))
    assessed = typed(ASSESSMENT_COLUMNS, *rows("assessed", []))
    activities = typed(ACTIVITY_COLUMNS, *rows("activities", []))
    return CitizenRecords(
        since=DAY,
        unit="Norr",
        due_on=rows("due_on", date(2027, 1, 1)),
        days_late=rows("days_late", 0),
        today=TODAY,
        units={7: "Norr"},
        held=typed(FOLLOW_UP_COLUMNS, *rows("held", [])),
        scores=measured,
        courses=courses.each(courses.courses(measured, MEASURES)),
        events=typed(LIFE_EVENT_COLUMNS, *rows("events", [])),
        placements=typed(PLACEMENT_COLUMNS, *rows("placements", [])),
        plans=typed(PLAN_COLUMNS, *rows("plans", [])),
        goals=goal_standing.standing(
            goals.astype({"goal_id": "int64", "baseline": "float64", "target": "float64"}),
            assessed.astype({"goal_id": "int64", "level": "float64"}),
        ),
        activities=activities,
        strengths=typed(STRENGTH_COLUMNS, *rows("strengths", [])),
        tests=typed(VERSION_COLUMNS, *rows("tests", [])),
        annotations=typed(ANNOTATION_COLUMNS, *rows("annotations", [])),
    )


def at(day: date, level: float | None) -> dict:
    return {"goal_id": 1, "assessed_on": day, "level": level}


@pytest.mark.parametrize(
    ("goal", "level", "says", "mark"),
    [
        ({}, 1, "nått", Outcome.STRENGTHENED),
        ({}, 2, "en bit på väg", Outcome.STRENGTHENED),
        ({}, 3, "samma nivå", Outcome.MAINTAINED),
        ({}, 4, "lägre nivå", Outcome.WEAKENED),
        ({}, None, "inte bedömt", Outcome.UNCERTAIN),
        ({"goal_type": "maintain", "target": 3.0}, 3, "bibehållet", Outcome.MAINTAINED),
        ({"goal_type": "slow", "target": 4.0}, 4, "nått", Outcome.MAINTAINED),
        ({"goal_type": None}, 1, "inte bedömt", Outcome.UNCERTAIN),
        ({"target": None}, 1, "inte bedömt", Outcome.UNCERTAIN),
    ],
)
def test_a_goal_stands_where_its_latest_level_says(goal, level, says, mark):
    goals = records(goals=[{**GOAL, **goal}], assessed=[at(DAY, 4), at(LATER, level)]).goals
    if level is None:
        goals = records(goals=[{**GOAL, **goal}], assessed=[at(LATER, None)]).goals
    assert (citizen_goals.status(goals.iloc[0]), citizen_goals.outcome(goals.iloc[0])) == (
        *(says, mark),
    )


def test_the_citizens_own_goals_come_first():
    owners = ["staff", "citizen", None, "shared"]
    goals = records(goals=[{**GOAL, "goal_id": i, "owner": o} for i, o in enumerate(owners)]).goals
    assert list(citizen_goals.own_first(goals)["goal_id"]) == [1, 3, 0, 2]


def test_a_ladder_draws_no_level_that_is_missing():
    block = citizen_goals.ladder(records(goals=[GOAL]).goals, LIGHT)
    assert block.chart.data["known"].empty
    assert "”Gå ut”: svår vid start, okänt nu, sikte lätt, inte bedömt." in block.alternative


PAIR = (
    (1, FIRST, "hanterbarhet", "self", 2),
    (1, FIRST, "hanterbarhet", "staff", 4),
)


def test_ratings_far_apart_are_something_to_talk_about_and_nobody_is_right():
    (said,) = citizen_talk.to_talk_about(records(*PAIR), MEASURES)
    assert said.startswith(
        "Ni ser olika på hanterbarhet: medborgaren säger 2 av 5, personalen 4 av 5."
    )


@pytest.mark.parametrize(
    "told",
    [
        [(1, FIRST, "hanterbarhet", "self", 3), PAIR[1]],  # one step
        [(1, SECOND, "hanterbarhet", "self", 2), PAIR[1]],  # not at the same talk
        [(1, FIRST, "hanterbarhet", "proxy", 2), PAIR[1]],  # a proxy is not the citizen
        [*PAIR, (1, SECOND, "hanterbarhet", "self", 4), (1, SECOND, "hanterbarhet", "staff", 4)],
    ],
)
def test_what_is_not_a_difference_now_is_not_brought_up(told):
    said = citizen_talk.to_talk_about(records(*told), MEASURES)
    assert not any("Ni ser olika" in each for each in said)


def test_strengths_stand_with_the_citizens_own_resources_first():
    told = records(
        strengths=[{"source": "aid", "text": "Rollator"}, {"source": "own", "text": "A"}]
    )
    assert citizen_talk.strengths(told) == [("Egna resurser", "A"), ("Hjälpmedel", "Rollator")]


WHOLE = {
    "goals": [GOAL],
    "assessed": [at(LATER, 1)],
    "plans": [PLAN],
    "activities": [ROW],
    "held": [{"held_on": LATER, "respondent": "self", "took_part": "yes", "kind": "planned"}],
}


def test_a_whole_chain_has_no_gaps_and_says_that_the_citizen_took_part():
    chain = citizen_plan.chain(records(**WHOLE))
    assert citizen_plan.gaps(chain) == "Kedjan hänger ihop från beslut till uppföljning."
    (row,) = chain.rows
    assert [cell.text for cell in row][:2] == ["1 timme i månaden", "”Gå ut”"]
    assert row[4].more == "medborgaren deltog"


@pytest.mark.parametrize(
    ("given", "gap"),
    [
        ({"activities": [{**ROW, "hours_granted": None}]}, "beslut"),
        ({"plans": []}, "plan"),
        ({"plans": [{**PLAN, "signed_by_citizen_on": None}]}, "plan"),
        ({"activities": []}, "beslut och insats"),
        ({"activities": [{**ROW, "citizen_does": None}]}, "insats"),
        ({"assessed": []}, "uppföljning"),
        ({"held": []}, "uppföljning"),
        ({"goals": [], "assessed": [], "activities": [{**ROW, "goal_id": None}]}, "mål"),
    ],
)
def test_each_gap_in_the_chain_is_named(given, gap):
    chain = citizen_plan.chain(records(**WHOLE | given))
    assert citizen_plan.gaps(chain) == f"Kedjan har luckor i {gap}."


def test_an_ended_activity_is_not_in_the_plan():
    told = records(activities=[ROW, {**ROW, "what": "Bad", "ended_on": LATER}])
    assert [row[0].text for row in citizen_plan.two_columns(told).rows] == ["Promenad"]


STAY = MappingProxyType({"unit_id": 7, "from_day": DAY, "to_day": None})
TEST = MappingProxyType({"unit_id": 7, "role": "test", "name": "X", "started_on": date(2025, 1, 1)})


@pytest.mark.parametrize(
    ("test", "stay", "labels"),
    [
        ({}, {}, ["Ny här", "Test: X"]),
        ({"role": "comparison"}, {}, ["Ny här"]),
        ({"ended_on": date(2025, 6, 1)}, {}, ["Ny här"]),  # over before the citizen came
        ({"started_on": LATER}, {"to_day": date(2026, 7, 1)}, ["Ny här"]),  # had left
        ({"unit_id": 8}, {}, ["Ny här"]),
    ],
)
def test_a_test_is_marked_where_the_citizen_met_it(test, stay, labels):
    told = records(tests=[{**TEST, **test}], placements=[{**STAY, **stay}])
    assert list(citizen_marks.events(told)["label"]) == labels


def test_what_happened_in_the_unit_is_marked_only_while_the_citizen_was_there():
    there = {"unit_id": 7, "text": "Ny lokal", "happened_on": LATER}
    told = records(
        placements=[{**STAY, "to_day": LATER}],
        annotations=[
            there,
            {**there, "happened_on": date(2026, 9, 2)},  # had left
            {**there, "unit_id": 8},
        ],
    )
    assert list(citizen_marks.events(told)["label"]) == ["Ny här", "Enheten: Ny lokal"]


def test_the_expected_course_goes_from_start_to_target_and_stops_at_the_last_value():
    told = records(goals=[GOAL])
    half = pd.Timestamp(2026, 7, 17)  # half way between start and the goal's day
    band = citizen_marks.expected(told, MEASURES["forflyttning"], until=half)
    assert list(band["low"] + 0.5) == [3.0, 2.0]
    assert citizen_marks.expected(told, MEASURES["hemliv"], until=half).empty
    assert citizen_marks.expected(told, MEASURES["copm_p"], until=half).empty


def test_what_can_and_what_cannot_be_said_never_name_the_same_measure():
    told = records(
        (1, FIRST, "sppb", "self", 6),
        (1, SECOND, "sppb", "self", 2),
        (1, FIRST, "tug", "self", 20),
        (1, FIRST, "hanterbarhet", "proxy", 2),
    )
    assert citizen_limits.can(told, MEASURES) == "Riktningen på SPPB."
    cannot = " ".join(citizen_limits.cannot(told, MEASURES))
    assert "TUG: mätt en gång." in cannot
    assert "Hanterbarhet: bara andra har svarat." in cannot
    assert "SPPB" not in cannot


def test_the_journey_names_units_in_sight_and_the_latest_follow_up_its_result():
    told = records(
        placements=[STAY],
        held=[{"held_on": LATER, "kind": "planned", "respondent": "self", "result": "change"}],
    )
    assert citizen_journey.stays(told) == ["Norr: sedan 1 jun 2026"]
    said = citizen_journey.latest_follow_up(told)
    assert said == (
        "Senast 1 sep 2026, planerad, svarssätt själv, medborgaren deltog: inte angivet. "
        "Resultat: ändra inom beslutet."
    )


def sheet(*told, **given) -> my_page.Sheet:
    return my_page.sheet(records(*told, **WHOLE | given), dict(MEASURES))


def test_min_sida_holds_what_the_citizen_has_said_and_signed():
    said = sheet((1, FIRST, "hanterbarhet", "self", 2), (1, SECOND, "hanterbarhet", "staff", 4))
    assert said.goals == ("Gå ut",)
    assert said.easier == ("Gå ut: det går lättare nu.",)
    assert [(line.about, line.now) for line in said.lines] == [("Jag klarar av min dag", 1)]
    assert said.agreed == ("Promenad. Jag: går själv. Stödet: går bredvid.",)


@pytest.mark.parametrize(
    ("given", "part", "words"),
    [
        ({"goals": [{**GOAL, "owner": "staff"}]}, "goals", (my_page.NO_GOALS,)),
        ({"plans": [{**PLAN, "signed_by_citizen_on": None}]}, "agreed", (my_page.NOT_AGREED,)),
        ({"activities": [{**ROW, "started_on": LATER}]}, "agreed", (my_page.NOT_AGREED,)),
        (
            {"held": [{"held_on": LATER, "respondent": "proxy", "took_part": "no"}]},
            "easier",
            (my_page.NOTHING_EASIER,),
        ),
        ({"days_late": 5}, "next_talk", my_page.OPEN),
    ],
)
def test_min_sida_leaves_out_what_others_said_or_nobody_agreed_to(given, part, words):
    assert getattr(sheet(**given), part) == words


def test_min_sida_shows_no_answer_of_a_proxy_or_of_staff():
    others = ("proxy", "staff", "")  # the last: nobody has noted whose it is
    told = [(1, FIRST, "hanterbarhet", who, 2) for who in others]
    assert sheet(*told).lines == ()
