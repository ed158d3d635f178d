"""A moment as the tables keep it, and the day it is in Sweden."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


def stored(moment: datetime) -> datetime:
    """The moment in UTC without a zone, as every table has it. `moment` has a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def day(moment: datetime) -> date:
    """The day it is in Sweden. `moment` has a zone.

    >>> day(datetime(2026, 6, 1, 22, 30, tzinfo=UTC))
    datetime.date(2026, 6, 2)
    """
    return moment.astimezone(SWEDEN).date()
