"""What every command needs: somewhere to print, the day and moment, and an upgraded database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from data_access import database
from data_access.settings import Settings

DONE = 0
REFUSED = 2  # a file, a setting or a wish is refused
SWEDEN = ZoneInfo("Europe/Stockholm")


def say(*lines: object) -> None:
    """Print a line each, for the person at the terminal."""
    print(*lines, sep="\n")  # noqa: T201


def today() -> date:
    """The day in Sweden."""
    return datetime.now(SWEDEN).date()


def now() -> datetime:
    """The moment as the tables hold it: UTC, without time zone."""
    return datetime.now(UTC).replace(tzinfo=None)


@contextmanager
def upgraded(said: Settings) -> Iterator[Engine]:
    """The database of the settings, its tables up to date, let go of at the end."""
    engine = database.open_engine(said.database_url)
    try:
        database.upgrade(engine)
        yield engine
    finally:
        engine.dispose()
