"""What pages about several units have worked out, for the processes that are asked next."""

from __future__ import annotations

from sqlalchemy import Column, Date, String, Table, Text

from data_access.schema.base import metadata

kept_answer = Table(
    "kept_answer",
    metadata,
    Column("question", String(64), primary_key=True),  # what was asked, hashed
    Column("units", Text, nullable=False),
    Column("data_version", String(20), nullable=False),
    Column("day", Date, nullable=False),
    Column("told", Text, nullable=False),
    comment="Figures of several units as worked out on a day, until the records change; no persons",
)
