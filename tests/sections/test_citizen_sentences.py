"""En medborgare and Min sida: the sentences that no other test here reads, each with its edge."""

from datetime import date
from types import MappingProxyType

import pytest

from charts.look import LIGHT
from sections import (
    citizen_courses,
    citizen_goals,
    citizen_head,
    citizen_journey,
    citizen_limits,
    citizen_marks,
    citizen_page,
    citizen_plan,
    citizen_talk,
)
from tests.metrics.test_courses import FIRST, SECOND
from tests.sections.test_citizen import (
    DAY,
    GOAL,
    LATER,
    MEASURES,
    PLAN,
    ROW,
    STAY,
    TODAY,
    at,
    records,
    sheet,
)

TALK = MappingProxyType({"held_on": LATER, "kind": "planned", "respondent": "self"})
STRONGER = ((1, FIRST, "sppb", "self", 2), (1, SECOND, "sppb", "self", 6))
WEAKER = ((1, FIRST, "sppb", "self", 6), (1, SECOND, "sppb", "self", 2))
AS_BEFORE = ((1, FIRST, "sppb", "self", 6), (1, SECOND, "sppb", "self", 7))
HIGHER = ((1, FIRST, "hanterbarhet", "self", 2), (1, SECOND, "hanterbarhet", "self", 3))
LOWER = ((1, FIRST, "hanterbarhet", "self", 3), (1, SECOND, "hanterbarhet", "self", 2))


def both(own: int, staff: int) -> list[tuple]:
    return [(1, FIRST, "hanterbarhet", who, n) for who, n in (("self", own), ("staff", staff))]


def test_the_head_says_unit_key_worker_next_follow_up_and_how_fresh():
    told = records(plans=[PLAN], held=[TALK], due_on=LATER, days_late=82)
    assert citizen_head.facts(told) == [
        "Norr sedan 1 jun 2026",
        "kontaktman Karin Ek",
        "nästa uppföljning 1 sep 2026 (82 dagar sen)",
        "en uppföljning",
        "data till och med 1 sep 2026",
    ]


def test_the_head_of_one_nobody_has_met_says_what_is_not_known_and_no_lateness():
    said = citizen_head.facts(records())
    assert said[1:] == [
        *("kontaktman inte angiven", "nästa uppföljning 1 jan 2027", "noll uppföljningar")
    ]


OWN, SHARED = GOAL, {**GOAL, "goal_id": 2, "owner": "shared"}


@pytest.mark.parametrize(
    ("goals", "levels", "says"),
    [
        ([], [], "Inget mål är inläst ännu. Fråga vad som är viktigast för medborgaren just nu."),
        ([OWN], [1], "Ett mål, ett medborgarens eget; ett nått eller bibehållet."),
        ([OWN], [2], "Ett mål, ett medborgarens eget; inget nått ännu."),
        ([SHARED], [], "Ett mål, inget medborgarens eget; inget nått ännu."),  # shared: not own
        ([OWN, SHARED], [1, 1], "Två mål, ett medborgarens eget; två nådda eller bibehållna."),
    ],
)
def test_the_goals_are_counted_by_whose_they_are_and_how_many_stand_where_they_aimed(
    goals, levels, says
):
    assessed = [
        {**at(LATER, level), "goal_id": goal["goal_id"]}
        for goal, level in zip(goals, levels, strict=False)
    ]
    assert citizen_goals.finding(records(goals=goals, assessed=assessed).goals) == says


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (STRONGER, ["Stärkt sedan start: SPPB."]),
        (AS_BEFORE, []),  # inside the measurement error
        (WEAKER, []),
        (HIGHER, ["Högre än förra samtalet: hanterbarhet."]),
        (LOWER, []),
        (both(3, 4), ["Medborgaren och personalen skattar nästan lika på hanterbarhet."]),
        (both(2, 4), []),
    ],
)
def test_what_works_is_what_is_stronger_higher_or_seen_alike(told, says):
    assert citizen_talk.works(records(*told), MEASURES) == says


def test_a_goal_that_is_reached_works_and_one_on_its_way_is_not_said_to():
    goals = [{**GOAL, "goal_id": 1}, {**GOAL, "goal_id": 2, "text": "Laga mat"}]
    levels = [at(LATER, 1), {**at(LATER, 2), "goal_id": 2}]
    told = records(goals=goals, assessed=levels)
    assert citizen_talk.works(told, MEASURES) == ["”Gå ut”: nått."]


