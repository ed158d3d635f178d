"""The finer choices among goals: their type, and the life area they are about."""

from __future__ import annotations

import pandas as pd

from domain.access import Right, Scope, Viewer, can
from domain.vocabulary import GoalType
from metrics import life_areas
from pages.shared import filters, kept, records
from pages.shared.asked import Asked
from pages.shared.filters import Filter

GOAL_TYPE = Filter("Måltyp", "maltyp", {kind.label: str(kind) for kind in GoalType})
LIFE_AREA = "livsomrade"


def of(viewer: Viewer) -> tuple[Filter, ...]:
    """Both choices, with the life areas that there are goals about; meals among them.

    None for one who has nothing to choose, and need not wait for every goal to be read.
    """
    if not can(viewer, Right.GROUPS):
        return ()
    there = kept.kept(_areas, viewer.scope)
    return GOAL_TYPE, Filter("Livsområde", LIFE_AREA, {area: area for area in there})


def _areas(scope: Scope) -> tuple[str, ...]:
    return tuple(life_areas.areas(records.goals(scope)))


def chosen(asked: Asked) -> pd.DataFrame:
    """The goals that the choices leave."""
    kind, area = (asked.chosen.get(key) for key in (GOAL_TYPE.key, LIFE_AREA))
    goals = filters.narrowed(records.goals(asked.scope), goal_type=kind)
    return goals if area is None else life_areas.of_area(goals, area)


def narrows(asked: Asked) -> bool:
    """Whether any of the choices leaves something out."""
    return any(asked.chosen.get(key) for key in (GOAL_TYPE.key, LIFE_AREA))
