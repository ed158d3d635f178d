"""The roles that are given, as those who look after the system see and change them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, or_, select

from data_access import access_log, frames, units
from data_access.access_log import Teller
from data_access.accounts import grants, moments, viewers
from data_access.accounts.grants import Grant
from data_access.schema import access_grant, account, unit
from domain.access import AccessDenied, Right, Role, Scope, Viewer, check_can
from domain.vocabulary import LogAction, UnitId

GRANT_COLUMNS = {
    "grant_id": "int64",
    "identity": "str",
    "name": "str",
    "role": "str",
    "unit_id": "Int64",
    "from_day": "datetime64[s]",
    "to_day": "datetime64[s]",
}
OWN = "Din egen behörighet ändrar en annan systemansvarig, inte du själv."
WHOLE = "hela kommunen"
GIVEN, TAKEN_BACK = "Behörighet given", "Behörighet tillbakatagen"  # as the log has them
ELSEWHERE = "Rollen gäller enheter utanför din behörighet, eller är redan avslutad."


def within(connection: Connection, *, scope: Scope, day: date) -> pd.DataFrame:
    """Every grant in a unit of `scope`, or of all units, that holds on `day` or later.

    By identity, the first given first. Columns are `GRANT_COLUMNS`; no unit is all of them.
    """
    here = access_grant.c.unit_id
    question = (
        select(
            access_grant.c.id,
            account.c.identity,
            account.c.name,
            access_grant.c.role,
            here,
            access_grant.c.from_day,
            access_grant.c.to_day,
        )
        .join_from(access_grant, account)
        .where(access_grant.c.ended_at.is_(None))
        .where(or_(access_grant.c.to_day.is_(None), access_grant.c.to_day >= day))
        .where(or_(here.is_(None), here.in_(sorted(scope.units))))
        .order_by(account.c.identity, access_grant.c.id)
    )
    return frames.answer(connection, question, GRANT_COLUMNS)


def check_can_change(
    connection: Connection, identity: str, where: UnitId | None, *, by: Viewer
) -> None:
    """Raise unless `by` may give or end a role of `identity` in `where` (None: everywhere).

    Nobody changes what they may see themselves: it takes two.

    Raises:
        AccessDenied: The role doesn't allow it, it is one's own, or it reaches other units.
    """
    check_can(by, Right.SETTINGS)
    if grants.known_as(identity) == by.identity:
        raise AccessDenied(OWN)
    reached = units.every_unit(connection).units if where is None else {where}
    if not reached <= by.looks_after.units:
        raise AccessDenied(ELSEWHERE)


def give(  # noqa: PLR0913  (each is part of the one thing that is given)
    connection: Connection,
    identity: str,
    grant: Grant,
    *,
    name: str,
    by: Viewer,
    teller: Teller,
    now: datetime,
) -> None:
    """Give a role; the account is made if it is new. Its open sessions end, and the log is told.

    Raises:
        AccessDenied: As `check_can_change`, or the account or the days are none.
    """
    check_can_change(connection, identity, grant.unit, by=by)
    grants.open_account(connection, identity, name=name)
    grants.give(connection, identity, grant, given_by=by.identity, now=now)
    log(connection, teller, GIVEN, identity, [grant], now=now)


def end(
    connection: Connection, grant_id: int, *, by: Viewer, teller: Teller, now: datetime
) -> None:
    """End one grant at once; the account's open sessions end, and the log is told.

    The row stays as history.

    Raises:
        AccessDenied: As `check_can_change`, or there is no such grant.
    """
    asked = select(
        account.c.id,
        account.c.identity,
        *(access_grant.c[name] for name in ("role", "unit_id", "from_day", "to_day")),
    )
    held = asked.join_from(access_grant, account).where(access_grant.c.id == grant_id)
    row = connection.execute(held.where(access_grant.c.ended_at.is_(None))).one_or_none()
    if row is None:
        raise AccessDenied(ELSEWHERE)
    check_can_change(connection, row.identity, row.unit_id, by=by)
    ended = {"ended_at": moments.stored(now), "ended_by": by.identity}
    connection.execute(access_grant.update().where(access_grant.c.id == grant_id).values(ended))
    grants.changed(connection, account.c.id == row.id)
    was = Grant(Role(row.role), row.unit_id, row.from_day, row.to_day)
    log(connection, teller, TAKEN_BACK, row.identity, [was], now=now)


def log(  # noqa: PLR0913  (each is part of the one row that is written)
    connection: Connection,
    teller: Teller,
    what: str,
    identity: str,
    held: Sequence[Grant],
    *,
    now: datetime,
) -> None:
    """Write in the log whose access is changed, which roles and where, in the same transaction."""
    names = {row.id: row.name for row in connection.execute(select(unit.c.id, unit.c.name))}
    roles = "; ".join(
        f"{grant.role.label.casefold()}, {names[grant.unit] if grant.unit else WHOLE}"
        + (f", till {grant.to_day}" if grant.to_day else "")
        for grant in held
    )
    where = viewers.subtree(connection, [grant.unit for grant in held])
    purpose = f"{grants.known_as(identity)}: {roles or 'inget'}"
    told = teller(LogAction.CHANGE, what, units=where, purpose=purpose)
    access_log.append(connection, told, now=moments.stored(now))