@pytest.mark.parametrize(
    ("told", "given", "says"),
    [
        (WEAKER, {}, "SPPB: Försvagad sedan start: 6 till 2 poäng"),
        (LOWER, {}, "Hanterbarhet: Lägre än förra samtalet (3 till 2)."),
        ((), {"goals": [GOAL]}, "”Gå ut” skulle ha följts upp 1 sep 2026: inte bedömt."),
        ((), {"held": [{**TALK, "respondent": "proxy"}]}, "Vid den senaste uppföljningen svarade"),
    ],
)
def test_each_thing_worth_talking_about_is_said_once_with_its_fact(told, given, says):
    (said,) = citizen_talk.to_talk_about(records(*told, **given), MEASURES)
    assert said.startswith(says)


@pytest.mark.parametrize(
    ("told", "given"),
    [
        (AS_BEFORE, {"held": [TALK]}),
        (STRONGER, {"held": [TALK]}),
        (HIGHER, {"held": [TALK]}),
        ((), {"goals": [GOAL], "assessed": [at(LATER, 1)]}),  # past its day, and reached
        ((), {"goals": [{**GOAL, "target_on": None}]}),
        ((), {"held": [{**TALK, "held_on": DAY, "respondent": "proxy"}, TALK]}),  # an earlier talk
    ],
)
def test_what_is_no_matter_is_not_brought_up_and_the_page_says_so(told, given):
    records_of_one = records(*told, **given)
    page = citizen_page.of(records_of_one, MEASURES, LIGHT)
    assert page.to_talk_about == (citizen_talk.NOTHING_APART,)


def test_of_one_nobody_has_met_it_is_not_said_that_nothing_differs():
    page = citizen_page.of(records(), MEASURES, LIGHT)
    assert page.to_talk_about == (citizen_talk.NOTHING_READ,)


def test_without_a_strength_the_page_says_to_ask_for_it_and_with_one_it_does_not():
    own = [{"source": "own", "text": "Sjunger i kör"}]
    said = [citizen_page.of(records(strengths=rows), MEASURES, LIGHT).works for rows in ([], own)]
    assert said == [(citizen_talk.NO_STRENGTHS,), ("Egna resurser: Sjunger i kör",)]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ((), "Inget är mätt ännu. Planera nästa uppföljning tillsammans med medborgaren."),
        (STRONGER[:1], "En uppföljning, 1 jan 2025."),
        ((*STRONGER, *HIGHER), "Två uppföljningar, 1 jan 2025 till 1 jul 2025."),  # not four
    ],
)
def test_the_time_line_says_how_many_follow_ups_it_rests_on(told, says):
    assert citizen_courses.tracks(records(*told), MEASURES, LIGHT).finding == says


def test_the_time_line_is_told_to_those_who_hear_it_and_others_answers_are_no_line():
    heard = citizen_courses.tracks(records(*STRONGER), MEASURES, LIGHT).alternative
    assert heard.startswith("SPPB: Stärkt sedan start: 2 till 6 poäng")
    others = records((1, FIRST, "hanterbarhet", "staff", 3))
    block = citizen_courses.tracks(others, MEASURES, LIGHT)
    assert block.alternative == "Inget värde är medborgarens eget ännu, så ingen linje dras."
    assert tuple(block.table.iloc[0]) == ("1 jan 2025", "Hanterbarhet", "3", "Personal")


def test_one_measure_speaks_for_a_track_and_every_measure_has_its_sentence():
    told = records(*STRONGER, (1, FIRST, "tug", "self", 20), *HIGHER)
    every = citizen_courses.sentences(told.courses, MEASURES)
    assert [title for title, _ in every] == ["SPPB", "TUG", "Hanterbarhet"]
    assert citizen_courses.leading_sentences(told.courses, MEASURES) == [
        ("Funktion (SPPB)", "Stärkt sedan start: 2 till 6 poäng, mer än mätfelet (1,88)."),
        ("Hanterbarhet", "Högre än förra samtalet (2 till 3)."),
    ]


SIGNED = {**PLAN, "made_with": "dottern", "signed_by_key_worker_on": LATER}


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (
            SIGNED,
            (
                "Gjord 1 jun 2026 tillsammans med dottern. "
                "Undertecknad av medborgaren 1 jun 2026 och kontaktmannen 1 sep 2026."
            ),
        ),
        (
            PLAN,
            (
                "Gjord 1 jun 2026. Undertecknad av medborgaren 1 jun 2026. "
                "Inte undertecknad av kontaktmannen."
            ),
        ),
        (
            {"made_on": DAY},
            "Gjord 1 jun 2026. Inte undertecknad av medborgaren och kontaktmannen.",
        ),
    ],
)
def test_the_plan_says_when_with_whom_and_who_has_signed(plan, says):
    assert citizen_plan.facts(records(plans=[plan], activities=[ROW])) == says


