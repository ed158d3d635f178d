"""Why a file or a row is not taken, or is with a remark: a code to count by, words to mend by."""

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
    """Why a row was refused, or remarked on: the code that reports count by, and Swedish words."""

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
    NOT_A_RECORD = "heading or total among the records", "rubrik eller summa bland raderna"
    BROKEN_TEXT = "characters that do not belong", "tecken som inte hör hemma i text"
    TOO_LONG = "text too long", "för lång text"
    BEFORE_BIRTH = "before birth", "före födelsen"
    AFTER_DEATH = "after death", "efter dödsdagen"
    AFTER_LEAVING = "after the placement ended", "efter att placeringen avslutats"
    PURGED = "person purged", "gallrad person"
    CONTRADICTION = "contradicts another row", "motsäger en annan rad"
    TWO_NAMES = "one personal number, two names", "samma personnummer med två namn"
    ITEMS = "items do not agree", "delfrågor som inte stämmer"
    # What is said of rows that are taken all the same.
    CENTURY = "century not said", "århundradet står inte i personnumret"
    OLD_AGE = "very old", "ovanligt hög ålder"
    INVISIBLE = "invisible characters taken away", "osynliga tecken borttagna"
    MASKED = "personal number in text masked", "personnummer i text dolt"
    CLOCK = "time of day happens twice", "klockslag som inträffar två gånger"
    BEFORE_ENROLMENT = "before the first placement", "före den första placeringen"
    SEEN_LATER = "follow-up after death", "uppföljning efter dödsdagen"
    TWO_SPELLINGS = "one person, two spellings", "samma person med två stavningar"
    SAME_ANSWERS = "same answer on all items", "samma svar på alla delfrågor"


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell. The sentence never holds a personal number."""

    reason: Reason
    sentence: str


@dataclass(frozen=True)
class Remarked:
    """What a cell says, taken although something should be said of it."""

    value: object
    remarks: tuple[Fault, ...]


def plain(meaning: object) -> object:
    """What a cell says, whatever was remarked on it."""
    return meaning.value if isinstance(meaning, Remarked) else meaning


def remarked(meaning: object, *remarks: Fault) -> object:
    """`meaning` with more said of it; a fault stays a fault."""
    if not remarks or isinstance(meaning, Fault):
        return meaning
    if isinstance(meaning, Remarked):
        return Remarked(meaning.value, (*remarks, *meaning.remarks))
    return Remarked(meaning, remarks)


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
