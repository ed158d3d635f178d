"""The first weeks of one citizen on a sheet of paper: what was mapped, said and decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from domain.measures import ChangeRule, Measure
from domain.vocabulary import FollowUpKind, FollowUpResult, Respondent, StrengthSource, Track
from metrics import first_weeks, goal_standing
from sections import swedish, verdicts
from sections.citizen_marks import FIRST_WEEKS
from sections.citizen_records import CitizenRecords
from sections.learning.new_citizens import WEEKS

MOST = 6  # lines under a heading: all of it on one page
MAPPED = (Track.FUNCTION, Track.ACTIVITY)
NOT_MAPPED = "Ingen kartläggning är gjord ännu."
NO_NEEDS = "Inget är antecknat från kartläggningen."
NO_GOALS = "Inget mål är medborgarens eget ännu."
NO_STRENGTHS = "Inget är antecknat ännu. Fråga vad som ger kraft."
NOT_ANSWERED = "inget eget svar ännu"
NOT_DECIDED = "Inget beslut är antecknat ännu."
NO_PLAN = "Ingen plan är gjord ännu."


@dataclass(frozen=True)
class FirstWeeksSheet:
    """The facts under the name, and lines under each heading; a heading always has one at least."""

    facts: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]


def sheet(who: int, told: CitizenRecords, measures: Mapping[str, Measure]) -> FirstWeeksSheet:
    """The sheet of one citizen, whose first weeks are those of the stay that goes on.

    Needs are what the latest mapping of those weeks measured, in the words of each scale. The three
    questions are the citizen's own answers, by the same rule as on Ny medborgare (HUR). Goals are
    those that are the citizen's own.
    """
    weeks = _weeks(who, told)
    own, around = _strengths(told, own=True), _strengths(told, own=False)
    goals = goal_standing.owned_by_citizen(told.goals)["text"].tolist()
    return FirstWeeksSheet(
        facts=_facts(told),
        parts={
            "Det här vill jag": tuple(goals[:MOST]) or (NO_GOALS,),
            "Det här kan jag bygga på": own or (NO_STRENGTHS,),
            "Det här finns runt mig": around or (NO_STRENGTHS,),
            "Behov vid kartläggningen": _needs(weeks, told, measures),
            "De tre frågorna, vid start och överlämning": _questions(weeks, told, measures),
            "Det här beslutades": _decided(weeks, told),
        },
    )


def _facts(told: CitizenRecords) -> tuple[str, ...]:
    day, whole = (told.today - told.since).days + 1, FIRST_WEEKS.days
    ended = told.since + FIRST_WEEKS
    where = f"dag {day} av {whole}" if day <= whole else f"slutade {swedish.day(ended)}"
    worker = f"kontaktman {told.key_worker}" if told.key_worker else "ingen kontaktman antecknad"
    return (
        told.unit,
        f"hos oss sedan {swedish.day(told.since)}",
        f"de första {WEEKS} veckorna: {where}",
        worker,
    )


def _strengths(told: CitizenRecords, *, own: bool) -> tuple[str, ...]:
    theirs = told.strengths.loc[(told.strengths["source"] == StrengthSource.OWN) == own]
    rows = zip(theirs["source"], theirs["text"], strict=True)
    said = [text if own else f"{StrengthSource(source).label}: {text}" for source, text in rows]
    return tuple(said[:MOST])


def _needs(
    weeks: pd.DataFrame, told: CitizenRecords, measures: Mapping[str, Measure]
) -> tuple[str, ...]:
    mappings = told.held.loc[told.held["kind"] == FollowUpKind.MAPPING]
    mappings = first_weeks.within(weeks, mappings).sort_values("held_on")
    if mappings.empty:
        return (NOT_MAPPED,)
    last = mappings.iloc[-1]
    there = told.scores.loc[told.scores["held_on"] == last["held_on"]]
    scored = dict(zip(there["measure"], there["value"], strict=True))
    in_words = [name for name in measures if measures[name].rule is ChangeRule.STEPS]
    order = [*in_words, *(name for name in measures if name not in in_words)]
    lines = [
        f"{measures[name].title}: {verdicts.level(scored[name], measures[name])}"
        for name in order
        if name in scored and measures[name].track in MAPPED
    ]
    answered = Respondent(last["respondent"] or "").label.lower()
    made = f"Kartlagt {swedish.day(last['held_on'].date())}, svarssätt: {answered}."
    return (made, *(lines[:MOST] or [NO_NEEDS]))


def _questions(
    weeks: pd.DataFrame, told: CitizenRecords, measures: Mapping[str, Measure]
) -> tuple[str, ...]:
    ends = first_weeks.ends(weeks, told.scores, measures)
    columns = [ends[name].tolist() for name in ("measure", "first", "last", "days")]
    answers = {name: said for name, *said in zip(*columns, strict=True)}
    parts = [measure for measure in measures.values() if measure.rule is ChangeRule.DIALOGUE]
    return tuple(f"{part.title}: {_answers(part, answers.get(part.id))}" for part in parts)


def _answers(part: Measure, said: list[float] | None) -> str:
    if said is None:
        return NOT_ANSWERED
    first, last, days = said
    most = swedish.number(part.highest)
    if days == 1:
        return f"{swedish.number(first)} av {most}, ett samtal hittills"
    return f"{swedish.number(first)} av {most} vid start, {swedish.number(last)} vid överlämning"


def _decided(weeks: pd.DataFrame, told: CitizenRecords) -> tuple[str, ...]:
    result = first_weeks.results(weeks, told.held).iloc[0]
    decided = f"{FollowUpResult(result).label}." if result else NOT_DECIDED
    if told.plan is None:
        return (decided, NO_PLAN)
    signed = pd.notna(told.plan["signed_by_citizen_on"])
    plan = f"Plan gjord {swedish.day(told.plan['made_on'].date())}, " + (
        "undertecknad av medborgaren." if signed else "inte undertecknad av medborgaren än."
    )
    rows = zip(told.ongoing["what"], told.ongoing["how_often"], strict=True)
    said = [f"{what}, {often}" if isinstance(often, str) else what for what, often in rows]
    return (decided, plan, *said[:MOST])


def _weeks(who: int, told: CitizenRecords) -> pd.DataFrame:
    since = pd.Timestamp(told.since)
    return pd.DataFrame({"citizen_id": [who], "since": [since], "ended": [since + FIRST_WEEKS]})
