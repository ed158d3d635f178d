"""How long a plan may wait to be signed, and how long it is current: the unit's own limits."""

from __future__ import annotations

from dataclasses import dataclass

DAYS = range(1, 91)  # a plan that waits longer than a quarter has been forgotten
MONTHS = range(1, 25)  # the longest that any source asks for is yearly; twice that is no limit


@dataclass(frozen=True, order=True)
class PlanLimits:
    """How long a plan may wait to be signed, in days, and is current, in months.

    A plan reviewed at least once a year is what most Swedish municipalities ask for; some ask for
    every six months, or every month.

    Raises:
        ValueError: A limit is outside `DAYS` or `MONTHS`.
    """

    sign_within: int = 14
    current_for: int = 12

    def __post_init__(self) -> None:
        if self.sign_within not in DAYS or self.current_for not in MONTHS:
            raise ValueError(f"limits outside {DAYS} days or {MONTHS} months: {self}")


DEFAULT = PlanLimits()
