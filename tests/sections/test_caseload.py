"""The caseload says for each citizen what can be said, and puts them on lists by fact alone."""

from datetime import date, timedelta

import pandas as pd
import pytest

from data_access.citizens import CITIZEN_COLUMNS
from data_access.follow_ups import FOLLOW_UP_COLUMNS, LIFE_EVENT_COLUMNS
from data_access.plans import ASSESSMENT_COLUMNS, GOAL_COLUMNS, PLAN_COLUMNS
from domain.measures import default_shelf
from domain.vocabulary import Outcome, Step
from metrics import courses, goal_standing
from metrics.due_dates import DUE_COLUMNS
from sections import caseload, small_courses
from sections.blocks import of_citizen
from sections.caseload import State
from tests.metrics.test_courses import FIRST, SECOND, scores

MEASURES = default_shelf()
TODAY = date(2026, 11, 22)
NAMES = {1: "Åsa Öberg", 2: "Bo Ek", 3: "Cy"}
OLD = date(2024, 1, 1)


def frame(columns: dict[str, str], *rows: dict) -> pd.DataFrame:
    return pd.DataFrame([dict.fromkeys(columns) | row for row in rows], columns=list(columns))


def typed(columns: dict[str, str], *rows: dict) -> pd.DataFrame:
    made = frame(columns, *rows)
    days = [name for name, dtype in columns.items() if dtype.startswith("datetime")]
    return made.astype(dict.fromkeys(days, "datetime64[s]"))


def records(**given) -> caseload.Records:
    told = scores(
        (1, FIRST, "sppb", "self", 8),
        (1, SECOND, "sppb", "self", 4),
        (1, FIRST, "hanterbarhet", "self", 3),
        (1, SECOND, "hanterbarhet", "self", 4),
        (2, FIRST, "sppb", "self", 8),  # seen once
    )
    due = pd.DataFrame(
        [(1, date(2026, 1, 1), 12), (2, date(2027, 1, 2), 0), (3, date(2026, 1, 1), 1)],
        columns=list(DUE_COLUMNS),
    ).astype(DUE_COLUMNS)
    goals = given.pop("goals", [])
    usual = {
        "citizens": [{"citizen_id": who, "since": OLD} for who in NAMES],
        "plans": [],
        "held": [],
        "events": [],
    } | given
    lead = courses.leading(courses.courses(told, MEASURES), MEASURES)
    return caseload.Records(
        names=NAMES,
        citizens=typed(CITIZEN_COLUMNS, *usual["citizens"]),
        lead=lead,
        lines=small_courses.corners(lead, told, MEASURES),
        due=due,
        plans=typed(PLAN_COLUMNS, *usual["plans"]),
        goals=goal_standing.standing(
            typed(GOAL_COLUMNS, *goals), typed(ASSESSMENT_COLUMNS).astype({"goal_id": "int64"})
        )
        if goals
        else typed(GOAL_COLUMNS | {"attainment": "str"}),
        held=typed(FOLLOW_UP_COLUMNS, *usual["held"]),
        events=typed(LIFE_EVENT_COLUMNS, *usual["events"]),
    )


def listed(kind: str, **given) -> list[int]:
    rows = caseload.rows(records(**given), today=TODAY)
    return rows.loc[rows[kind], "citizen_id"].tolist()


def plan(who: int, made_on: date, *, worker="Karin", signed=(True, True)) -> dict:
    days = [made_on if one else None for one in signed]
    return {
        "citizen_id": who,
        "made_on": made_on,
        "key_worker": worker,
        "signed_by_citizen_on": days[0],
        "signed_by_key_worker_on": days[1],
    }


RECENT = TODAY - timedelta(days=30)


@pytest.mark.parametrize(
    ("kind", "given", "who", "reason"),
    [
        ("forsenad", {}, [1, 3], "a day has passed"),
        ("forsvagad", {}, [1], "beyond the measurement error"),
        ("inget-matt", {}, [3], "one value is measured, none is not"),
        ("osignerad", {"plans": [plan(2, OLD, signed=(True, False))]}, [2], "one is not enough"),
        (
            "osignerad",
            {"plans": [plan(2, OLD, signed=(False, False)), plan(2, RECENT)]},
            [],
            "only the plan that holds counts",
        ),
        ("ny", {"citizens": [{"citizen_id": 1, "since": RECENT}]}, [1], "the first ten weeks"),
        ("ny", {"citizens": [{"citizen_id": 1, "since": OLD}]}, [], "long here"),
        (
            "byte",
            {"events": [{"citizen_id": 3, "happened_on": RECENT, "kind": "new_key_worker"}]},
            [3],
            "the event was recorded",
        ),
        ("byte", {"events": [{"citizen_id": 3, "happened_on": RECENT, "kind": "fall"}]}, [], ""),
        ("byte", {"plans": [plan(2, OLD), plan(2, RECENT, worker="Pär")]}, [2], "by the plan"),
        ("byte", {"plans": [plan(2, OLD), plan(2, RECENT)]}, [], "the same as before"),
        ("byte", {"plans": [plan(2, RECENT)]}, [], "the first is no change"),
        (
            "ombud",
            {"held": [{"citizen_id": 1, "held_on": RECENT, "respondent": "proxy"}]},
            [1],
            "the latest talk",
        ),
        (
            "ombud",
            {
                "held": [
                    {"citizen_id": 1, "held_on": OLD, "respondent": "proxy"},
                    {"citizen_id": 1, "held_on": RECENT, "respondent": "self"},
                ]
            },
            [],
            "an earlier talk",
        ),
        (
            "utan-eget-mal",
            {"goals": [{"goal_id": 1, "citizen_id": 1, "owner": "citizen"}]},
            [2, 3],
            "one has",
        ),
        (
            "utan-eget-mal",
            {"goals": [{"goal_id": 1, "citizen_id": 1, "owner": "staff"}]},
            [1, 2, 3],
            "staff's goal is not the citizen's",
        ),
    ],
)
def test_a_working_list_holds_those_that_a_fact_puts_there(kind, given, who, reason):
    assert listed(kind, **given) == who, reason


