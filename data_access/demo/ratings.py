"""What was written down at an invented follow-up, and what was not."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from data_access.demo import courses
from data_access.demo.courses import SCALES, Course
from data_access.demo.lives import Life
from data_access.demo.municipality import PARTS, Oddity
from data_access.demo.people import Person
from data_access.demo.talks import Talk
from domain.measures import Measure, RatedBy, default_shelf
from domain.vocabulary import FollowUpKind, Respondent

STAFF_BESIDE = 0.35  # share of talks where staff rate the KASAM parts beside the citizen
MISSING = 0.07  # share of values nobody wrote down
GOOD_DAYS = "god_dag"
DAYS_DIFFER = (-1, 0, 0, 0, 1)  # steps between how a day is and what it means
CODED = 0.04  # share of IBIC values where a code says that it could not be assessed


@dataclass(frozen=True)
class Rating:
    """One value by one respondent, or the code that says why there is none."""

    measure: str
    respondent: Respondent
    value: float | None
    missing_code: float | None = None


@dataclass(frozen=True)
class _Occasion:
    course: Course
    talk: Talk
    errors: Mapping[str, float]


def draw(person: Person, life: Life, held: Iterable[Talk]) -> list[tuple[Rating, ...]]:
    """The ratings of each talk, in the order of `held`."""
    rng = random.Random(f"ratings {person.id}")
    course = courses.draw(rng, person, life)
    days = random.Random(f"good days {person.id}")
    rated = (
        tuple(_ratings(rng, _Occasion(course, talk, errors)))
        for talk, errors in zip(held, _errors(rng, course), strict=False)
    )
    return [(*of, *_good_days(days, person, of)) for of in rated]


def _errors(rng: random.Random, course: Course) -> Iterator[Mapping[str, float]]:
    yield course.nature.first_errors
    while True:
        yield courses.errors(rng)


def _ratings(rng: random.Random, occasion: _Occasion) -> Iterator[Rating]:
    person, talk = occasion.course.person, occasion.talk
    staff_beside = person.oddity is not Oddity.PROXY_ONLY and rng.random() < STAFF_BESIDE
    for name in _asked(person, talk):
        raters = {talk.respondent}
        if staff_beside and name in PARTS:
            raters.add(Respondent.STAFF)
        for rater in sorted(raters):
            yield from _rating(rng, occasion, default_shelf()[name], rater)


def _good_days(rng: random.Random, person: Person, rated: tuple[Rating, ...]) -> Iterator[Rating]:
    """The question of good days, asked of those in the programme; much as they see its meaning."""
    measure = default_shelf()[GOOD_DAYS]
    for rating in rated:
        own = rating.measure == PARTS[-1] and rating.respondent.is_citizen
        if own and rating.value is not None and person.home.in_programme:
            seen = rating.value + rng.choice(DAYS_DIFFER)
            value = min(measure.highest, max(measure.lowest, seen))
            yield Rating(measure.id, rating.respondent, value)


def _asked(person: Person, talk: Talk) -> tuple[str, ...]:
    if person.oddity is Oddity.NO_VALUES:
        return ()
    return PARTS if talk.kind is FollowUpKind.EVERYDAY else person.home.group.measures


def _rating(
    rng: random.Random, occasion: _Occasion, measure: Measure, rater: Respondent
) -> Iterator[Rating]:
    chance = rng.random()
    if chance < MISSING:
        return
    if measure.missing_codes and chance < MISSING + CODED:
        yield Rating(measure.id, rater, None, rng.choice(sorted(measure.missing_codes)))
        return
    yield Rating(measure.id, rater, _value(occasion, measure, rater))


def _value(occasion: _Occasion, measure: Measure, rater: Respondent) -> float:
    """The number on the form: on the scale, and as finely as people write it."""
    course, scale = occasion.course, SCALES[measure.id]
    standing = course.standing(measure, occasion.talk.held_on)
    if measure.rated_by is RatedBy.CITIZEN and not rater.is_citizen:
        standing += course.nature.others_see[measure.id]
    noise = occasion.errors[measure.id] * courses.standard_error(measure)
    better = standing * scale.spread + noise
    value = scale.typical + (better if measure.higher_is_better else -better)
    on_grain = round(round(value / scale.grain) * scale.grain, 2)
    return min(measure.highest, max(measure.lowest, on_grain))
