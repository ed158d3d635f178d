"""Which units are looked at: one with all that belong under it, several of them, or all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from streamlit.delta_generator import DeltaGenerator

from domain.access import Scope
from domain.vocabulary import UnitId
from pages.shared import records, selects
from sections import swedish

ALL = "Alla mina enheter"
SEVERAL = "Flera enheter"
NOBODYS = "Ingen enhet"
NAMED = 3  # units that are named in the head of a page; those beyond are counted
ENOUGH = 3  # of two units, several are all


@dataclass(frozen=True)
class ChosenUnits:
    """The units, and what they are called in the head of a page.

    `only` is the one that was chosen by name, None for several or all.
    """

    units: frozenset[UnitId]
    name: str
    only: UnitId | None = None


def ask(scope: Scope, among: DeltaGenerator, *, everywhere: bool = False) -> ChosenUnits:
    """One of the units in `scope`, all of them, or several that are then chosen in `among`.

    A unit that others belong under stands for all of them. Nothing outside `scope` can be chosen,
    whatever the address says. With `everywhere` it is all until somebody narrows it.
    """
    units = {name: unit for unit, name in records.unit_names(scope).items()}
    options = [*units, *([ALL] if len(units) > 1 else []), *_several(len(units))]
    at_first = options.index(ALL) if everywhere and ALL in options else 0
    chosen = selects.one("Enhet", "enhet", options, at_first, width=selects.BESIDE) or NOBODYS
    if chosen == SEVERAL:
        with among:
            picked = selects.several("Enheter", "enheter", list(units), none_is=ALL)
    else:
        picked = [chosen] if chosen in units else []
    if not picked:
        return ChosenUnits(scope.units, ALL if units and chosen == SEVERAL else chosen)
    below = records.units_below(scope) if len(units) > 1 else {}
    of = {name: below.get(units[name], frozenset({units[name]})) for name in picked}
    only = units[picked[0]] if len(picked) == 1 else None
    return ChosenUnits(frozenset().union(*of.values()), named(picked, of), only)


def at_first(scope: Scope) -> Scope:
    """What a page opens with that is not about all units: the first one, and those under it."""
    below = records.units_below(scope)
    first = list(records.unit_names(scope))[:1]
    return scope.narrowed_to(*(one for unit in first for one in below[unit]))


def _several(count: int) -> list[str]:
    return [SEVERAL] if count >= ENOUGH else []


def named(names: Sequence[str], of: Mapping[str, frozenset[UnitId]]) -> str:
    """Units in the head of a page, each with how many units it stands for when more than one."""
    first = [_with_number(name, len(of[name])) for name in names[:NAMED]]
    more = len(names) - NAMED
    if more > 0:
        first.append(f"{swedish.counted(more, 'enhet', 'enheter')} till")
    return swedish.listed(first)


def _with_number(name: str, units: int) -> str:
    return name if units == 1 else f"{name} ({swedish.counted(units, 'enhet', 'enheter')})"
