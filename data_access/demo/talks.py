"""When an invented citizen's follow-ups were held, and who answered."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, pairwise, repeat

from data_access.demo.lives import DAY, Life, Stay, on_a_weekday
from data_access.demo.municipality import Oddity
from data_access.demo.people import Person
from data_access.demo.wishes import PROFESSIONS
from domain import follow_up_calendar
from domain.vocabulary import FollowUpKind, FollowUpResult, Respondent, TookPart

FIRST_DAYS = 10  # days within which a mapping is held
EARLIEST = -20  # days from the due day; still counts as the one that was due
LATE = (30, 75)  # days; the longest still falls before the next window opens
LATE_SHARE = 0.12
NEVER_HELD = 0.05
EVERYDAY_TALKS = 0.3  # share of the gaps between two planned follow-ups
APART = 7  # days at least between an everyday talk and its neighbours
FELL_BEHIND = 0.05  # share of citizens nobody has followed up for long
BEHIND_FOR = timedelta(days=240)  # longer than the six months between two due days
ANSWERS_AS_USUAL = 0.85
NOT_NOTED = 0.04  # share of talks where nobody wrote whether the citizen took part

KINDS = (
    FollowUpKind.MAPPING,
    FollowUpKind.WEEK_10,
    FollowUpKind.MONTH_6,
    FollowUpKind.MONTH_12,
)

# Equally likely; a repeated word is more likely.
PARTICIPATION: Mapping[Respondent, tuple[TookPart, ...]] = {
    Respondent.SELF: (TookPart.YES,),
    Respondent.WITH_SUPPORT: (TookPart.YES, TookPart.YES, TookPart.PARTLY),
    Respondent.PROXY: (TookPart.YES, TookPart.PARTLY, TookPart.NO),
    Respondent.STAFF: (TookPart.PARTLY, TookPart.NO, TookPart.NO),
}

BESIDE = (0, 0, 1, 1, 2)  # professions beside the first
RESULTS: tuple[FollowUpResult | None, ...] = (
    *[FollowUpResult.CONTINUE] * 6,
    *[FollowUpResult.CHANGE] * 3,
    FollowUpResult.NEW_INQUIRY,
    None,
)


@dataclass(frozen=True)
class Talk:
    """One follow-up as it was held."""

    unit: str
    held_on: date
    kind: FollowUpKind
    respondent: Respondent
    took_part: TookPart | None
    professions: str | None = None
    result: FollowUpResult | None = None


def draw(person: Person, life: Life) -> tuple[Talk, ...]:
    """Every follow-up of one citizen, oldest first. A unit somebody moves to starts afresh."""
    held = _talks(random.Random(f"talks {person.id}"), person, life)
    rng = random.Random(f"closed {person.id}")
    closed = tuple(_closed(rng, talk) for talk in held)
    return closed[:1] if person.oddity is Oddity.ONE_FOLLOW_UP else closed


def _closed(rng: random.Random, talk: Talk) -> Talk:
    """With those who were there and what it led to; an everyday talk leads to nothing formal."""
    if talk.kind is FollowUpKind.EVERYDAY:
        return replace(talk, professions=PROFESSIONS[0])
    others = rng.sample(PROFESSIONS[1:], rng.choice(BESIDE))
    return replace(
        talk, professions=", ".join([PROFESSIONS[0], *others]), result=rng.choice(RESULTS)
    )


def _talks(rng: random.Random, person: Person, life: Life) -> Iterator[Talk]:
    only_proxy = person.oddity is Oddity.PROXY_ONLY
    answers = {Respondent.PROXY: 1.0} if only_proxy else person.home.group.answers
    usual = _someone(rng, answers)
    last = life.today - BEHIND_FOR if _fell_behind(rng, person) else life.today
    for stay in life.stays:
        for day, kind in _days(rng, stay, last=last, today=life.today):
            as_usual = rng.random() < ANSWERS_AS_USUAL
            respondent = usual if as_usual else _someone(rng, answers)
            yield Talk(stay.unit, day, kind, respondent, _took_part(rng, respondent))


def _days(
    rng: random.Random, stay: Stay, *, last: date, today: date
) -> list[tuple[date, FollowUpKind]]:
    """Days and kinds in one unit, oldest first; none on the day somebody died or left."""
    end = stay.to_day - DAY if stay.to_day else today
    planned = list(_planned(rng, stay.from_day, end, last))
    everyday = [
        (on_a_weekday(earlier + rng.randrange(APART, days - APART) * DAY), FollowUpKind.EVERYDAY)
        for (earlier, _), (later, _) in pairwise(planned)
        if (days := (later - earlier).days) > 2 * APART and rng.random() < EVERYDAY_TALKS
    ]
    return sorted(planned + everyday)


def _planned(
    rng: random.Random, start: date, end: date, last: date
) -> Iterator[tuple[date, FollowUpKind]]:
    """What the calendar asks for: the mapping always, the rest mostly, and nothing after `last`."""
    due_days = follow_up_calendar.DEFAULT.due_days(start, end)
    for due, kind in zip(due_days, chain(KINDS, repeat(FollowUpKind.PLANNED)), strict=False):
        mapping = kind is FollowUpKind.MAPPING
        delay = rng.randint(0, FIRST_DAYS) if mapping else _delay(rng)
        day = on_a_weekday(due + delay * DAY)
        never_held = rng.random() < NEVER_HELD
        if day <= end and (mapping or (day <= last and not never_held)):
            yield day, kind


def _delay(rng: random.Random) -> int:
    if rng.random() < LATE_SHARE:
        return rng.randint(*LATE)
    return max(EARLIEST, round(rng.gauss(4, 8)))


def _fell_behind(rng: random.Random, person: Person) -> bool:
    if person.oddity is None:
        return rng.random() < FELL_BEHIND
    return person.oddity is Oddity.NOT_FOLLOWED_UP


def _took_part(rng: random.Random, respondent: Respondent) -> TookPart | None:
    noted = rng.random() >= NOT_NOTED
    return rng.choice(PARTICIPATION[respondent]) if noted else None


def _someone(rng: random.Random, answers: Mapping[Respondent, float]) -> Respondent:
    return rng.choices(list(answers), list(answers.values()))[0]
