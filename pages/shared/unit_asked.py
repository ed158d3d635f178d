"""What Min enhet idag shows of a scope: made once and kept while the records stay the same."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from charts.look import Look
from domain.access import Scope
from domain.measures import default_shelf
from domain.vocabulary import Period
from metrics import courses, goal_standing, unit_months
from metrics import good_days as good_days_metric
from pages.shared import happened, kept, link_tables, records
from pages.shared.register import Chosen
from sections import good_days, summary, swedish, unit_today, work_list
from sections.blocks import Block, WorkItem
from sections.meeting import decisions
from sections.unit_today import Told

AT_FIRST = 7  # rows of the work list before the rest is folded away


@dataclass(frozen=True)
class Waiting:
    """The work list as the browser draws it: how many rows, the first, and all when they are more.

    None in place of rows where there are none to draw.
    """

    rows: int
    first: bytes | None
    whole: bytes | None


def told(scope: Scope, period: Period) -> Told:
    """The unit in words, in a period."""
    figures, held = records.figures(scope), records.held(scope)
    fresh = courses.measured_since(figures.courses, period.first)
    here = records.current_citizens(scope)["citizen_id"]
    lead = courses.leading(fresh.loc[fresh["citizen_id"].isin(here)], default_shelf())
    in_period = held.loc[held["held_on"].dt.date >= period.first]
    goals = goal_standing.standing(records.goals(scope), records.goal_assessments(scope))
    works = unit_today.works(lead, figures.due, in_period, goals)
    return Told(here.nunique(), unit_today.headline(lead, figures.due), works)


def grid(scope: Scope, look: Look) -> Block:
    """The summary grid, whole months up to now."""
    last, marks = _months(scope)
    months = [swedish.month(month.start_time.date()) for month in last]
    rows = summary.rows(records.unit_months(scope), months)
    return summary.block(rows, look, happened=marks, last_month=last[-1])


def vision(scope: Scope, look: Look) -> Block | None:
    """The vision's own question month by month; None where nobody has been asked it."""
    today, question = records.today(), default_shelf()[good_days.QUESTION]
    counts = good_days_metric.good_days(records.scores(scope), question, today=today)
    last, marks = _months(scope)
    months = [month.start_time.date() for month in last]
    return good_days.block(counts, months, look, happened=marks)


def _months(scope: Scope) -> tuple[list[pd.Period], pd.DataFrame]:
    """The whole months up to now, and what happened in them."""
    last = unit_months.last_months(records.today())
    seen = Period(last[0].start_time.date(), last[-1].end_time.date())
    return last, happened.marks(scope, seen)


def waiting(
    scope: Scope, period: Period, named: tuple[tuple[int, str], ...], held: Chosen
) -> Waiting:
    """What `needs` says, of citizens called as in `named`; its links carry on what is `held`."""
    items, names = kept.kept(needs, scope, period), dict(named)
    first = work_list.first(items, AT_FIRST)

    def drawn(some: list[WorkItem]) -> bytes:
        return link_tables.told(work_list.table(some, names), held, look="work")

    return Waiting(
        len(items),
        drawn(first) if items else None,
        drawn(items) if len(items) > len(first) else None,
    )


def needs(scope: Scope, period: Period) -> list[WorkItem]:
    """What waits for somebody, among those in a scope for persons."""
    measures, names = default_shelf(), set(records.current_citizens(scope)["citizen_id"])
    figures = records.figures(scope)
    fresh = courses.measured_since(figures.courses, period.first)
    goals = goal_standing.standing(records.goals(scope), records.goal_assessments(scope))
    plans = records.plans_made(scope)
    told = work_list.Records(
        lead=courses.leading(fresh.loc[fresh["citizen_id"].isin(names)], measures),
        due=figures.due,
        plans=plans.loc[plans["citizen_id"].isin(names)],
        goals=goals,
    )
    today = records.today()
    decided = decisions.due(records.decisions(scope), today=today)
    return work_list.needs(told, measures, today=today, decisions=decided)
