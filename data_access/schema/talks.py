"""Follow-ups, what was measured at them, and what happened in between."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data_access.schema.base import RowId, metadata

follow_up = Table(
    "follow_up",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), nullable=False),
    Column("unit_id", RowId, ForeignKey("unit.id"), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("respondent", String(20)),
    Column("took_part", String(10)),
    Column("professions", Text),
    Column("result", String(20)),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    UniqueConstraint("citizen_id", "held_on", "kind"),
    Index(None, "unit_id", "held_on"),
    comment="A conversation where measures were taken; the unit is the one that held it",
)

score = Table(
    "score",
    metadata,
    Column("follow_up_id", RowId, ForeignKey("follow_up.id"), primary_key=True),
    Column("measure", String(40), primary_key=True),
    Column("respondent", String(20), primary_key=True),
    Column("value", Float),
    Column("missing_code", Float),
    CheckConstraint("(value IS NULL) <> (missing_code IS NULL)", name="value_or_missing_code"),
    comment="One value of one measure; a missing code says that it could not be measured",
    sqlite_with_rowid=False,
)

life_event = Table(
    "life_event",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("description", Text),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    UniqueConstraint("citizen_id", "happened_on", "kind"),
    comment="What happened in a life that a course must be read against",
)
