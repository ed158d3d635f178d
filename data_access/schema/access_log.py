"""Who was shown what about whom; corrections; and those who must not come back."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from data_access.schema.base import RowId, metadata

access_log = Table(
    "access_log",
    metadata,
    # Counted by the writer, without gaps, so that a missing row shows.
    Column("id", RowId, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("identity", Text, nullable=False),
    Column("user_name", Text, nullable=False),
    Column("role", String(20), nullable=False),
    # ",1,2,": every unit whose records were shown, or could have been.
    Column("units", Text, nullable=False),
    Column("action", String(20), nullable=False),
    # No foreign key: the row outlives the person's records, and then names nobody.
    Column("citizen_id", BigInteger),
    Column("shown", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("allowed", Boolean, nullable=False),
    Column("break_glass", Boolean, nullable=False),
    Column("protected", Boolean, nullable=False),
    Column("row_count", Integer),
    Column("session", String(64), nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index(None, "at"),
    Index(None, "identity", "at"),
    Index(None, "citizen_id"),
    comment="One disclosure; each row holds the hash of the one before. Rows are only added",
)

correction = Table(
    "correction",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), nullable=False),
    Column("table_name", String(40), nullable=False),
    Column("row_key", Text, nullable=False),
    Column("column_name", String(40), nullable=False),
    Column("old_value", Text),
    Column("new_value", Text),
    Column("reason", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("corrected_at", DateTime, nullable=False),
    Index(None, "citizen_id"),
    comment="A value that was wrong, what it was and became, why, and who decided",
)

purged_person = Table(
    "purged_person",
    metadata,
    Column("key_hash", String(64), primary_key=True),
    comment="A person who must not be read in again; not even a day ties the row to the log",
    sqlite_with_rowid=False,
)
