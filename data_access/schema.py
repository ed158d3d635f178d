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
