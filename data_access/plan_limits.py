"""The units' own limits for plans, kept among the facts about the database."""

from __future__ import annotations

from sqlalchemy import Connection, select

from data_access import database
from data_access.schema import installation
from domain.access import Scope
from domain.plan_limits import DEFAULT, PlanLimits
from domain.vocabulary import UnitId

PREFIX = "plan_limits."  # then the unit; the value is days and months


def of_units(connection: Connection, *, scope: Scope) -> dict[UnitId, PlanLimits]:
    """The limits of each unit in `scope`; the usual ones where nobody has set any."""
    facts = select(installation.c.name, installation.c.value).where(
        installation.c.name.startswith(PREFIX, autoescape=True)
    )
    told = {row.name: row.value for row in connection.execute(facts)}
    return {each: _limits(told.get(f"{PREFIX}{each}")) for each in scope.units}


def state(connection: Connection, which: UnitId, limits: PlanLimits) -> None:
    """Set a unit's limits. Whoever calls has asked whether the viewer may."""
    database.state_fact(
        connection, f"{PREFIX}{which}", f"{limits.sign_within} {limits.current_for}"
    )
    database.bump_data_version(connection)


def _limits(told: str | None) -> PlanLimits:
    return PlanLimits(*map(int, told.split())) if told else DEFAULT
