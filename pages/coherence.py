"""Känsla av sammanhang: the three parts by the citizens' own answers, and what is done for each."""

from __future__ import annotations

import pandas as pd

from charts.look import Look
from domain.measures import default_shelf
from metrics import coherence_answers, courses, plan_state, support_for_parts
from metrics.support_for_parts import Done
from pages.shared import filters, learning, records, session
from pages.shared.asked import Asked
from pages.shared.filters import RESPONDENT
from sections.learning import coherence
from sections.learning.coherence import Seen
from sections.learning.learning_page import LearningPage


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    asked = filters.title_and_filters("Känsla av sammanhang", viewer, RESPONDENT)
    learning.draw(asked, found)


def found(asked: Asked, look: Look) -> LearningPage:
    """The page of what is asked."""
    citizens = list(records.current_citizens(asked.scope)["citizen_id"].unique())
    measures = default_shelf()
    parts = coherence_answers.parts(measures)
    scores = records.scores(asked.scope)
    answered = filters.narrowed(
        scores.loc[scores["measure"].isin(parts) & scores["citizen_id"].isin(citizens)],
        respondent=asked.chosen[RESPONDENT.key],
    )
    until = answered.loc[answered["held_on"].dt.date <= asked.period.last]
    fresh = courses.measured_since(courses.courses(until, measures), asked.period.first)
    return coherence.page(
        Seen(
            citizens=citizens,
            answers=coherence_answers.answers(answered, measures, asked.period),
            courses=fresh,
            support=_support(citizens, asked),
            measures=measures,
            reader=asked.reader,
            look=look,
        )
    )


def _support(citizens: list[int], asked: Asked) -> pd.DataFrame:
    day, activities = asked.period.last, records.activities(asked.scope)
    plans = plan_state.plan_state(citizens, records.plans_made(asked.scope), activities, day=day)
    done = Done(
        plans=plans,
        held=records.held(asked.scope),
        activities=activities,
        goals=records.goals(asked.scope),
        life_events=records.life_events(asked.scope),
    )
    return support_for_parts.support(citizens, done, day=day)
