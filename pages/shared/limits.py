"""The limit for small groups: held to in every rerun and every file, and raised on a page."""

from __future__ import annotations

from datetime import UTC, datetime

from data_access import access_log, units
from data_access import limits as kept
from domain.access import AccessDenied, Right, check_can
from domain.vocabulary import LogAction
from metrics import disclosure
from pages.shared import disclosing, session, store

EVERYWHERE = "Gränsen gäller hela kommunen. Den höjs av den som är systemansvarig för alla enheter."


def hold() -> None:
    """Hold to the limit that is set; before anything is computed for whoever is looking."""
    disclosure.raise_to(kept.smallest_of(store.said(kept.FACT)))


def raise_to(k: int) -> None:
    """Raise the limit for everybody, from the next thing anybody sees.

    Raises:
        AccessDenied: The role doesn't allow it, does not reach every unit, or it is not higher.
    """
    viewer = session.viewer()
    if viewer is None:
        raise AccessDenied("Du är inte inloggad längre. Logga in och försök igen.")
    check_can(viewer, Right.SETTINGS)
    with store.writing() as connection:
        if not units.every_unit(connection).units <= viewer.looks_after.units:
            raise AccessDenied(EVERYWHERE)
        before = kept.smallest(connection)
        kept.raise_smallest(connection, k)
        more = {"units": viewer.looks_after.units, "purpose": f"från {before} till {k}"}
        told = disclosing.telling(viewer)(LogAction.CHANGE, "Gränsen för små grupper", **more)
        access_log.append(connection, told, now=datetime.now(UTC).replace(tzinfo=None))
