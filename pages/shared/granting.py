"""Roles given and ended on a page: whoever clicks is asked anew, and the log told with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection

from data_access import database
from data_access.accounts import granted
from data_access.accounts.grants import Grant
from domain.access import AccessDenied, Right, Viewer, check_can
from pages.shared import disclosing, records, session, store


def held(viewer: Viewer) -> pd.DataFrame:
    """Every role that is given where the viewer looks after the system, also those that begin."""
    check_can(viewer, Right.SETTINGS)
    with database.reading(store.engine(store.url()), scope=None) as connection:
        return granted.within(connection, scope=viewer.looks_after, day=records.today())


def give(identity: str, grant: Grant, *, name: str) -> None:
    """Give a role.

    Raises:
        AccessDenied: As `data_access.accounts.granted.give`.
    """
    with changing() as (connection, by):
        teller, now = disclosing.telling(by), datetime.now(UTC)
        granted.give(connection, identity, grant, name=name, by=by, teller=teller, now=now)


def end(grant_id: int) -> None:
    """End a role at once.

    Raises:
        AccessDenied: As `data_access.accounts.granted.end`.
    """
    with changing() as (connection, by):
        teller = disclosing.telling(by)
        granted.end(connection, grant_id, by=by, teller=teller, now=datetime.now(UTC))


@contextmanager
def changing() -> Iterator[tuple[Connection, Viewer]]:
    """A transaction that changes a setting, and who changes it; the log is told within it.

    Raises:
        AccessDenied: Whoever clicks is not signed in any longer, or may not.
    """
    viewer = session.viewer()
    if viewer is None:
        raise AccessDenied("Du är inte inloggad längre. Logga in och försök igen.")
    check_can(viewer, Right.SETTINGS)
    with store.writing() as connection:
        yield connection, viewer
