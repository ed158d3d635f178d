"""Långsiktigt värde: does what we plan give value in the long run, and who does what?"""

from __future__ import annotations

import pandas as pd

from charts.look import Look
from domain.measures import Measure, default_shelf
from metrics import activity_kinds, disclosure
from metrics import value as value_metric
from metrics.activity_kinds import going_on
from pages.shared import filters, goal_filters, learning, records, session
from pages.shared.asked import Asked
from pages.shared.filters import Filter
from sections.learning import function_activity
from sections.learning import value as section
from sections.learning.learning_page import LearningPage
from sections.learning.value import Seen

MEASURE = Filter(
    "Mått att följa",
    "varde",
    {m.title: name for name, m in default_shelf().items() if m.track in function_activity.TRACKS},
)


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    finer = (MEASURE, *goal_filters.of(viewer))
    learning.draw(filters.title_and_filters("Långsiktigt värde", viewer, *finer), found)


def found(asked: Asked, look: Look) -> LearningPage:
    """The page of what is asked."""
    scope, period, goals = asked.scope, asked.period, goal_filters.chosen(asked)
    every = activity_kinds.with_kinds(records.activities(scope), records.goals(scope))
    activities = every
    if goal_filters.narrows(asked):
        activities = every.loc[every["goal_id"].isin(goals["goal_id"])]
    measure = default_shelf()[asked.chosen.get(MEASURE.key) or section.USUAL]
    typed = activities
    if not asked.reader.people:
        typed = activity_kinds.of_many(activities, "what", fewest=disclosure.smallest())
    by_what = _value(asked, measure, every, typed, "what") if asked.reader.few else ()
    return section.page(
        Seen(
            citizens=records.current_citizens(scope)["citizen_id"].nunique(),
            by_area=_value(asked, measure, every, activities, "area"),
            by_what=by_what,
            links=activity_kinds.links(activities, goals, period.first, period.last),
            goals=goals,
            lately=going_on(activities, period.first, period.last),
            every=activities,
            hours=activity_kinds.hours(going_on(activities, period.last, period.last)),
            measure=measure,
            period=period,
            reader=asked.reader,
            look=look,
        )
    )


def _value(
    asked: Asked, measure: Measure, every: pd.DataFrame, kinds: pd.DataFrame, column: str
) -> tuple[value_metric.KindOfActivity, ...]:
    """The kinds among `kinds`, each compared with all other activities whatever is chosen."""
    found = value_metric.value(
        activity_kinds.of_kind(every, column),
        activity_kinds.higher_is_better(records.scores(asked.scope), measure),
        margin=activity_kinds.kept_margin(measure),
        today=asked.period.last,
    )
    there = set(kinds[column])
    return tuple(kind for kind in found if kind.kind in there)
