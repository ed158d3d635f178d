"""Where citizens stood before a test began: kept once, and not written over by what comes later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, Select, select
from sqlalchemy.exc import IntegrityError

from data_access import database, frames, within
from data_access.schema import initiative_start
from domain.access import AccessDenied, Scope
from domain.vocabulary import UnitId

ELSEWHERE = "Enheten finns inte, eller ligger utanför din behörighet."

START_COLUMNS = {
    "name": "str",
    "began_on": "datetime64[s]",
    "unit_id": "int64",
    "measure": "str",
    "n": "int64",
    "mean": "float64",
    "kept_at": "datetime64[s]",
}


@dataclass(frozen=True)
class Start:
    """A mean of at least five citizens in a unit, on one measure, before a test began."""

    name: str
    began_on: date
    unit: UnitId
    measure: str
    n: int
    mean: float


def all_of(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """What is kept of the units in `scope`; as `START_COLUMNS`."""
    question = (
        select(*(initiative_start.c[name] for name in START_COLUMNS))
        .where(within.units(scope, initiative_start.c.unit_id))
        .order_by(*(initiative_start.c[name] for name in list(START_COLUMNS)[:4]))
    )
    return frames.answer(connection, question, START_COLUMNS)


def keep(connection: Connection, starts: list[Start], *, scope: Scope, now: datetime) -> None:
    """Keep what is not kept yet; what is kept already stays as it is.

    Raises:
        AccessDenied: One of the units is outside `scope`; then nothing is kept.
    """
    if not all(scope.sees(each.unit) for each in starts):
        raise AccessDenied(ELSEWHERE)
    there = {tuple(row) for row in connection.execute(_keys(scope))}
    rows = [
        {
            "name": each.name,
            "began_on": each.began_on,
            "unit_id": each.unit,
            "measure": each.measure,
            "n": each.n,
            "mean": each.mean,
            "kept_at": now,
        }
        for each in starts
        if (each.name, each.began_on, each.unit, each.measure) not in there
    ]
    if not rows:
        return
    try:
        with connection.begin_nested():
            connection.execute(initiative_start.insert(), rows)
    except IntegrityError:
        return  # somebody asked at the same moment, and what they kept stands
    database.bump_notes_version(connection)


def _keys(scope: Scope) -> Select[str, date, int, str]:
    table = initiative_start.c
    columns = (table.name, table.began_on, table.unit_id, table.measure)
    return select(*columns).where(within.units(scope, table.unit_id))
