"""Who one can be in the demo: somebody in every role, with an account and grants as anybody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from data_access.accounts import grants, person_grants
from data_access.accounts.grants import Account, Grant
from data_access.accounts.person_grants import Opening
from data_access.schema import citizen, placement, unit
from domain.access import SUPPORTERS, PersonGrant, Role
from domain.vocabulary import CitizenId, UnitId

SUPPORTED = 8  # citizens of a kontaktman or an omsorgshandledare in the demo
MADE_BY = "demon"


@dataclass(frozen=True)
class Persona:
    """A made-up member of staff; no unit is the whole municipality."""

    name: str
    role: Role
    unit: UnitId | None = None

    @property
    def identity(self) -> str:
        """No identity provider gives out a name with a colon in it."""
        return grants.known_as(f"demo:{self.name}")


def everyone(connection: Connection) -> list[Persona]:
    """A manager of each unit and one of all, then one in each other role."""
    asked = select(unit.c.id, unit.c.name).order_by(unit.c.name)
    units = [(UnitId(row.id), row.name) for row in connection.execute(asked)]
    managers = [Persona(f"Enhetschef, {name}", Role.UNIT_MANAGER, where) for where, name in units]
    near = [
        Persona(f"{role.label}, {name}", role, where)
        for role in (Role.CARE_MENTOR, Role.KEY_WORKER)
        for where, name in units[:1]
    ]
    taken = {Role.UNIT_MANAGER, *SUPPORTERS}
    far = [Persona(role.label, role) for role in Role if role not in taken]
    return [*managers, Persona("Enhetschef för alla enheter", Role.UNIT_MANAGER), *near, *far]


def account(connection: Connection, persona: Persona, *, now: datetime) -> Account:
    """The persona's account, made with its grants the first time."""
    known = grants.find(connection, persona.identity)
    # Of two who choose the same persona at once, only the one who makes it gives it its grants.
    if known is None and grants.make_account(connection, persona.identity, name=persona.name):
        _grant(connection, persona, now)
    return known or account(connection, persona, now=now)


def _grant(connection: Connection, persona: Persona, now: datetime) -> None:
    granted = Grant(persona.role, persona.unit, date(2000, 1, 1))
    grants.give(connection, persona.identity, granted, given_by=MADE_BY, now=now)
    if persona.role in SUPPORTERS:
        _support_some(connection, persona, now)


def _support_some(connection: Connection, persona: Persona, now: datetime) -> None:
    question = (
        select(citizen.c.id)
        .join(placement)
        .where(placement.c.unit_id == persona.unit)
        .where(placement.c.to_day.is_(None))
        .order_by(citizen.c.id)
        .limit(SUPPORTED)
    )
    for who in connection.scalars(question).all():
        opening = Opening(CitizenId(who), PersonGrant.SUPPORTS, "Hör till demon")
        person_grants.give(connection, persona.identity, opening, given_by=MADE_BY, now=now)
