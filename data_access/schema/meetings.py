"""Quarterly reviews, what they saw and decided, and what happened in a unit."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data_access.schema.base import RowId, metadata

review = Table(
    "review",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("unit_id", RowId, ForeignKey("unit.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("steps", Text, nullable=False),
    Column("started_by", Text, nullable=False),
    Column("started_at", DateTime, nullable=False),
    Column("closed_at", DateTime),
    Column("data_version", Text, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("unit_id", "year", "quarter"),
    comment="A unit's quarterly review; `steps` are codes with blanks between, in order",
)

review_step = Table(
    "review_step",
    metadata,
    Column("review_id", RowId, ForeignKey("review.id"), primary_key=True),
    Column("step", String(20), primary_key=True),
    Column("note", Text, nullable=False),
    Column("figures", Text),
    Column("version", Integer, nullable=False),
    comment="A question of a review: its note, and the figures frozen as JSON at the close",
    sqlite_with_rowid=False,
)

review_decision = Table(
    "review_decision",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("review_id", RowId, ForeignKey("review.id"), nullable=False),
    Column("step", String(20), nullable=False),
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("status", String(20), nullable=False),
    Column("status_at", DateTime),
    Column("version", Integer, nullable=False),
    Index(None, "review_id"),
    comment="What a review decided: what, who, by when, and what became of it",
)

annotation = Table(
    "annotation",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("unit_id", RowId, ForeignKey("unit.id"), nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("text", Text, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("written_at", DateTime, nullable=False),
    Index(None, "unit_id", "happened_on"),
    comment="What happened in a unit, as its charts are read against; names nobody",
)
