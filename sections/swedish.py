"""Numbers, days and counts as they are written in Swedish."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
WHOLE_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
AFTER_Z = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}", "ü": "y"})
WORDS = (
    *("noll", "en", "två", "tre", "fyra", "fem", "sex"),
    *("sju", "åtta", "nio", "tio", "elva", "tolv"),
)


def number(value: float, decimals: int = 0) -> str:
    """With decimal comma, and no-break spaces between thousands; trailing zeros stay.

    >>> number(18.8, 1), number(4, 0), number(-1.25, 1)
    ('18,8', '4', '−1,2')
    """
    written = f"{value:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")
    return written.replace("-", "\u2212")


def day(when: date) -> str:
    """As it is read aloud.

    >>> day(date(2026, 10, 31))
    '31 okt 2026'
    """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    """The month a day is in, as it is read in a sentence.

    >>> month(date(2026, 10, 31))
    'oktober 2026'
    """
    return f"{WHOLE_MONTHS[when.month - 1]} {when.year}"


def count(n: int) -> str:
    """A word up to twelve, then figures.

    >>> count(8), count(38)
    ('åtta', '38')
    """
    return WORDS[n] if 0 <= n < len(WORDS) else number(n)


def counted(n: int, one: str, many: str) -> str:
    """The count with its noun in the right form.

    >>> counted(1, "medborgare", "medborgare"), counted(3, "dag", "dagar")
    ('en medborgare', 'tre dagar')
    """
    return f"{count(n)} {one if n == 1 else many}"


def days_late(days: int) -> str:
    """How late something is, in figures since it stands in a list.

    >>> days_late(1), days_late(12)
    ('1 dag sen', '12 dagar sen')
    """
    return f"{number(days)} {'dag' if days == 1 else 'dagar'} sen"


def listed(words: Sequence[str]) -> str:
    """Several things in one sentence.

    >>> listed(["funktion", "aktivitet", "mening"])
    'funktion, aktivitet och mening'
    """
    return " och ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def alphabetical(text: str) -> str:
    """A key that sorts as a Swedish list does: å, ä, ö last, other accents as their letter.

    >>> sorted(["Österbo", "Zeta", "Ängmyr", "Éric", "Ågren", "Eva"], key=alphabetical)
    ['Éric', 'Eva', 'Zeta', 'Ågren', 'Ängmyr', 'Österbo']
    """
    letters = unicodedata.normalize("NFC", text).casefold().translate(AFTER_Z)
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", letters)
        if not unicodedata.combining(letter)
    )


def within(title: str) -> str:
    """A title as it stands inside a sentence: small first letter, but for abbreviations.

    >>> within("Personlig vård"), within("COPM utförande")
    ('personlig vård', 'COPM utförande')
    """
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def opening(sentence: str) -> str:
    """With a capital first letter, the rest as it is.

    >>> opening("åtta är sena.")
    'Åtta är sena.'
    """
    return sentence[:1].upper() + sentence[1:]
