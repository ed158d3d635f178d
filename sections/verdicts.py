"""One sentence about one citizen's course on one measure. The measure's rule decides the words."""

from __future__ import annotations

from dataclasses import dataclass

from domain.measures import ChangeRule, Measure
from domain.vocabulary import Outcome, Step
from metrics.courses import FEWEST, Course
from sections import swedish

TOO_FEW = "För få mätningar"


@dataclass(frozen=True)
class Verdict:
    """What can be said: the word that is drawn as a mark, and the sentence beside it."""

    mark: Outcome | Step
    sentence: str


def of_course(course: Course, measure: Measure) -> Verdict:
    """The verdict on one course."""
    if measure.rule is ChangeRule.DIALOGUE:
        return Verdict(Step(course.step), _dialogue(course, measure))
    outcome = Outcome(course.outcome)
    if course.n < FEWEST:
        return Verdict(outcome, f"{TOO_FEW}: en hittills ({level(course.latest, measure)}).")
    sentence = _steps if measure.rule is ChangeRule.STEPS else _threshold
    return Verdict(outcome, sentence(outcome, course, measure))


def unknown(measure: Measure) -> Outcome | Step:
    """The mark where nothing can be said."""
    return Step.UNKNOWN if measure.rule is ChangeRule.DIALOGUE else Outcome.UNCERTAIN


def level(value: float, measure: Measure) -> str:
    """A value as it is read: the scale's word where its steps have one, else figures and unit."""
    if measure.rule is ChangeRule.STEPS and value in measure.levels:
        return measure.levels[value]
    return f"{swedish.number(value, measure.decimals)} {measure.unit}".strip()


def _threshold(outcome: Outcome, course: Course, measure: Measure) -> str:
    way = _from_to(course, measure)
    limit, name = _limit(measure)
    if outcome is Outcome.MAINTAINED:
        return f"Bibehållen: {way}, oförändrad inom {name} ({limit})."
    beyond = "mer än" if measure.threshold == measure.mdc else "minst"
    return f"{outcome.label} sedan start: {way}, {beyond} {name} ({limit})."


def _limit(measure: Measure) -> tuple[str, str]:
    """The larger of the two limits with as many decimals as it needs, and what it is called."""
    limit = measure.threshold or 0.0
    decimals = next(d for d in range(4) if round(limit, d) == round(limit, 3))
    return swedish.number(limit, decimals), (
        "mätfelet" if limit == measure.mdc else "gränsen för märkbart"
    )


def _steps(outcome: Outcome, course: Course, measure: Measure) -> str:
    if outcome is Outcome.MAINTAINED:
        return f"Bibehållen: {level(course.latest, measure)}, som vid start."
    n = round(abs(course.latest - course.baseline) / measure.step)
    way = f"{_from_to(course, measure)}, {'ett' if n == 1 else swedish.count(n)} steg"
    if outcome is Outcome.UNCERTAIN:
        return f"{outcome.label} ännu: {way}. Räknas när det står sig två gånger i rad."
    return f"{outcome.label} sedan start: {way}."


def _dialogue(course: Course, measure: Measure) -> str:
    latest = swedish.number(course.latest, measure.decimals)
    if course.step == Step.UNKNOWN:
        return f"{TOO_FEW}: ett samtal hittills ({latest} av {measure.highest:.0f})."
    if course.step == Step.SAME:
        return f"Samma som förra samtalet ({latest})."
    previous = swedish.number(course.previous, measure.decimals)
    return f"{Step(course.step).label} än förra samtalet ({previous} till {latest})."


def _from_to(course: Course, measure: Measure) -> str:
    if course.baseline == course.latest:
        return f"{level(course.latest, measure)}, som vid start"
    if measure.levels:
        first = level(course.baseline, measure)
        return f"{first} till {level(course.latest, measure)}"
    first = swedish.number(course.baseline, measure.decimals)
    return f"{first} till {level(course.latest, measure)}"
