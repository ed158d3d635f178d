"""What the caseload looks at: the working list in the address, and the records behind it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from domain.access import Scope
from domain.measures import default_shelf
from domain.vocabulary import Period
from metrics import courses, goal_standing
from pages.shared import records
from sections import caseload

STATE = "caseload"  # what was last looked at, for the way back


def read(scope: Scope, period: Period, names: Mapping[int, str]) -> caseload.Records:
    """Everything the caseload shows of those in `names`, read within `scope` for persons."""
    measures = default_shelf()
    figures = records.figures(scope)
    fresh = courses.measured_since(figures.courses, period.first)
    lead = courses.leading(fresh.loc[fresh["citizen_id"].isin(list(names))], measures)
    assessments = records.goal_assessments(scope)
    return caseload.Records(
        names=names,
        citizens=records.current_citizens(scope),
        lead=lead,
        scores=records.scores(scope),
        due=figures.due,
        plans=records.plans_made(scope),
        goals=goal_standing.standing(records.goals(scope), assessments),
        held=records.held(scope),
        events=records.life_events(scope),
    )


def state() -> caseload.State:
    """From the address; without one, what was last looked at, and then the address says so."""
    asked = {name: st.query_params[name] for name in caseload.ASKED if name in st.query_params}
    found = caseload.State.read(asked or st.session_state.get(STATE, {}))
    st.session_state[STATE] = dict(found.asked)
    if not asked and found != caseload.State():
        st.query_params.update(dict(found.asked))
    return found
