"""Funktion och aktivitet: do we strengthen or keep, on what, and who could not be measured?"""

from __future__ import annotations

import pandas as pd

from charts.look import Look
from domain.measures import default_shelf
from domain.vocabulary import Period
from metrics import courses, outcome_counts
from metrics.outcome_counts import Occasions
from pages.shared import disclosing, filters, learning, people, records, session
from pages.shared.asked import Asked
from pages.shared.filters import Filter
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
    asked = filters.title_and_filters("Funktion och aktivitet", viewer, MEASURE)
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
        held=_in(held, asked.period),
        scores=_in(records.scores(asked.scope), asked.period),
        coded=_in(records.coded(asked.scope), asked.period),
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
            courses=theirs,
            measured=measured,
            measures=measures,
            measure=asked.chosen[MEASURE.key],
            names=names if asked.reader.people else {},
            reader=asked.reader,
            look=look,
        )
    )


def _in(frame: pd.DataFrame, period: Period) -> pd.DataFrame:
    days = frame["held_on"].dt.date
    return frame.loc[(days >= period.first) & (days <= period.last)]
