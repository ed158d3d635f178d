"""Reading a column of numbers: the decimal mark is decided by the column, never by one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from data_access.importing.refusal import Fault, Reason, shown

SPACES = r"[ \u00a0\u2009\u202f]"  # marks thousands: space, hard and thin spaces
THOUSANDS = re.compile(rf"([+-]?\d{{1,3}})((?:{SPACES}\d{{3}})+)(.*)", re.ASCII)
WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
DECIMAL = re.compile(r"([+-]?\d+)([.,])(\d+)", re.ASCII)
GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\1)([.,])\d+", re.ASCII)


class Mark(StrEnum):
    """What marks the decimals of a column, as far as its texts tell."""

    COMMA = ","
    POINT = "."
    UNDECIDED = ""


def read(texts: Iterable[str], decided: Mark | None = None) -> Mapping[str, float | Fault]:
    """The number each distinct text stands for, all texts of the column taken together.

    `decided` is the `mark` of the whole column when `texts` are only a part of it.

    The decimal mark is the one, comma or point, that more of the texts can only mean as such: one
    not followed by exactly three digits, or the last of two different marks. Texts with the
    other mark are ambiguous, as are all with three decimals when no text decides. Digits may be
    grouped in threes by spaces, or by the mark that is not the decimal one when both stand there.
    Exponents, fractions, infinity and digits of other alphabets are not numbers.
    """
    column = {text: _without_spaces(text) for text in texts}
    decimal = mark(column) if decided is None else decided
    return {text: _number(text, compact, decimal) for text, compact in column.items()}


def mark(texts: Iterable[str]) -> Mark:
    """The decimal mark of a column, from all its texts, each counted once."""
    marks = [certain for text in set(texts) if (certain := _certain_mark(_without_spaces(text)))]
    commas, points = marks.count(","), marks.count(".")
    if commas == points:
        return Mark.UNDECIDED
    return Mark.COMMA if commas > points else Mark.POINT


def _without_spaces(text: str) -> str:
    matched = THOUSANDS.fullmatch(text)
    return matched[1] + re.sub(SPACES, "", matched[2]) + matched[3] if matched else text


def _certain_mark(text: str) -> str | None:
    """The decimal mark of a text that can only be read one way."""
    if grouped := GROUPED.fullmatch(text):
        return grouped[2]
    simple = DECIMAL.fullmatch(text)
    return simple[2] if simple and len(simple[3]) != 3 else None


def _number(text: str, compact: str, decimal: Mark) -> float | Fault:
    if WHOLE.fullmatch(compact):
        return float(compact)
    matched = GROUPED.fullmatch(compact) or DECIMAL.fullmatch(compact)
    if not matched:
        return Fault(Reason.NOT_A_NUMBER, f"{shown(text)} är inte ett tal")
    if matched[2] != decimal:
        return Fault(
            Reason.AMBIGUOUS_NUMBER,
            f"{shown(text)} kan läsas på två sätt, skriv decimaler på samma sätt i hela kolumnen",
        )
    other = Mark.POINT if decimal is Mark.COMMA else Mark.COMMA
    return float(compact.replace(other, "").replace(decimal, "."))
