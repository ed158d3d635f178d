"""Känsla av sammanhang: the three parts by the citizens' own answers, and what is done for each."""

from __future__ import annotations

import pandas as pd

from charts.look import Look
from domain.measures import default_shelf, licensed_sums
from metrics import coherence_answers, courses, form_sums, plan_state, support_for_parts
from metrics.form_sums import GroupSum
from metrics.support_for_parts import Done
from pages.shared import filters, learning, records, session, store
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
        respondent=asked.chosen.get(RESPONDENT.key),
    )
    until = answered.loc[answered["held_on"].dt.date <= asked.period.last]
    fresh = courses.measured_since(courses.courses(until, measures), asked.period.first)
    return coherence.page(
        Seen(
            citizens=citizens,
            answers=coherence_answers.answers(answered, measures, asked.period),
            courses=fresh,
            support=_support(citizens, asked),
            sums=_sums(citizens, asked) if store.kasam_permitted() else None,
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


def _sums(citizens: list[int], asked: Asked) -> dict[str, GroupSum]:
    scores = records.scores(asked.scope)
    return {
        form.title: form_sums.group(form_sums.latest(scores, name, citizens, asked.period))
        for name, form in licensed_sums().items()
    }
