"""What a report is made of: the blocks of the pages, and what no page tells, within a scope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from charts.look import LIGHT, Look
from domain.access import Scope
from domain.measures import default_shelf
from domain.vocabulary import Period, UnitId, UnitRole
from metrics import courses, tried_change
from pages import coherence, data_quality, function_activity, goals, value
from pages.shared import learning, records, starting_points, unit_asked
from pages.shared.asked import Asked
from reports.report import Part
from sections import mostly_hidden, report_contents, swedish, tried, unit_today
from sections.blocks import Block
from sections.learning.learning_page import LearningPage
from sections.meeting import events
from sections.report_contents import LearntPage
from sections.small_groups import MEETING, Reader
from sections.tried_figures import Tried

NO_AREA = "Utan område"
UNIT = Reader(few=True, people=False)
"""Who a unit report is made for: those who see small groups, but no names on paper."""

FOUND: dict[LearntPage, Callable[[Asked, Look], LearningPage]] = {
    LearntPage.GOALS: goals.found,
    LearntPage.COHERENCE: coherence.found,
    LearntPage.FUNCTION_ACTIVITY: function_activity.found,
    LearntPage.VALUE: value.found,
    LearntPage.DATA_QUALITY: data_quality.found,
}

Told = tuple[str, list[Block], list[Part]]
"""The sentence before all else, blocks that stand alone, and the pages."""


def unit(scope: Scope, period: Period, pages: Sequence[LearntPage]) -> Told:
    """The unit's own figures, with what happened in it."""
    lead, held, due = _figures(scope, period)
    monthly = [unit_asked.grid(scope, LIGHT), unit_asked.vision(scope, LIGHT)]
    blocks = [*filter(None, monthly), *report_contents.unit_report(held, due)]
    there = _learnt(scope, period, pages, UNIT)
    return unit_today.headline(lead, due), [*blocks, _happened(scope, period)], there


def board(scope: Scope, period: Period, pages: Sequence[LearntPage]) -> Told:
    """All units together and by area, with few hidden, and what happened in them."""
    lead, held, due = _figures(scope, period)
    areas = records.unit_rows(scope).set_index("unit_id")["area"].fillna(NO_AREA)
    place = records.current_citizens(scope).set_index("citizen_id")["unit_id"].map(areas)
    blocks = report_contents.board_report(
        lead.assign(area=lead["citizen_id"].map(place)),
        held.assign(area=held["unit_id"].map(areas)),
        due.assign(area=due["citizen_id"].map(place)),
        sorted(set(areas), key=swedish.alphabetical),
        pages=pages,
    )
    there = [_spared(part) for part in _learnt(scope, period, pages, MEETING)]
    answers = [part.page.answer for part in there]
    told = [*map(mostly_hidden.spared, blocks), _happened(scope, period)]
    return report_contents.first_sentence(blocks, answers), told, there


def test(scope: Scope, name: str) -> Told:
    """One test: from its starting point to what was decided and what else happened there."""
    versions = records.tests(scope)
    mine = versions.loc[versions["name"] == name]
    ids = set(mine["version_id"])
    grounds, decisions = records.test_grounds(scope), records.test_decisions(scope)
    began, today = mine["started_on"].min(), records.today()
    starts = records.test_starts(scope)
    told = Tried(
        versions=mine,
        grounds=grounds.loc[grounds["version_id"].isin(ids)],
        decisions=decisions.loc[decisions["version_id"].isin(ids)],
        changes={
            role: tried_change.since(
                records.scores(_with_role(scope, mine, role)),
                default_shelf(),
                began=today if pd.isna(began) else began.date(),
                until=today,
            )
            for role in UnitRole
        },
        starts=starts.loc[(starts["name"] == name) & (starts["began_on"] == began)],
        starts_now=starting_points.as_today(scope, mine),
        units={int(unit): named for unit, named in records.unit_names(scope).items()},
        measures=default_shelf(),
        look=LIGHT,
    )
    there = replace(scope, units=scope.units & frozenset(map(UnitId, mine["unit_id"])))
    meanwhile = Period(told.began or today, today)
    return tried.sentence(told), [*tried.blocks(told), _happened(there, meanwhile)], []


def _with_role(scope: Scope, versions: pd.DataFrame, role: UnitRole) -> Scope:
    units = versions.loc[versions["role"] == role, "unit_id"]
    return replace(scope, units=scope.units & frozenset(map(UnitId, units)))


def _learnt(
    scope: Scope, period: Period, pages: Sequence[LearntPage], reader: Reader
) -> list[Part]:
    asked = Asked(scope, "", period, "", reader)
    return [Part(page.label, learning.page(asked, FOUND[page], LIGHT)) for page in pages]


def _spared(part: Part) -> Part:
    blocks = tuple(map(mostly_hidden.spared, part.page.blocks))
    return replace(part, page=replace(part.page, blocks=blocks))


def _happened(scope: Scope, period: Period) -> Block:
    there = events.during(records.annotated(scope), period)
    return events.block(there, records.unit_names(scope))


def _figures(scope: Scope, period: Period) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Leading courses of those who are there now, talks held, and what is due."""
    figures = records.figures(scope)
    here = figures.courses["citizen_id"].isin(records.current_citizens(scope)["citizen_id"])
    taken = courses.measured_since(figures.courses.loc[here], period.first)
    held = records.held(scope)
    in_period = held.loc[held["held_on"].dt.date >= period.first]
    return courses.leading(taken, default_shelf()), in_period, figures.due
