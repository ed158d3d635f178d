"""Arbetsmiljö: what staff answer of the three parts, anonymous, with answers of few hidden."""

from __future__ import annotations

from math import nan

import pandas as pd

from charts.look import Look
from metrics import disclosure
from sections import small_groups, swedish
from sections.blocks import Block
from sections.learning import heat_rows
from sections.learning.heat_rows import Cell, Heat
from sections.learning.share_rows import Words

PARTS = {
    "comprehensibility": ("Begripligt", "Begr."),
    "manageability": ("Hanterbart", "Hant."),
    "meaningfulness": ("Meningsfullt", "Men."),
}
ANSWERED = ("Svar", "Svar")
TITLE = "Är arbetet begripligt, hanterbart och meningsfullt?"
NOBODY = "Inga svar från medarbetare är inlästa."
TOO_FEW = "För få medarbetare har svarat för att visa vad."
CAVEAT = (
    "Svaren är anonyma och visas först när minst fem har svarat. De säger inget om vem, och få "
    "svar kan ändra sig mycket av en slump. Fråga varandra vad som ligger bakom."
)
HOW = "Medianen av svaren i varje period, på skalan 1 till 5. Högre är bättre."


def block(answers: pd.DataFrame, look: Look) -> Block:
    """The median of each part, a row a period, the oldest first.

    Args:
        answers: As `data_access.initiatives.staff_answers`.
        look: The colours of the theme.
    """
    periods = dict(iter(answers.groupby("first_day")))
    rows = {_name(theirs): _row(theirs) for _, theirs in sorted(periods.items())}
    hidden = sum(cell.text == small_groups.HIDDEN for row in rows.values() for cell in row.values())
    heat = Heat(rows, [*PARTS.values(), ANSWERED], hidden)
    return heat_rows.block(Words(TITLE, _finding(rows), CAVEAT, HOW), heat, look)


def _row(theirs: pd.DataFrame) -> dict[str, Cell]:
    said = {word: _cell(theirs[part].dropna()) for part, (word, _) in PARTS.items()}
    count = len(theirs)
    counted = swedish.number(count) if count >= disclosure.smallest() else small_groups.HIDDEN
    return said | {ANSWERED[0]: Cell(counted, nan)}


def _cell(values: pd.Series) -> Cell:
    if len(values) < disclosure.smallest():
        return Cell(small_groups.HIDDEN, nan)
    return Cell(swedish.number(values.median(), 1), nan)


def _name(theirs: pd.DataFrame) -> str:
    first, last = theirs["first_day"].min().date(), theirs["last_day"].max().date()
    return f"{swedish.day(first)}–{swedish.day(last)}"


def _finding(rows: dict[str, dict[str, Cell]]) -> str:
    if not rows:
        return NOBODY
    last = list(rows.values())[-1]
    shown = [word for word, _ in PARTS.values() if last[word].text != small_groups.HIDDEN]
    if not shown:
        return TOO_FEW
    told = [f"{word.lower()} {last[word].text}" for word in shown]
    return f"Senast svarade medarbetarna i mitten: {swedish.listed(told)}."
