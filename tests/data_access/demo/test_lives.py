"""Invented lives hang together: stays, moves, deaths, and follow-ups on time and late."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from statistics import mean

import pytest

from domain import follow_up_calendar
from domain.vocabulary import LifeEventKind

OWN = {"self", "with_support"}
LARGER = 15  # citizens


def test_stays_follow_each_other_and_hold_every_follow_up(any_records):
    for stays in any_records.stays.values():
        for earlier, later in pairwise(stays):
            assert later.from_day - earlier.to_day == timedelta(days=1)
    for citizen, held in any_records.held.items():
        stays = {row.unit_id: row for row in any_records.stays[citizen]}
        for row in held:
            stay = stays[row.unit_id]
            assert stay.from_day <= row.held_on <= (stay.to_day or any_records.today)


def test_support_begins_and_follow_ups_are_held_on_weekdays(any_records):
    days = [row.from_day for row in any_records["placement"]]
    days += [row.held_on for row in any_records["follow_up"]]
    assert max(day.weekday() for day in days) == 4


def test_death_ends_the_placement_and_the_follow_ups(any_records):
    deaths = {r.citizen_id: r.happened_on for r in any_records["life_event"] if r.kind == "death"}
    ended = {r.citizen_id: r.to_day for r in any_records["placement"] if r.end_reason == "avliden"}
    assert deaths == ended
    assert len(deaths) > 10
    for citizen, day in deaths.items():
        assert any_records.stays[citizen][-1].to_day == day
        assert all(row.held_on < day for row in any_records.held[citizen])


def test_a_move_is_a_journey_across_units_with_a_new_mapping(any_records):
    movers = [c for c, stays in any_records.stays.items() if len(stays) == 2]
    assert len(movers) > 4
    for citizen in movers:
        first_in = {row.unit_id: row.kind for row in reversed(any_records.held[citizen])}
        assert set(first_in.values()) == {"mapping"}
    assert any(len({r.unit_id for r in any_records.held[c]}) == 2 for c in movers)


def test_every_kind_of_event_happens(any_records):
    assert {row.kind for row in any_records["life_event"]} == set(LifeEventKind)


def test_some_citizens_are_in_their_first_weeks(any_records):
    new = any_records.today - timedelta(weeks=10)
    assert sum(row.from_day > new for row in any_records["placement"]) > 10


def test_every_larger_unit_has_late_follow_ups_but_mostly_timely_ones(any_records):
    late, all_of = Counter(), Counter()
    for citizen, stays in any_records.stays.items():
        stay = stays[-1]
        if stay.to_day is None:
            held = [
                row.held_on
                for row in any_records.held[citizen]
                if row.unit_id == stay.unit_id and row.kind != "everyday"
            ]
            due = follow_up_calendar.DEFAULT.next_due(stay.from_day, held)
            late[stay.unit_id] += due < any_records.today
            all_of[stay.unit_id] += 1
    larger = [unit for unit, citizens in all_of.items() if citizens >= LARGER]
    assert len(larger) == 7
    assert all(0 < late[unit] < all_of[unit] / 2 for unit in larger)


def test_some_follow_ups_come_late_and_some_never(records):
    delays, missed = [], 0
    for citizen, (stay, *_) in records.stays.items():
        held = [r.held_on for r in records.held[citizen] if r.kind != "everyday"]
        for point in follow_up_calendar.DEFAULT.due_points(
            stay.from_day, stay.to_day or records.today
        ):
            met = [day for day in held if day in point.window]
            delays += [(day - point.due).days for day in met]
            missed += not met and point.window.last < records.today
    assert min(delays) < 0
    assert 0.05 < mean(delay > 28 for delay in delays) < 0.2
    assert missed > 20


def test_about_half_answer_themselves_and_a_citizen_mostly_answers_in_one_way(records):
    own = mean(row.respondent in OWN for row in records["follow_up"])
    assert own == pytest.approx(0.55, abs=0.1)
    usual = [
        Counter(row.respondent for row in held).most_common(1)[0][1] / len(held)
        for held in records.held.values()
        if len(held) >= 4
    ]
    assert 0.75 < mean(usual) < 0.98
