"""When two ways of writing a heading or a word are the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
NOT_WORD = re.compile(r"[\W_]+")
KEPT = 20_000  # the same few headings and answers stand in every part of a file
# What exports add around a measure's name; taken away only when the whole heading is not known.
BEFORE = frozenset({"kasam", "ibic", "icf", "mått", "värde", "skattning", "skattad", "bedömd"})
AFTER = frozenset(
    {
        *("s", "sek", "sekunder", "sec", "seconds", "tid", "poäng", "points", "score", "värde"),
        *("summa", "total", "totalt", "totalpoäng", "skattning", "nivå", "grad", "bedömning"),
    }
)


@lru_cache(maxsize=KEPT)
def normal(text: str) -> str:
    """Words without regard to case, punctuation and repeated spaces.

    >>> normal(" MED_STÖD ")
    'med stöd'
    """
    return NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()


@lru_cache(maxsize=KEPT)
def heading(text: str) -> str:
    """A heading to look up: no case, punctuation, spaces or bracketed units.

    >>> heading("Begriplighet (1-5)") == heading("BEGRIPLIGHET"), heading("Person-nr")
    (True, 'personnr')
    """
    return _joined(normal(IN_BRACKETS.sub(" ", text)) or normal(text))


@lru_cache(maxsize=KEPT)
def bare(text: str) -> str:
    """As `heading`, without the unit, range or instrument that some write around a measure.

    >>> bare("KASAM - Begriplighet 1-5"), bare("TUG, sek"), bare("SPPB totalpoäng")
    ('begriplighet', 'tug', 'sppb')
    """
    words = normal(IN_BRACKETS.sub(" ", text)).split()
    while len(words) > 1 and (words[-1] in AFTER or words[-1].isdigit()):
        words.pop()
    while len(words) > 1 and words[0] in BEFORE:
        words.pop(0)
    return "".join(words)


def _joined(words: str) -> str:
    return words.replace(" ", "")
