"""What the database holds after an import, unit by unit: the figures an import is checked by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from data_access.importing import readable_measures
from data_access.schema import (
    activity,
    follow_up,
    goal,
    initiative_version,
    life_event,
    plan,
    score,
    staff_answer,
    unit,
)

SUM_DECIMALS = 6  # far finer than any scale, coarse enough to hide what binary fractions add

Holdings = dict[str, dict[str, int | list[float]]]


def as_json(connection: Connection) -> dict[str, Any]:
    """What there is after an import, for the program that asked; every value is read for it."""
    return {"by_unit": by_unit(connection), "by_kind": by_kind(connection)}


def by_unit(connection: Connection) -> Holdings:
    """By unit: how many follow-ups it has held, and of each measure how many values and their sum.

    Missing codes are not values. Measures stand in the order of the shelf, those without values
    left out. This is the import's own receipt, told to whoever runs it; pages never read it.
    """
    held: Holdings = {}
    follow_ups = (
        select(unit.c.name, func.count(follow_up.c.id))
        .outerjoin_from(unit, follow_up)
        .group_by(unit.c.name)
        .order_by(unit.c.name)
    )
    for name, count in connection.execute(follow_ups):
        held[name] = {"follow_ups": count}
    totals = _totals(connection)
    for name, figures in held.items():
        figures |= {m: totals[name, m] for m in readable_measures.shelf() if (name, m) in totals}
    return held


def by_kind(connection: Connection) -> dict[str, int]:
    """How many records of each kind there are, by the name of the kind."""
    tables = {
        "organisation": unit,
        "follow_ups": follow_up,
        "life_events": life_event,
        "plans": plan,
        "goals": goal,
        "activities": activity,
        "staff_answers": staff_answer,
        "tests": initiative_version,
    }
    return {
        kind: connection.scalar(select(func.count()).select_from(table)) or 0
        for kind, table in tables.items()
    }


def _totals(connection: Connection) -> dict[tuple[str, str], list[float]]:
    """How many values and their sum, by unit and measure."""
    question = (
        select(
            follow_up.c.unit_id,
            score.c.measure,
            func.count(score.c.value).label("n"),
            func.sum(score.c.value).label("total"),
        )
        .select_from(score.join(follow_up))
        .where(score.c.value.is_not(None))
        .group_by(follow_up.c.unit_id, score.c.measure)
    )
    names = {row.id: row.name for row in connection.execute(select(unit.c.id, unit.c.name))}
    return {
        (names[row.unit_id], row.measure): [row.n, round(row.total, SUM_DECIMALS)]
        for row in connection.execute(question)
    }
