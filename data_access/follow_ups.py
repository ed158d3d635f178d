"""Questions about follow-ups: when they were held, what was measured, who answered."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection, Select, Table, func, select

from data_access import frames, within
from data_access.schema import (
    course_summary,
    follow_up,
    follow_up_summary,
    life_event,
    score,
    unit,
)
from domain.access import Scope
from domain.vocabulary import Period

FOLLOW_UP_COLUMNS = {
    "citizen_id": "int64",
    "unit_id": "int64",
    "held_on": "datetime64[s]",
    "kind": "str",
    "respondent": "str",
    "took_part": "str",
    "professions": "str",
    "result": "str",
}

SCORE_COLUMNS = {
    "citizen_id": "int64",
    "held_on": "datetime64[s]",
    "measure": "str",
    "respondent": "str",
    "value": "float64",
}

CODED_COLUMNS = {
    "citizen_id": "int64",
    "held_on": "datetime64[s]",
    "measure": "str",
    "respondent": "str",
    "missing_code": "float64",
}

KEPT_COURSE_COLUMNS = {
    "unit_id": "int64",
    "citizen_id": "int64",
    "measure": "str",
    "n": "int64",
    "baseline": "float64",
    "baseline_on": "datetime64[s]",
    "previous": "float64",
    "previous_on": "datetime64[s]",
    "latest": "float64",
    "latest_on": "datetime64[s]",
}

KEPT_FOLLOW_UP_COLUMNS = {
    "unit_id": "int64",
    "citizen_id": "int64",
    "mapped_on": "datetime64[s]",
    "first_on": "datetime64[s]",
    "latest_on": "datetime64[s]",
    "shares_day": "bool",
}

LIFE_EVENT_COLUMNS = {
    "citizen_id": "int64",
    "happened_on": "datetime64[s]",
    "kind": "str",
    "description": "str",
}


def held(connection: Connection, *, scope: Scope, period: Period) -> pd.DataFrame:
    """Every follow-up held in `period` by a unit within `scope`, oldest first.

    The unit is the one that *held* the follow-up, not the one the citizen belongs to today.
    Columns and dtypes are `FOLLOW_UP_COLUMNS`, also when there is nothing to return.
    """
    question = select(
        follow_up.c.citizen_id,
        follow_up.c.unit_id,
        follow_up.c.held_on,
        follow_up.c.kind,
        follow_up.c.respondent,
        follow_up.c.took_part,
        follow_up.c.professions,
        follow_up.c.result,
    ).order_by(follow_up.c.held_on, follow_up.c.id)
    return frames.answer(connection, _within(question, scope, period), FOLLOW_UP_COLUMNS)


def last_held(connection: Connection, *, scope: Scope, period: Period) -> pd.DataFrame:
    """The day of the last follow-up that `held` returns: one row, or none when there is none."""
    # Of each unit by its own index; the latest of all would read every follow-up there is.
    of_each = (
        select(follow_up.c.held_on)
        .where(follow_up.c.unit_id == unit.c.id)
        .where(within.people(scope, follow_up.c.citizen_id))
        .where(follow_up.c.held_on.between(period.first, period.last))
        .order_by(follow_up.c.held_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    question = select(func.max(of_each)).where(within.units(scope, unit.c.id))
    return frames.answer(connection, question, {"held_on": "datetime64[s]"}).dropna()


def scores(connection: Connection, *, scope: Scope, period: Period) -> pd.DataFrame:
    """Every value measured at a follow-up that `held` returns, oldest first.

    One row a follow-up, measure and respondent; values that could not be measured are left out.
    Columns and dtypes are `SCORE_COLUMNS`.
    """
    question = (
        select(
            follow_up.c.citizen_id,
            follow_up.c.held_on,
            score.c.measure,
            score.c.respondent,
            score.c.value,
        )
        .join_from(follow_up, score)
        .where(score.c.value.is_not(None))
        .order_by(follow_up.c.held_on, follow_up.c.id, score.c.measure, score.c.respondent)
    )
    return frames.answer(connection, _within(question, scope, period), SCORE_COLUMNS)


def coded(connection: Connection, *, scope: Scope, period: Period) -> pd.DataFrame:
    """What could not be measured at a follow-up that `held` returns, and the code that says so.

    One row a follow-up, measure and respondent; columns and dtypes are `CODED_COLUMNS`.
    """
    question = (
        select(
            follow_up.c.citizen_id,
            follow_up.c.held_on,
            score.c.measure,
            score.c.respondent,
            score.c.missing_code,
        )
        .join_from(follow_up, score)
        .where(score.c.missing_code.is_not(None))
        .order_by(follow_up.c.held_on, follow_up.c.id, score.c.measure, score.c.respondent)
    )
    return frames.answer(connection, _within(question, scope, period), CODED_COLUMNS)


def kept_courses(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """The summary of every course in `scope`, one row a citizen, measure and unit.

    What `scores` would say of each, as `data_access.summaries` keeps it: values, one a day, of
    those who may be joined. Columns and dtypes are `KEPT_COURSE_COLUMNS`.
    """
    return _kept(connection, course_summary, scope, KEPT_COURSE_COLUMNS)


def kept_follow_ups(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """The summary of what was held in `scope`, one row a citizen and unit.

    When the citizen was mapped, and first and latest followed up, everyday talks left out;
    `shares_day` when another unit held a follow-up on one of the days. Columns and dtypes are
    `KEPT_FOLLOW_UP_COLUMNS`.
    """
    return _kept(connection, follow_up_summary, scope, KEPT_FOLLOW_UP_COLUMNS)


def life_events(connection: Connection, *, scope: Scope, period: Period) -> pd.DataFrame:
    """What happened in `period` to citizens while placed in a unit within `scope`, oldest first.

    An event on a day when the citizen belonged to another unit is that unit's to see. Columns
    and dtypes are `LIFE_EVENT_COLUMNS`.
    """
    question = (
        select(
            life_event.c.citizen_id,
            life_event.c.happened_on,
            life_event.c.kind,
            life_event.c.description,
        )
        .where(within.placed(scope, life_event.c.citizen_id, life_event.c.happened_on))
        .where(life_event.c.happened_on.between(period.first, period.last))
        .order_by(life_event.c.happened_on, life_event.c.id)
    )
    return frames.answer(connection, question, LIFE_EVENT_COLUMNS)


def _kept(
    connection: Connection, table: Table, scope: Scope, columns: Mapping[str, str]
) -> pd.DataFrame:
    question = (
        select(*(table.c[name] for name in columns))
        .where(within.units(scope, table.c.unit_id))
        .where(within.people(scope, table.c.citizen_id))
        .order_by(*table.primary_key)
    )
    return frames.answer(connection, question, columns)


def _within(question: Select, scope: Scope, period: Period) -> Select:
    return (
        question.where(within.units(scope, follow_up.c.unit_id))
        .where(within.people(scope, follow_up.c.citizen_id))
        .where(follow_up.c.held_on.between(period.first, period.last))
    )
