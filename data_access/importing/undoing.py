"""Undoing a batch: what it added goes, what it changed is as before, and the log says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, RowMapping, Table, and_, exists, or_, select
from sqlalchemy.exc import IntegrityError

from data_access import database, summaries
from data_access.database import DatabaseError
from data_access.importing import placements, refused_writing
from data_access.importing.writing import activities, earlier, plain
from data_access.schema import (
    activity,
    batch_change,
    citizen,
    goal,
    import_batch,
    initiative,
    metadata,
    placement,
    unit,
)

BUILT_ON = (
    "Inläsning {} kan inte ångras: en senare inläsning har ändrat samma uppgifter eller bygger på "
    "dem. Ångra den senare först."
)


def batches(connection: Connection) -> list[RowMapping]:
    """Every batch, the latest first: number, file, kind, rows, when it was read in and undone."""
    return list(
        connection.execute(select(import_batch).order_by(import_batch.c.id.desc())).mappings()
    )


def undo(engine: Engine, batch: int) -> None:
    """Make the database as if `batch` had never been read in; its row in the log stays.

    In one transaction. A person whose last record goes with the batch goes too. Earlier values that
    were kept for it are forgotten, since they stand again.

    Raises:
        DatabaseError: There is no such batch, it is undone already, or a later one builds on it.
    """
    with refused_writing.in_words(), database.writing(engine) as connection:
        _refuse_unless_undoable(connection, batch)
        people = _people_of(connection, batch)
        try:
            _restore(connection, batch)
            _delete_new(connection, batch)
            summaries.renew(connection, people)
            _delete(connection, placement, "id", _listed(connection, batch, placement))
            gone = _without_records(connection, people)
            placements.renew(connection, people - gone)
            _delete(connection, placement, "citizen_id", gone)
            _delete(connection, citizen, "id", gone)
            _delete_units_and_tests(connection, batch)
        except IntegrityError as error:
            raise DatabaseError(BUILT_ON.format(batch)) from error
        activities.link_to_goals(connection)
        connection.execute(batch_change.delete().where(batch_change.c.batch_id == batch))
        now = datetime.now(UTC).replace(tzinfo=None)
        connection.execute(
            import_batch.update().where(import_batch.c.id == batch).values(undone_at=now)
        )
        database.bump_data_version(connection)


def _refuse_unless_undoable(connection: Connection, batch: int) -> None:
    row = connection.execute(select(import_batch).where(import_batch.c.id == batch)).first()
    if row is None:
        raise DatabaseError(f"Inläsning {batch} finns inte.")
    if row.undone_at is not None:
        raise DatabaseError(f"Inläsning {batch} är redan ångrad.")
    mine, later = batch_change.alias(), batch_change.alias()
    same = and_(
        *(mine.c[name] == later.c[name] for name in ("table_name", "column_name", "value")),
        mine.c.batch_id == batch,
    )
    built = select(later.c.id).where(
        later.c.batch_id > batch,
        or_(later.c.earlier_batch_id == batch, exists().where(same)),
    )
    if connection.execute(built.limit(1)).first():
        raise DatabaseError(BUILT_ON.format(batch))


def _of_batches() -> list[Table]:
    """The tables whose rows say which batch they came with, what refers to others first."""
    return [
        table
        for table in reversed(metadata.sorted_tables)
        if "batch_id" in table.c and table is not batch_change
    ]


def _people_of(connection: Connection, batch: int) -> set[int]:
    listed = _listed(connection, batch, placement)
    placed = select(placement.c.citizen_id).where(placement.c.id.in_(listed)).distinct()
    return {
        who
        for table in _of_batches()
        if "citizen_id" in table.c
        for who in connection.scalars(
            select(table.c.citizen_id).where(table.c.batch_id == batch).distinct()
        )
    }.union(connection.scalars(placed), _listed(connection, batch, citizen))


def _changes(connection: Connection, batch: int) -> list[RowMapping]:
    """What was kept for the batch, the last first: so the first kept of a row is what stands."""
    question = select(batch_change).where(batch_change.c.batch_id == batch)
    return list(connection.execute(question.order_by(batch_change.c.id.desc())).mappings())


def _restore(connection: Connection, batch: int) -> None:
    for change in _changes(connection, batch):
        table = metadata.tables[change["table_name"]]
        where = table.c[change["column_name"]] == change["value"]
        if table is citizen:  # who has been protected since stays so, without a name
            where &= ~citizen.c.protected
        rows = earlier.rows(table, change["before"])
        if change["column_name"] == "id":
            for row in rows:
                connection.execute(table.update().where(where).values(row))
            continue
        connection.execute(table.delete().where(where))
        if rows:
            connection.execute(table.insert(), rows)


def _delete_new(connection: Connection, batch: int) -> None:
    """Delete what still says that it came with the batch, and before it the parts it is made of."""
    new_goals = select(goal.c.id).where(goal.c.batch_id == batch)
    connection.execute(
        activity.update().where(activity.c.goal_id.in_(new_goals)).values(goal_id=None)
    )
    tables = _of_batches()
    for child in metadata.sorted_tables:
        for key in child.foreign_keys:
            if key.parent.primary_key and key.column.table in tables:
                new = select(key.column).where(key.column.table.c.batch_id == batch)
                connection.execute(child.delete().where(key.parent.in_(new)))
    for table in tables:
        connection.execute(table.delete().where(table.c.batch_id == batch))


def _without_records(connection: Connection, people: Iterable[int]) -> set[int]:
    """Those of whom nothing is recorded any more but where they belonged."""
    left = set(people)
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is citizen and table is not placement:
                for portion in plain.portions(sorted(left)):
                    held = select(key.parent).where(key.parent.in_(portion)).distinct()
                    left -= set(connection.scalars(held))
    stated = select(placement.c.citizen_id).where(~placement.c.inferred)
    return left - set(connection.scalars(stated)) if left else left


def _delete(connection: Connection, table: Table, column: str, values: Iterable[int]) -> None:
    for portion in plain.portions(sorted(values)):
        connection.execute(table.delete().where(table.c[column].in_(portion)))


def _listed(connection: Connection, batch: int, table: Table) -> list[int]:
    """New rows of a table that only the list of changes knows, the last first."""
    question = (
        select(batch_change.c.value)
        .where(batch_change.c.batch_id == batch, batch_change.c.table_name == table.name)
        .where(batch_change.c.column_name == "id", batch_change.c.before == earlier.NEW)
    )
    return list(connection.scalars(question.order_by(batch_change.c.id.desc())))


def _delete_units_and_tests(connection: Connection, batch: int) -> None:
    units = _listed(connection, batch, unit)
    for portion in plain.portions(units):
        connection.execute(unit.update().where(unit.c.id.in_(portion)).values(parent_id=None))
    _delete(connection, unit, "id", units)
    _delete(connection, initiative, "id", _listed(connection, batch, initiative))
