"""Ny medborgare (HUR): do those who are new get a safe start, and what came after?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.look import Look
from domain.access import Scope
from domain.measures import default_shelf
from metrics import activity_kinds, first_weeks
from metrics.first_weeks import Talks
from pages.shared import disclosing, filters, kept, learning, link_tables, people, records, session
from pages.shared.asked import Asked
from sections.citizen_marks import FIRST_WEEKS
from sections.learning import new_citizens as section
from sections.learning.learning_page import LearningPage
from sections.learning.new_citizens import Seen

TITLE = "Ny medborgare (HUR)"
NOBODY = pd.DataFrame()


def page() -> None:
    """Draw the page; who is new stands last, for those who may see the citizens."""
    viewer = session.require_viewer()
    asked = filters.title_and_filters(TITLE, viewer)
    new = kept.kept(_new, asked.scope) if asked.reader.people else NOBODY
    if asked.reader.people:
        disclosing.listed(viewer, TITLE, asked.scope.units, len(new))
    learning.draw(asked, found)
    if len(new):
        st.header("Vilka är nya nu?", anchor=False)
        link_tables.show(section.people(new, people.names(viewer, asked.scope)), key="nya")


def found(asked: Asked, look: Look) -> LearningPage:
    """The page of what is asked."""
    scope, measures = asked.scope, default_shelf()
    citizens = records.current_citizens(scope)
    those = first_weeks.handed_over(citizens, asked.period, length=FIRST_WEEKS)
    today = records.today()
    going_on = activity_kinds.going_on(records.activities(scope), today, today)
    theirs = going_on.loc[going_on["citizen_id"].isin(those["citizen_id"])]
    return section.page(
        Seen(
            new=kept.kept(_new, scope),
            steps=first_weeks.steps(those, records.scores(scope), measures),
            ways=first_weeks.ways(those, records.scores(scope), measures),
            results=first_weeks.results(those, records.held(scope)),
            hours=theirs.dropna(subset=["hours_granted"])
            .groupby("citizen_id")["hours_granted"]
            .sum(),
            measures=measures,
            reader=asked.reader,
            look=look,
        )
    )


def _new(scope: Scope) -> pd.DataFrame:
    new = first_weeks.newcomers(
        records.current_citizens(scope), today=records.today(), length=FIRST_WEEKS
    )
    talks = Talks(
        held=records.held(scope),
        scores=records.scores(scope),
        strengths=records.strengths(scope),
        plans=records.plans_made(scope),
        goals=records.goals(scope),
    )
    return new.join(first_weeks.mapped(new, talks, default_shelf()))
