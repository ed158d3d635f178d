"""Sums of licensed KASAM forms, where that is permitted: the group's mean, nothing of anybody."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from metrics.form_sums import FEWEST, GroupSum
from sections import swedish
from sections.blocks import NOTHING, Block
from sections.small_groups import Reader

TITLE = "Summor av KASAM-formuläret"
OWN = (
    "KASAM-samtalet är Sammanhangs eget. Formulären SOC-13 och SOC-29 är upphovsrättsligt skyddade "
    "och finns inte här; summor visas bara på gruppnivå och när ett tillstånd är antecknat, och "
)
ABOUT_GROUPS = (
    "Underlag på gruppnivå, inte för beslut om en person. Det finns ingen gräns, och medlet säger "
    "inte varför det är som det är."
)
METHOD = (
    "Medelvärdet av varje medborgares senaste egna summa i perioden, med 95 procents intervall "
    f"(Student). Visas från {FEWEST} medborgare. Ingens egen summa visas någonstans i appen."
)


def licence(sums: Mapping[str, GroupSum] | None) -> str:
    """The note on licence: that a permission is recorded, or that none is (None)."""
    return f"{OWN}{'inget' if sums is None else 'ett'} är antecknat."


def blocks(sums: Mapping[str, GroupSum] | None, reader: Reader) -> list[Block]:
    """The sums by the form's title; nothing at all without a permission.

    Who may not see figures of few is not told how many have a sum: one step from all citizens it
    would tell how few have none.
    """
    if sums is None:
        return []
    finding = " ".join(_told(title, found, reader) for title, found in sums.items() if found.n)
    finding = finding or "Ingen summa är inläst för perioden."
    return [Block(TITLE, finding, None, finding, _table(sums, reader), ABOUT_GROUPS, METHOD)]


def _told(title: str, found: GroupSum, reader: Reader) -> str:
    if found.mean is None:
        return f"{title}: färre än {swedish.count(FEWEST)} har svarat, så den visas inte."
    return (
        f"{title}: i medel {swedish.number(found.mean)} ({_interval(found)}) för "
        f"{_behind(found, reader)} medborgare."
    )


def _behind(found: GroupSum, reader: Reader) -> str:
    return swedish.number(found.n) if reader.few else f"minst {FEWEST}"


def _interval(found: GroupSum) -> str:
    ends = (found.lower, found.upper)
    return " till ".join(swedish.number(end) for end in ends if end is not None)


def _table(sums: Mapping[str, GroupSum], reader: Reader) -> pd.DataFrame:
    """Those that may be shown."""
    rows = [
        (title, _behind(found, reader), swedish.number(found.mean), _interval(found) or NOTHING)
        for title, found in sums.items()
        if found.mean is not None
    ]
    return pd.DataFrame(rows, columns=["Formulär", "Medborgare", "Medel", "Rimligt"])
