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


def within(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """The units in `scope`, by name. Columns and dtypes are `UNIT_COLUMNS`."""
    question = (
        select(unit.c.id, unit.c.name, unit.c.kind, unit.c.board, unit.c.area, unit.c.provider)
        .where(scoped.units(scope, unit.c.id))
        .order_by(unit.c.name)
    )
    return frames.answer(connection, question, UNIT_COLUMNS)


def every_unit(connection: Connection) -> Scope:
    """The scope of one who may see the whole organisation: for start-up and sign-in only."""
    return Scope(frozenset(UnitId(row) for row in connection.scalars(select(unit.c.id))))
