"""What was agreed, written as rows of plans, goals, assessments and activities."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from sqlalchemy import Connection, insert

from data_access import schema
from data_access.demo.agreements import Activity, Agreed, Goal
from domain.vocabulary import CitizenId

BATCHES = ("plans", "goals", "activities")


def counts(agreed: Iterable[Agreed]) -> dict[str, int]:
    """How many records of each kind there are."""
    told = list(agreed)
    return {kind: sum(len(getattr(each, kind)) for each in told) for kind in BATCHES}


def insert_all(
    connection: Connection,
    agreed: Mapping[CitizenId, Agreed],
    *,
    units: Mapping[str, int],
    batches: Mapping[str, int],
) -> None:
    """Write everything that was agreed, each kind under its own batch."""
    _insert_plans(connection, agreed, units, batches["plans"])
    goals = [(who, goal) for who, each in agreed.items() for goal in each.goals]
    ids = _insert_goals(connection, goals, batches["goals"])
    numbers = dict(zip((id(goal) for _, goal in goals), ids, strict=True))
    rows = [
        _activity(activity) | {"citizen_id": who, "goal_id": numbers[id(activity.goal)]}
        for who, each in agreed.items()
        for activity in each.activities
    ]
    batch = {"batch_id": batches["activities"]}
    connection.execute(insert(schema.activity), [row | batch for row in rows])


def _insert_plans(
    connection: Connection,
    agreed: Mapping[CitizenId, Agreed],
    units: Mapping[str, int],
    batch: int,
) -> None:
    rows = []
    for who, each in agreed.items():
        for plan in each.plans:
            row = asdict(plan)
            row |= {"citizen_id": who, "unit_id": units[row.pop("unit")], "batch_id": batch}
            rows.append(row)
    connection.execute(insert(schema.plan), rows)


def _insert_goals(
    connection: Connection, goals: list[tuple[CitizenId, Goal]], batch: int
) -> list[int]:
    rows = [asdict(goal) | {"citizen_id": who, "batch_id": batch} for who, goal in goals]
    levels = [row.pop("levels") for row in rows]
    question = insert(schema.goal).returning(schema.goal.c.id, sort_by_parameter_order=True)
    ids = list(connection.scalars(question, rows))
    assessments = [
        {"goal_id": number, "assessed_on": day, "level": level, "batch_id": batch}
        for number, given in zip(ids, levels, strict=True)
        for day, level in given
    ]
    connection.execute(insert(schema.goal_assessment), assessments)
    return ids


def _activity(activity: Activity) -> dict[str, object]:
    row = asdict(activity)
    row["goal_text"] = row.pop("goal")["text"]
    return row
