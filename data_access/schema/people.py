"""Units, citizens, and who belongs where."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from data_access.schema.base import RowId, metadata

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
    # Few are protected, and every read leaves them out: asked for without touching the rest.
    Index(
        "ix_citizen_protected",
        "id",
        sqlite_where=text("protected = 1"),
        postgresql_where=text("protected"),
    ),
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
