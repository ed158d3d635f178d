"""Who may read in, asked again at every click, and the log before anything is done."""

from __future__ import annotations

from data_access import database, units
from domain.access import AccessDenied, Right, Viewer, check_can
from pages.shared import disclosing, session, store


def checked_again() -> Viewer:
    """Who is looking at this moment, if they may read in.

    Raises:
        AccessDenied: They are signed out, or their role does not read in.
    """
    viewer = session.viewer()
    if viewer is None:
        raise AccessDenied("Du är inte inloggad längre. Logga in och försök igen.")
    check_can(viewer, Right.IMPORT)
    return viewer


def logged(what: str) -> None:
    """Write in the log what is about to be done, of every unit: a file may be about any of them.

    Raises:
        AccessDenied: As `checked_again`.
    """
    viewer = checked_again()
    with database.reading(store.engine(store.url()), scope=None) as connection:
        everywhere = units.every_unit(connection).units
    disclosing.changed(viewer, what, everywhere)
