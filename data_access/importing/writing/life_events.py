"""Life events: known again by citizen, day and kind."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.importing.comparing import Comparison
from data_access.importing.writing import plain
from data_access.schema import citizen, life_event

HELD_TYPES = {
    "id": "int64",
    "citizen": "str",
    "happened_on": "datetime64[s]",
    "kind": "str",
    "description": "str",
}
COLUMNS = {
    "citizen_id": "citizen_id",
    "happened_on": "happened_on",
    "kind": "kind",
    "description": "description",
}


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """The events of the days in `records`."""
    question = (
        select(
            life_event.c.id,
            citizen.c.key_hash.label("citizen"),
            life_event.c.happened_on,
            life_event.c.kind,
            life_event.c.description,
        )
        .join_from(life_event, citizen)
        .where(life_event.c.happened_on.between(*plain.span(records["happened_on"])))
    )
    frame = pd.read_sql(question, connection)
    return frame.assign(description=frame["description"].astype("str").fillna("")).astype(
        HELD_TYPES
    )


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new events and mend the description of changed ones."""
    plain.add(connection, life_event, comparison.new, COLUMNS, batch)
    plain.mend(connection, life_event, comparison.changed, COLUMNS, batch)
