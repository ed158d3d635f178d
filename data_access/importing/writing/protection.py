"""Persons as a file states them: who is protected. The name of a protected person is not kept."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, Label, case, select

from data_access.importing.comparing import Comparison
from data_access.importing.people_kinds import Protected
from data_access.importing.writing import earlier, plain
from data_access.schema import citizen


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """The persons of `records`, and whether protected; one that denies it changes nothing."""
    question = select(citizen.c.id, citizen.c.key_hash.label("citizen"), said())
    held = pd.read_sql(question, connection).astype({"citizen": "str", "protected": "str"})
    held = held[held["citizen"].isin(records["citizen"])]
    denied = records.loc[records["protected"] == Protected.NO, "citizen"]
    return held.assign(
        protected=held["protected"].mask(held["citizen"].isin(denied), Protected.NO.value)
    )


def said() -> Label[str]:
    """Whether a person is protected, as the code that records have."""
    return case((citizen.c.protected, Protected.YES.value), else_=Protected.NO.value).label(
        "protected"
    )


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Protect those of whom the file says so."""
    earlier.added(connection, citizen, comparison.new["citizen_id"].tolist(), batch)
    protect(connection, comparison.touched)


def protect(connection: Connection, records: pd.DataFrame) -> None:
    """Protect who is said to be, and take away the name, also where an earlier one is kept.

    No file lifts a protection, whatever it says, and undoing a batch does not either.
    """
    protected = set(records.loc[records["protected"] == Protected.YES, "citizen"])
    for portion in plain.portions(sorted(protected)):
        theirs = citizen.c.key_hash.in_(portion)
        ids = select(citizen.c.id).where(theirs)
        connection.execute(citizen.update().where(theirs).values(protected=True, display_name=None))
        earlier.forget(connection, citizen, ids)
