"""Tests of new ways of working, and what staff answer."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data_access.schema.base import RowId, metadata

staff_answer = Table(
    "staff_answer",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("unit_id", RowId, ForeignKey("unit.id"), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("comprehensibility", Float),
    Column("manageability", Float),
    Column("meaningfulness", Float),
    Column("remark", Text),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    CheckConstraint("last_day >= first_day", name="ends_after_start"),
    Index(None, "unit_id", "first_day"),
    comment="One anonymous answer from a unit in a period; nothing says whose",
)

initiative = Table(
    "initiative",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("assignment", Text),
    comment="A test (pusselbit), whatever its version",
)

initiative_version = Table(
    "initiative_version",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("initiative_id", RowId, ForeignKey("initiative.id"), nullable=False),
    Column("version", Text, nullable=False),
    Column("why", Text),
    Column("started_on", Date),
    Column("ended_on", Date),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    UniqueConstraint("initiative_id", "version"),
    comment="A test as it was tried, before it was changed and tried again",
)

initiative_unit = Table(
    "initiative_unit",
    metadata,
    Column("version_id", RowId, ForeignKey("initiative_version.id"), primary_key=True),
    Column("unit_id", RowId, ForeignKey("unit.id"), primary_key=True),
    Column("role", String(20), primary_key=True),
    comment="A unit that tries a version of a test, or that it is compared with",
    sqlite_with_rowid=False,
)

initiative_precondition = Table(
    "initiative_precondition",
    metadata,
    Column("version_id", RowId, ForeignKey("initiative_version.id"), primary_key=True),
    Column("precondition", String(20), primary_key=True),
    Column("holds", String(10), nullable=False),
    Column("grounds", Text),
    comment="Whether one of the four preconditions holds; no row while nobody has said",
    sqlite_with_rowid=False,
)

initiative_decision = Table(
    "initiative_decision",
    metadata,
    Column("version_id", RowId, ForeignKey("initiative_version.id"), primary_key=True),
    Column("decided_on", Date, primary_key=True),
    Column("decision", String(20), nullable=False),
    Column("decided_by", Text),
    Column("reason", Text),
    Column("dissent", Text),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    comment="What was decided about a version of a test, by whom, why, and what others thought",
    sqlite_with_rowid=False,
)

# By the test's name and not its number: an import that is undone and read anew begins no other.
initiative_start = Table(
    "initiative_start",
    metadata,
    Column("name", Text, primary_key=True),
    Column("began_on", Date, primary_key=True),
    Column("unit_id", RowId, ForeignKey("unit.id"), primary_key=True),
    Column("measure", String(40), primary_key=True),
    Column("n", Integer, nullable=False),
    Column("mean", Float, nullable=False),
    Column("kept_at", DateTime, nullable=False),
    CheckConstraint("n >= 5", name="not_few"),
    comment="Where a unit's citizens stood before a test began, as it was when first asked for",
    sqlite_with_rowid=False,
)
