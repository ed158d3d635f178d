"""One citizen opened for one account: to support, when protected, or by breaking the glass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, select

from data_access import within
from data_access.accounts import grants, moments
from data_access.schema import account, citizen, person_grant, placement
from domain.access import AccessDenied, PersonGrant, Scope
from domain.vocabulary import CitizenId

BREAK_GLASS_TIME = timedelta(minutes=60)  # enough for one matter, and no standing access
SHORTEST_REASON = 10  # characters; "x" is no reason
OWN_OPENING = "Du har öppnat den själv, och därför granskas den av någon annan."


@dataclass(frozen=True)
class Opening:
    """One citizen, why, and until when; no end is until it is taken back."""

    citizen: CitizenId
    kind: PersonGrant
    reason: str
    until: datetime | None = None


@dataclass(frozen=True)
class Unreviewed:
    """One time the glass was broken and nobody has looked at it since; by whom, and why."""

    id: int
    identity: str
    name: str
    citizen: CitizenId
    reason: str
    from_at: datetime


def give(
    connection: Connection, identity: str, opening: Opening, *, given_by: str, now: datetime
) -> None:
    """Open one citizen for one account. Open sessions end, but not when the glass is broken.

    Raises:
        AccessDenied: No such account, no such citizen, or no proper reason.
    """
    holder = grants.find(connection, identity)
    if holder is None:
        raise AccessDenied(f"Kontot {identity} finns inte.")
    if connection.scalar(select(citizen.c.id).where(citizen.c.id == opening.citizen)) is None:
        raise AccessDenied("Medborgaren finns inte.")
    reason = opening.reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise AccessDenied(f"Ange ett skäl med minst {SHORTEST_REASON} tecken.")
    row = {"account_id": holder.id, "citizen_id": opening.citizen, "kind": opening.kind}
    row |= {"reason": reason, "given_by": given_by, "from_at": moments.stored(now)}
    row |= {"until_at": moments.stored(opening.until) if opening.until else None}
    connection.execute(person_grant.insert().values(row))
    if opening.kind is not PersonGrant.BREAK_GLASS:
        grants.changed(connection, account.c.id == holder.id)


def break_glass(
    connection: Connection, identity: str, who: CitizenId, *, reason: str, now: datetime
) -> None:
    """Open one citizen for oneself, for a while and with a reason, to be reviewed afterwards.

    That the citizen is within the viewer's units is for the viewer's scope to say.

    Raises:
        AccessDenied: As `give`.
    """
    opening = Opening(who, PersonGrant.BREAK_GLASS, reason, now + BREAK_GLASS_TIME)
    give(connection, identity, opening, given_by=identity, now=now)


def take_back(
    connection: Connection, identity: str, who: CitizenId, kind: PersonGrant, *, now: datetime
) -> int:
    """End what is open of one kind between an account and a citizen; how many grants it was."""
    holder = grants.find(connection, identity)
    if holder is None:
        return 0
    open_ones = (
        (person_grant.c.account_id == holder.id)
        & (person_grant.c.citizen_id == who)
        & (person_grant.c.kind == kind)
        & _open_at(moments.stored(now))
    )
    ended = person_grant.update().where(open_ones).values(until_at=moments.stored(now))
    done = connection.execute(ended)
    grants.changed(connection, account.c.id == holder.id)
    return done.rowcount


def held_at(
    connection: Connection, account_id: int, now: datetime, kinds: Iterable[PersonGrant]
) -> frozenset[CitizenId]:
    """The citizens open to an account at `now` for any of the reasons `kinds`."""
    asked = {"account": account_id, "kinds": list(kinds), "moment": moments.stored(now)}
    return frozenset(CitizenId(row) for row in connection.scalars(HELD, asked))


def unreviewed(connection: Connection, *, scope: Scope) -> list[Unreviewed]:
    """Every time the glass was broken and nobody has reviewed it, oldest first.

    Of those who are or have been placed in a unit within `scope`, also the protected: whoever
    reviews sees no name.
    """
    stays = select(placement.c.citizen_id).where(within.units(scope, placement.c.unit_id))
    columns = (account.c.identity, account.c.name, person_grant.c.citizen_id, person_grant.c.reason)
    question = (
        select(person_grant.c.id, *columns, person_grant.c.from_at)
        .join_from(person_grant, account)
        .where(person_grant.c.kind == PersonGrant.BREAK_GLASS)
        .where(person_grant.c.reviewed_at.is_(None))
        .where(person_grant.c.citizen_id.in_(stays))
        .order_by(person_grant.c.from_at, person_grant.c.id)
    )
    return [Unreviewed(*row) for row in connection.execute(question)]


def check_can_review(opened: Unreviewed, reviewed_by: str) -> None:
    """Raise when it is one's own.

    Raises:
        AccessDenied: It is.
    """
    if grants.known_as(reviewed_by) == opened.identity:
        raise AccessDenied(OWN_OPENING)


def review(connection: Connection, opened: Unreviewed, *, reviewed_by: str, now: datetime) -> None:
    """Note that somebody has looked at it; nothing happens when somebody has already.

    Raises:
        AccessDenied: As `check_can_review`.
    """
    check_can_review(opened, reviewed_by)
    waits = (person_grant.c.id == opened.id) & person_grant.c.reviewed_at.is_(None)
    said = {"reviewed_at": moments.stored(now), "reviewed_by": reviewed_by}
    connection.execute(person_grant.update().where(waits).values(said))


def _open_at(moment: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    still = person_grant.c.until_at.is_(None) | (person_grant.c.until_at > moment)
    return (person_grant.c.from_at <= moment) & still


HELD = (  # written once, as `grants.HELD`
    select(person_grant.c.citizen_id)
    .where(person_grant.c.account_id == bindparam("account"))
    .where(person_grant.c.kind.in_(bindparam("kinds", expanding=True)))
    .where(_open_at(bindparam("moment", type_=person_grant.c.from_at.type)))
)
