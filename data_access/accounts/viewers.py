"""From grants to the viewer they amount to, at one moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, select

from data_access.accounts import grants, moments, person_grants
from data_access.accounts.grants import Account
from data_access.schema import plan, unit
from domain.access import SUPPORTERS, PersonGrant, Right, Role, Scope, Viewer
from domain.vocabulary import CitizenId, UnitId

_roots = select(unit.c.id).where(unit.c.id.in_(bindparam("roots", expanding=True)))
_below = _roots.cte("below", recursive=True)
_below = _below.union(select(unit.c.id).join(_below, unit.c.parent_id == _below.c.id))
BELOW = select(_below.c.id)  # written once, as `grants.HELD`

# A role without any of these works with the system, not with records: it sees no unit.
SEES_RECORDS = frozenset({Right.PEOPLE, Right.GROUPS, Right.AGGREGATES, Right.DEVELOPMENT})


def of(connection: Connection, holder: Account, *, now: datetime) -> list[Viewer]:
    """One viewer for each role the account has at `now`, in the order of `Role`; may be none.

    Grants of the same role add up. Roles do not: what one role may see is never mixed with what
    another may do, so the person acts in one of them at a time, at first the first.
    """
    held = grants.held_on(connection, holder.id, moments.day(now))
    return [
        _in_role(
            connection, holder, role, [grant.unit for grant in held if grant.role is role], now
        )
        for role in Role
        if any(grant.role is role for grant in held)
    ]


def everybody(connection: Connection, *, now: datetime) -> list[Viewer]:
    """Whom every account amounts to at `now`, in each of its roles."""
    holders = grants.every_account(connection)
    return [viewer for holder in holders for viewer in of(connection, holder, now=now)]


def subtree(connection: Connection, roots: Iterable[UnitId | None]) -> frozenset[UnitId]:
    """The units `roots` and all below them; None among them is the whole municipality.

    A tree that bites its own tail ends where it began.
    """
    wanted = list(roots)
    if None in wanted:
        return frozenset(UnitId(row) for row in connection.scalars(select(unit.c.id)))
    found = connection.scalars(BELOW, {"roots": wanted})
    return frozenset(UnitId(row) for row in found)


def _in_role(
    connection: Connection,
    holder: Account,
    role: Role,
    roots: list[UnitId | None],
    now: datetime,
) -> Viewer:
    units = subtree(connection, roots)
    protected = person_grants.held_at(connection, holder.id, now, [PersonGrant.PROTECTED])
    if SEES_RECORDS.isdisjoint(role.rights):
        looks_after = Scope(units, protected=protected)
        return Viewer(holder.name, role, Scope(), holder.identity, looks_after=looks_after)
    scope = Scope(units, protected=protected)
    singled_out = _singled_out(connection, holder, role, units, now)
    if role is Role.KEY_WORKER and singled_out is not None:
        scope = scope.of(singled_out)  # a kontaktman has no group beside the own citizens
    return Viewer(holder.name, role, scope, holder.identity, singled_out)


def _singled_out(
    connection: Connection, holder: Account, role: Role, units: frozenset[UnitId], now: datetime
) -> frozenset[CitizenId] | None:
    """The citizens open one by one in this role; None when the role itself decides."""
    found = None
    if role in SUPPORTERS:
        found = person_grants.held_at(connection, holder.id, now, [PersonGrant.SUPPORTS])
    if role is Role.KEY_WORKER and holder.key_worker_name and found is not None:
        found |= _planned_with(connection, holder.key_worker_name, units, moments.day(now))
    if Right.BREAK_GLASS in role.rights:
        found = person_grants.held_at(connection, holder.id, now, [PersonGrant.BREAK_GLASS])
    return found


def _planned_with(
    connection: Connection, key_worker: str, units: frozenset[UnitId], day: date
) -> frozenset[CitizenId]:
    """The citizens whose current plan, the latest made by `day`, names `key_worker` in `units`."""
    newest = (
        select(plan.c.citizen_id, func.max(plan.c.made_on).label("made_on"))
        .where(plan.c.made_on <= day)
        .group_by(plan.c.citizen_id)
        .subquery()
    )
    question = (
        select(plan.c.citizen_id)
        .join(
            newest,
            (plan.c.citizen_id == newest.c.citizen_id) & (plan.c.made_on == newest.c.made_on),
        )
        .where(plan.c.key_worker == key_worker)
        .where(plan.c.unit_id.in_(sorted(units)))
    )
    return frozenset(CitizenId(row) for row in connection.scalars(question))
