"""The courses tell the stories that they should, and no more surely than real ones would."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from statistics import mean

import pytest

from data_access.demo import courses, lives, people
from data_access.demo.municipality import UNITS
from domain.measures import default_shelf
from domain.vocabulary import LifeEventKind, Respondent

PARTS = {"begriplighet", "hanterbarhet", "meningsfullhet"}
OWN = {"self", "with_support"}


def _story(name):
    return next(unit for unit in UNITS if unit.name == name)


def _changes_across_the_start(records, unit, measure):
    begun = _story(unit).initiative.begun(records.today)
    for course in records.courses(unit, measure):
        before = [value for day, value in course if day < begun]
        after = [value for day, value in course if day >= begun]
        if before and after:
            yield after[-1] - before[-1]


def test_the_test_that_works_lifts_the_courses(records):
    changes = list(_changes_across_the_start(records, "Hemvården Norr", "copm_p"))
    assert len(changes) > 30
    assert mean(changes) > 0.8


def test_the_test_that_does_nothing_leaves_the_courses_as_they_were(records):
    changes = list(_changes_across_the_start(records, "Hemvården Söder", "copm_p"))
    assert len(changes) > 30
    assert mean(changes) == pytest.approx(0, abs=0.3)


def test_the_test_that_looks_as_if_chose_low_first_values_which_rise_by_themselves(records):
    chosen = _story("Vårdboendet Solängen")
    courses = [c for c in records.courses(chosen.name, "copm_p") if len(c) > 1]
    others = [c for c in records.courses("Vårdboendet Åkerbo", "copm_p") if len(c) > 1]
    assert not chosen.initiative.effect
    assert mean(c[0][1] for c in courses) < mean(c[0][1] for c in others) - 1
    assert mean(c[1][1] - c[0][1] for c in courses) > 0.25


@pytest.mark.parametrize(
    "unit", ["Hemvården Söder", "Omsorgsbolaget Exempel", "Vårdboendet Åkerbo"]
)
def test_the_frail_slowly_lose_function_where_nothing_is_tried(records, unit):
    courses = [course for course in records.courses(unit, "sppb") if len(course) > 2]
    assert mean(course[-1][1] - course[0][1] for course in courses) < -0.3


@pytest.mark.parametrize("measure", ["sppb", "tug", "copm_p", "copm_s"])
def test_most_changes_between_two_follow_ups_are_within_measurement_error(records, measure):
    changes = [
        default_shelf()[measure].counts_as_change(later - earlier)
        for unit in ("Hemvården Söder", "Omsorgsbolaget Exempel")
        for course in records.courses(unit, measure)
        for (_, earlier), (_, later) in pairwise(course)
    ]
    assert 0.02 < mean(changes) < 0.25


def test_a_fall_shows_in_the_true_course_at_once_and_fades():
    person, today, day = people.everyone(seed=1986)[20], date(2026, 11, 22), date(2026, 1, 12)
    flat = dict.fromkeys(courses.SCALES, 0.0)
    nature = courses.Nature(standing=flat, drift=0.0, others_see=flat, first_errors=flat)
    stays = (lives.Stay(person.home.name, date(2025, 1, 7)),)
    fell = lives.Life(stays, (lives.Event(LifeEventKind.FALL, day),), today)
    spared = lives.Life(stays, (), today)
    lost = [
        courses.Course(person, fell, nature).standing(default_shelf()["sppb"], on)
        - courses.Course(person, spared, nature).standing(default_shelf()["sppb"], on)
        for on in (day - timedelta(days=1), day, day + timedelta(days=300))
    ]
    assert lost == pytest.approx([0, -0.4, 0])


def test_staff_rate_the_kasam_parts_beside_the_citizen_and_see_them_differently(records):
    by_rating = defaultdict(dict)
    for row in records["score"]:
        by_rating[row.follow_up_id, row.measure][row.respondent] = row.value
    beside = {key: seen for key, seen in by_rating.items() if len(seen) == 2}
    assert {measure for _, measure in beside} == PARTS
    assert all(Respondent.STAFF in seen for seen in beside.values())
    with_own = [seen for seen in beside.values() if OWN & set(seen)]
    assert len(with_own) > 100
    differ = mean(len(set(seen.values())) == 2 for seen in with_own)
    assert 0.3 < differ < 0.9


def test_everyday_talks_touch_what_is_rated_in_dialogue_only(records):
    everyday = {row.id for row in records["follow_up"] if row.kind == "everyday"}
    assert len(everyday) > 100
    assert {r.measure for r in records["score"] if r.follow_up_id in everyday} == {
        *PARTS,
        "god_dag",
    }


def test_there_are_codes_for_missing_and_values_nobody_wrote_down(records):
    assert {row.missing_code for row in records["score"] if row.value is None} == {8, 9}
    planned = [row.id for row in records["follow_up"] if row.kind != "everyday"]
    rated = {row.follow_up_id for row in records["score"] if row.measure == "copm_p"}
    assert 0.8 < len(rated) / len(planned) < 0.98
