"""Roles given and ended on a page: whoever clicks is asked anew, and the log told with it."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

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
    by = _asked_again()
    with store.writing() as connection:
        teller, now = disclosing.telling(by), datetime.now(UTC)
        granted.give(connection, identity, grant, name=name, by=by, teller=teller, now=now)


def end(grant_id: int) -> None:
    """End a role at once.

    Raises:
        AccessDenied: As `data_access.accounts.granted.end`.
    """
    by = _asked_again()
    with store.writing() as connection:
        teller = disclosing.telling(by)
        granted.end(connection, grant_id, by=by, teller=teller, now=datetime.now(UTC))


def _asked_again() -> Viewer:
    viewer = session.viewer()
    if viewer is None:
        raise AccessDenied("Du är inte inloggad längre. Logga in och försök igen.")
    check_can(viewer, Right.SETTINGS)
    return viewer
