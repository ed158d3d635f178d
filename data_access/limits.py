"""How few persons a figure may tell of, as the municipality has set it: upwards, never down."""

from __future__ import annotations

from sqlalchemy import Connection

from data_access import database
from domain.access import AccessDenied

FACT = "smallest_k"
LOWEST = 5  # as metrics.disclosure.SMALLEST_K; no municipality goes below
HIGHEST = 20  # above it nothing of a unit would be left to show


def smallest(connection: Connection) -> int:
    """The limit that is set; `LOWEST` when nobody has set one."""
    return smallest_of(database.fact(connection, FACT))


def smallest_of(said: str | None) -> int:
    """As `smallest`, of what has been said."""
    return max(int(said or LOWEST), LOWEST)


def raise_smallest(connection: Connection, k: int) -> None:
    """Set a higher limit; everything that was computed under the lower one is computed anew.

    Raises:
        AccessDenied: It is not higher, or higher than makes sense.
    """
    held = smallest(connection)
    if not held < k <= HIGHEST:
        raise AccessDenied(f"Gränsen är {held} och kan bara höjas, till högst {HIGHEST}.")
    database.state_fact(connection, FACT, str(k))
    database.bump_data_version(connection)
