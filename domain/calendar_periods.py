"""The periods that follow-up is read by: quarters, tertials, half-years and years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.vocabulary import Period

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Rhythm:
    """How a year is divided: what one part is called, its months, and how many parts to offer."""

    name: str
    months: int
    offered: int


RHYTHMS = (
    Rhythm("kvartal", 3, offered=8),
    Rhythm("tertial", 4, offered=6),
    Rhythm("halvår", 6, offered=4),
    Rhythm("år", 12, offered=3),
)


def offered(today: date) -> Mapping[str, Period]:
    """The periods to choose among by name, the latest of each rhythm first.

    The one that `today` falls in ends today and says that it goes on.

    >>> list(offered(date(2026, 11, 22)))[:2]
    ['kvartal 4, 2026 (pågår)', 'kvartal 3, 2026']
    """
    return {
        _name(rhythm, period, today): Period(period.first, min(period.last, today))
        for rhythm in RHYTHMS
        for period in latest(rhythm, today)
    }


def latest(rhythm: Rhythm, today: date) -> tuple[Period, ...]:
    """As many whole periods as the rhythm offers, the one that holds `today` first."""
    now = (today.year * MONTHS_IN_A_YEAR + today.month - 1) // rhythm.months
    return tuple(
        Period(_first(rhythm, number), _first(rhythm, number + 1) - timedelta(days=1))
        for number in range(now, now - rhythm.offered, -1)
    )


def _first(rhythm: Rhythm, number: int) -> date:
    year, month = divmod(number * rhythm.months, MONTHS_IN_A_YEAR)
    return date(year, month + 1, 1)


def _name(rhythm: Rhythm, period: Period, today: date) -> str:
    year = period.first.year
    number = (period.first.month - 1) // rhythm.months + 1
    whole = rhythm.months == MONTHS_IN_A_YEAR
    name = f"{rhythm.name} {year}" if whole else f"{rhythm.name} {number}, {year}"
    return f"{name} (pågår)" if today in period else name
