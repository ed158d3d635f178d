"""Funktion och aktivitet: do we strengthen or keep, on what, and who could not be measured?"""

from __future__ import annotations

import pandas as pd

from charts.look import Look
from domain.measures import default_shelf
from metrics import courses, outcome_counts
from metrics.outcome_counts import Occasions
from pages.shared import disclosing, filters, learning, people, records, session
from pages.shared.asked import Asked
from pages.shared.filters import RESPONDENT, Filter
from sections.learning import function_activity
from sections.learning.function_activity import TRACKS, Seen
from sections.learning.learning_page import LearningPage

MEASURE = Filter(
    "Mått att rita",
    "matt",
    {measure.title: name for name, measure in default_shelf().items() if measure.track in TRACKS},
)


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    asked = filters.title_and_filters("Funktion och aktivitet", viewer, MEASURE, RESPONDENT)
    if asked.reader.people:
        count = len(records.current_citizens(asked.scope))
        disclosing.listed(viewer, "Funktion och aktivitet", asked.scope.units, count)
    learning.draw(asked, found)


def found(asked: Asked, look: Look) -> LearningPage:
    """The page of what is asked."""
    citizens = records.current_citizens(asked.scope)
    names = people.shown_names(citizens)
    held = records.held(asked.scope)
    until = records.figures_on(asked.scope, asked.period.last).courses
    fresh = courses.measured_since(until, asked.period.first)
    theirs = fresh.loc[fresh["citizen_id"].isin(list(names))]
    measures = default_shelf()
    occasions = Occasions(
        held=filters.in_period(held, asked.period),
        scores=filters.in_period(records.scores(asked.scope), asked.period),
        coded=filters.in_period(records.coded(asked.scope), asked.period),
    )
    measured = {
        track: outcome_counts.measured(
            list(names),
            track=track,
            courses=theirs,
            occasions=occasions,
            measures=measures,
        )
        for track in TRACKS
    }
    return function_activity.page(
        Seen(
            citizens=list(names),
            courses=_answered(theirs, asked),
            measured=measured,
            measures=measures,
            measure=asked.chosen.get(MEASURE.key),
            names=names if asked.reader.people else {},
            reader=asked.reader,
            look=look,
        )
    )


def _answered(theirs: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The courses of values given in the chosen way; all of them when none is chosen."""
    if (chosen := asked.chosen.get(RESPONDENT.key)) is None:
        return theirs
    scores = filters.narrowed(records.scores(asked.scope), respondent=chosen)
    until = scores.loc[scores["held_on"].dt.date <= asked.period.last]
    found = courses.measured_since(courses.courses(until, default_shelf()), asked.period.first)
    return found.loc[found["citizen_id"].isin(theirs["citizen_id"])]
