"""Questions about who the citizens are and where they belong."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, case, func, null, or_, select

from data_access import frames, within
from data_access.schema import citizen, placement
from domain.access import Scope

CITIZEN_COLUMNS = {
    "citizen_id": "int64",
    "unit_id": "int64",
    "name": "str",
    "birth_year": "Int64",
    "sex": "str",
    "protected": "bool",
    "since": "datetime64[s]",
}

KNOWN_COLUMNS = {"citizen_id": "int64", "birth_year": "Int64", "sex": "str"}

PLACEMENT_COLUMNS = {
    "citizen_id": "int64",
    "unit_id": "int64",
    "from_day": "datetime64[s]",
    "to_day": "datetime64[s]",
    "end_reason": "str",
}

# A protected identity has no name anywhere, not even to those who may see the person.
_shown_name = case((citizen.c.protected, null()), else_=citizen.c.display_name)


def current(connection: Connection, *, scope: Scope, day: date) -> pd.DataFrame:
    """The citizens who on `day` are placed in a unit within `scope`, by name.

    One row a citizen and unit; `since` is when the placement began. Columns and dtypes are
    `CITIZEN_COLUMNS`, also when nobody is there.
    """
    question = (
        select(
            citizen.c.id,
            placement.c.unit_id,
            _shown_name,
            citizen.c.birth_year,
            citizen.c.sex,
            citizen.c.protected,
            placement.c.from_day,
        )
        .join_from(placement, citizen)
        .where(within.units(scope, placement.c.unit_id))
        .where(within.people(scope, placement.c.citizen_id))
        .where(placement.c.from_day <= day)
        .where(or_(placement.c.to_day.is_(None), placement.c.to_day >= day))
        .order_by(_shown_name, citizen.c.id)
    )
    return frames.answer(connection, question, CITIZEN_COLUMNS)


def placements(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """The citizens' time in the units within `scope`, past and present, oldest first.

    One row a stay; columns and dtypes are `PLACEMENT_COLUMNS`.
    """
    question = (
        select(
            placement.c.citizen_id,
            placement.c.unit_id,
            placement.c.from_day,
            placement.c.to_day,
            placement.c.end_reason,
        )
        .where(within.units(scope, placement.c.unit_id))
        .where(within.people(scope, placement.c.citizen_id))
        .order_by(placement.c.citizen_id, placement.c.from_day)
    )
    return frames.answer(connection, question, PLACEMENT_COLUMNS)


def known(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """Everybody who is or has been in a unit within `scope`, without names, by id.

    One row a citizen; columns and dtypes are `KNOWN_COLUMNS`.
    """
    question = (
        select(citizen.c.id, citizen.c.birth_year, citizen.c.sex)
        .join_from(placement, citizen)
        .where(within.units(scope, placement.c.unit_id))
        .where(within.people(scope, placement.c.citizen_id))
        .distinct()
        .order_by(citizen.c.id)
    )
    return frames.answer(connection, question, KNOWN_COLUMNS)


def how_many(connection: Connection) -> int:
    """How large the municipality is: everybody in it, present and past. For the server itself."""
    return connection.scalar(select(func.count()).select_from(citizen)) or 0
