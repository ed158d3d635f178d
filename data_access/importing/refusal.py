"""Why a file or a row is not taken, in a code for counting and a Swedish sentence for mending."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

LONGEST_SHOWN = 40  # characters of a value in a sentence: enough to find it in the file
# Whatever column it stands in: digits enough for a personal number are never repeated.
IDENTITY_LIKE = re.compile(r"(?:\d[\s+\-–]?){10}")


class FileRefused(Exception):  # noqa: N818  (it names what happened, as the person would)
    """A whole file cannot be taken. The message is one Swedish sentence that says what to do."""


class NoTable(FileRefused):
    """There is no row of headings: perhaps a cover sheet, or a list for people."""


class Reason(StrEnum):
    """Why a row was refused: the code that reports count by, and the Swedish words for it."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    WRONG_WIDTH = "wrong number of cells", "fel antal celler"
    NUMBER_MISSING = "personal number missing", "personnummer saknas"
    NUMBER_UNREADABLE = "not a personal number", "inte ett personnummer"
    CHECK_DIGIT = "personal number fails its check digit", "fel kontrollsiffra i personnummer"
    UNKNOWN_UNIT = "unknown unit", "okänd enhet"
    NOT_A_DATE = "not a date", "inte ett datum"
    AMBIGUOUS_DATE = "date can be read two ways", "datum kan läsas på två sätt"
    TOO_FAR_AHEAD = "date too far ahead", "datum för långt fram"
    NOT_A_PERIOD = "not a period", "inte en period"
    FUTURE = "date in the future", "datum i framtiden"
    NOT_A_NUMBER = "not a number", "inte ett tal"
    AMBIGUOUS_NUMBER = "number can be read two ways", "tal kan läsas på två sätt"
    OUT_OF_RANGE = "value out of range", "värde utanför skalan"
    OFF_STEP = "value between the steps of the scale", "värde mellan skalans steg"
    UNKNOWN_WORD = "unknown word", "okänt ord"
    UNKNOWN_MEASURE = "unknown measure", "okänt mått"
    WRONG_UNIT = "wrong unit of measurement", "fel måttenhet"
    ENDS_BEFORE_START = "ends before it starts", "slut före start"
    VALUE_MISSING = "required value missing", "uppgift saknas"
    NOT_ALONE = "value needs another", "uppgift som inte kan stå ensam"
    CONTRADICTION = "contradicts another row", "motsäger en annan rad"


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell. The sentence never holds a personal number."""

    reason: Reason
    sentence: str


def shown(text: str) -> str:
    """A cell's text as a sentence may quote it: cut short, without anything like an identity.

    >>> shown("ej bedömt?"), shown("19430528-9938")
    ('”ej bedömt?”', 'ett långt nummer')
    """
    if IDENTITY_LIKE.search(text):
        return "ett långt nummer"
    printable = "".join(mark if mark.isprintable() else " " for mark in text)
    cut = printable if len(printable) <= LONGEST_SHOWN else printable[: LONGEST_SHOWN - 1] + "…"
    return f"”{cut}”"
