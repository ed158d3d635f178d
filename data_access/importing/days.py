"""Reading a column of days, in whatever form its system writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum, auto
from zoneinfo import ZoneInfo

from data_access.importing.refusal import Fault, Reason, Remarked, shown

SWEDEN = ZoneInfo("Europe/Stockholm")
EARLIEST_YEAR = 1900  # nothing in these records is older; 0001 and 1899 are empty cells in disguise
MONTHS = {
    name[:length]: number
    for number, names in enumerate(
        (
            *(("januari", "january"), ("februari", "february"), ("mars", "march"), ("april",)),
            *(("maj", "may"), ("juni", "june"), ("juli", "july"), ("augusti", "august")),
            *(("september",), ("oktober", "october"), ("november",), ("december",)),
        ),
        start=1,
    )
    for name in names
    for length in (3, 4, len(name))
} | {"mrs": 3}
DIGITS = re.ASCII | re.IGNORECASE  # other alphabets' digits are not taken
# Forms that say themselves what is what. Nobody writes points with the month first.
CLEAR = tuple(
    re.compile(form, DIGITS)
    for form in (
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
        r"(?:den\s)?(?P<day>\d{1,2})(?::e)?[\s.\-]*(?P<month>[a-z]{3,})\.?[\s\-]+(?P<year>\d{4})",
        r"(?P<month>[a-z]{3,})\.?\s(?P<day>\d{1,2}),?\s(?P<year>\d{4})",
    )
)
EITHER_FIRST = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})", DIGITS)
WEEK = re.compile(r"\d{4}[\s-]?[vw]\.?\s?\d{1,2}", DIGITS)
TIME_OF_DAY = re.compile(
    r"(?P<day>.*\d)[T\s]\s*(?:kl\.?\s)?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"(?P<zone>\s?(?:Z|[+-]\d{2}:?\d{2}))?",
    DIGITS,
)


class Order(Enum):
    """What a column's dates with slashes or dashes begin with, as far as its values tell."""

    DAY_FIRST = auto()
    MONTH_FIRST = auto()
    UNDECIDED = auto()


def read(
    texts: Iterable[str], decided: Order | None = None
) -> Mapping[str, date | Fault | Remarked]:
    """The day each distinct text stands for, all texts of the column taken together.

    `decided` is the `order` of the whole column when `texts` are only a part of it.

    Year first, points (day first) and months in words say themselves what they mean, and may mix.
    For 02/01/2026 the other values of the column decide: one that can only be read day first, and
    none that can only be read month first, settles it. Otherwise only dates that are the same
    both ways (03/03/2026) are taken, the others are ambiguous. A time of day is dropped; with a
    time zone the day is the one in Sweden. A time of day that no clock in Sweden shows, as between
    two and three when summer time begins, is refused, and one it shows twice remarked on.
    """
    column = list(texts)
    first = decided or order(column)
    return {text: _day(text, first) for text in column}


def order(texts: Iterable[str]) -> Order:
    """What the dates of a column begin with, from all its texts."""
    day_first = month_first = False
    for text in texts:
        matched = EITHER_FIRST.fullmatch(_without_time(text))
        if matched:
            first, second = int(matched[1]), int(matched[3])
            day_first |= 12 < first <= 31 and second <= 12
            month_first |= 12 < second <= 31 and first <= 12
    if day_first == month_first:
        return Order.UNDECIDED
    return Order.DAY_FIRST if day_first else Order.MONTH_FIRST


def _without_time(text: str) -> str:
    matched = TIME_OF_DAY.fullmatch(text)
    return matched["day"].rstrip() if matched else text


def _day(text: str, column: Order) -> date | Fault | Remarked:
    zoned = _zoned(text)
    if zoned:
        return zoned
    bare = _without_time(text)
    parts = _parts(bare)
    matched = EITHER_FIRST.fullmatch(bare)
    if matched:
        first, second, year = int(matched[1]), int(matched[3]), int(matched[4])
        if column is Order.UNDECIDED and first <= 12 and second <= 12 and first != second:
            return Fault(
                Reason.AMBIGUOUS_DATE, f"{shown(text)} kan läsas med dagen eller månaden först"
            )
        month_leads = column is Order.MONTH_FIRST or (column is Order.UNDECIDED and second > 12)
        parts = (year, first, second) if month_leads else (year, second, first)
    day = _real(text, parts)
    return day if bare == text or isinstance(day, Fault) else _at_time(text, day)


def _at_time(text: str, day: date) -> date | Fault | Remarked:
    """The day of a text with a time of day, which must be one that a clock in Sweden shows."""
    said = TIME_OF_DAY.fullmatch(text)
    hour, minute = (int(said["hour"]), int(said["minute"])) if said else (0, 0)
    if (hour, minute) == (24, 0):  # how some systems write the end of a day
        return day
    if hour > 23 or minute > 59:
        return Fault(Reason.NOT_A_DATE, f"{shown(text)} har ett klockslag som inte finns")
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=SWEDEN)
    first, second = moment.utcoffset(), moment.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return day
    if first < second:
        return Fault(
            Reason.NOT_A_DATE, f"{shown(text)} finns inte, klockan ställdes fram den natten"
        )
    remark = f"{shown(text)} inträffade två gånger, klockan ställdes tillbaka den natten"
    return Remarked(day, (Fault(Reason.CLOCK, remark),))


def _zoned(text: str) -> date | None:
    matched = TIME_OF_DAY.fullmatch(text)
    if not matched or not matched["zone"]:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(SWEDEN).date()
    except (ValueError, OverflowError):
        return None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a text that says itself which is which."""
    for form in CLEAR:
        if matched := form.fullmatch(text):
            month = matched["month"].casefold()
            number = int(month) if month.isdigit() else MONTHS.get(month, 0)
            return int(matched["year"]), number, int(matched["day"])
    return None


def _real(text: str, parts: tuple[int, int, int] | None) -> date | Fault:
    if WEEK.fullmatch(text):
        return Fault(Reason.NOT_A_DATE, f"{shown(text)} är en vecka, skriv dagen som 2026-01-31")
    if parts is None:
        return Fault(
            Reason.NOT_A_DATE, f"{shown(text)} går inte att läsa som ett datum, skriv 2026-01-31"
        )
    year, month, day = parts
    try:
        if year >= EARLIEST_YEAR:
            return date(year, month, day)
    except ValueError:
        pass
    return Fault(Reason.NOT_A_DATE, f"{shown(text)} finns inte i almanackan")
