"""Giving and taking back: who has an account, which roles it has and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select

from data_access import database
from data_access.accounts import moments
from data_access.schema import access_grant, account, unit
from domain.access import AccessDenied, Role
from domain.vocabulary import UnitId

# Asked at every rerun, so it is written once: to make the question costs more than to ask it.
HELD = (
    select(*(access_grant.c[name] for name in ("role", "unit_id", "from_day", "to_day")))
    .where(access_grant.c.account_id == bindparam("account"))
    .where(access_grant.c.ended_at.is_(None))
    .where(access_grant.c.from_day <= bindparam("day"))
    .where(or_(access_grant.c.to_day.is_(None), access_grant.c.to_day >= bindparam("day")))
    .order_by(access_grant.c.id)
)
KNOWN = select(account).where(account.c.identity == bindparam("identity"))  # as `HELD`


@dataclass(frozen=True)
class Account:
    """A member of staff. `version` changes with every change of what the account may see."""

    id: int
    identity: str
    name: str
    key_worker_name: str | None
    version: int


@dataclass(frozen=True)
class Grant:
    """A role in a unit and all below it, first and last day included. No unit is all of them."""

    role: Role
    unit: UnitId | None
    from_day: date
    to_day: date | None = None


def known_as(identity: str) -> str:
    """An identity as it is kept: providers and people differ in capitals and blanks.

    >>> known_as(" Eli.Ek@Kommun.example ")
    'eli.ek@kommun.example'
    """
    return identity.strip().casefold()


def find(connection: Connection, identity: str) -> Account | None:
    """The account with this identity, or None."""
    row = connection.execute(KNOWN, {"identity": known_as(identity)}).one_or_none()
    return Account(*row) if row else None


def open_account(connection: Connection, identity: str, *, name: str = "") -> Account:
    """The account with this identity, made if it is new. It may see nothing until granted.

    Raises:
        AccessDenied: The identity is empty.
    """
    found = find(connection, identity)
    if found is None:
        make_account(connection, identity, name=name)
        return open_account(connection, identity)
    return found


def make_account(connection: Connection, identity: str, *, name: str = "") -> bool:
    """Make the account unless there is one; whether it was made, and not by another just now.

    Raises:
        AccessDenied: The identity is empty.
    """
    if not known_as(identity):
        raise AccessDenied("Ett konto behöver en identitet, till exempel en e-postadress.")
    row = {"identity": known_as(identity), "name": name or identity.strip(), "access_version": 1}
    return database.insert_unless_there(connection, account, row)


def name_in_plans(connection: Connection, identity: str, key_worker_name: str) -> None:
    """Say what an account is called as kontaktman in the plans; opens those citizens."""
    here = account.c.identity == known_as(identity)
    connection.execute(account.update().where(here).values(key_worker_name=key_worker_name))
    changed(connection, here)


def give(
    connection: Connection, identity: str, grant: Grant, *, given_by: str, now: datetime
) -> None:
    """Give a role; open sessions of the account end, so that the next rerun sees what is true.

    Raises:
        AccessDenied: The last day is before the first.
    """
    if grant.to_day is not None and grant.to_day < grant.from_day:
        raise AccessDenied("Sista dagen kan inte ligga före den första.")
    holder = open_account(connection, identity)
    row = {"account_id": holder.id, "role": grant.role, "unit_id": grant.unit}
    row |= {"from_day": grant.from_day, "to_day": grant.to_day}
    row |= {"given_by": given_by, "given_at": moments.stored(now)}
    connection.execute(access_grant.insert().values(row))
    changed(connection, account.c.id == holder.id)


def take_back(
    connection: Connection, identity: str, *, role: Role | None, ended_by: str, now: datetime
) -> int:
    """End the account's grants at once, of one role or all; how many. The rows stay as history."""
    holder = find(connection, identity)
    if holder is None:
        return 0
    open_ones = _open_of(holder.id)
    if role:
        open_ones &= access_grant.c.role == role
    ended = {"ended_at": moments.stored(now), "ended_by": ended_by}
    done = connection.execute(access_grant.update().where(open_ones).values(ended))
    changed(connection, account.c.id == holder.id)
    return done.rowcount


def not_ended(connection: Connection, identity: str, *, role: Role | None) -> list[Grant]:
    """What `take_back` would end, in the order it was given."""
    holder = find(connection, identity)
    if holder is None:
        return []
    columns = (access_grant.c[name] for name in ("role", "unit_id", "from_day", "to_day"))
    question = select(*columns).where(_open_of(holder.id)).order_by(access_grant.c.id)
    found = [Grant(Role(code), *rest) for code, *rest in connection.execute(question)]
    return [grant for grant in found if role in (None, grant.role)]


def _open_of(account_id: int) -> ColumnElement[bool]:
    return (access_grant.c.account_id == account_id) & access_grant.c.ended_at.is_(None)


def changed(connection: Connection, which: ColumnElement[bool]) -> None:
    """Tell every open session of these accounts that what it began with no longer holds."""
    version = account.c.access_version + 1
    connection.execute(account.update().where(which).values(access_version=version))


def held_on(connection: Connection, account_id: int, day: date) -> list[Grant]:
    """The grants that hold on `day`, in the order they were given."""
    found = connection.execute(HELD, {"account": account_id, "day": day})
    return [Grant(Role(role), *rest) for role, *rest in found]


def every_account(connection: Connection) -> list[Account]:
    """All accounts, by identity."""
    return [Account(*row) for row in connection.execute(select(account).order_by("identity"))]


def unit_named(connection: Connection, name: str) -> UnitId:
    """The unit with this name.

    Raises:
        AccessDenied: There is none.
    """
    found = connection.scalar(select(unit.c.id).where(unit.c.name == name))
    if found is None:
        raise AccessDenied(f"Enheten {name} finns inte.")
    return UnitId(found)
