"""Units: known again by name."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection, bindparam, select

from data_access.importing.comparing import Comparison
from data_access.importing.kinds import ORGANISATION
from data_access.importing.refusal import FileRefused, shown
from data_access.importing.writing import earlier, plain
from data_access.schema import unit

COLUMNS = {field.name: field.name for field in ORGANISATION.fields if field.name != "parent"}
ABSENT = {field.name: field.absent for field in ORGANISATION.fields if field.absent}


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """Every unit, text "" where nothing is said, with the name of the unit it belongs to.

    Raises:
        FileRefused: By the file a unit belongs to itself, or to one that is nowhere.
    """
    above = unit.alias()
    question = select(
        unit.c.id, *(unit.c[name] for name in COLUMNS), above.c.name.label("parent")
    ).outerjoin_from(unit, above, unit.c.parent_id == above.c.id)
    text = dict.fromkeys([*COLUMNS, "parent"], "str")
    held = pd.read_sql(question, connection).fillna("").astype(text)
    if "parent" in records:
        _refuse_no_tree(_above(held) | _above(records))
    return held


def _above(units: pd.DataFrame) -> dict[str, str]:
    return dict(zip(units["name"], units["parent"], strict=True))


def _refuse_no_tree(above: Mapping[str, str]) -> None:
    for name in above:
        passed = [name]
        while parent := above.get(passed[-1], ""):
            if parent not in above:
                raise FileRefused(
                    f"Enheten {shown(passed[-1])} hör till {shown(parent)}, som inte finns i filen."
                )
            if parent in passed:
                raise FileRefused(f"Enheten {shown(parent)} hör i flera led till sig själv.")
            passed.append(parent)


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
    _place_in_tree(connection, comparison.touched)


def _place_in_tree(connection: Connection, touched: pd.DataFrame) -> None:
    if "parent" not in touched or touched.empty:
        return
    known = ids(connection)
    rows = [
        {"row_name": name, "parent_id": known.get(parent)}
        for name, parent in zip(touched["name"], touched["parent"], strict=True)
    ]
    connection.execute(unit.update().where(unit.c.name == bindparam("row_name")), rows)


def names(connection: Connection) -> list[str]:
    """The names of all units."""
    return list(connection.scalars(select(unit.c.name).order_by(unit.c.name)))


def ids(connection: Connection) -> dict[str, int]:
    """The id of every unit by name."""
    return {row.name: row.id for row in connection.execute(select(unit.c.name, unit.c.id))}
