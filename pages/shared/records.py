"""The reads that pages share, kept while the data stay the same. Each takes a scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access import (
    access_log,
    annotations,
    citizens,
    database,
    follow_ups,
    initiative_starts,
    initiatives,
    plans,
    review_decisions,
    units,
)
from data_access import plan_limits as limits_of_plans
from data_access.accounts import person_grants
from data_access.accounts.person_grants import Unreviewed
from domain.access import Scope
from domain.measures import default_shelf
from domain.plan_limits import PlanLimits
from domain.vocabulary import Period, UnitId
from metrics import courses, due_dates
from metrics import unit_months as unit_months_metric
from pages.shared import kept, store

BEGINNING = date(2000, 1, 1)  # before any record; a course is read from its start
DATED = (
    citizens.current,
    plans.goals,
    plans.goal_assessments,
    plans.activities,
    plans.strengths,
)  # about those who are placed today
SINCE = (
    follow_ups.held,
    follow_ups.last_held,
    follow_ups.scores,
    follow_ups.coded,
    follow_ups.life_events,
)  # all so far
NOTES = (annotations.all_of, review_decisions.all_of, initiative_starts.all_of)
today = kept.today


def unit_names(scope: Scope) -> dict[UnitId, str]:
    """The units in `scope` by name; not to be changed."""
    return kept.kept(_unit_names, scope)


def unit_kinds(scope: Scope) -> dict[UnitId, str]:
    """The units in `scope` by kind."""
    frame = _read(units.within, scope)
    return {UnitId(row): kind for row, kind in zip(frame["unit_id"], frame["kind"], strict=True)}


def unit_rows(scope: Scope) -> pd.DataFrame:
    """The units in `scope`, with kind, board, area and provider."""
    return _read(units.within, scope)


def units_below(scope: Scope) -> dict[UnitId, frozenset[UnitId]]:
    """Each unit in `scope` with itself and all in `scope` that belong under it."""
    frame = _read(units.below, scope)
    return {
        UnitId(int(str(unit))): frozenset(UnitId(one) for one in of["below_id"])
        for unit, of in frame.groupby("unit_id")
    }


def current_citizens(scope: Scope) -> pd.DataFrame:
    """The citizens placed in `scope` today."""
    return _read(citizens.current, scope)


def known_citizens(scope: Scope) -> pd.DataFrame:
    """Everybody who is or has been in `scope`: year of birth and sex, no names."""
    return _read(citizens.known, scope)


def held(scope: Scope) -> pd.DataFrame:
    """Every follow-up held in `scope` so far."""
    return _read(follow_ups.held, scope)


def last_held(scope: Scope) -> pd.DataFrame:
    """The day of the latest of those, in a row; no row when there is none."""
    return _read(follow_ups.last_held, scope)


def scores(scope: Scope) -> pd.DataFrame:
    """Every score given in `scope` so far."""
    return _read(follow_ups.scores, scope)


def coded(scope: Scope) -> pd.DataFrame:
    """Everything in `scope` that could not be measured, with its code."""
    return _read(follow_ups.coded, scope)


def life_events(scope: Scope) -> pd.DataFrame:
    """Every life event in `scope` so far."""
    return _read(follow_ups.life_events, scope)


def placements(scope: Scope) -> pd.DataFrame:
    """Every stay in the units of `scope`, past and present."""
    return _read(citizens.placements, scope)


def plans_made(scope: Scope) -> pd.DataFrame:
    """Every version of a plan in `scope`."""
    return _read(plans.plans, scope)


def goals(scope: Scope) -> pd.DataFrame:
    """Every goal of those who are in `scope` today."""
    return _read(plans.goals, scope)


def goal_assessments(scope: Scope) -> pd.DataFrame:
    """Every assessment of those goals."""
    return _read(plans.goal_assessments, scope)


def activities(scope: Scope) -> pd.DataFrame:
    """Every activity, past and present, of those who are in `scope` today."""
    return _read(plans.activities, scope)


def strengths(scope: Scope) -> pd.DataFrame:
    """What those who are in `scope` today have to build on."""
    return _read(plans.strengths, scope)


def tests(scope: Scope) -> pd.DataFrame:
    """Every version of a test that concerns a unit in `scope`."""
    return _read(initiatives.versions, scope)


def test_grounds(scope: Scope) -> pd.DataFrame:
    """What is said of the preconditions of those tests."""
    return _read(initiatives.grounds, scope)


def test_decisions(scope: Scope) -> pd.DataFrame:
    """What was decided about those tests."""
    return _read(initiatives.decisions, scope)


def test_starts(scope: Scope) -> pd.DataFrame:
    """Where citizens stood before those tests began, as it was kept."""
    return _read(initiative_starts.all_of, scope)


def staff_answers(scope: Scope) -> pd.DataFrame:
    """Every anonymous staff answer from the units in `scope`."""
    return _read(initiatives.staff_answers, scope)


def decisions(scope: Scope) -> pd.DataFrame:
    """Every decision of the quarterly reviews in `scope`."""
    return _read(review_decisions.all_of, scope)


def annotated(scope: Scope) -> pd.DataFrame:
    """What happened in the units of `scope`."""
    return _read(annotations.all_of, scope)


def plan_limits(scope: Scope) -> dict[UnitId, PlanLimits]:
    """What each unit in `scope` has set for its plans."""
    return kept.kept(_plan_limits, scope)


def log_entries(scope: Scope, period: Period) -> pd.DataFrame:
    """The rows of the access log that concern `scope`, as they are now: never kept."""
    # Whether a citizen belonged is for the log's reader to know also of units further off.
    with database.reading(store.engine(store.url()), scope=None) as connection:
        return access_log.entries(connection, scope=scope, period=period)


def unreviewed(scope: Scope) -> list[Unreviewed]:
    """The times somebody opened a citizen of `scope` with a reason and nobody has reviewed it."""
    with database.reading(store.engine(store.url()), scope=None) as connection:
        return person_grants.unreviewed(connection, scope=scope)


def figures(scope: Scope) -> Figures:
    """What is computed once for all pages that look at `scope`, until the records change."""
    return figures_on(scope, today())


def figures_on(scope: Scope, day: date) -> Figures:
    """The same as they stood on `day`, by the follow-ups held until then."""
    return kept.kept(_figures, scope, day)


def unit_months(scope: Scope) -> pd.DataFrame:
    """The unit month by month, computed once until the records change."""
    return kept.for_all(_months, scope)


@dataclass(frozen=True)
class Figures:
    """Every course in a scope, and when each citizen's next follow-up is due."""

    courses: pd.DataFrame
    due: pd.DataFrame


