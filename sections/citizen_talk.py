"""What works for one citizen, and what is worth talking about: facts and differences, no advice."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain.measures import ChangeRule, Measure, RatedBy
from domain.vocabulary import Outcome, Respondent, Step, StrengthSource
from metrics import goal_standing
from metrics.agreement import Agreement, agreement
from metrics.courses import Course
from metrics.goal_attainment import Attainment
from sections import citizen_goals, swedish, verdicts
from sections.citizen_records import CitizenRecords

NOTHING_APART = "Inget i det som är inläst skiljer sig så att det behöver tas upp."
NOTHING_READ = "Inget är inläst ännu att jämföra. Börja med det som är viktigast för medborgaren."
NO_STRENGTHS = "Inget är inläst ännu om det som finns att bygga på. Fråga efter det först."
SEEN_ALIKE = "Medborgaren och personalen skattar nästan lika"


def strengths(told: CitizenRecords) -> list[tuple[str, str]]:
    """Where each strength comes from, and the strength as it was written; own resources first."""
    rows = zip(told.strengths["source"], told.strengths["text"], strict=True)
    order = list(StrengthSource)
    return [
        (source.label, text)
        for source, text in sorted(
            ((StrengthSource(source), text) for source, text in rows),
            key=lambda row: order.index(row[0]),
        )
    ]


def works(told: CitizenRecords, measures: Mapping[str, Measure]) -> list[str]:
    """Goals that are reached or kept, courses that are stronger, and where both see alike."""
    reached = told.goals.loc[told.goals["attainment"] == Attainment.REACHED]
    said = [f"”{goal['text']}”: {citizen_goals.status(goal)}." for _, goal in reached.iterrows()]
    said += _together("Stärkt sedan start", told, measures, outcome=Outcome.STRENGTHENED)
    said += _together("Högre än förra samtalet", told, measures, step=Step.HIGHER)
    pairs = paired(told.scores, measures)
    if pairs.n and pairs.to_talk_about.empty:
        on = [swedish.within(measures[str(name)].title) for name in pairs.difference.index]
        said.append(f"{SEEN_ALIKE} på {swedish.listed(on)}.")
    return said


def to_talk_about(told: CitizenRecords, measures: Mapping[str, Measure]) -> list[str]:
    """Ratings far apart, goals past their day or lower, courses that are weaker, a proxy's word."""
    said = _differences(told.scores, measures)
    said += [
        f"{measures[course.measure].title}: {_verdict(course, measures)}"
        for course in told.courses
        if course.outcome == Outcome.WEAKENED
        or (_in_dialogue(course, measures) and course.step == Step.LOWER)
    ]
    late = goal_standing.past_their_day(told.goals, today=told.today)
    said += [
        f"”{goal['text']}” skulle ha följts upp {swedish.day(goal['target_on'].date())}: "
        f"{citizen_goals.status(goal)}."
        for _, goal in late.iterrows()
    ]
    if len(told.held) and told.held["respondent"].iloc[-1] == Respondent.PROXY:
        said.append("Vid den senaste uppföljningen svarade ett ombud. Vad säger medborgaren själv?")
    return said


def paired(scores: pd.DataFrame, measures: Mapping[str, Measure]) -> Agreement:
    """The citizen's and staff's ratings from the latest follow-up that has both, by measure."""
    own = [name for name, measure in measures.items() if measure.rated_by is RatedBy.CITIZEN]
    rated = scores.loc[scores["measure"].isin(own)]
    is_own = rated["respondent"].isin([who for who in Respondent if who.is_citizen])
    key = ["measure", "held_on"]
    sides = [
        rated.loc[side].drop_duplicates(key, keep="last").set_index(key)["value"]
        for side in (is_own, rated["respondent"] == Respondent.STAFF)
    ]
    both = pd.concat(sides, axis=1, keys=["own", "staff"], join="inner").sort_index(level="held_on")
    latest = both.groupby("measure", sort=False).last()
    return agreement(latest["own"], latest["staff"])


def _together(
    how: str,
    told: CitizenRecords,
    measures: Mapping[str, Measure],
    *,
    outcome: Outcome | None = None,
    step: Step | None = None,
) -> list[str]:
    """All measures with an outcome, or all ratings in dialogue with a step, in one line."""
    named = [
        swedish.within(measures[course.measure].title)
        for course in told.courses
        if (course.step == step if _in_dialogue(course, measures) else course.outcome == outcome)
    ]
    return [f"{how}: {swedish.listed(named)}."] if named else []


def _in_dialogue(course: Course, measures: Mapping[str, Measure]) -> bool:
    return measures[course.measure].rule is ChangeRule.DIALOGUE


def _differences(scores: pd.DataFrame, measures: Mapping[str, Measure]) -> list[str]:
    said = []
    for name in paired(scores, measures).to_talk_about.index:
        measure = measures[str(name)]
        own, staff = _latest_pair(scores, str(name))
        said.append(
            f"Ni ser olika på {swedish.within(measure.title)}: medborgaren säger "
            f"{_level(own, measure)}, personalen {_level(staff, measure)}. "
            "Ingen av skattningarna är facit."
        )
    return said


def _latest_pair(scores: pd.DataFrame, measure: str) -> tuple[float, float]:
    of = scores.loc[scores["measure"] == measure]
    staff = of.loc[of["respondent"] == Respondent.STAFF]
    own = of.loc[of["respondent"].isin([who for who in Respondent if who.is_citizen])]
    day = staff.loc[staff["held_on"].isin(own["held_on"]), "held_on"].max()
    return (
        float(own.loc[own["held_on"] == day, "value"].iloc[-1]),
        float(staff.loc[staff["held_on"] == day, "value"].iloc[-1]),
    )


def _level(value: float, measure: Measure) -> str:
    if measure.rule is ChangeRule.DIALOGUE:
        return f"{swedish.number(value)} av {swedish.number(measure.highest)}"
    return verdicts.level(value, measure)


def _verdict(course: Course, measures: Mapping[str, Measure]) -> str:
    return verdicts.of_course(course, measures[course.measure]).sentence
