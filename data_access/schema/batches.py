"""Facts about the database itself, and the files that were read into it."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    DateTime,
    Integer,
    String,
    Table,
    Text,
)

from data_access.schema.base import RowId, metadata

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
    Column("undone_at", DateTime),
    comment="One file read in, and what became of its rows",
)
