"""The name of a file as it may be shown, and the names that no export has."""

from __future__ import annotations

import unicodedata

from data_access.importing.refusal import FileRefused

LONGEST_SHOWN = 120  # characters: enough to know the file by


def shown(name: str) -> str:
    """A file's name on one line, without marks that turn the text or cannot be seen."""
    composed = unicodedata.normalize("NFC", name)
    visible = "".join(mark if mark.isprintable() else " " for mark in composed)
    return visible if len(visible) <= LONGEST_SHOWN else f"{visible[: LONGEST_SHOWN - 1]}…"


def refuse_hostile(name: str) -> None:
    """Refuse a name that says one file and means another.

    Raises:
        FileRefused: It has a colon, which on Windows names a hidden stream of another file.
    """
    if ":" in name:
        raise FileRefused("Filens namn har ett kolon. Döp om filen och försök igen.")
