"""Staff answers: anonymous, so known again only by all they say, and how many say the same."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.importing.comparing import Comparison
from data_access.importing.unit_kinds import STAFF_ANSWERS
from data_access.importing.writing import organisation, plain
from data_access.schema import staff_answer, unit

SAID = ("comprehensibility", "manageability", "meaningfulness", "remark")
COLUMNS = {name: name for name in ("unit_id", "first_day", "last_day", *SAID)}


def existing(connection: Connection, _records: pd.DataFrame) -> pd.DataFrame:
    """Every answer."""
    question = (
        select(
            staff_answer.c.id,
            unit.c.name.label("unit"),
            staff_answer.c.first_day,
            staff_answer.c.last_day,
            *(staff_answer.c[name] for name in SAID),
        )
        .join_from(staff_answer, unit)
        .order_by(staff_answer.c.id)
    )
    held = plain.held(connection, question, STAFF_ANSWERS)
    period = held["first_day"].astype("str") + "/" + held["last_day"].astype("str")
    return held.assign(period=period.astype("str"))


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add the answers that were not there; nothing tells that an answer has changed."""
    units, new = organisation.ids(connection), comparison.new
    days = new["period"].str.split("/", expand=True).reindex(columns=[0, 1])
    told = new.assign(
        unit_id=new["unit"].map(units),
        first_day=pd.to_datetime(days[0]),
        last_day=pd.to_datetime(days[1]),
    )
    plain.add(connection, staff_answer, told, COLUMNS, batch)
