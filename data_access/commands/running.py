"""What every command needs: somewhere to print, the day and moment, and an upgraded database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from data_access import database, summaries
from data_access.settings import Settings, SettingsError

DONE = 0
REFUSED = 2  # a file, a setting or a wish is refused
SWEDEN = ZoneInfo("Europe/Stockholm")


def say(*lines: object) -> None:
    """Print a line each, for the person at the terminal."""
    print(*lines, sep="\n")


def today() -> date:
    """The day in Sweden."""
    return datetime.now(SWEDEN).date()


def now() -> datetime:
    """The moment as the tables hold it: UTC, without time zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def write_new(file: Path, text: str) -> None:
    """Write a file that was not there, readable by its owner alone.

    Raises:
        SettingsError: It is there, or can't be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(
            os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as made:
            made.write(text)
    except OSError as error:
        raise SettingsError(f"{file.name} finns redan eller går inte att skriva.") from error


@contextmanager
def upgraded(said: Settings) -> Iterator[Engine]:
    """The database of the settings, its tables up to date, let go of at the end."""
    engine = database.open_engine(said.database_url)
    try:
        database.upgrade(engine)
        summaries.bring_up(engine)
        yield engine
    finally:
        engine.dispose()
