"""The blocks of a quarterly review: the learning pages' own, made for anybody in the room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd

from charts.look import LIGHT, Look
from data_access.reviews import Review
from domain.access import Scope
from domain.reviews import ReviewStep
from domain.vocabulary import Period, Quarter
from pages import coherence, function_activity, goals
from pages.shared import happened, kept, records
from pages.shared.asked import Asked
from sections import happenings, mostly_hidden, swedish
from sections.blocks import Block
from sections.learning.learning_page import LearningPage
from sections.meeting import headlines, tests_tried, work
from sections.small_groups import MEETING

YEAR = 4  # quarters looked back on: everybody should be followed up within it

# The question of a step is a block of a learning page, known by its title.
LEARNT: dict[ReviewStep, tuple[Callable[[Asked, Look], LearningPage], str]] = {
    ReviewStep.FOLLOWED: (function_activity.found, "Vilka kunde inte mätas, och varför?"),
    ReviewStep.GOALS: (goals.found, "Nås målen?"),
    ReviewStep.FUNCTION_ACTIVITY: (function_activity.found, "Stärker eller bibehåller vi?"),
    ReviewStep.COHERENCE: (coherence.found, "Steg sedan förra samtalet"),
    ReviewStep.PLANS: (goals.found, "Är planerna undertecknade och aktuella?"),
}


def offered() -> dict[str, Quarter]:
    """The quarters a meeting can be begun about, this one first, by what they are called."""
    quarters = [Quarter.holding(records.today())]
    while len(quarters) < YEAR:
        quarters.append(quarters[-1].previous())
    return {swedish.opening(quarter.label): quarter for quarter in quarters}


def period(quarter: Quarter, *, until: date) -> Period:
    """The four quarters up to and with `quarter`, but no day after `until`."""
    first = quarter
    for _ in range(YEAR - 1):
        first = first.previous()
    return Period(first.first_day, max(min(quarter.period.last, until), first.first_day))


def day_of(review: Review) -> date:
    """The day the meeting's figures are looked at: today, or when it was held."""
    return records.today() if review.closed_at is None else swedish_day(review.closed_at)


def swedish_day(moment: datetime) -> date:
    """The day in Sweden of a moment in UTC."""
    return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(kept.ZONE).date()


def block(review: Review, step: ReviewStep, scope: Scope, look: Look = LIGHT) -> Block | None:
    """What is shown at a step, with few hidden and nobody named; None where there is nothing."""
    here = scope.narrowed_to(review.unit)
    return kept.kept(_block, here, review.quarter, day_of(review), step, look)


def _block(
    scope: Scope, quarter: Quarter, until: date, step: ReviewStep, look: Look
) -> Block | None:
    seen = period(quarter, until=until)
    shown = _shown(scope, seen, step, look)
    here = happenings.told(happened.marks(scope, seen))
    return shown and replace(shown, happened=here)


def _shown(scope: Scope, seen: Period, step: ReviewStep, look: Look) -> Block | None:
    if step is ReviewStep.WORK:
        return work.block(_begun(records.staff_answers(scope), "first_day", seen), look)
    if step is ReviewStep.TESTS:
        return tests_tried.block(_begun(records.tests(scope), "started_on", seen))
    if step not in LEARNT:
        return None
    found, title = LEARNT[step]
    page = found(Asked(scope, "", seen, "", MEETING), look)
    shown = next((each for each in page.blocks if each.title == title), None)
    if shown is None:
        return None
    finding = headlines.headline(step, page, shown)
    if mostly_hidden.spared(shown).table.empty:  # bars that are all hidden say nothing
        return replace(shown, chart=None, finding=finding)
    return replace(shown, finding=finding)


def _begun(frame: pd.DataFrame, column: str, seen: Period) -> pd.DataFrame:
    return frame.loc[~(frame[column] > pd.Timestamp(seen.last))]
