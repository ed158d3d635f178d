"""Who is looking, and what they may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from domain.vocabulary import UnitId


class Role(StrEnum):
    """What a person does in the organisation; decides which pages and which detail."""

    UNIT_MANAGER = "unit_manager"
    SYSTEM_OWNER = "system_owner"


@dataclass(frozen=True)
class Scope:
    """The units whose records may be read. The empty scope sees nobody.

    >>> Scope().sees(UnitId(1))
    False
    """

    units: frozenset[UnitId] = field(default_factory=frozenset)

    def sees(self, unit: UnitId) -> bool:
        """Whether records held by `unit` may be read."""
        return unit in self.units

    def narrowed_to(self, unit: UnitId) -> Scope:
        """This unit alone if it is within the scope, else nothing at all."""
        return Scope(self.units & {unit})


@dataclass(frozen=True)
class Viewer:
    """The person in front of the screen, for as long as the session lasts."""

    name: str
    role: Role
    scope: Scope
