"""Who has which role where, as a table and as choices."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from pandas.api.typing import NAType

from domain.access import Role
from domain.vocabulary import UnitId
from sections import swedish
from sections.findings.wording import Noun

ACCOUNTS = Noun("konto", "konton", neuter=True)
EVERYWHERE = "Hela kommunen"
UNTIL_FURTHER = "tills vidare"
ELSEWHERE = "En enhet utanför din behörighet"


def table(held: pd.DataFrame, units: Mapping[UnitId, str]) -> pd.DataFrame:
    """One row a grant, as text.

    Args:
        held: As `data_access.accounts.granted.within`.
        units: The name of each unit.
    """
    return pd.DataFrame(
        {
            "Namn": held["name"],
            "Roll": [Role(code).label for code in held["role"]],
            "Enhet": [_where(unit, units) for unit in held["unit_id"]],
            "Från": [swedish.day(day.date()) for day in held["from_day"]],
            "Till": [_until(day) for day in held["to_day"]],
            "Konto": held["identity"],
        },
        dtype="str",
    )


def choices(held: pd.DataFrame, units: Mapping[UnitId, str]) -> dict[int, str]:
    """Each grant in one line, to choose it by."""
    told = table(held, units)
    rows = zip(held["grant_id"], told["Konto"], told["Roll"], told["Enhet"], strict=True)
    return {int(grant): f"{who}, {role.casefold()}, {where}" for grant, who, role, where in rows}


def counted(held: pd.DataFrame) -> list[str]:
    """How many accounts there are with a role, and how many roles."""
    roles = swedish.counted(len(held), "given roll", "givna roller")
    accounts = ACCOUNTS.counted(held["identity"].nunique())
    return [swedish.opening(accounts), roles]


def _where(unit: int | NAType, units: Mapping[UnitId, str]) -> str:
    return EVERYWHERE if isinstance(unit, NAType) else units.get(UnitId(int(unit)), ELSEWHERE)


def _until(day: pd.Timestamp) -> str:
    return UNTIL_FURTHER if pd.isna(day) else swedish.day(day.date())
