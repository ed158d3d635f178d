"""Writing what was agreed with the invented citizens, and the tests their units try."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, insert

from data_access import schema
from data_access.demo.agreed import Agreed, Goal
from data_access.demo.around import insert_judged
from data_access.demo.municipality import UNITS
from data_access.demo.people import Person
from domain.vocabulary import UnitRole

Row = dict[str, Any]
Told = tuple[Person, Agreed]


def insert_agreed(
    connection: Connection, told: list[Told], units: Mapping[str, int], batches: Mapping[str, int]
) -> None:
    """Strengths, plans, goals, their assessments and activities; `batches` by kind of record."""
    connection.execute(insert(schema.strength), _strengths(told, batches["strengths"]))
    plans = [
        {
            **vars(plan),
            "unit_id": units[plan.unit],
            "citizen_id": person.id,
            "batch_id": batches["plans"],
        }
        for person, agreed in told
        for plan in agreed.plans
    ]
    connection.execute(insert(schema.plan), [_without(row, "unit") for row in plans])
    goals = [(person, goal) for person, agreed in told for goal in agreed.goals]
    ids = _insert_goals(connection, goals, batches["goals"])
    assessed = [
        {"goal_id": number, "assessed_on": day, "level": level, "batch_id": batches["goals"]}
        for number, (_, goal) in zip(ids, goals, strict=True)
        for day, level in goal.levels
    ]
    connection.execute(insert(schema.goal_assessment), assessed)
    by_goal = {id(goal): number for number, (_, goal) in zip(ids, goals, strict=True)}
    connection.execute(insert(schema.activity), _activities(told, by_goal, batches["activities"]))


def insert_tests(
    connection: Connection, units: Mapping[str, int], batch: int, *, today: date
) -> None:
    """One version of each test, with the units that try it and those it is compared with."""
    trying = sorted(
        (unit.initiative.name, unit.initiative.begun(today), unit.name)
        for unit in UNITS
        if unit.initiative
    )
    for (name, begun), rows in groupby(trying, key=lambda row: row[:2]):
        (test,) = insert_numbered(connection, schema.initiative, [{"name": name}])
        row = {"initiative_id": test, "version": "1", "started_on": begun, "batch_id": batch}
        (version,) = insert_numbered(connection, schema.initiative_version, [row])
        roles = [(unit, UnitRole.TEST) for *_, unit in rows]
        roles += [(unit.name, UnitRole.COMPARISON) for unit in UNITS if unit.compared_with == name]
        concerned = [
            {"version_id": version, "unit_id": units[unit], "role": role} for unit, role in roles
        ]
        connection.execute(insert(schema.initiative_unit), concerned)
        if UnitRole.COMPARISON in dict(roles).values():
            insert_judged(connection, version, batch, today=today)


def _strengths(told: Iterable[Told], batch: int) -> list[Row]:
    return [
        {
            "citizen_id": person.id,
            "source": source,
            "text": text,
            "noted_on": noted_on,
            "batch_id": batch,
        }
        for person, agreed in told
        for source, text, noted_on in agreed.strengths
    ]


def _insert_goals(
    connection: Connection, goals: Iterable[tuple[Person, Goal]], batch: int
) -> list[int]:
    rows = [
        {
            "citizen_id": person.id,
            "text": goal.wish.words,
            "life_area": goal.wish.area,
            "goal_type": goal.wish.kind,
            "owner": goal.owner,
            "started_on": goal.started_on,
            "target_on": goal.target_on,
            "baseline": goal.baseline,
            "target": goal.target,
            "importance": goal.importance,
            "batch_id": batch,
        }
        for person, goal in goals
    ]
    return insert_numbered(connection, schema.goal, rows)


def _activities(told: Iterable[Told], by_goal: Mapping[int, int], batch: int) -> list[Row]:
    return [
        {
            **_without(vars(activity), "goal"),
            "citizen_id": person.id,
            "goal_id": by_goal[id(activity.goal)] if activity.goal else None,
            "goal_text": activity.goal.wish.words if activity.goal else None,
            "batch_id": batch,
        }
        for person, agreed in told
        for activity in agreed.activities
    ]


def insert_numbered(connection: Connection, table: Table, rows: list[Row]) -> list[int]:
    """Insert, and return the ids that the database gave, in the order of `rows`."""
    question = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.scalars(question, rows))


def _without(row: Mapping[str, Any], name: str) -> Row:
    return {key: cell for key, cell in row.items() if key != name}
