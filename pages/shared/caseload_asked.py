"""What the caseload looks at: the working list in the address, and the records behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from domain.access import Scope
from domain.measures import default_shelf
from domain.vocabulary import Period
from metrics import courses, goal_standing
from pages.shared import kept, link_tables, records, selects
from pages.shared.register import Chosen
from sections import caseload, small_courses

STATE = "caseload"  # what was last looked at, for the way back


@dataclass(frozen=True)
class Sheet:
    """A page of a working list as the browser draws it: how many it is of, and the other pages."""

    found: int
    table: bytes
    turned: bytes | None


def read(
    scope: Scope, period: Period, names: Mapping[int, str]
) -> tuple[caseload.Records, pd.DataFrame]:
    """What the caseload shows of those in `names`, within `scope` for persons, and its rows."""
    return kept.kept(_read, scope, period, tuple(names.items()))


def _read(
    scope: Scope, period: Period, named: tuple[tuple[int, str], ...]
) -> tuple[caseload.Records, pd.DataFrame]:
    names, measures = dict(named), default_shelf()
    figures = records.figures(scope)
    fresh = courses.measured_since(figures.courses, period.first)
    lead = courses.leading(fresh.loc[fresh["citizen_id"].isin(list(names))], measures)
    assessments = records.goal_assessments(scope)
    told = caseload.Records(
        names=names,
        citizens=records.current_citizens(scope),
        lead=lead,
        lines=small_courses.corners(lead, records.scores(scope), measures),
        due=figures.due,
        plans=records.plans_made(scope),
        goals=goal_standing.standing(records.goals(scope), assessments),
        held=records.held(scope),
        events=records.life_events(scope),
    )
    return told, caseload.rows(told, today=records.today())


def sheet(  # noqa: PLR0913  (as `_sheet`)
    scope: Scope,
    period: Period,
    names: Mapping[int, str],
    state: caseload.State,
    *,
    begins: str = "",
    back_to: int | None = None,
) -> Sheet:
    """What `state` shows of the caseload. What begins as somebody typed is found anew each time."""
    asked = (period, tuple(names.items()), state, tuple(selects.held()))
    if begins or back_to is not None:
        return _sheet(scope, *asked, begins=begins, back_to=back_to)
    return kept.kept(_sheet, scope, *asked)


def _sheet(  # noqa: PLR0913  (each is part of what is kept)
    scope: Scope,
    period: Period,
    named: tuple[tuple[int, str], ...],
    state: caseload.State,
    held: Chosen,
    *,
    begins: str = "",
    back_to: int | None = None,
) -> Sheet:
    told, rows = read(scope, period, dict(named))
    found = caseload.chosen(rows, state, begins)
    table, turned = (
        caseload.table(found, told, state, back_to=back_to),
        caseload.pages(found, state),
    )
    return Sheet(
        len(found),
        link_tables.told(table, held),
        link_tables.told(turned, held, look="lists") if turned else None,
    )


def state() -> caseload.State:
    """From the address; without one, what was last looked at, and then the address says so."""
    asked = {name: st.query_params[name] for name in caseload.ASKED if name in st.query_params}
    found = caseload.State.read(asked or st.session_state.get(STATE, {}))
    st.session_state[STATE] = dict(found.asked)
    if not asked and found != caseload.State():
        st.query_params.update(dict(found.asked))
    return found
