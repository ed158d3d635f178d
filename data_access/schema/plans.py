"""Plans, goals and their assessments, activities and strengths."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
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

plan = Table(
    "plan",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), nullable=False),
    Column("unit_id", RowId, ForeignKey("unit.id"), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("made_with", Text),
    Column("signed_by_citizen_on", Date),
    Column("signed_by_key_worker_on", Date),
    Column("key_worker", Text),
    Column("next_follow_up", Date),
    Column("own_words", Text),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    UniqueConstraint("citizen_id", "made_on"),
    Index(None, "unit_id", "made_on"),
    comment="A version of a citizen's plan; signed by the citizen or a representative",
)

goal = Table(
    "goal",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("life_area", Text),
    Column("goal_type", String(20)),
    Column("owner", String(20)),
    Column("started_on", Date, nullable=False),
    Column("target_on", Date),
    Column("baseline", Float),
    Column("target", Float),
    Column("importance", Float),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    Index(None, "citizen_id"),
    comment="A goal in the citizen's words; 0 is no problem, no target is no target",
)

goal_assessment = Table(
    "goal_assessment",
    metadata,
    Column("goal_id", RowId, ForeignKey("goal.id"), primary_key=True),
    Column("assessed_on", Date, primary_key=True),
    Column("level", Float),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    comment="How far a goal had come one day; no level when it was only said to be assessed",
    sqlite_with_rowid=False,
)

activity = Table(
    "activity",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), nullable=False),
    Column("goal_id", RowId, ForeignKey("goal.id")),
    Column("goal_text", Text),
    Column("what", Text, nullable=False),
    Column("who", Text),
    Column("how_often", Text),
    Column("how", Text),
    Column("citizen_does", Text),
    Column("support_does", Text),
    Column("hours_granted", Float),
    Column("hours_performed", Float),
    Column("started_on", Date, nullable=False),
    Column("ended_on", Date),
    Column("as_wished", String(10)),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    Index(None, "citizen_id"),
    Index(None, "goal_id"),
    comment="A row of a plan, hours by month; `goal_id` is the goal with its words, if any",
)

strength = Table(
    "strength",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), nullable=False),
    Column("source", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("noted_on", Date, nullable=False),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    UniqueConstraint("citizen_id", "source", "text"),
    comment="What a citizen has to build on: own, family, civil society, aids",
)
