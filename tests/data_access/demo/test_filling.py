"""The demo is the same every time, legal, and never mixed with real records."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from data_access import database, demo
from domain.measures import default_shelf
from domain.vocabulary import Provider
from tests import builders

TODAY = date(2026, 11, 22)
AHEAD = ("target_on", "next_follow_up")  # what is aimed at may lie ahead


def test_both_databases_get_the_same_records_for_the_same_seed_and_day(
    connection, records, everything
):
    demo.fill(connection, today=records.today, seed=records.seed)
    assert everything(connection) == records.tables


def test_a_database_in_use_is_never_filled(connection):
    builders.a_unit(connection)
    with pytest.raises(ValueError, match="only an empty database"):
        demo.fill(connection, today=TODAY)


def test_a_database_meant_for_real_records_never_becomes_a_demo(connection):
    database.state_fact(connection, "purpose", database.Purpose.MUNICIPALITY)
    with pytest.raises(ValueError, match="municipality"):
        demo.fill(connection, today=TODAY)


def test_the_database_says_that_it_is_a_demo_and_has_new_data(records):
    facts = {row.name: row.value for row in records["installation"]}
    assert facts == {"purpose": "demo", "data_version": "1"}


def test_a_later_import_gets_ids_of_its_own(connection):
    demo.fill(connection, today=TODAY)
    unit = builders.a_unit(connection, "Ny enhet")
    assert builders.a_follow_up(connection, builders.a_citizen(connection, unit), unit, TODAY)


def test_the_batches_count_what_is_there(records):
    counted = {row.record_kind: row.accepted for row in records["import_batch"]}
    tables = {"units": "unit", "follow_ups": "follow_up", "life_events": "life_event"}
    tables |= {"strengths": "strength", "plans": "plan", "goals": "goal"}
    tables |= {"activities": "activity", "initiatives": "initiative_unit"}
    tables |= {"staff_answers": "staff_answer"}
    assert counted == {kind: len(records[table]) for kind, table in tables.items()}


def test_eight_units_of_five_kinds_and_one_external_provider(records):
    assert Counter(row.kind for row in records["unit"]) == {
        "hemvård": 3,
        "vårdboende": 2,
        "boendestöd": 1,
        "gruppbostad": 1,
        "daglig verksamhet": 1,
    }
    outside = [row for row in records["unit"] if row.provider == Provider.EXTERNAL]
    assert [row.in_programme for row in outside] == [False]


def test_two_hundred_and_sixty_citizens_and_a_unit_too_small_to_show(any_records):
    assert len(any_records["citizen"]) == 260
    small = next(row.id for row in any_records["unit"] if row.kind == "gruppbostad")
    theirs = [row for row in any_records["placement"] if row.unit_id == small]
    assert [row.to_day for row in theirs] == [None] * 4


def test_every_value_is_one_that_its_measure_allows(any_records):
    shelf = default_shelf()
    for row in any_records["score"]:
        measure = shelf[row.measure]
        if row.value is None:
            assert measure.is_missing(row.missing_code)
        else:
            assert measure.in_range(row.value)
            assert measure.on_step(row.value)
    assert {row.measure for row in any_records["score"]} == set(shelf)


def test_nothing_is_in_the_future_or_much_older_than_three_years(any_records):
    days = [
        cell.date() if isinstance(cell, datetime) else cell
        for rows in any_records.tables.values()
        for row in rows
        for name, cell in row._mapping.items()
        if isinstance(cell, date) and name not in AHEAD
    ]
    assert max(days) <= any_records.today
    assert any_records.today - timedelta(days=3 * 366) < min(days)
    assert min(row.held_on for row in any_records["follow_up"]) < date(
        any_records.today.year - 2, 1, 31
    )


def test_goals_are_kept_or_raised_to_levels_that_exist_and_some_are_never_assessed(records):
    assert {row.level for row in records["goal_assessment"]} <= {0, 1, 2, 3, 4}
    assessed = {row.goal_id for row in records["goal_assessment"]}
    assert 0 < len(assessed) < len(records["goal"])
    assert {row.goal_type for row in records["goal"]} == {"improve", "maintain", "slow"}


def test_an_activity_with_a_goal_belongs_to_a_goal_of_its_own_citizen(records):
    owner = {row.id: row.citizen_id for row in records["goal"]}
    aimed = [row for row in records["activity"] if row.goal_id is not None]
    assert all(owner[row.goal_id] == row.citizen_id for row in aimed)
    assert 0 < len(aimed) < len(records["activity"])  # some are done without a goal
