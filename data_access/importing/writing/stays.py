"""Placements as a file states them: known again by citizen, unit and first day."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, bindparam, select

from data_access.importing.comparing import Comparison
from data_access.importing.people_kinds import PLACEMENTS, Protected
from data_access.importing.writing import earlier, organisation, plain, protection
from data_access.schema import citizen, placement, unit

COLUMNS = {name: name for name in ("citizen_id", "unit_id", "from_day", "to_day", "end_reason")}


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """The placements that files have stated; those inferred from follow-ups give way to them.

    Whether a person is protected is told only where the record says yes, since an empty cell and a
    no change nothing.
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
    key = list(PLACEMENTS.key)
    idle = records.loc[records["protected"] != Protected.YES, [*key, "protected"]]
    said = held[key].merge(idle, how="left", on=key)["protected"]
    return held.assign(protected=said.fillna(held["protected"]))


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new placements in place of the inferred ones, mend changed ones, protect who is."""
    units = organisation.ids(connection)
    new, changed = (
        part.assign(unit_id=part["unit"].map(units))
        for part in (comparison.new, comparison.changed)
    )
    for portion in plain.portions(sorted(set(new["citizen_id"].tolist()))):
        theirs = placement.delete().where(placement.c.citizen_id.in_(portion))
        connection.execute(theirs.where(placement.c.inferred))
    new = new.assign(id=plain.numbers(connection, placement, len(new)))
    if added := plain.rows(new, {"id": "id", **COLUMNS}):
        connection.execute(placement.insert().values(inferred=False), added)
        earlier.added(connection, placement, new["id"].tolist(), batch)
    if mended := plain.rows(changed, {"row_id": "id", **COLUMNS}):
        earlier.keep(connection, placement, changed["id"].tolist(), batch)
        mend = placement.update().where(placement.c.id == bindparam("row_id"))
        connection.execute(mend, mended)
    if "protected" in comparison.touched:
        protection.protect(connection, comparison.touched)
