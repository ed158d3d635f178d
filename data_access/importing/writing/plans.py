"""Plans: known again by citizen and the day they were made."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.importing.comparing import Comparison
from data_access.importing.plan_kinds import PLANS
from data_access.importing.writing import organisation, plain
from data_access.schema import citizen, plan, unit

STORED = ("made_with", "signed_by_citizen_on", "signed_by_key_worker_on")
STORED += ("key_worker", "next_follow_up", "own_words")
COLUMNS = {name: name for name in ("citizen_id", "unit_id", "made_on", *STORED)}


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """The plans made on the days in `records`."""
    question = (
        select(
            plan.c.id,
            citizen.c.key_hash.label("citizen"),
            unit.c.name.label("unit"),
            plan.c.made_on,
            *(plan.c[name] for name in STORED),
        )
        .select_from(plan.join(citizen).join(unit))
        .where(plan.c.made_on.between(*plain.span(records["made_on"])))
    )
    return plain.held(connection, question, PLANS)


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new plans and mend changed ones."""
    units = organisation.ids(connection)
    new, changed = (
        part.assign(unit_id=part["unit"].map(units))
        for part in (comparison.new, comparison.changed)
    )
    plain.add(connection, plan, new, COLUMNS, batch)
    plain.mend(connection, plan, changed, COLUMNS, batch)
