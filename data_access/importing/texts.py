"""Text as people typed it: what cannot be seen, what turns the line, what must not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from data_access.importing import personal_numbers
from data_access.importing.personal_numbers import PersonalNumber
from data_access.importing.refusal import Fault, Reason, Remarked

LONGEST_NAME = 199  # no name is longer; a whole story has slipped into the column
NAMES = frozenset({"display_name", "name", "key_worker", "decided_by"})
# Without width: joiners, soft hyphens, marks of direction, a byte order mark in mid-file, tags.
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u2060\ufeff\U000e0000-\U000e007f]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # makes text read otherwise than it stands
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
SUSPECT = re.compile("|".join(form.pattern for form in (INVISIBLE, TURNING, CONTROL)))
NUMBER_IN_TEXT = re.compile(
    r"(?<!\d)(?:\d{2})?\d{6}(?P<sign>[-+ ‐‑‒–—−]?)\d{4}(?!\d)",
    re.ASCII,
)
MASK = "[personnummer]"


def clean(texts: Iterable[str]) -> dict[str, str | Fault | Remarked]:
    """Each text as it can be kept: refused when it hides something, else without the invisible.

    >>> clean(["Åsa"])
    {'Åsa': 'Åsa'}
    """
    column = list(texts)
    if not SUSPECT.search("\n".join(column)):
        return {text: text for text in column}
    return {text: _clean(text) for text in column}


def _clean(text: str) -> str | Fault | Remarked:
    if TURNING.search(text):
        return Fault(Reason.BROKEN_TEXT, "Cellen har osynliga tecken som vänder på texten")
    if CONTROL.search(text):
        return Fault(Reason.BROKEN_TEXT, "Cellen har styrtecken, som inte hör hemma i text")
    seen = INVISIBLE.sub("", text).strip()
    if seen == text:
        return text
    return Remarked(seen, (Fault(Reason.INVISIBLE, "Osynliga tecken i cellen är borttagna"),))


def read(field: str, label: str, text: str, today: date) -> str | Fault | Remarked:
    """A text field; a personal number in it is masked, since only its own column may hold one."""
    if field in NAMES and len(text) > LONGEST_NAME:
        return Fault(
            Reason.TOO_LONG, f"{label} är {len(text)} tecken långt, högst {LONGEST_NAME} tas emot"
        )
    masked = NUMBER_IN_TEXT.sub(lambda found: _masked(found, today), text)
    if masked == text:
        return text
    remark = f"{label} innehöll ett personnummer, som är dolt. Ta bort det i systemet"
    return Remarked(masked, (Fault(Reason.MASKED, remark),))


def _masked(found: re.Match[str], today: date) -> str:
    """Mistyped numbers too, but ten digits in a row only when they pass: they may be a phone."""
    number = personal_numbers.read(found[0], today=today)
    if isinstance(number, Fault):
        bare = not found["sign"] and len(found[0]) == len("5001011234")
        return found[0] if bare or number.reason is not Reason.CHECK_DIGIT else MASK
    return MASK if isinstance(number, (PersonalNumber, Remarked)) else found[0]
