"""The work list: what needs somebody, from facts, by kind, and never only one kind on top."""

from datetime import date, timedelta

import pandas as pd
import pytest

from domain.measures import default_shelf
from domain.vocabulary import CitizenId
from metrics import courses
from metrics.due_dates import DUE_COLUMNS
from sections import work_list
from sections.blocks import WorkItem
from tests.metrics.test_courses import FIRST, SECOND, scores

MEASURES = default_shelf()
TODAY = date(2026, 11, 22)
PLAN = ["citizen_id", "made_on", "key_worker", "signed_by_citizen_on", "signed_by_key_worker_on"]
GOAL = ["citizen_id", "text", "target_on", "attainment"]


def day(ago: int) -> pd.Timestamp:
    return pd.Timestamp(TODAY - timedelta(days=ago))


def needs(*, changes=(), due=(), plans=(), goals=(), decisions=()) -> list[tuple[str, int, str]]:
    told = [
        row
        for who, change in enumerate(changes)
        for row in ((who, FIRST, "sppb", "self", 6), (who, SECOND, "sppb", "self", 6 + change))
    ]
    made = work_list.Records(
        lead=courses.leading(courses.courses(scores(*told), MEASURES), MEASURES),
        due=pd.DataFrame(list(due), columns=list(DUE_COLUMNS)).astype(DUE_COLUMNS),
        plans=pd.DataFrame(list(plans), columns=PLAN),
        goals=pd.DataFrame(list(goals), columns=GOAL).astype({"target_on": "datetime64[s]"}),
    )
    items = work_list.needs(made, MEASURES, today=TODAY, decisions=decisions)
    return [(item.kind, item.citizen, item.what) for item in items]


def test_late_comes_longest_first_and_says_who_asks():
    told = needs(
        due=[(1, day(5), 5), (2, day(40), 40), (3, day(-200), 0)],
        plans=[(2, day(90), "Karin Ek", day(80), day(80))],
    )
    assert told == [
        ("Sen uppföljning", 2, "40 dagar sen · kontaktman Karin Ek"),
        ("Sen uppföljning", 1, "5 dagar sen"),
    ]


@pytest.mark.parametrize(
    ("ahead", "says"),
    [(0, "idag, 22 nov 2026"), (1, "imorgon, 23 nov 2026"), (14, "om 14 dagar, 6 dec 2026")],
)
def test_what_comes_within_two_weeks_is_there_in_time_to_ask(ahead, says):
    assert needs(due=[(1, day(-ahead), 0)]) == [("Kommande uppföljning", 1, says)]


def test_what_comes_later_is_not():
    assert needs(due=[(1, day(-15), 0)]) == []


@pytest.mark.parametrize(
    ("citizen", "worker", "waits"),
    [
        (None, day(1), "väntar på medborgaren"),
        (day(1), None, "väntar på kontaktmannen"),
        (None, None, "väntar på medborgaren och kontaktmannen"),
    ],
)
def test_a_plan_waits_for_those_who_have_not_signed(citizen, worker, waits):
    told = needs(plans=[(1, day(21), None, citizen, worker)])
    assert told == [("Plan inte undertecknad", 1, f"21 dagar gammal · {waits}")]


def test_an_earlier_plan_that_nobody_signed_is_not_asked_for():
    plans = [(1, day(300), None, None, None), (1, day(9), None, day(8), day(8))]
    assert needs(plans=plans) == []


@pytest.mark.parametrize(
    ("target_on", "attainment", "there"),
    [
        (day(1), "partly", True),
        (day(1), "not_assessed", True),
        (day(1), "reached", False),
        (day(0), "partly", False),  # the day itself has not passed
        (pd.NaT, "partly", False),
    ],
)
def test_a_goal_is_past_its_day_until_it_is_reached(target_on, attainment, there):
    told = needs(goals=[(1, "Gå ut", target_on, attainment)])
    assert bool(told) is there


@pytest.mark.parametrize(("change", "n"), [(-3, 1), (-1, 0), (3, 0)])
def test_only_a_change_beyond_the_measurement_error_is_worth_a_talk(change, n):
    assert len(needs(changes=[change])) == n


def test_a_change_worth_a_talk_is_said_with_its_size_and_limit():
    ((kind, _, told),) = needs(changes=[-3])
    assert kind == "Värd ett samtal"
    assert told == "SPPB. Försvagad sedan start: 6 till 3 poäng, mer än mätfelet (1,88)."


def test_a_goal_past_its_day_is_said_in_the_citizens_words_with_how_late():
    assert needs(goals=[(1, "Gå ut", day(12), "partly")]) == [
        ("Mål förbi sitt datum", 1, "”Gå ut” · 12 dagar sen")
    ]


def test_decisions_that_are_due_stand_with_the_rest():
    decision = WorkItem("Beslut att följa upp", None, "Balansgrupp · 30 nov")
    told = needs(due=[(1, day(5), 5)], decisions=[decision])
    assert [kind for kind, *_ in told] == ["Sen uppföljning", "Beslut att följa upp"]


def test_no_kind_hides_another_at_the_top():
    items = [WorkItem(kind, CitizenId(at), "") for kind in "aabbbc" for at in (1, 2)]
    assert [item.kind for item in work_list.first(items, 4)] == ["a", "a", "b", "c"]
    assert work_list.first(items[:1], 4) == items[:1]


def test_a_row_about_nobody_is_no_link_and_one_about_somebody_is():
    items = [WorkItem("Beslut", None, "x"), WorkItem("Sen", CitizenId(1), "y")]
    table = work_list.table(items, {1: "Åsa"})
    assert [row[0].to is None for row in table.rows] == [True, False]
