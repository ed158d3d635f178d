"""All that the page of one citizen says, in the order it is said: strengths and own goals first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charts.look import Look
from domain.measures import Measure
from sections import (
    citizen_courses,
    citizen_goals,
    citizen_head,
    citizen_journey,
    citizen_limits,
    citizen_plan,
    citizen_talk,
)
from sections.blocks import Block, LinkTable
from sections.citizen_records import CitizenRecords


@dataclass(frozen=True)
class CitizenPage:
    """What stands under each heading of the page; every text as it was typed or is written.

    `leading` is a sentence a track; `plan` and `chain` have no rows where there is nothing to show.
    """

    facts: tuple[str, ...]
    ladder: Block
    works: tuple[str, ...]
    to_talk_about: tuple[str, ...]
    leading: tuple[tuple[str, str], ...]
    tracks: Block
    plan_facts: str
    plan: LinkTable
    chain_gaps: str
    chain: LinkTable
    journey: tuple[str, ...]
    can: str
    cannot: tuple[str, ...]


def of(told: CitizenRecords, measures: Mapping[str, Measure], look: Look) -> CitizenPage:
    """The page of one citizen in the colours of a theme."""
    chain = citizen_plan.chain(told)
    return CitizenPage(
        facts=tuple(citizen_head.facts(told)),
        ladder=citizen_goals.ladder(told.goals, look),
        works=_works(told, measures),
        to_talk_about=_to_talk_about(told, measures),
        leading=tuple(citizen_courses.leading_sentences(told.courses, measures)),
        tracks=citizen_courses.tracks(told, measures, look),
        plan_facts=citizen_plan.facts(told),
        plan=citizen_plan.two_columns(told),
        chain_gaps=citizen_plan.gaps(chain),
        chain=chain,
        journey=(*citizen_journey.stays(told), citizen_journey.latest_follow_up(told)),
        can=citizen_limits.can(told, measures),
        cannot=tuple(citizen_limits.cannot(told, measures)),
    )


def _to_talk_about(told: CitizenRecords, measures: Mapping[str, Measure]) -> tuple[str, ...]:
    nothing_read = told.held.empty and told.goals.empty
    nothing = citizen_talk.NOTHING_READ if nothing_read else citizen_talk.NOTHING_APART
    return tuple(citizen_talk.to_talk_about(told, measures) or [nothing])


def _works(told: CitizenRecords, measures: Mapping[str, Measure]) -> tuple[str, ...]:
    """What there is to build on, then what goes well."""
    built_on = [f"{source}: {text}" for source, text in citizen_talk.strengths(told)]
    return (
        *(built_on or [citizen_talk.NO_STRENGTHS]),
        *citizen_talk.works(told, measures),
    )
