"""Strengths: known again by citizen, source and words."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.importing.comparing import Comparison
from data_access.importing.people_kinds import STRENGTHS
from data_access.importing.writing import plain
from data_access.schema import citizen, strength

COLUMNS = {name: name for name in ("citizen_id", "source", "text", "noted_on")}


def existing(connection: Connection, _records: pd.DataFrame) -> pd.DataFrame:
    """Every strength."""
    question = select(
        strength.c.id,
        citizen.c.key_hash.label("citizen"),
        *(strength.c[name] for name in ("source", "text", "noted_on")),
    ).join_from(strength, citizen)
    return plain.held(connection, question, STRENGTHS)


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new strengths, and mend the day of changed ones."""
    plain.add(connection, strength, comparison.new, COLUMNS, batch)
    plain.mend(connection, strength, comparison.changed, COLUMNS, batch)
