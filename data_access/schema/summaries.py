"""What pages of many units read instead of every score: kept by whatever writes the records."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
)

from data_access.schema.base import RowId, metadata

course_summary = Table(
    "course_summary",
    metadata,
    Column("unit_id", RowId, ForeignKey("unit.id"), primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), primary_key=True),
    Column("measure", String(40), primary_key=True),
    Column("n", Integer, nullable=False),
    Column("baseline", Float, nullable=False),
    Column("baseline_on", Date, nullable=False),
    Column("previous", Float),
    Column("previous_on", Date),
    Column("latest", Float, nullable=False),
    Column("latest_on", Date, nullable=False),
    Index(None, "citizen_id"),
    comment="A citizen's comparable values of a measure in a unit; one a day, the last said",
    sqlite_with_rowid=False,
)

follow_up_summary = Table(
    "follow_up_summary",
    metadata,
    Column("unit_id", RowId, ForeignKey("unit.id"), primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), primary_key=True),
    Column("mapped_on", Date),
    Column("first_on", Date),
    Column("latest_on", Date),
    # On such a day it depends on which units are asked about which of two values counts.
    Column("shares_day", Boolean, nullable=False),
    Index(None, "citizen_id"),
    comment="A citizen's follow-ups by a unit, everyday talks left out; `shares_day` with another",
    sqlite_with_rowid=False,
)
