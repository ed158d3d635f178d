"""What a batch changed, as it was before, so that the batch can be undone as a whole."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text

from data_access.schema.base import RowId, metadata

batch_change = Table(
    "batch_change",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("batch_id", RowId, ForeignKey("import_batch.id"), nullable=False),
    Column("table_name", String(40), nullable=False),
    Column("column_name", String(40), nullable=False),
    Column("value", BigInteger, nullable=False),
    Column("citizen_id", BigInteger),
    Column("earlier_batch_id", RowId),
    Column("before", Text, nullable=False),
    Index(None, "batch_id"),
    Index(None, "citizen_id"),
    Index(None, "earlier_batch_id"),
    Index(None, "table_name", "column_name", "value"),
    comment="The rows where a column had a value, before a batch: a JSON list, empty when new",
)