def test_no_plan_and_a_plan_without_anything_going_on_are_said():
    assert citizen_plan.facts(records()) == citizen_plan.NO_PLAN
    ended = {**ROW, "ended_on": LATER}
    said = citizen_plan.facts(records(plans=[PLAN], activities=[ended]))
    assert said.endswith(citizen_plan.NO_ROWS)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ({}, ["Promenad", "Går själv", "Går bredvid", "–"]),
        ({"citizen_does": " ", "as_wished": "partly"}, ["Promenad", "– ingen egen del beskriven"]),
    ],
)
def test_the_plan_stands_in_two_columns_what_i_do_and_what_i_get_support_with(row, cells):
    told = citizen_plan.two_columns(records(activities=[{**ROW, **row}]))
    assert [cell.text for cell in told.rows[0]][: len(cells)] == cells


def test_a_stay_that_has_ended_says_until_when_and_why_and_one_out_of_sight_has_no_name():
    stays = [
        {**STAY, "unit_id": 8, "to_day": LATER, "end_reason": "flyttat"},
        {**STAY, "from_day": LATER},
    ]
    assert citizen_journey.stays(records(placements=stays)) == [
        "Enheten: 1 jun 2026 till 1 sep 2026 (flyttat)",
        "Norr: sedan 1 sep 2026",
    ]


@pytest.mark.parametrize(
    ("result", "says"),
    [
        ("continue", "Resultat: fortsätt."),
        ("change", "Resultat: ändra inom beslutet."),
        ("end", "Resultat: avsluta."),
        ("new_inquiry", "Resultat: ny utredning."),
        (None, "Inget resultat är angivet."),
    ],
)
def test_the_latest_follow_up_says_each_result_it_can_lead_to(result, says):
    held = [{**TALK, "held_on": DAY, "result": "end"}, {**TALK, "result": result}]
    assert citizen_journey.latest_follow_up(records(held=held)).endswith(says)


def test_goals_that_are_assessed_can_be_spoken_of_and_those_that_are_not_cannot():
    goals = [GOAL, {**GOAL, "goal_id": 2}]
    told = records(goals=goals, assessed=[at(LATER, 1)])
    assert citizen_limits.can(told, MEASURES) == "Hur ett mål går."
    assert "Ett mål: start, sikte eller bedömning saknas." in citizen_limits.cannot(told, MEASURES)


def test_of_one_nobody_has_met_no_direction_is_said_and_never_why_anything_changed():
    told = records()
    assert citizen_limits.can(told, MEASURES).startswith("Ingen riktning ännu")
    *measures, why = citizen_limits.cannot(told, MEASURES)
    assert len(measures) == 1
    assert measures[0].endswith(": inte mätt.")
    assert why == "Varför något har ändrats, och om stödet är orsaken."


@pytest.mark.parametrize(("values", "said"), [((3, 2), True), ((3, 2, 2), False)])
def test_a_step_seen_once_cannot_be_said_and_one_that_held_can(values, said):
    days = (FIRST, SECOND, DAY)
    told = records(
        *((1, day, "hemliv", "self", value) for day, value in zip(days, values, strict=False))
    )
    cannot = " ".join(citizen_limits.cannot(told, MEASURES))
    assert ("steget är inte bekräftat ännu" in cannot) is said


def test_min_sida_says_my_words_my_people_and_when_we_talk_next():
    said = sheet(plans=[{**PLAN, "own_words": "Jag vill ut"}], due_on=date(2026, 12, 1))
    assert said.own_words == "Jag vill ut"
    assert said.people == ("Karin Ek är min kontaktman.", "Norr är min enhet.")
    assert said.next_talk == "Senast 1 dec 2026. Vi bestämmer tiden tillsammans."


def test_min_sida_holds_no_words_of_a_plan_that_the_citizen_has_not_signed():
    unsigned = {**PLAN, "own_words": "Någon annans ord", "signed_by_citizen_on": None}
    assert sheet(plans=[unsigned]).own_words == ""


def test_a_goal_to_keep_that_is_kept_goes_as_well_as_before():
    kept = {**GOAL, "goal_type": "maintain", "baseline": 2.0, "target": 2.0}
    assert sheet(goals=[kept], assessed=[at(LATER, 2)]).easier == (
        "Gå ut: det går lika bra som förut.",
    )


def test_the_first_weeks_of_each_stay_are_shaded_and_end_today_at_the_latest():
    stays = [{**STAY, "from_day": date(2025, 1, 1), "to_day": DAY}, {**STAY, "from_day": TODAY}]
    spans = citizen_marks.first_weeks(records(placements=stays))
    ends = [(row.held_on.date(), row.until.date()) for row in spans.itertuples()]
    assert ends == [(date(2025, 1, 1), date(2025, 3, 12)), (TODAY, TODAY)]
