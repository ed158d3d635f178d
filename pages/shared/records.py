"""The reads that pages share, kept while the data stay the same. Each takes a scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from data_access import citizens, database, follow_ups, initiatives, plans, units
from domain.access import Scope
from domain.measures import default_shelf
from domain.vocabulary import Period, UnitId
from metrics import courses, due_dates
from metrics import unit_months as unit_months_metric
from pages.shared import store

BEGINNING = date(2000, 1, 1)  # before any record; a course is read from its start


def today() -> date:
    """The day in Sweden, whatever the server's clock is set to."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


def unit_names(scope: Scope) -> dict[UnitId, str]:
    """The units in `scope` by name."""
    frame = _read(_Question.UNITS, scope)
    return {UnitId(row): name for row, name in zip(frame["unit_id"], frame["name"], strict=True)}


def current_citizens(scope: Scope) -> pd.DataFrame:
    """The citizens placed in `scope` today."""
    return _read(_Question.CITIZENS, scope)


def held(scope: Scope) -> pd.DataFrame:
    """Every follow-up held in `scope` so far."""
    return _read(_Question.HELD, scope)


def scores(scope: Scope) -> pd.DataFrame:
    """Every score given in `scope` so far."""
    return _read(_Question.SCORES, scope)


def life_events(scope: Scope) -> pd.DataFrame:
    """Every life event in `scope` so far."""
    return _read(_Question.LIFE_EVENTS, scope)


def placements(scope: Scope) -> pd.DataFrame:
    """Every stay in the units of `scope`, past and present."""
    return _read(_Question.PLACEMENTS, scope)


def plans_made(scope: Scope) -> pd.DataFrame:
    """Every version of a plan in `scope`."""
    return _read(_Question.PLANS, scope)


def goals(scope: Scope) -> pd.DataFrame:
    """Every goal of those who are in `scope` today."""
    return _read(_Question.GOALS, scope)


def goal_assessments(scope: Scope) -> pd.DataFrame:
    """Every assessment of those goals."""
    return _read(_Question.ASSESSMENTS, scope)


def activities(scope: Scope) -> pd.DataFrame:
    """Every activity, past and present, of those who are in `scope` today."""
    return _read(_Question.ACTIVITIES, scope)


def strengths(scope: Scope) -> pd.DataFrame:
    """What those who are in `scope` today have to build on."""
    return _read(_Question.STRENGTHS, scope)


def tests(scope: Scope) -> pd.DataFrame:
    """Every version of a test that concerns a unit in `scope`."""
    return _read(_Question.TESTS, scope)


def staff_answers(scope: Scope) -> pd.DataFrame:
    """Every anonymous staff answer from the units in `scope`."""
    return _read(_Question.STAFF_ANSWERS, scope)


def figures(scope: Scope) -> Figures:
    """What is computed once for all pages that look at `scope`, until the records change."""
    return _figures(scope, store.url(), store.version(), today())


def unit_months(scope: Scope) -> pd.DataFrame:
    """The unit month by month, computed once until the records change."""
    return _months(scope, store.url(), store.version(), today())


@dataclass(frozen=True)
class Figures:
    """Every course in a scope, and when each citizen's next follow-up is due."""

    courses: pd.DataFrame
    due: pd.DataFrame


def _scope_key(scope: Scope) -> tuple[object, ...]:
    """All that a scope is, as what a kept answer is found by."""
    only = None if scope.only is None else tuple(sorted(scope.only))
    return tuple(sorted(scope.units)), only, tuple(sorted(scope.protected))


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs={Scope: _scope_key})
def _figures(scope: Scope, url: str, version: str, day: date) -> Figures:
    def read(question: _Question) -> pd.DataFrame:
        return _kept(question, scope, url, version, day)

    return Figures(
        courses.courses(read(_Question.SCORES), default_shelf()),
        due_dates.next_due(read(_Question.CITIZENS), read(_Question.HELD), today=day),
    )


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs={Scope: _scope_key})
def _months(scope: Scope, url: str, version: str, day: date) -> pd.DataFrame:
    def read(question: _Question) -> pd.DataFrame:
        return _kept(question, scope, url, version, day)

    told = unit_months_metric.UnitRecords(
        scores=read(_Question.SCORES),
        held=read(_Question.HELD),
        placements=read(_Question.PLACEMENTS),
        plans=read(_Question.PLANS),
        goals=read(_Question.GOALS),
        assessments=read(_Question.ASSESSMENTS),
    )
    return unit_months_metric.unit_months(told, default_shelf(), today=day)


class _Question(StrEnum):
    """What pages ask the database, as part of the cache's key."""

    UNITS = "units"
    CITIZENS = "citizens"
    PLACEMENTS = "placements"
    HELD = "held"
    SCORES = "scores"
    LIFE_EVENTS = "life_events"
    PLANS = "plans"
    GOALS = "goals"
    ASSESSMENTS = "assessments"
    ACTIVITIES = "activities"
    STRENGTHS = "strengths"
    TESTS = "tests"
    STAFF_ANSWERS = "staff_answers"


def _read(question: _Question, scope: Scope) -> pd.DataFrame:
    """Ask within `scope`, or give the answer kept since: same database, same data, same day."""
    return _kept(question, scope, store.url(), store.version(), today())


@st.cache_data(max_entries=400, show_spinner=False, hash_funcs={Scope: _scope_key})
def _kept(question: _Question, scope: Scope, url: str, version: str, day: date) -> pd.DataFrame:
    del version  # part of the key: any write makes every kept answer old
    so_far = Period(BEGINNING, day)
    ask: dict[_Question, Callable[..., pd.DataFrame]] = {
        _Question.UNITS: units.within,
        _Question.CITIZENS: partial(citizens.current, day=day),
        _Question.PLACEMENTS: citizens.placements,
        _Question.HELD: partial(follow_ups.held, period=so_far),
        _Question.SCORES: partial(follow_ups.scores, period=so_far),
        _Question.LIFE_EVENTS: partial(follow_ups.life_events, period=so_far),
        _Question.PLANS: plans.plans,
        _Question.GOALS: partial(plans.goals, day=day),
        _Question.ASSESSMENTS: partial(plans.goal_assessments, day=day),
        _Question.ACTIVITIES: partial(plans.activities, day=day),
        _Question.STRENGTHS: partial(plans.strengths, day=day),
        _Question.TESTS: initiatives.versions,
        _Question.STAFF_ANSWERS: initiatives.staff_answers,
    }
    with database.reading(store.engine(url)) as connection:
        return ask[question](connection, scope=scope)
