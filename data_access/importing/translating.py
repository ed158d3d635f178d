"""From the words of a source system to those that every other file uses, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pandas as pd

from data_access.importing import words
from data_access.importing.fields import Field, Form
from data_access.importing.profiles import MONTH_FIRST, Profile

# How systems write that an end is not set: the last day they can think of, or a word.
OPEN_END = re.compile(
    r"(9999|2099)[-/.]?12[-/.]?31.*|(31[-/.]12|12[-/]31)[-/.](9999|2099).*", re.ASCII | re.DOTALL
)
OPEN_WORDS = frozenset(
    {
        *("tillsvidare", "tills vidare", "pågående", "pågår", "öppen", "inget slut", "löpande"),
        *("until further notice", "ongoing", "open", "current"),
    }
)
EITHER_FIRST = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
DAYS = (Form.DAY, Form.COMING_DAY)
SPEAKING = (Form.TEXT, Form.PERSONAL_NUMBER)  # where a code for "missing" may be what is meant


def field(texts: pd.Series, heading: str, about: Field | None, profile: Profile) -> pd.Series:
    """The cells of a column in the words of the product; `about` is None for a measure.

    What the profile says that the heading's cells stand for, its names of units, its codes for a
    missing value (not in text and personal numbers), the order of its dates. An end said to be
    open is an empty cell.
    """
    said = {words.heading(name): pairs for name, pairs in profile.cells.items()}
    texts = _replaced(texts, said.get(words.heading(heading), {}))
    if about is None or about.form not in SPEAKING:
        texts = _replaced(texts, dict.fromkeys(profile.missing, ""))
    if about is None:
        return texts
    if about.form in (Form.KNOWN_UNIT, Form.UNITS):
        texts = _replaced(texts, profile.units, words.normal)
    if about.form in DAYS and profile.date_order:
        texts = _changed(texts, lambda text: _ordered(text, profile.date_order))
    return _changed(texts, _set_end) if about.open_ended else texts


def _replaced(
    texts: pd.Series, pairs: Mapping[str, str], form: Callable[[str], str] = str.casefold
) -> pd.Series:
    known = {form(said): meant for said, meant in pairs.items()}
    return _changed(texts, lambda text: known.get(form(text), text)) if known else texts


def _changed(texts: pd.Series, change: Callable[[str], str]) -> pd.Series:
    return texts.map({text: change(text) for text in texts.unique()}).astype("str")


def _ordered(text: str, order: str) -> str:
    """A date with slashes or dashes, day or month first as said, with the year first.

    Also when the almanac has no such day, so that it is refused and not read the other way.
    """
    form = r"\4-\1-\3" if order == MONTH_FIRST else r"\4-\3-\1"
    return EITHER_FIRST.sub(form, text)


def _set_end(text: str) -> str:
    return "" if OPEN_END.fullmatch(text) or words.normal(text) in OPEN_WORDS else text
