"""Reading personal, coordination and reserve numbers, and telling what is wrong with one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stdnum import luhn

from data_access.importing.refusal import Fault, Reason, Remarked
from domain.vocabulary import Sex

DASHES = re.compile("[‐‑‒–—−]")  # what word processors make of a dash
SHAPE = re.compile(r"(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{3}\d)", re.ASCII)
AS_NUMBER = re.compile(r"\d+[.,]0+|\d[.,]\d+E\+?\d+", re.ASCII | re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:\d{2})?\d{6}-?TF\d{2}", re.ASCII | re.IGNORECASE)
COMPANY = re.compile(r"(?:16)?(\d{2}[2-9]\d{3})-?(\d{4})", re.ASCII)
STOCKHOLM = re.compile(r"99\d{6}-?\d{4}", re.ASCII)
# Skåne, Västra Götaland and the national form: a day, then four marks of which one is a letter.
LETTERED = re.compile(r"(\d{2})(\d{2})(\d{2})(\d{2})-?(?=\d*[A-Z])([A-Z\d]{4})", re.ASCII)
MISTYPED = str.maketrans("OIL", "011")  # letters that people write for digits
COORDINATION_DAYS = 60  # added to the day of birth in a coordination number
CENTENARY = 100  # years of age from which a plus sign stands for the dash
UNUSUAL_AGE = 121  # nobody in Sweden has lived that long; a number of someone long gone may stay
IMPOSSIBLE_AGE = 130
OF_TODAY = 2000  # any leap year: the day of a reserve number has a century of its own


@dataclass(frozen=True)
class PersonalNumber:
    """A number that passes every check, as its twelve marks, and what it says of the person.

    A reserve number is given by a region to someone without a number, and says nothing for sure:
    neither day of birth nor sex.
    """

    digits: str
    born: date | None
    sex: Sex | None


def read(text: str, *, today: date) -> PersonalNumber | Fault | Remarked:
    """Read a number of 10 or 12 digits, with or without dash, plus sign or spaces.

    With 10 digits the century is the latest that makes the birth not later than `today`, and the
    one before that after a plus sign (folkbokföringslagen 1991:481, 18 §); where somebody alive
    could be born in either, that is remarked on. A coordination number has 60 added to the day.
    The last digit is checked by Luhn's rule on the last ten; the one before it is odd for men and
    even for women. Reserve numbers are twelve digits that begin with 99 (Region Stockholm) or a
    day and four marks with a letter. The sentence of a fault never holds the number.
    """
    compact = DASHES.sub("-", re.sub(r"\s", "", text)).upper()
    matched = SHAPE.fullmatch(compact)
    if STOCKHOLM.fullmatch(compact):
        return PersonalNumber(compact.replace("-", ""), None, None)
    if not matched:
        return _reserve(compact) or Fault(Reason.NUMBER_UNREADABLE, _what_is_wrong(compact))
    born = _born(matched, today)
    if born is None or not _possible(matched, born, today):
        return Fault(Reason.NUMBER_UNREADABLE, _what_is_wrong_with_birth(compact))
    last_ten = "".join(matched.group(2, 3, 4, 6))
    if not luhn.is_valid(last_ten):
        return Fault(Reason.CHECK_DIGIT, "Personnumrets kontrollsiffra stämmer inte")
    sex = Sex.MAN if int(last_ten[-2]) % 2 else Sex.WOMAN
    number = PersonalNumber(f"{born.year // 100:02d}{last_ten}", born, sex)
    said = _said_of(matched, born, today)
    return Remarked(number, said) if said else number


def without_remarks(text: str, *, today: date) -> PersonalNumber | Fault:
    """As `read`, for whoever asks about one person and looks at the number themselves."""
    number = read(text, today=today)
    if not isinstance(number, Remarked):
        return number
    if not isinstance(number.value, PersonalNumber):
        raise TypeError("a personal number was read as something else")
    return number.value


def _reserve(compact: str) -> PersonalNumber | None:
    matched = LETTERED.fullmatch(compact)
    if not matched or ELSEWHERE.fullmatch(compact) or _mistyped(compact):
        return None
    try:
        date(OF_TODAY + int(matched[2]), int(matched[3]), int(matched[4]))
    except ValueError:
        return None
    return PersonalNumber(compact.replace("-", ""), None, None)


def _mistyped(compact: str) -> bool:
    """Whether it is a whole personal number once O and I are read as digits."""
    matched = SHAPE.fullmatch(compact.translate(MISTYPED))
    return bool(matched) and luhn.is_valid("".join(matched.group(2, 3, 4, 6)))


def _what_is_wrong(compact: str) -> str:
    digits = len(re.sub(r"[-+]", "", compact))
    if AS_NUMBER.fullmatch(compact):
        return "Personnumret har gjorts om till ett tal, kanske av Excel; ta ut filen på nytt"
    if ELSEWHERE.fullmatch(compact):
        return "Numret är ett TF-nummer, som inte går att följa över tid; ange personnummer"
    if _mistyped(compact):
        return "Personnumret har en bokstav där det ska stå en siffra"
    if any(mark.isdigit() and not mark.isascii() for mark in compact):
        return "Personnumret är skrivet med andra siffror än 0 till 9"
    if compact.isascii() and compact.replace("-", "").isdigit() and digits in (8, 9):
        return "Personnumret har för få siffror; Excel kan ha tagit bort nollor i början"
    return "Personnumret har inte tio eller tolv siffror"


def _what_is_wrong_with_birth(compact: str) -> str:
    company = COMPANY.fullmatch(compact)
    if company and luhn.is_valid(company[1] + company[2]):
        return "Numret är ett organisationsnummer och inte ett personnummer"
    return "Personnumrets födelsedatum är orimligt"


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


def _possible(number: re.Match[str], born: date, today: date) -> bool:
    age = today.year - born.year
    return age < IMPOSSIBLE_AGE and (number[5] != "+" or age >= CENTENARY)


def _said_of(number: re.Match[str], born: date, today: date) -> tuple[Fault, ...]:
    age = today.year - born.year
    if age >= UNUSUAL_AGE:
        return (Fault(Reason.OLD_AGE, "Personnumret säger en ovanligt hög ålder"),)
    if not number[1] and number[5] != "+" and age + CENTENARY < UNUSUAL_AGE:
        remark = "Personnumret har inget århundrade; det senaste möjliga är valt"
        return (Fault(Reason.CENTURY, remark),)
    return ()
