"""The browsers that are signed in: begun, looked up at every rerun, ended.

That one begins or is ended by its user is written in the access log with it, or does not happen.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, Engine, bindparam, select

from data_access import access_log, database
from data_access.access_log import Entry
from data_access.accounts import moments, viewers
from data_access.accounts.grants import Account
from data_access.schema import account, browser_session
from data_access.sign_in import Limits
from domain.vocabulary import LogAction

LOGGED = "Sammanhang"  # what one signs in to
TOUCHED_EVERY = timedelta(minutes=1)  # a write for every rerun would cost more than it tells

HOLDER = (  # written once, as `grants.HELD`
    select(account)
    .join_from(browser_session, account)
    .where(browser_session.c.id_hash == bindparam("browser"))
    .where(browser_session.c.ended_at.is_(None))
    .where(browser_session.c.access_version == account.c.access_version)
    .where(browser_session.c.last_seen_at > bindparam("seen"))
    .where(browser_session.c.started_at > bindparam("started"))
)


def start(
    connection: Connection, holder: Account, *, now: datetime, token: str | None = None
) -> str:
    """Sign a browser in; what its cookie shall hold. Only the cookie's hash is kept.

    A `token` that the browser already has, as in the demo, opens this account from now on.
    """
    token = token or secrets.token_urlsafe(32)
    connection.execute(browser_session.delete().where(browser_session.c.id_hash == _hash(token)))
    row = {"id_hash": _hash(token), "account_id": holder.id, "access_version": holder.version}
    row |= dict.fromkeys(("started_at", "last_seen_at"), moments.stored(now))
    connection.execute(browser_session.insert().values(row))
    _log(connection, LogAction.SIGN_IN, holder, token, now)
    return token


def holder(connection: Connection, token: str, *, limits: Limits, now: datetime) -> Account | None:
    """The account a browser is signed in to, or None.

    None for an unknown cookie, one that was signed out, one not used for longer than the idle
    limit or older than the absolute one, and one from before the account's access was changed.
    """
    if not token:
        return None
    moment = moments.stored(now)
    ends = {"seen": moment - limits.idle, "started": moment - limits.absolute}
    row = connection.execute(HOLDER, {"browser": _hash(token), **ends}).one_or_none()
    return Account(*row) if row else None


def touch(engine: Engine, token: str, *, now: datetime) -> None:
    """Note that the browser was used; at most one write a minute."""
    moment = moments.stored(now)
    this = browser_session.c.id_hash == _hash(token)
    old = this & (browser_session.c.last_seen_at <= moment - TOUCHED_EVERY)
    with database.reading(engine, scope=None) as connection:
        due = connection.scalar(select(browser_session.c.id_hash).where(old))
    if due:
        with database.writing(engine) as connection:
            connection.execute(browser_session.update().where(old).values(last_seen_at=moment))


def end(connection: Connection, token: str, *, now: datetime) -> None:
    """Sign the browser out, for good: its cookie opens nothing from now on."""
    this = (browser_session.c.id_hash == _hash(token)) & browser_session.c.ended_at.is_(None)
    whose = select(account).join_from(browser_session, account).where(this)
    row = connection.execute(whose).one_or_none()
    if row:
        ended = browser_session.update().where(this).values(ended_at=moments.stored(now))
        connection.execute(ended)
        _log(connection, LogAction.SIGN_OUT, Account(*row), token, now)


def _log(
    connection: Connection, action: LogAction, who: Account, token: str, now: datetime
) -> None:
    """In the first of the account's roles, about every unit of any of them."""
    roles = viewers.of(connection, who, now=now)
    units = frozenset(unit for viewer in roles for unit in viewer.scope.units)
    role = roles[0].role if roles else ""
    mark = _hash(token)[:16]  # enough to tell two browsers apart, and opens nothing
    entry = Entry(who.identity, who.name, role, action, LOGGED, units=units, session=mark)
    access_log.append(connection, entry, now=moments.stored(now))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
