"""Activities: known again by citizen, goal, what, who and start."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.importing.comparing import Comparison
from data_access.importing.plan_kinds import ACTIVITIES
from data_access.importing.writing import plain
from data_access.schema import activity, citizen, goal

STORED = ("goal_text", "what", "who", "how_often", "how", "citizen_does", "support_does")
STORED += ("hours_granted", "hours_performed", "started_on", "ended_on", "as_wished")
COLUMNS = {name: name for name in ("citizen_id", *STORED)}


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """The activities begun on the days in `records`."""
    question = (
        select(
            activity.c.id,
            citizen.c.key_hash.label("citizen"),
            *(activity.c[name] for name in STORED),
        )
        .join_from(activity, citizen)
        .where(activity.c.started_on.between(*plain.span(records["started_on"])))
        .order_by(activity.c.id)
    )
    return plain.held(connection, question, ACTIVITIES)


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new activities and mend changed ones."""
    new, changed = comparison.new, comparison.changed
    plain.add(connection, activity, new, COLUMNS, batch)
    plain.mend(connection, activity, changed, COLUMNS, batch)


def link_to_goals(connection: Connection) -> None:
    """Point every activity at the goal with its words, whichever of them was read in first.

    Of several goals with the same words the one that began last before the activity did; of those
    begun on one day the one first read in.
    """
    same = (
        select(goal.c.id)
        .where(goal.c.citizen_id == activity.c.citizen_id)
        .where(goal.c.text == activity.c.goal_text)
        .where(goal.c.started_on <= activity.c.started_on)
        .order_by(goal.c.started_on.desc(), goal.c.id)
        .limit(1)
    )
    connection.execute(
        activity.update()
        .where(activity.c.goal_text.is_not(None))
        .values(goal_id=same.scalar_subquery())
    )