def _figures(scope: Scope, day: date) -> Figures:
    placed, measures = current_citizens(scope), default_shelf()
    # One who is in two of the units at once is one citizen, here since the first of them.
    citizens = placed.sort_values("since", kind="stable").drop_duplicates("citizen_id").sort_index()
    if day < today():  # summaries say how things stand, not how they stood
        return Figures(
            courses.courses(_until(scores(scope), day), measures),
            due_dates.next_due(citizens, _until(held(scope), day), today=day),
        )
    parts = _read(follow_ups.kept_follow_ups, scope)
    told = courses.summed(_read(follow_ups.kept_courses, scope), measures)
    moved = parts["shares_day"] & parts.duplicated("citizen_id", keep=False)
    if moved.any():
        told = _with_shared_days(told, scope.of(frozenset(parts.loc[moved, "citizen_id"])))
    return Figures(told, due_dates.summed(citizens, parts, today=day))


def _with_shared_days(told: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The courses told anew of those few whom two units of the scope followed up on one day."""
    anew = courses.courses(scores(scope), default_shelf())
    others = told.loc[~told["citizen_id"].isin(list(scope.only or ()))]
    return pd.concat([others, anew]).sort_values(["citizen_id", "measure"], ignore_index=True)


def _until(frame: pd.DataFrame, day: date) -> pd.DataFrame:
    return frame.loc[frame["held_on"] <= pd.Timestamp(day)]


def _unit_names(scope: Scope) -> dict[UnitId, str]:
    frame = _read(units.within, scope)
    return {UnitId(row): name for row, name in zip(frame["unit_id"], frame["name"], strict=True)}


def _plan_limits(scope: Scope) -> dict[UnitId, PlanLimits]:
    with database.reading(store.engine(store.url()), scope=scope) as connection:
        return limits_of_plans.of_units(connection, scope=scope)


def _months(scope: Scope) -> pd.DataFrame:
    told = unit_months_metric.UnitRecords(
        scores=scores(scope),
        held=held(scope),
        placements=placements(scope),
        plans=plans_made(scope),
        goals=goals(scope),
        assessments=goal_assessments(scope),
    )
    return unit_months_metric.unit_months(told, default_shelf(), today=today())


def _read(question: Callable[..., pd.DataFrame], scope: Scope) -> pd.DataFrame:
    """Ask within `scope`, or give the answer kept since; the caller's own, cheap until changed."""
    return kept.kept(_answer, scope, question).copy(deep=False)


def _answer(scope: Scope, question: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    if question in NOTES:
        kept.reads_notes()
    with database.reading(store.engine(store.url()), scope=scope) as connection:
        if question in DATED:
            return question(connection, scope=scope, day=today())
        if question in SINCE:
            return question(connection, scope=scope, period=Period(BEGINNING, today()))
        return question(connection, scope=scope)
