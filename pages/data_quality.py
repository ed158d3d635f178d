"""Datakvalitet: what was due and done, what is missing and why, and for whom?"""

from __future__ import annotations

from charts.look import Look
from domain.measures import default_shelf
from domain.vocabulary import LifeEventKind
from metrics import coverage, data_quality, support_times
from pages.shared import disclosing, filters, learning, people, records, session
from pages.shared.asked import Asked
from sections.learning import data_quality as section
from sections.learning.data_quality import Seen
from sections.learning.learning_page import LearningPage


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    asked = filters.title_and_filters("Datakvalitet", viewer)
    if asked.reader.people:
        count = len(records.current_citizens(asked.scope))
        disclosing.listed(viewer, "Datakvalitet", asked.scope.units, count)
    learning.draw(asked, found)


def found(asked: Asked, look: Look) -> LearningPage:
    """The page of what is asked."""
    scope, measures = asked.scope, default_shelf()
    held, placements = records.held(scope), records.placements(scope)
    covered = coverage.coverage(
        held,
        support_times.support_times(placements, held),
        period=asked.period,
        today=records.today(),
    )
    units, events = records.unit_names(scope), records.life_events(scope)
    deaths = set(events.loc[events["kind"] == LifeEventKind.DEATH, "citizen_id"])
    points = data_quality.judged(covered, deaths)
    known = records.known_citizens(scope)
    latest = data_quality.described(points, known, placements, today=records.today())
    lately, scores = (
        filters.in_period(held, asked.period),
        filters.in_period(records.scores(scope), asked.period),
    )
    coded = filters.in_period(records.coded(scope), asked.period)
    answers = data_quality.latest_answer(lately)
    citizens = records.current_citizens(scope).drop_duplicates("citizen_id")
    due = records.figures(scope).due.drop_duplicates("citizen_id")
    late = due.merge(citizens[["citizen_id", "unit_id"]], on="citizen_id")
    return section.page(
        Seen(
            citizens=covered.citizens,
            points=points,
            latest=latest.assign(unit=latest["unit_id"].map(units)),
            why=data_quality.why(covered, deaths),
            by_measure=data_quality.by_measure(lately, scores, coded, measures),
            impossible=len(data_quality.impossible(scores, measures)),
            answers=answers.assign(unit=answers["unit_id"].map(units)),
            late=late.loc[late["days_late"] > 0].assign(unit=late["unit_id"].map(units)),
            measures=measures,
            names=people.shown_names(citizens) if asked.reader.people else {},
            reader=asked.reader,
            look=look,
        )
    )
