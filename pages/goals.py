"""Mål och planer: are the goals the citizen's own, what becomes of them, are the plans complete?"""

from __future__ import annotations

from charts.look import Look
from domain.measures import default_shelf
from metrics import courses, goal_standing, plan_state
from pages.shared import disclosing, filters, goal_filters, learning, people, records, session
from pages.shared.asked import Asked
from sections.learning import goals
from sections.learning.goals import Seen
from sections.learning.learning_page import LearningPage


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    asked = filters.title_and_filters("Mål och planer", viewer, *goal_filters.of(viewer))
    if asked.reader.people:
        count = len(records.current_citizens(asked.scope))
        disclosing.listed(viewer, "Mål och planer", asked.scope.units, count)
    learning.draw(asked, found)


def found(asked: Asked, look: Look) -> LearningPage:
    """The page of what is asked."""
    citizens = records.current_citizens(asked.scope).drop_duplicates("citizen_id")
    names = people.shown_names(citizens)
    until = records.figures_on(asked.scope, asked.period.last).courses
    fresh = courses.measured_since(until, asked.period.first)
    every = goal_filters.chosen(asked)
    limits = plan_state.by_citizen(citizens, records.plan_limits(asked.scope))
    standing = goal_standing.in_period(every, records.goal_assessments(asked.scope), asked.period)
    return goals.page(
        Seen(
            goals=standing,
            every=every,
            plans=plan_state.plan_state(
                list(names),
                records.plans_made(asked.scope),
                records.activities(asked.scope),
                day=asked.period.last,
                limits=limits,
            ),
            limits=set(limits.values()),
            units=citizens.set_index("citizen_id")["unit_id"].map(records.unit_names(asked.scope)),
            courses=fresh.loc[fresh["citizen_id"].isin(list(names))],
            measures=default_shelf(),
            period=asked.period,
            names=names if asked.reader.people else {},
            reader=asked.reader,
            look=look,
        )
    )
