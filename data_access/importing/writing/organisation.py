"""Units: known again by name."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, bindparam, select

from data_access.importing.comparing import Comparison
from data_access.importing.kinds import ORGANISATION
from data_access.importing.writing import earlier, plain
from data_access.schema import unit

COLUMNS = {field.name: field.name for field in ORGANISATION.fields}
ABSENT = {field.name: field.absent for field in ORGANISATION.fields if field.absent}


def existing(connection: Connection, _records: pd.DataFrame) -> pd.DataFrame:
    """Every unit, text "" where nothing is said."""
    question = select(unit.c.id, *(unit.c[name] for name in COLUMNS))
    return pd.read_sql(question, connection).fillna("").astype(dict.fromkeys(COLUMNS, "str"))


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new units, which are in the programme until somebody says otherwise; mend the changed."""
    if added := plain.rows(comparison.new, COLUMNS):
        rows = [{**ABSENT, **row, "in_programme": True} for row in added]
        connection.execute(unit.insert(), rows)
        known = ids(connection)
        earlier.added(connection, unit, [known[row["name"]] for row in rows], batch)
    if mended := plain.rows(comparison.changed, {"row_id": "id", **COLUMNS}):
        earlier.keep(connection, unit, [row["row_id"] for row in mended], batch)
        connection.execute(unit.update().where(unit.c.id == bindparam("row_id")), mended)


def names(connection: Connection) -> list[str]:
    """The names of all units."""
    return list(connection.scalars(select(unit.c.name).order_by(unit.c.name)))


def ids(connection: Connection) -> dict[str, int]:
    """The id of every unit by name."""
    return {row.name: row.id for row in connection.execute(select(unit.c.name, unit.c.id))}
