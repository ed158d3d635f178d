"""The key that a database was made with: only under it are its persons known again."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from data_access import database, personal_keys
from data_access.database import DatabaseError, Purpose
from data_access.schema import installation

FINGERPRINT = "key_fingerprint"


def find(connection: Connection, key_file: Path, *, make: bool = True) -> bytes:
    """The key this database was made with; locks out other imports on PostgreSQL until commit."""
    _refuse_demo(connection)
    held = connection.scalar(
        select(installation.c.value).where(installation.c.name == FINGERPRINT).with_for_update()
    )
    if held is None:
        return personal_keys.read_or_create(key_file) if make else bytes(personal_keys.KEY_BYTES)
    return _known_key(held, key_file)


def refuse_unready(connection: Connection, key_file: Path) -> None:
    """Refuse what `find` would refuse, without a lock, so that it can be told before any file.

    Raises:
        DatabaseError: The database holds a demo, or was made with another key.
        SettingsError: The key is gone.
    """
    _refuse_demo(connection)
    held = database.fact(connection, FINGERPRINT)
    if held is not None:
        _known_key(held, key_file)


def hashed(connection: Connection, key_file: Path, digits: str) -> str:
    """The keyed hash of a personal number, with the very key that the database was made with.

    Raises:
        DatabaseError: The key is another, or nobody has been read in by number.
        SettingsError: The key can't be read.
    """
    held = database.fact(connection, FINGERPRINT)
    if held is None:
        raise DatabaseError("Ingen här är inläst med personnummer. Sök med pseudonymen.")
    return personal_keys.key_hash(_known_key(held, key_file), digits)


def _refuse_demo(connection: Connection) -> None:
    if database.purpose(connection) is Purpose.DEMO:
        raise DatabaseError(
            "Databasen innehåller en demo med påhittade personer. Välj en annan för egna uppgifter."
        )


def _known_key(held: str, key_file: Path) -> bytes:
    key = personal_keys.read(key_file)
    if held != personal_keys.fingerprint(key):
        raise DatabaseError(
            f"Nyckelfilen {key_file.name} är inte den som databasen skapades med. "
            "Lägg tillbaka den rätta, annars känns ingen igen."
        )
    return key


def keep(connection: Connection, key: bytes) -> None:
    """State the fingerprint of `key`, so that no other is taken from now on."""
    database.state_fact(connection, FINGERPRINT, personal_keys.fingerprint(key))
