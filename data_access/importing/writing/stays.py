"""Placements as a file states them: known again by citizen, unit and first day."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, bindparam, select

from data_access.importing.comparing import Comparison
from data_access.importing.people_kinds import PLACEMENTS
from data_access.importing.writing import citizens, organisation, plain, protection
from data_access.schema import citizen, placement, unit

COLUMNS = {name: name for name in ("citizen_id", "unit_id", "from_day", "to_day", "end_reason")}


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """The placements that files have stated; those inferred from follow-ups give way to them.

    Whether a person is protected is told only where the record says it, since an empty cell
    changes nothing.
    """
    question = (
        select(
            placement.c.id,
            citizen.c.key_hash.label("citizen"),
            unit.c.name.label("unit"),
            placement.c.from_day,
            placement.c.to_day,
            placement.c.end_reason,
            protection.said(),
        )
        .select_from(placement.join(citizen).join(unit))
        .where(~placement.c.inferred)
    )
    held = plain.held(connection, question, PLACEMENTS)
    if "protected" not in records:
        return held
    silent = records.loc[records["protected"] == "", list(PLACEMENTS.key)]
    unsaid = held[list(PLACEMENTS.key)].merge(silent, how="left", indicator=True)["_merge"]
    return held.assign(protected=held["protected"].mask(unsaid == "both", ""))


def write(connection: Connection, comparison: Comparison, _batch: int) -> None:
    """Add new placements in place of the inferred ones, mend changed ones, protect who is."""
    ids, units = citizens.ids(connection), organisation.ids(connection)
    new, changed = (
        part.assign(citizen_id=part["citizen"].map(ids), unit_id=part["unit"].map(units))
        for part in (comparison.new, comparison.changed)
    )
    for portion in plain.portions(sorted(set(new["citizen_id"].tolist()))):
        theirs = placement.delete().where(placement.c.citizen_id.in_(portion))
        connection.execute(theirs.where(placement.c.inferred))
    if added := plain.rows(new, COLUMNS):
        connection.execute(placement.insert().values(inferred=False), added)
    if mended := plain.rows(changed, {"row_id": "id", **COLUMNS}):
        mend = placement.update().where(placement.c.id == bindparam("row_id"))
        connection.execute(mend, mended)
    if "protected" in comparison.touched:
        protection.protect(connection, comparison.touched)
