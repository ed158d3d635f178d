"""Questions about what was agreed: plans, goals and how they go, activities, strengths."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Table, or_, select

from data_access import frames, within
from data_access.schema import activity, goal, goal_assessment, placement, plan, strength
from domain.access import Scope

PLAN_COLUMNS = {
    "plan_id": "int64",
    "citizen_id": "int64",
    "unit_id": "int64",
    "made_on": "datetime64[s]",
    "made_with": "str",
    "signed_by_citizen_on": "datetime64[s]",
    "signed_by_key_worker_on": "datetime64[s]",
    "key_worker": "str",
    "next_follow_up": "datetime64[s]",
    "own_words": "str",
}

GOAL_COLUMNS = {
    "goal_id": "int64",
    "citizen_id": "int64",
    "text": "str",
    "life_area": "str",
    "goal_type": "str",
    "owner": "str",
    "started_on": "datetime64[s]",
    "target_on": "datetime64[s]",
    "baseline": "float64",
    "target": "float64",
    "importance": "float64",
}

ASSESSMENT_COLUMNS = {
    "goal_id": "int64",
    "citizen_id": "int64",
    "assessed_on": "datetime64[s]",
    "level": "float64",
}

ACTIVITY_COLUMNS = {
    "activity_id": "int64",
    "citizen_id": "int64",
    "goal_id": "Int64",
    "goal_text": "str",
    "what": "str",
    "who": "str",
    "how_often": "str",
    "how": "str",
    "citizen_does": "str",
    "support_does": "str",
    "hours_granted": "float64",
    "hours_performed": "float64",
    "started_on": "datetime64[s]",
    "ended_on": "datetime64[s]",
    "as_wished": "str",
}

STRENGTH_COLUMNS = {
    "citizen_id": "int64",
    "source": "str",
    "text": "str",
    "noted_on": "datetime64[s]",
}


def plans(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """Every version of a plan made by a unit within `scope`, oldest first, as `PLAN_COLUMNS`."""
    question = (
        select(plan.c.id, *_columns(plan, PLAN_COLUMNS))
        .where(within.units(scope, plan.c.unit_id))
        .where(within.people(scope, plan.c.citizen_id))
        .order_by(plan.c.made_on, plan.c.id)
    )
    return frames.answer(connection, question, PLAN_COLUMNS)


def goals(connection: Connection, *, scope: Scope, day: date) -> pd.DataFrame:
    """Every goal of the citizens who on `day` are placed within `scope`, oldest first.

    A goal follows its citizen from unit to unit. Columns and dtypes are `GOAL_COLUMNS`.
    """
    question = (
        select(goal.c.id, *_columns(goal, GOAL_COLUMNS))
        .where(_here(scope, goal.c.citizen_id, day))
        .order_by(goal.c.started_on, goal.c.id)
    )
    return frames.answer(connection, question, GOAL_COLUMNS)


def goal_assessments(connection: Connection, *, scope: Scope, day: date) -> pd.DataFrame:
    """Every assessment of the goals that `goals` returns, oldest first, as `ASSESSMENT_COLUMNS`."""
    question = (
        select(goal.c.id, goal.c.citizen_id, goal_assessment.c.assessed_on, goal_assessment.c.level)
        .join_from(goal, goal_assessment)
        .where(_here(scope, goal.c.citizen_id, day))
        .order_by(goal_assessment.c.assessed_on, goal.c.id)
    )
    return frames.answer(connection, question, ASSESSMENT_COLUMNS)


def activities(connection: Connection, *, scope: Scope, day: date) -> pd.DataFrame:
    """Every activity, ended ones too, of the citizens who on `day` are placed within `scope`.

    Oldest first; columns and dtypes are `ACTIVITY_COLUMNS`.
    """
    question = (
        select(activity.c.id, *_columns(activity, ACTIVITY_COLUMNS))
        .where(_here(scope, activity.c.citizen_id, day))
        .order_by(activity.c.started_on, activity.c.id)
    )
    return frames.answer(connection, question, ACTIVITY_COLUMNS)


def strengths(connection: Connection, *, scope: Scope, day: date) -> pd.DataFrame:
    """What the citizens who on `day` are placed within `scope` have to build on, oldest first."""
    question = (
        select(*(strength.c[name] for name in STRENGTH_COLUMNS))
        .where(_here(scope, strength.c.citizen_id, day))
        .order_by(strength.c.noted_on, strength.c.id)
    )
    return frames.answer(connection, question, STRENGTH_COLUMNS)


def _columns(table: Table, declared: dict[str, str]) -> list[ColumnElement]:
    return [table.c[name] for name in list(declared)[1:]]


def _here(scope: Scope, citizen_id: ColumnElement, day: date) -> ColumnElement[bool]:
    """Records of citizens who on `day` are placed in a unit within `scope`."""
    placed = (
        select(placement.c.citizen_id)
        .where(within.units(scope, placement.c.unit_id))
        .where(placement.c.from_day <= day)
        .where(or_(placement.c.to_day.is_(None), placement.c.to_day >= day))
    )
    return citizen_id.in_(placed) & within.people(scope, citizen_id)
