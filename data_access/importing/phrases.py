"""Cells that say several things at once: a period, a list of units, an answer with its grounds."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date
from difflib import get_close_matches

from data_access.importing import readable_measures, words
from data_access.importing.refusal import Fault, Reason, shown
from domain.vocabulary import Holds

# What a year is parted into, how it is written, and how many months each part has.
PARTS = {
    "q": 3,
    "k": 3,
    "kv": 3,
    "kvartal": 3,
    "quarter": 3,
    "t": 4,
    "tertial": 4,
    "h": 6,
    "halvår": 6,
}
TERMS = {"vt": 1, "våren": 1, "ht": 2, "hösten": 2}  # spring and autumn, as halves of the year
NAMED_PART = "|".join(sorted(PARTS, key=len, reverse=True))
NAMED_TERM = "|".join(TERMS)
PERIODS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?P<year>\d{{4}}) ?(?P<part>{NAMED_PART}) ?(?P<number>\d)",
        rf"(?P<part>{NAMED_PART}) ?(?P<number>\d) (?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}}) ?(?P<term>{NAMED_TERM})",
        rf"(?P<term>{NAMED_TERM}) ?(?P<year>\d{{4}})",
        r"(?P<year>\d{4}) (?P<month>\d{1,2})",
        r"(?P<year>\d{4})",
    )
)
YEARS = range(1990, 2100)  # no survey is older, and a number outside is something else
BETWEEN = re.compile(r"[;\n|]")
BETWEEN_OR_COMMA = re.compile(r"[;\n|,]")
ANSWER = re.compile(r"(?P<holds>\w+)\s*(?:[:;,.–—-]\s*(?P<grounds>.*))?", re.DOTALL)
HOLDS = {"ja": Holds.YES, "delvis": Holds.PARTLY, "nej": Holds.NO}
HOLDS |= {"yes": Holds.YES, "partly": Holds.PARTLY, "no": Holds.NO}


def period(text: str, today: date) -> str | Fault:
    """The first and last day of a quarter, tertial, half, month or year, as ISO 8601 writes them.

    A period that has not begun by `today` is in the future.

    >>> period("2025 kv 2", date(2026, 1, 1)), period("HT 2025", date(2026, 1, 1))
    ('2025-04-01/2025-06-30', '2025-07-01/2025-12-31')
    """
    said = words.normal(text)
    matched = next((found for form in PERIODS if (found := form.fullmatch(said))), None)
    months = _months(matched.groupdict()) if matched else None
    if matched is None or months is None or int(matched["year"]) not in YEARS:
        return Fault(
            Reason.NOT_A_PERIOD, f"{shown(text)} går inte att läsa som en period, skriv 2026 kv 1"
        )
    year = int(matched["year"])
    first = date(year, months[0], 1)
    if first > today:
        return Fault(Reason.FUTURE, f"{shown(text)} har inte börjat än")
    return f"{first}/{date(year, months[-1], monthrange(year, months[-1])[1])}"


def _months(said: Mapping[str, str | None]) -> range | None:
    """The months of a period, or None when the year has no such part."""
    if month := said.get("month"):
        return range(int(month), int(month) + 1) if 1 <= int(month) <= 12 else None
    if term := said.get("term"):
        return _part(TERMS[term], 6)
    if part := said.get("part"):
        return _part(int(said["number"] or 0), PARTS[part])
    return range(1, 13)


def _part(number: int, length: int) -> range | None:
    first = (number - 1) * length + 1
    return range(first, first + length) if 1 <= number <= 12 // length else None


def units(text: str, known: Collection[str]) -> str | Fault:
    """The names in a cell of units parted by semicolon, comma or line, as they are known.

    In the order of the alphabet, each once, joined by semicolons. A name that holds a comma is
    known when it stands alone or between semicolons.
    """
    by_word = {words.normal(name): name for name in known}
    pieces = [text] if words.normal(text) in by_word else _parted(BETWEEN, text)
    if any(words.normal(piece) not in by_word for piece in pieces):
        pieces = _parted(BETWEEN_OR_COMMA, text)
    found = {}
    for piece in pieces:
        name = unit(piece, by_word)
        if isinstance(name, Fault):
            return name
        found[name] = None
    return ";".join(sorted(found))


def _parted(between: re.Pattern[str], text: str) -> list[str]:
    return [piece.strip() for piece in between.split(text) if piece.strip()]


def unit(text: str, by_word: Mapping[str, str]) -> str | Fault:
    """The unit that `text` names, or the nearest as a hint. `by_word` has names by normal form."""
    name = by_word.get(words.normal(text))
    if name:
        return name
    nearest = get_close_matches(text, by_word.values(), n=1)
    hint = f"; den närmaste är {shown(nearest[0])}" if nearest else ""
    return Fault(Reason.UNKNOWN_UNIT, f"Enheten {shown(text)} finns inte i organisationen{hint}")


def measure(text: str) -> str | Fault:
    """The measure whose id `text` is, as it is once its name has been looked up.

    Names that nobody knows come as they are, and get the nearest title as a hint.
    """
    shelf = readable_measures.shelf()
    if text in shelf:
        return text
    nearest = get_close_matches(text, [one.title for one in shelf.values()], n=1)
    hint = f"; det närmaste är {nearest[0]}" if nearest else ""
    return Fault(Reason.UNKNOWN_MEASURE, f"Måttet {shown(text)} är inte känt{hint}")


def answer(text: str) -> str | Fault:
    """Yes, partly or no as its code, then a colon and the grounds if any are given.

    >>> answer("Nej: mer stress vid larm"), answer("Ja")
    ('no: mer stress vid larm', 'yes')
    """
    matched = ANSWER.fullmatch(text)
    holds = HOLDS.get(matched["holds"].casefold()) if matched else None
    if matched is None or holds is None:
        return Fault(Reason.UNKNOWN_WORD, f"{shown(text)} börjar inte med Ja, Delvis eller Nej")
    grounds = (matched["grounds"] or "").strip()
    return f"{holds.value}: {grounds}" if grounds else holds.value
