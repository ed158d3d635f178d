"""Questions about the organisation."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access import frames
from data_access import within as scoped
from data_access.schema import unit
from domain.access import Scope
from domain.vocabulary import UnitId

UNIT_COLUMNS = {
    "unit_id": "int64",
    "name": "str",
    "kind": "str",
    "board": "str",
    "area": "str",
    "provider": "str",
}

BELOW_COLUMNS = {"unit_id": "int64", "below_id": "int64"}


def within(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """The units in `scope`, by name. Columns and dtypes are `UNIT_COLUMNS`."""
    question = (
        select(unit.c.id, unit.c.name, unit.c.kind, unit.c.board, unit.c.area, unit.c.provider)
        .where(scoped.units(scope, unit.c.id))
        .order_by(unit.c.name)
    )
    return frames.answer(connection, question, UNIT_COLUMNS)


def below(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """Each unit in `scope` with itself and every unit in `scope` below it in the organisation.

    One row a pair; columns and dtypes are `BELOW_COLUMNS`. A unit outside the scope comes back
    nowhere, but two within it may belong together through one. A tree that bites its own tail
    ends where it began.
    """
    pair = select(unit.c.id.label("unit_id"), unit.c.id.label("below_id"))
    pairs = pair.where(scoped.units(scope, unit.c.id)).cte("pairs", recursive=True)
    further = select(pairs.c.unit_id, unit.c.id).join(pairs, unit.c.parent_id == pairs.c.below_id)
    pairs = pairs.union(further)
    question = (
        select(pairs.c.unit_id, pairs.c.below_id)
        .where(scoped.units(scope, pairs.c.below_id))
        .order_by(pairs.c.unit_id, pairs.c.below_id)
    )
    return frames.answer(connection, question, BELOW_COLUMNS)


def every_unit(connection: Connection) -> Scope:
    """The scope of one who may see the whole organisation: for start-up and sign-in only."""
    return Scope(frozenset(UnitId(row) for row in connection.scalars(select(unit.c.id))))
