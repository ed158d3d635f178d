"""What a measure is: its scale, its direction, and how large a change must be to count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.vocabulary import Track

STEP_TOLERANCE = 1e-6  # decimal fractions such as 0.1 are not exact in binary


class MeasureFileError(ValueError):
    """A measure file says something that cannot be right. The message is Swedish and names it."""


class RatedBy(StrEnum):
    """Whose judgement the value is; decides whether it matters who answered."""

    CITIZEN = "citizen"  # the citizen's own rating: answers by others are never joined to it
    PROFESSIONAL = "professional"  # observed or tested: the same whoever answered the rest


class ChangeRule(StrEnum):
    """How two values of one person are compared."""

    THRESHOLD = "threshold"  # beyond measurement error and at least as large as what matters
    STEPS = "steps"  # ordinal: higher, same or lower; nothing is known of its error
    DIALOGUE = "dialogue"  # KASAM-samtal: steps since the last talk, never an outcome


@dataclass(frozen=True)
class Measure:
    """One measure as its file describes it. Values are in scale points of the file's `unit`.

    `mcid` is the smallest change people notice, `mdc` the smallest that measurement error alone
    would seldom make; either may be unknown. `missing_codes` are numbers in the records that mean
    "not measured" and are never scores. A measure without a `track` stands on its own and never
    speaks for one. `step` is the finest a record may be, `decimals` how many
    are shown. `levels` words some or all values of an ordinal scale. `codes` are system and code of
    the measure in terminologies that it is published in.
    """

    id: str
    title: str
    track: Track | None
    order: int
    unit: str
    lowest: float
    highest: float
    step: float
    decimals: int
    higher_is_better: bool
    missing_codes: frozenset[float]
    rated_by: RatedBy
    rule: ChangeRule
    mcid: float | None
    mcid_source: str
    mdc: float | None
    mdc_source: str
    why: str
    licence: str
    caveat: str
    author: str
    checked_by: str
    next_review: date
    names: tuple[str, ...]
    levels: Mapping[float, str]
    codes: tuple[tuple[str, str], ...]

    @property
    def threshold(self) -> float | None:
        """The larger of MCID and MDC in scale points; None when the rule is steps."""
        known = [limit for limit in (self.mcid, self.mdc) if limit is not None]
        return max(known) if known else None

    def is_missing(self, value: float) -> bool:
        """Whether `value` is one of the codes that mean "not measured"."""
        return value in self.missing_codes

    def in_range(self, value: float) -> bool:
        """Whether `value` lies on the scale, both ends included."""
        return self.lowest <= value <= self.highest

    def on_step(self, value: float) -> bool:
        """Whether `value` is a whole number of steps from the lowest."""
        steps = (value - self.lowest) / self.step
        return abs(steps - round(steps)) < STEP_TOLERANCE * max(1.0, abs(steps))

    def counts_as_change(self, difference: float) -> bool:
        """Whether a person's values differ by more than error (>) and by what matters (>=).

        For ordinal steps any difference is a step. A limit that is not known asks for nothing.
        """
        size = abs(difference)
        if self.rule is not ChangeRule.THRESHOLD:
            return size > 0
        beyond_error = self.mdc is None or size > self.mdc + STEP_TOLERANCE
        matters = self.mcid is None or size >= self.mcid - STEP_TOLERANCE
        return beyond_error and matters
