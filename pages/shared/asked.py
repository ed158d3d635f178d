"""What a learning page looks at, as the filters in its head say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.access import Scope
from domain.vocabulary import Period
from sections.small_groups import Reader


@dataclass(frozen=True)
class Asked:
    """What is looked at, by whom; `chosen` has the code of each finer choice that is made."""

    scope: Scope
    unit: str
    period: Period
    period_name: str
    reader: Reader
    chosen: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def key(self) -> tuple[object, ...]:
        """All that decides what is shown, as what a kept page is found by; None chooses nothing."""
        finer = tuple(sorted((key, code) for key, code in self.chosen.items() if code is not None))
        return self.scope, self.period, self.reader, finer