@pytest.mark.parametrize(
    ("state", "begins", "names"),
    [
        (State(), "", ["Åsa Öberg", "Bo Ek", "Cy"]),
        (State("forsenad"), "", ["Åsa Öberg", "Cy"]),
        (State(order="nasta"), "", ["Åsa Öberg", "Cy", "Bo Ek"]),
        (State(), " ö", ["Åsa Öberg"]),  # the start of any part of the name
        (State(), "BO", ["Bo Ek"]),
        (State(), "k", []),  # inside a name is not its start
        (State("forsenad"), "bo", []),  # list and search narrow together
    ],
)
def test_a_working_list_an_order_and_a_search_go_together(state, begins, names):
    rows = caseload.rows(records(), today=TODAY)
    assert list(caseload.chosen(rows, state, begins)["name"]) == names


def test_each_row_says_what_can_be_said_and_leads_to_its_citizen():
    told = records()
    rows = caseload.rows(told, today=TODAY)
    table = caseload.table(rows, told, State(), back_to=2)
    first, second, third = table.rows
    assert [cell.text for cell in first][:3] == ["Åsa Öberg", "12 dagar sen", "försvagad"]
    assert (first[2].mark, first[5].mark) == (Outcome.WEAKENED, Step.HIGHER)
    assert len(first[2].course) == 4  # two corners
    assert (second[2].text, second[2].course) == ("för få", ())
    assert third[2].text == "inget i perioden"
    assert table.focus == second[0].to == of_citizen(2)


def test_each_list_says_how_many_and_an_empty_one_is_only_there_when_it_is_looked_at():
    rows = caseload.rows(records(), today=TODAY)

    def said(state):
        (cells,) = caseload.lists(rows, state).rows
        return [(cell.text, cell.chosen) for cell in cells]

    told = [*("Alla 3", "Försenad 2", "Försvagad 1", "Utan eget mål 3", "Inget mätt 1")]
    assert said(State()) == [(text, text == "Alla 3") for text in told]
    assert ("Ny 0", True) in said(State("ny"))


def test_own_goals_and_the_key_worker_of_the_latest_plan_stand_on_the_row():
    told = records(
        goals=[{"goal_id": 1, "citizen_id": 1, "owner": "citizen"}],
        plans=[plan(1, OLD, worker="Karin"), plan(1, RECENT, worker="Omar")],
    )
    first, second, _ = caseload.table(caseload.rows(told, today=TODAY), told, State()).rows
    assert [cell.text for cell in first][-2:] == ["0 av 1 nått", "Omar"]
    assert [cell.text for cell in second][-2:] == ["inget", "–"]


def test_a_small_course_rises_when_it_gets_better_and_one_value_is_no_line():
    told = scores(
        (1, FIRST, "tug", "self", 20),  # seconds: lower is better
        (1, SECOND, "tug", "self", 10),
        (2, FIRST, "tug", "self", 15),
    )
    lead = courses.leading(courses.courses(told, MEASURES), MEASURES)
    drawn = small_courses.corners(lead, told, MEASURES)
    assert drawn == {(1, "function"): (0, small_courses.HEIGHT, small_courses.WIDTH, 0)}


@pytest.mark.parametrize(
    ("answered", "says"),
    [
        (["proxy", "staff"], "bara andras svar"),
        (["proxy", "self"], "inget i perioden"),  # their own has no value, or is older
        (["proxy", None], "inget i perioden"),  # nobody has noted whose it is
    ],
)
def test_one_whom_only_others_have_answered_for_is_not_said_to_be_without_answers(answered, says):
    told = records(held=[{"citizen_id": 3, "respondent": who} for who in answered])
    *_, third = caseload.table(caseload.rows(told, today=TODAY), told, State()).rows
    assert third[2].text == says


def test_coming_back_from_somebody_who_is_not_on_the_page_begins_nowhere():
    told = records()
    rows = caseload.rows(told, today=TODAY)
    assert caseload.table(rows, told, State(), back_to=9).focus is None


@pytest.mark.parametrize(
    ("asked", "state"),
    [
        ({}, State()),
        ({"lista": "ny", "ordning": "nasta", "sida": "3"}, State("ny", "nasta", 3)),
        ({"lista": "DROP TABLE", "ordning": "", "sida": "-1"}, State()),
        ({"sida": "９"}, State()),
        ({"sida": "9" * 50}, State()),
    ],
)
def test_an_address_that_anybody_may_type_is_read_or_left(asked, state):
    assert State.read(asked) == state


@pytest.mark.parametrize(
    ("n", "pages"),
    [
        (40, None),
        (50, None),  # ten more stay on the last page
        (51, ["1–40", "41–51"]),
        (400, [*(f"{at}–{at + 39}" for at in range(1, 361, 40)), "361–400"]),
    ],
)
def test_a_long_caseload_is_turned_by_pages(n, pages):
    rows = pd.DataFrame({"citizen_id": range(n)})
    table = caseload.pages(rows, State())
    assert (table and [cell.text for cell in table.rows[0]]) == pages


def test_every_citizen_is_on_exactly_one_page():
    told = records()
    rows = caseload.rows(told, today=TODAY)
    many = pd.concat([rows.assign(citizen_id=rows["citizen_id"] + 10 * i) for i in range(50)])
    shown = [
        row[0].to for at in range(1, 5) for row in caseload.table(many, told, State(page=at)).rows
    ]
    assert len(shown) == len(set(shown)) == 150
