"""Questions about tests of new ways of working, and what staff answer."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, Select, select

from data_access import frames, within
from data_access.schema import (
    initiative,
    initiative_decision,
    initiative_precondition,
    initiative_unit,
    initiative_version,
    staff_answer,
)
from domain.access import Scope

VERSION_COLUMNS = {
    "version_id": "int64",
    "unit_id": "int64",
    "role": "str",
    "name": "str",
    "version": "str",
    "why": "str",
    "started_on": "datetime64[s]",
    "ended_on": "datetime64[s]",
}

GROUND_COLUMNS = {
    "version_id": "int64",
    "precondition": "str",
    "holds": "str",
    "grounds": "str",
}

DECISION_COLUMNS = {
    "version_id": "int64",
    "decided_on": "datetime64[s]",
    "decision": "str",
    "decided_by": "str",
    "reason": "str",
    "dissent": "str",
}

STAFF_ANSWER_COLUMNS = {
    "unit_id": "int64",
    "first_day": "datetime64[s]",
    "last_day": "datetime64[s]",
    "comprehensibility": "float64",
    "manageability": "float64",
    "meaningfulness": "float64",
}


def versions(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """Every version of a test that a unit within `scope` tries or is compared with.

    One row a version and unit, the first started first; as `VERSION_COLUMNS`.
    """
    question = (
        select(
            initiative_version.c.id,
            initiative_unit.c.unit_id,
            initiative_unit.c.role,
            initiative.c.name,
            initiative_version.c.version,
            initiative_version.c.why,
            initiative_version.c.started_on,
            initiative_version.c.ended_on,
        )
        .join_from(initiative_version, initiative_unit)
        .join(initiative)
        .where(within.units(scope, initiative_unit.c.unit_id))
        .order_by(initiative_version.c.started_on, initiative_version.c.id)
    )
    return frames.answer(connection, question, VERSION_COLUMNS)


def grounds(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """What is said of the preconditions of each version that `versions` has."""
    columns = (initiative_precondition.c[name] for name in GROUND_COLUMNS)
    question = (
        select(*columns)
        .where(initiative_precondition.c.version_id.in_(_within(scope)))
        .order_by(initiative_precondition.c.version_id, initiative_precondition.c.precondition)
    )
    return frames.answer(connection, question, GROUND_COLUMNS)


def decisions(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """What was decided about each version that `versions` has, the oldest first."""
    columns = (initiative_decision.c[name] for name in DECISION_COLUMNS)
    question = (
        select(*columns)
        .where(initiative_decision.c.version_id.in_(_within(scope)))
        .order_by(initiative_decision.c.decided_on, initiative_decision.c.version_id)
    )
    return frames.answer(connection, question, DECISION_COLUMNS)


def _within(scope: Scope) -> Select[tuple[int]]:
    """The versions that a unit within `scope` tries or is compared with."""
    concerned = within.units(scope, initiative_unit.c.unit_id)
    return select(initiative_unit.c.version_id).where(concerned)


def staff_answers(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """Every anonymous staff answer from units within `scope`, oldest first."""
    question = (
        select(*(staff_answer.c[name] for name in STAFF_ANSWER_COLUMNS))
        .where(within.units(scope, staff_answer.c.unit_id))
        .order_by(staff_answer.c.first_day, staff_answer.c.id)
    )
    return frames.answer(connection, question, STAFF_ANSWER_COLUMNS)
