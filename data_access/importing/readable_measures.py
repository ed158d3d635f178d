"""Which measures a file may hold: the shelf, and sums of licensed forms where that is permitted."""

from __future__ import annotations

from collections.abc import Mapping

from data_access import settings
from domain.measures import Measure, default_shelf, licensed_sums


def shelf() -> Mapping[str, Measure]:
    """The measures by id. Without a recorded permission the sums are unknown headings as any."""
    if not settings.read().kasam_permission:
        return default_shelf()
    return {**default_shelf(), **licensed_sums()}
