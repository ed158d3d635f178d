"""Accounts, what they are granted, and the browsers they are signed in from."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from data_access.schema.base import RowId, metadata

account = Table(
    "account",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("identity", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("key_worker_name", Text),
    Column("access_version", Integer, nullable=False),
    comment="A member of staff; `identity` is what the identity provider says, in lower case",
)

access_grant = Table(
    "access_grant",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("account_id", RowId, ForeignKey("account.id"), nullable=False),
    Column("role", String(20), nullable=False),
    Column("unit_id", RowId, ForeignKey("unit.id")),
    Column("from_day", Date, nullable=False),
    Column("to_day", Date),
    Column("given_by", Text, nullable=False),
    Column("given_at", DateTime, nullable=False),
    Column("ended_by", Text),
    Column("ended_at", DateTime),
    CheckConstraint("to_day IS NULL OR to_day >= from_day", name="ends_after_start"),
    Index(None, "account_id"),
    comment="A role in a unit and all below it; no unit is the whole municipality",
)

person_grant = Table(
    "person_grant",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("account_id", RowId, ForeignKey("account.id"), nullable=False),
    Column("citizen_id", BigInteger, ForeignKey("citizen.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("given_by", Text, nullable=False),
    Column("from_at", DateTime, nullable=False),
    Column("until_at", DateTime),
    Column("reviewed_at", DateTime),
    Column("reviewed_by", Text),
    Index(None, "account_id"),
    Index(None, "citizen_id"),
    comment="One citizen to one account: supports, protected or break_glass",
)

browser_session = Table(
    "browser_session",
    metadata,
    Column("id_hash", String(64), primary_key=True),
    Column("account_id", RowId, ForeignKey("account.id"), nullable=False),
    Column("started_at", DateTime, nullable=False),
    Column("last_seen_at", DateTime, nullable=False),
    Column("ended_at", DateTime),
    Column("access_version", Integer, nullable=False),
    Index(None, "account_id"),
    comment="A signed-in browser, known by the SHA-256 of its cookie",
)
