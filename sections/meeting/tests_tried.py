"""Tester: which new ways of working the unit tries, or has tried."""

from __future__ import annotations

import pandas as pd

from domain.vocabulary import UnitRole
from sections import swedish
from sections.blocks import NOTHING, Block

TITLE = "Vad testar vi?"
CAVEAT = (
    "Att ett test pågår säger inte att det fungerar. Inför först när alla fyra förutsättningar "
    "gäller."
)
COLUMNS = ["Test", "Version", "Roll", "Från", "Till"]


def block(versions: pd.DataFrame) -> Block:
    """The versions of tests as a table, those going on last.

    Args:
        versions: As `data_access.initiatives.versions`.
    """
    roles = {str(role): role.label for role in UnitRole}
    rows = [
        (
            row["name"],
            row["version"],
            roles.get(row["role"], NOTHING),
            _day(row["started_on"]),
            _day(row["ended_on"]),
        )
        for row in versions.drop(columns="unit_id").drop_duplicates().to_dict("records")
    ]
    table = pd.DataFrame(rows, columns=COLUMNS, dtype="str")
    return Block(TITLE, _finding(versions), None, _finding(versions), table, CAVEAT)


def _finding(versions: pd.DataFrame) -> str:
    going_on = versions.loc[versions["ended_on"].isna(), "name"].nunique()
    if versions.empty:
        return "Enheten testar inget nytt just nu."
    counted = "ett test" if going_on == 1 else f"{swedish.count(going_on)} tester"
    return f"{swedish.opening(counted)} pågår."


def _day(when: pd.Timestamp) -> str:
    return NOTHING if pd.isna(when) else swedish.day(when.date())
