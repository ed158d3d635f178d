"""The log of what was read in: one row a table, which whatever it wrote refers to."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from data_access.importing.opening import ReadTable
from data_access.importing.report import FileReport
from data_access.schema import import_batch


def begin(connection: Connection, table: ReadTable) -> int:
    """Log that `table` is being read in; the number of its batch."""
    row = import_batch.insert().values(
        file_name=table.file,
        sheet=table.sheet,
        sha256=table.sha256,
        record_kind=table.understood.kind.name,
        read_at=datetime.now(UTC).replace(tzinfo=None),
        data_rows=0,
        accepted=0,
        rejected=0,
    )
    return connection.execute(row.returning(import_batch.c.id)).scalar_one()


def end(connection: Connection, report: FileReport) -> None:
    """Log what became of its rows; a table that changed nothing leaves no trace."""
    mine = import_batch.c.id == report.batch
    if report.wrote:
        counted = {name: getattr(report, name) for name in ("data_rows", "accepted", "rejected")}
        said = {"record_kind": report.kind.name, **counted}
        connection.execute(import_batch.update().where(mine).values(said))
    else:
        connection.execute(import_batch.delete().where(mine))
