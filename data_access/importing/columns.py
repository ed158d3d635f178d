"""How one column of a file was understood, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Why(StrEnum):
    """What decided how a column was understood: the code, and the Swedish words for it."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    NOT_KNOWN = "not known", "rubriken känns inte igen"
    HEADING = "heading", "rubriken känns igen"
    PROFILE = "profile", "enligt profilen"
    CHOSEN = "chosen", "valt av den som läser in"
    VALUES = "values", "värdena avgör"
    ANOTHER = "another", "en annan kolumn används i stället"
    MEASURED = "measured", "värdena läses av måttet på raden"


@dataclass(frozen=True)
class Column:
    """How one column was understood: the field or measure it holds, or None when not used.

    `why` is what decided. `preferred` is the heading of the column that was used for the same
    field, when that is why; `grounds` a Swedish sentence when the values decided. A column that
    is made from others, as one of each measure in a file with one row a measure, has a position
    below 0.
    """

    position: int
    heading: str
    target: str | None
    preferred: str = ""
    why: Why = Why.HEADING
    grounds: str = ""

    @property
    def is_read(self) -> bool:
        """Whether anything is read from the column."""
        return self.target is not None or self.why is Why.MEASURED
