"""The name of a file as it may be shown, and the names that no export has."""

from __future__ import annotations

import re
import unicodedata

from stdnum import luhn

from data_access.importing.refusal import FileRefused
from data_access.importing.texts import MASK, NUMBER_IN_TEXT

LONGEST_SHOWN = 120  # characters: enough to know the file by


def shown(name: str) -> str:
    """A file's name on one line, without marks that turn the text, and without personal numbers.

    >>> shown("uppföljning 19430528-9938.csv")
    'uppföljning [personnummer].csv'
    """
    composed = unicodedata.normalize("NFC", name)
    printable = "".join(mark if mark.isprintable() else " " for mark in composed)
    visible = NUMBER_IN_TEXT.sub(_masked, printable)
    return visible if len(visible) <= LONGEST_SHOWN else f"{visible[: LONGEST_SHOWN - 1]}…"


def _masked(found: re.Match[str]) -> str:
    digits = "".join(filter(str.isdigit, found[0]))
    return MASK if luhn.is_valid(digits[-10:]) else found[0]


def refuse_hostile(name: str) -> None:
    """Refuse a name that says one file and means another.

    Raises:
        FileRefused: It has a colon, which on Windows names a hidden stream of another file.
    """
    if ":" in name:
        raise FileRefused("Filens namn har ett kolon. Döp om filen och försök igen.")
