"""Figures as they stand in a table's text, read back as what they are.

The table of a block holds text as it is shown. A workbook should hold numbers, and the same as
the page: so what `sections.swedish` writes is read back here, and only what it would write again,
letter by letter, counts as a figure. "007", "1.5" and "3 av 4" stay text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sections import swedish
from sections.blocks import HIDDEN, NOTHING

PERCENT = "%"
UNITS = (PERCENT, "h", "poäng", "sekunder")  # that may stand after a number
NUMBER = re.compile(rf"(\u2212?)(\d[\d\u00a0]*)(?:,(\d+))?([\u00a0 ](?:{'|'.join(UNITS)}))?")
NO_BREAK = "\u00a0"
OWN_SIGNS = {ord(NO_BREAK): None, 0x2212: None}  # all that is not ASCII in a number
DAY = re.compile(r"(\d{1,2}) ([a-zåäö]{3}) (\d{4})")


@dataclass(frozen=True)
class Figure:
    """A number with the decimals it was written with, and the unit that stood after it."""

    value: float
    decimals: int
    unit: str = ""


def is_figure(text: str) -> bool:
    """Whether a cell reads as a number, or says that there is none to show."""
    return text in (NOTHING, HIDDEN) or read_number(text) is not None


def are_figures(cells: Sequence[str]) -> bool:
    """Whether a column is read as numbers: all of it, and some of it more than a dash.

    >>> are_figures(["12", "–"]), are_figures(["–", "–"]), are_figures(["12", "tre"])
    (True, False, False)
    """
    return all(map(is_figure, cells)) and any(cell != NOTHING for cell in cells)


def read_number(text: str) -> Figure | None:
    """The number that `swedish.number` wrote, with or without one of the `UNITS`.

    >>> read_number("−1,25"), read_number("80 %")
    (Figure(value=-1.25, decimals=2, unit=''), Figure(value=80.0, decimals=0, unit='%'))
    >>> read_number("1,5 poäng"), read_number("3 veckor"), read_number("007"), read_number("１２")
    (Figure(value=1.5, decimals=1, unit='poäng'), None, None, None)
    """
    found = NUMBER.fullmatch(text)
    if not found:
        return None
    sign, whole, decimals, unit = found.groups(default="")
    number = text.removesuffix(unit)
    if not number.translate(OWN_SIGNS).isascii():
        return None
    value = float(f"{'-' * bool(sign)}{whole.replace(NO_BREAK, '')}.{decimals or 0}")
    if swedish.number(value, len(decimals)) != number:
        return None
    return Figure(value, len(decimals), unit.strip())


def read_day(text: str) -> date | None:
    """The day that `swedish.day` wrote.

    >>> read_day("31 okt 2026"), read_day("31 feb 2026"), read_day("1 oct 2026")
    (datetime.date(2026, 10, 31), None, None)
    """
    found = DAY.fullmatch(text)
    if not found or found[2] not in swedish.MONTHS:
        return None
    try:
        day = date(int(found[3]), swedish.MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
    return day if swedish.day(day) == text else None
