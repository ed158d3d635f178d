"""The tables. Days are plain dates; moments are UTC; codes are those of domain.vocabulary."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only for the type INTEGER; PostgreSQL needs 64 bits spelled out.
RowId = BigInteger().with_variant(Integer, "sqlite")

installation = Table(
    "installation",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
    comment="Facts about this database: its purpose, its key's fingerprint, its data version",
)

import_batch = Table(
    "import_batch",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("record_kind", String(40), nullable=False),
    Column("read_at", DateTime, nullable=False),
    Column("data_rows", Integer, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("sheet", Text),
    comment="One file read in, and what became of its rows",
)

unit = Table(
    "unit",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("parent_id", RowId, ForeignKey("unit.id")),
    Column("name", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("board", Text),
    Column("area", Text),
    Column("provider", String(20), nullable=False),
    Column("in_programme", Boolean, nullable=False),
    comment="The organisation as a tree; `board` is the responsible nämnd",
)

citizen = Table(
    "citizen",
    metadata,
    # Drawn at random so that an id in an address says nothing; 53 bits stay exact in a browser.
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("key_hash", String(64), nullable=False, unique=True),
    Column("display_name", Text),
    Column("birth_year", Integer),
    Column("sex", String(10)),
    Column("protected", Boolean, nullable=False),
    comment="A person, known by a keyed hash; the personal number is not stored",
)

placement = Table(
    "placement",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), nullable=False),
    Column("unit_id", RowId, ForeignKey("unit.id"), nullable=False),
    Column("from_day", Date, nullable=False),
    Column("to_day", Date),
    Column("end_reason", Text),
    Column("inferred", Boolean, nullable=False),
    CheckConstraint("to_day IS NULL OR to_day >= from_day", name="ends_after_start"),
    Index(None, "unit_id", "to_day"),
    Index(None, "citizen_id"),
    comment="A citizen in a unit; `inferred` from follow-ups until a file states it",
)

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
