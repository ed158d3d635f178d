"""Goals and their assessments: known again by citizen, words, start, type and owner."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.importing import comparing
from data_access.importing.comparing import Comparison
from data_access.importing.plan_kinds import GOALS
from data_access.importing.writing import earlier, plain
from data_access.schema import citizen, goal, goal_assessment

STORED = ("text", "life_area", "goal_type", "owner", "started_on", "target_on")
STORED += ("baseline", "target", "importance")
COLUMNS = {name: name for name in ("citizen_id", *STORED)}
ASSESSED = {"goal_id": "goal_id", "assessed_on": "assessed_on", "level": "level"}


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """The goals begun on the days in `records`, each as assessed on the day that its record says.

    So an older export read after a newer one adds to the assessments and takes nothing away.
    """
    held = _goals(connection, records)
    if "assessed_on" not in records:
        return held
    numbered = held.assign(copy=comparing.numbered(held, GOALS.key))
    key = comparing.key_of(GOALS)
    said = numbered.merge(records[[*key, "assessed_on"]], on=key, how="left")
    return said.merge(
        _assessments(connection), on=["id", "assessed_on"], how="left", indicator=True
    ).assign(assessed_on=lambda frame: frame["assessed_on"].where(frame["_merge"] == "both"))


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new goals and mend changed ones; an assessment is added, or mended on its day."""
    new, changed = comparison.new, comparison.changed
    plain.add(connection, goal, new, COLUMNS, batch)
    plain.mend(connection, goal, changed, COLUMNS, batch)
    earlier.keep(
        connection, goal_assessment, comparison.changed["id"].tolist(), batch, column="goal_id"
    )
    _assess(connection, comparison.touched, batch)


def _goals(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    question = (
        select(goal.c.id, citizen.c.key_hash.label("citizen"), *(goal.c[name] for name in STORED))
        .join_from(goal, citizen)
        .where(goal.c.started_on.between(*plain.span(records["started_on"])))
        .order_by(goal.c.id)
    )
    return plain.held(connection, question, GOALS)


def _assessments(connection: Connection) -> pd.DataFrame:
    question = select(
        goal_assessment.c.goal_id.label("id"),
        goal_assessment.c.assessed_on,
        goal_assessment.c.level,
    )
    return plain.held(connection, question, GOALS)


def _assess(connection: Connection, touched: pd.DataFrame, batch: int) -> None:
    if "assessed_on" not in touched or touched.empty:
        return
    held = _goals(connection, touched)
    held = held.assign(copy=comparing.numbered(held, GOALS.key))[["id", *comparing.key_of(GOALS)]]
    said = touched[touched["assessed_on"].notna()].merge(held, on=comparing.key_of(GOALS))
    assessed = plain.rows(said.assign(goal_id=said["id"]), ASSESSED)
    for row in assessed:
        one = (goal_assessment.c.goal_id == row["goal_id"]) & (
            goal_assessment.c.assessed_on == row["assessed_on"]
        )
        connection.execute(goal_assessment.delete().where(one))
    if assessed:
        connection.execute(goal_assessment.insert().values(batch_id=batch), assessed)
