"""The secret key under which persons are known, so that no personal number is ever stored."""

from __future__ import annotations

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path

from data_access.settings import SettingsError

KEY_BYTES = 32  # as long as the hash, RFC 2104 section 3
MARK = b"Sammanhang key fingerprint"  # no personal number, so no person has the fingerprint's hash


def read(file: Path) -> bytes:
    """The key in `file`.

    Raises:
        SettingsError: The file is missing, cannot be read, or does not hold a key.
    """
    try:
        key = file.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"Nyckelfilen {file.name} går inte att läsa. Utan den kan ingen kännas igen."
        ) from error
    if len(key) != KEY_BYTES:
        raise SettingsError(f"Nyckelfilen {file.name} innehåller inte en nyckel.")
    return key


def read_or_create(file: Path) -> bytes:
    """The key in `file`, drawn at random the first time, readable by its owner alone.

    Raises:
        SettingsError: The file cannot be read or written, or does not hold a key.
    """
    if file.exists():
        return read(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise SettingsError(f"Nyckelfilen {file.name} går inte att skapa.") from error
    with os.fdopen(made, "wb") as written:
        written.write(secrets.token_bytes(KEY_BYTES))
        written.flush()
        os.fsync(written.fileno())  # records are worth nothing if the key is lost before them
    return read(file)


def key_hash(key: bytes, digits: str) -> str:
    """HMAC-SHA256 of the twelve digits of a personal number, in hexadecimal (RFC 2104)."""
    return hmac.new(key, digits.encode(), sha256).hexdigest()


def fingerprint(key: bytes) -> str:
    """What a database remembers of its key: enough to know it again, nothing to find it by."""
    return hmac.new(key, MARK, sha256).hexdigest()
