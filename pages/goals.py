"""Mål och planer: are the goals the citizen's own, what becomes of them, are the plans complete?"""

from __future__ import annotations

from domain.access import Scope
from domain.measures import default_shelf
from domain.vocabulary import GoalType
from metrics import courses, goal_standing, plan_state
from pages.shared import filters, learning, people, records, session, show
from pages.shared.filters import Filter
from sections.learning import goals
from sections.learning.goals import Seen

GOAL_TYPE = Filter("Måltyp", "maltyp", {kind.label: str(kind) for kind in GoalType})


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    areas = Filter("Livsområde", "livsomrade", _life_areas(viewer.scope))
    asked = filters.title_and_filters("Mål och planer", viewer, GOAL_TYPE, areas)

    citizens = records.current_citizens(asked.scope).drop_duplicates("citizen_id")
    names = people.shown_names(citizens)
    units = records.unit_names(asked.scope)
    held = records.held(asked.scope)
    until = records.figures_on(asked.scope, asked.period.last).courses
    fresh = courses.measured_since(until, asked.period.first)
    standing = goal_standing.standing(
        records.goals(asked.scope), records.goal_assessments(asked.scope), asked.period
    )
    found = goals.page(
        Seen(
            goals=filters.narrowed(
                standing,
                goal_type=asked.chosen[GOAL_TYPE.key],
                life_area=asked.chosen[areas.key],
            ),
            plans=plan_state.plan_state(
                list(names),
                records.plans_made(asked.scope),
                records.activities(asked.scope),
                day=asked.period.last,
            ),
            units=citizens.set_index("citizen_id")["unit_id"].map(units),
            courses=fresh.loc[fresh["citizen_id"].isin(list(names))],
            measures=default_shelf(),
            period=asked.period,
            names=names if asked.reader.people else {},
            reader=asked.reader,
            look=show.look(),
        )
    )
    learning.draw(asked, found, held)


def _life_areas(scope: Scope) -> dict[str, str]:
    areas = records.goals(scope)["life_area"].dropna().unique()
    return {area: area for area in sorted(areas)}
