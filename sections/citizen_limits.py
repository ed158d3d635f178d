"""What can be said about one citizen from what is recorded, and what cannot, each with why."""

from __future__ import annotations

from collections.abc import Mapping

from domain.measures import ChangeRule, Measure
from domain.vocabulary import Outcome, Step
from metrics.courses import FEWEST, Course
from metrics.goal_attainment import Attainment
from sections import swedish
from sections.citizen_records import CitizenRecords
from sections.findings.wording import GOALS


def can(told: CitizenRecords, measures: Mapping[str, Measure]) -> str:
    """The measures with a verdict, and the goals that are assessed."""
    known = [swedish.within(measures[c.measure].title) for c in told.courses if _known(c, measures)]
    goals = int((told.goals["attainment"] != Attainment.NOT_ASSESSED).sum())
    said = [f"riktningen på {swedish.listed(known)}"] if known else []
    said += [f"hur {GOALS.counted(goals)} går"] if goals else []
    if not said:
        return "Ingen riktning ännu: det behövs två uppföljningar med samma mått."
    return swedish.opening(f"{swedish.listed(said)}.")


def cannot(told: CitizenRecords, measures: Mapping[str, Measure]) -> list[str]:
    """What nothing can be said of, with the reason; always that a course does not say why."""
    by_measure = {course.measure: course for course in told.courses}
    measured = set(told.scores["measure"])
    reasons: dict[str, list[str]] = {}
    for name, measure in measures.items():
        why = _why_not(by_measure.get(name), measure, measured=name in measured)
        if why:
            reasons.setdefault(why, []).append(swedish.within(measure.title))
    said = [f"{swedish.opening(swedish.listed(names))}: {why}." for why, names in reasons.items()]
    lacking = int((told.goals["attainment"] == Attainment.NOT_ASSESSED).sum())
    if lacking:
        goals = swedish.opening(GOALS.counted(lacking))
        said.append(f"{goals}: start, sikte eller bedömning saknas.")
    return [*said, "Varför något har ändrats, och om stödet är orsaken."]


def _known(course: Course, measures: Mapping[str, Measure]) -> bool:
    """Whether there is an outcome, or of a rating in dialogue a step."""
    in_dialogue = measures[course.measure].rule is ChangeRule.DIALOGUE
    return course.step != Step.UNKNOWN if in_dialogue else course.outcome != Outcome.UNCERTAIN


def _why_not(course: Course | None, measure: Measure, *, measured: bool) -> str:
    if course is None:
        return "bara andra har svarat" if measured else "inte mätt"
    if course.n < FEWEST:
        return "mätt en gång"
    if measure.rule is ChangeRule.STEPS and course.outcome == Outcome.UNCERTAIN:
        return "steget är inte bekräftat ännu"
    return ""
