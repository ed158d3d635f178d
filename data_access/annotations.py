"""What happened in a unit and when: written once, read beside every chart of that unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, select

from data_access import database, frames, within
from data_access.schema import annotation
from domain.access import AccessDenied, Scope
from domain.vocabulary import UnitId

ELSEWHERE = "Enheten finns inte, eller ligger utanför din behörighet."

ANNOTATION_COLUMNS = {
    "annotation_id": "int64",
    "unit_id": "int64",
    "happened_on": "datetime64[s]",
    "text": "str",
    "written_by": "str",
}


@dataclass(frozen=True)
class Annotation:
    """Something that happened in a unit, in words that name nobody."""

    unit: UnitId
    happened_on: date
    text: str


def all_of(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """Everything noted of the units in `scope`, the latest first; as `ANNOTATION_COLUMNS`."""
    question = (
        select(
            annotation.c.id,
            *(annotation.c[name] for name in list(ANNOTATION_COLUMNS)[1:]),
        )
        .where(within.units(scope, annotation.c.unit_id))
        .order_by(annotation.c.happened_on.desc(), annotation.c.id.desc())
    )
    return frames.answer(connection, question, ANNOTATION_COLUMNS)


def write(
    connection: Connection, happened: Annotation, *, scope: Scope, by: str, now: datetime
) -> None:
    """Write down what happened.

    Raises:
        AccessDenied: The unit is outside `scope`.
    """
    if not scope.sees(happened.unit):
        raise AccessDenied(ELSEWHERE)
    row = {"unit_id": happened.unit, "happened_on": happened.happened_on, "text": happened.text}
    row |= {"written_by": by, "written_at": now}
    connection.execute(annotation.insert().values(row))
    database.bump_notes_version(connection)


def remove(connection: Connection, annotation_id: int, *, scope: Scope) -> None:
    """Take away what was written by mistake; nothing happens when it is gone or another unit's."""
    mine = (annotation.c.id == annotation_id) & within.units(scope, annotation.c.unit_id)
    connection.execute(annotation.delete().where(mine))
    database.bump_notes_version(connection)
