"""Reading Swedish personal and coordination numbers, and telling what is wrong with one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stdnum import luhn

from data_access.importing.refusal import Fault, Reason
from domain.vocabulary import Sex

DASHES = re.compile("[‐‑‒–—−]")  # what word processors make of a dash
SHAPE = re.compile(r"(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{3}\d)", re.ASCII)
AS_NUMBER = re.compile(r"\d+[.,]0+|\d[.,]\d+E\+?\d+", re.ASCII | re.IGNORECASE)
COORDINATION_DAYS = 60  # added to the day of birth in a coordination number
CENTENARY = 100  # years of age from which a plus sign stands for the dash


@dataclass(frozen=True)
class PersonalNumber:
    """A number that passes every check, as its twelve digits, and what it says of the person."""

    digits: str
    born: date
    sex: Sex


def read(text: str, *, today: date) -> PersonalNumber | Fault:
    """Read a number of 10 or 12 digits, with or without dash, plus sign or spaces.

    With 10 digits the century is the latest that makes the birth not later than `today`, and the
    one before that after a plus sign (folkbokföringslagen 1991:481, 18 §). A coordination number
    has 60 added to the day. The last digit is checked by Luhn's rule on the last ten; the one
    before it is odd for men and even for women. The sentence of a fault never holds the number.
    """
    compact = DASHES.sub("-", re.sub(r"\s", "", text))
    matched = SHAPE.fullmatch(compact)
    if not matched:
        return Fault(Reason.NUMBER_UNREADABLE, _what_is_wrong(compact))
    born = _born(matched, today)
    if born is None or not _sign_agrees(matched, born, today):
        return Fault(Reason.NUMBER_UNREADABLE, "Personnumrets födelsedatum är orimligt")
    last_ten = "".join(matched.group(2, 3, 4, 6))
    if not luhn.is_valid(last_ten):
        return Fault(Reason.CHECK_DIGIT, "Personnumrets kontrollsiffra stämmer inte")
    sex = Sex.MAN if int(last_ten[-2]) % 2 else Sex.WOMAN
    return PersonalNumber(f"{born.year // 100:02d}{last_ten}", born, sex)


def _what_is_wrong(compact: str) -> str:
    if AS_NUMBER.fullmatch(compact):
        return "Personnumret har gjorts om till ett tal, kanske av Excel; ta ut filen på nytt"
    digits = len(re.sub(r"[-+]", "", compact))
    if compact.isascii() and compact.replace("-", "").isdigit() and digits in (8, 9):
        return "Personnumret har för få siffror; Excel kan ha tagit bort nollor i början"
    return "Personnumret har inte tio eller tolv siffror"


def _born(number: re.Match[str], today: date) -> date | None:
    month, day = int(number[3]), int(number[4])
    day -= COORDINATION_DAYS if day > COORDINATION_DAYS else 0
    try:
        if number[1]:
            born = date(int(number[1] + number[2]), month, day)
        else:
            born = _latest(int(number[2]), month, day, today, older=number[5] == "+")
    except ValueError:
        return None
    return born if born <= today else None


def _latest(year: int, month: int, day: int, today: date, *, older: bool) -> date:
    full = today.year - (today.year - year) % 100
    if (full, month, day) > (today.year, today.month, today.day):
        full -= 100
    return date(full - 100 * older, month, day)


def _sign_agrees(number: re.Match[str], born: date, today: date) -> bool:
    return number[5] != "+" or today.year - born.year >= CENTENARY
