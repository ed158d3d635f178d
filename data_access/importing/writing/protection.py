"""Persons as a file states them: who is protected. The name of a protected person is not kept."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, Label, case, select

from data_access.importing.comparing import Comparison
from data_access.importing.people_kinds import Protected
from data_access.importing.writing import plain
from data_access.schema import citizen


def existing(connection: Connection, _records: pd.DataFrame) -> pd.DataFrame:
    """Every person, and whether protected."""
    question = select(citizen.c.id, citizen.c.key_hash.label("citizen"), said())
    return pd.read_sql(question, connection).astype({"citizen": "str", "protected": "str"})


def said() -> Label[str]:
    """Whether a person is protected, as the code that records have."""
    return case((citizen.c.protected, Protected.YES.value), else_=Protected.NO.value).label(
        "protected"
    )


def write(connection: Connection, comparison: Comparison, _batch: int) -> None:
    """Set and lift the protection of those of whom the file says so."""
    protect(connection, comparison.touched)


def protect(connection: Connection, records: pd.DataFrame) -> None:
    """Protect who is said to be, and take away the name; lift it where it is said to be lifted.

    Nothing said changes nothing. One row that says that a person is protected outweighs others.
    """
    protected = set(records.loc[records["protected"] == Protected.YES, "citizen"])
    lifted = set(records.loc[records["protected"] == Protected.NO, "citizen"]) - protected
    for portion in plain.portions(sorted(protected)):
        theirs = citizen.update().where(citizen.c.key_hash.in_(portion))
        connection.execute(theirs.values(protected=True, display_name=None))
    for portion in plain.portions(sorted(lifted)):
        theirs = citizen.update().where(citizen.c.key_hash.in_(portion))
        connection.execute(theirs.values(protected=False))
