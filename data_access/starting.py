"""What must be true before the app is served: tables up to date, and records known for what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine

from data_access import database, demo, importing, row_security, summaries
from data_access.database import Purpose
from data_access.settings import Settings, SettingsError

NO_SIGN_IN = (
    "Databasen innehåller riktiga uppgifter och kräver inloggning, som inte är inställd. "
    "Prova egna filer med make run DATA=mapp i stället."
)
SEES_ALL = (
    "Databasens användare går förbi databasens eget skydd av rader. "
    "Anslut med en användare som varken är SUPERUSER eller BYPASSRLS, se docs/how-to/drift.md."
)
DEMO_WITH_SIGN_IN = (
    "Databasen är en demo, och inloggning gäller bara riktiga uppgifter. "
    "Ange en annan databas med SAMMANHANG_DATABASE_URL, eller starta utan inloggning."
)


@dataclass(frozen=True)
class Started:
    """A database that is ready to be looked at, and what reading in a folder gave."""

    settings: Settings
    purpose: Purpose
    told: tuple[str, ...] = ()


def prepare(settings: Settings, folder: Path | None, *, today: date) -> Started:
    """Upgrade the database; fill an empty one with the demo, or read `folder` into one of its own.

    With sign-in set up an empty database stays empty, to be filled with real records.

    Raises:
        SettingsError: The folder is not there.
        DatabaseError: The database does not answer, holds real records without sign-in, or a demo
            with it, or the database's user is let past the policies that protect real records.
    """
    if folder is not None:
        return _local(settings, folder, today)
    engine = database.open_engine(settings.database_url)
    try:
        if settings.sign_in:
            _refuse_one_who_sees_all(engine)
        purpose = _begun(engine, today, for_real=settings.sign_in is not None)
    finally:
        engine.dispose()
    if purpose is Purpose.DEMO and settings.sign_in:
        raise database.DatabaseError(DEMO_WITH_SIGN_IN)
    if purpose is not Purpose.DEMO and not settings.sign_in:
        raise database.DatabaseError(NO_SIGN_IN)
    return Started(settings, purpose)


def _refuse_one_who_sees_all(engine: Engine) -> None:
    with database.reading(engine) as connection:
        if row_security.bypassed(connection):
            raise database.DatabaseError(SEES_ALL)


def _begun(engine: Engine, today: date, *, for_real: bool) -> Purpose:
    """What the database is for; an empty one is for real when people sign in, else the demo."""
    database.upgrade(engine)
    summaries.bring_up(engine)
    with database.writing(engine) as connection:
        if database.purpose(connection) is None and database.is_empty(connection):
            if for_real:
                database.state_fact(connection, database.PURPOSE, Purpose.MUNICIPALITY)
            else:
                demo.fill(connection, today=today)
        return database.purpose(connection) or Purpose.MUNICIPALITY


def _local(settings: Settings, folder: Path, today: date) -> Started:
    if not folder.is_dir():
        raise SettingsError(f"Mappen {folder.name} finns inte.")
    mark = sha256(str(folder.resolve()).encode()).hexdigest()[:8]
    url = f"sqlite:///{settings.data_folder / f'lokalt-{mark}.db'}"
    engine = database.open_engine(url)
    try:
        database.upgrade(engine)
        summaries.bring_up(engine)
        files = sorted(file for file in folder.iterdir() if file.is_file())
        report = importing.import_files(
            engine, files, today=today, key_file=settings.key_file, purpose=Purpose.LOCAL
        )
        with database.writing(engine) as connection:  # also when nothing could be read in yet
            database.state_fact(connection, database.PURPOSE, Purpose.LOCAL)
    finally:
        engine.dispose()
    return Started(replace(settings, database_url=url), Purpose.LOCAL, tuple(report.told()))
