"""What was agreed with an invented citizen: strengths, plans, goals and how they go, activities."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data_access.demo.lives import DAY, Life, Stay
from data_access.demo.municipality import FUNCTIONAL_SUPPORT, Oddity
from data_access.demo.people import Person
from data_access.demo.talks import Talk
from data_access.demo.wishes import (
    KEY_WORKERS,
    MADE_WITH,
    OLDER,
    OWN_WORDS,
    ROUTINE,
    STRENGTHS,
    YOUNGER,
    Wish,
)
from domain.vocabulary import (
    AsWished,
    FollowUpKind,
    GoalOwner,
    GoalType,
    LifeEventKind,
    StrengthSource,
)

TEAM = 5  # key workers a unit has
SIGNED_WITHIN = 14  # days
NOT_SIGNED = 0.12  # share of plans that one of the two has not signed
NO_GOAL = 0.1  # share of citizens without a goal of any kind
NO_TARGET = 0.08
GIVEN_TIME = (150, 540)  # days to a goal's date
BETTER, WORSE = 0.28, 0.14  # chance of a step at a follow-up
BETTER_IN_TEST = 0.5  # where a test works
FULL = 4  # the worst of five levels; 0 is no problem
ENDED = 0.15  # share of activities that have ended
PLAN_KINDS = (FollowUpKind.MAPPING, FollowUpKind.MONTH_6, FollowUpKind.PLANNED)

# Equally likely; a repeated word is more likely.
OWNERS = (*[GoalOwner.CITIZEN] * 7, GoalOwner.SHARED, GoalOwner.SHARED, GoalOwner.STAFF)
WISHED = (*[AsWished.YES] * 6, AsWished.PARTLY, AsWished.PARTLY, AsWished.NO, None)
PERFORMERS = ("hemvården", "hemvården", "kontaktman", "arbetsterapeut", "väntjänsten")


@dataclass(frozen=True)
class Plan:
    """One version of a plan."""

    unit: str
    made_on: date
    made_with: str | None
    signed_by_citizen_on: date | None
    signed_by_key_worker_on: date | None
    key_worker: str
    next_follow_up: date | None
    own_words: str


@dataclass(frozen=True)
class Goal:
    """A goal, with the level at each follow-up since; levels are 0 (no problem) to 4."""

    wish: Wish
    owner: GoalOwner
    started_on: date
    target_on: date
    baseline: int
    target: int | None
    importance: int
    levels: tuple[tuple[date, int], ...]


@dataclass(frozen=True)
class Activity:
    """A row of the plan; without a goal it is help that goes on as it always has."""

    goal: Goal | None
    what: str
    who: str
    how_often: str
    citizen_does: str | None
    support_does: str
    hours_granted: float
    hours_performed: float
    started_on: date
    ended_on: date | None
    as_wished: AsWished | None


@dataclass(frozen=True)
class Agreed:
    """All that was agreed with one citizen, oldest first."""

    strengths: tuple[tuple[StrengthSource, str, date], ...] = ()
    plans: tuple[Plan, ...] = ()
    goals: tuple[Goal, ...] = ()
    activities: tuple[Activity, ...] = ()


def draw(person: Person, life: Life, held: tuple[Talk, ...]) -> Agreed:
    """What was agreed with one citizen up to today; nothing before the first follow-up."""
    if not held or person.oddity is Oddity.NO_VALUES:
        return Agreed()
    rng = random.Random(f"agreed {person.id}")
    plans = tuple(_plans(rng, life, held))
    goals = _goals(rng, person, held)
    return Agreed(
        strengths=tuple(_strengths(rng, held[0].held_on)),
        plans=plans,
        goals=goals,
        activities=tuple(_activities(rng, goals, life, held[0].held_on)),
    )


def _strengths(rng: random.Random, noted_on: date) -> Iterator[tuple[StrengthSource, str, date]]:
    for source, texts in STRENGTHS.items():
        if rng.random() < (0.9 if source is StrengthSource.OWN else 0.5):
            yield source, rng.choice(texts), noted_on


def _plans(rng: random.Random, life: Life, held: tuple[Talk, ...]) -> Iterator[Plan]:
    """A plan at the mapping and at about every second follow-up after it."""
    team = {stay.unit: _team(stay) for stay in life.stays}
    new_key_worker = [e.day for e in life.events if e.kind is LifeEventKind.NEW_KEY_WORKER]
    first = rng.randrange(TEAM)
    for talk in held:
        if talk.kind not in PLAN_KINDS or (
            talk.kind is not FollowUpKind.MAPPING and rng.random() < 0.4
        ):
            continue
        turn = first + sum(day <= talk.held_on for day in new_key_worker)
        signed = [_signed(rng, talk.held_on, life.today) for _ in range(2)]
        yield Plan(
            unit=talk.unit,
            made_on=talk.held_on,
            made_with=rng.choice(MADE_WITH),
            signed_by_citizen_on=signed[0],
            signed_by_key_worker_on=signed[1],
            key_worker=team[talk.unit][turn % TEAM],
            next_follow_up=talk.held_on + timedelta(days=182) if rng.random() < 0.7 else None,
            own_words=rng.choice(OWN_WORDS),
        )


def _team(stay: Stay) -> list[str]:
    return random.Random(f"team {stay.unit}").sample(KEY_WORKERS, TEAM)


def _signed(rng: random.Random, made_on: date, today: date) -> date | None:
    day = made_on + rng.randint(0, SIGNED_WITHIN) * DAY
    return None if rng.random() < NOT_SIGNED or day > today else day


def _goals(rng: random.Random, person: Person, held: tuple[Talk, ...]) -> tuple[Goal, ...]:
    if rng.random() < NO_GOAL:
        return ()
    younger = person.home.group is FUNCTIONAL_SUPPORT
    wishes = rng.sample(YOUNGER if younger else OLDER, rng.randint(1, 4))
    return tuple(_goal(rng, person, wish, held) for wish in wishes)


def _goal(rng: random.Random, person: Person, wish: Wish, held: tuple[Talk, ...]) -> Goal:
    started = rng.choice(held[: max(1, len(held) // 2)]).held_on
    baseline = rng.randint(1, 3) if wish.kind is GoalType.MAINTAIN else rng.randint(2, FULL)
    aims = {
        GoalType.IMPROVE: max(0, baseline - rng.randint(1, 2)),
        GoalType.MAINTAIN: baseline,
        GoalType.SLOW: min(FULL, baseline + 1),
    }
    return Goal(
        wish=wish,
        owner=rng.choice(OWNERS),
        started_on=started,
        target_on=started + rng.randint(*GIVEN_TIME) * DAY,
        baseline=baseline,
        target=None if rng.random() < NO_TARGET else aims[wish.kind],
        importance=rng.randint(5, 10),
        levels=tuple(_levels(rng, person, baseline, [t for t in held if t.held_on > started])),
    )


def _levels(
    rng: random.Random, person: Person, baseline: int, talks: list[Talk]
) -> Iterator[tuple[date, int]]:
    in_test = person.home.initiative is not None and bool(person.home.initiative.effect)
    better = BETTER_IN_TEST if in_test else BETTER
    level = baseline
    for day in sorted({t.held_on for t in talks if t.kind is not FollowUpKind.EVERYDAY}):
        chance = rng.random()
        step = -1 if chance < better else 1 if chance > 1 - WORSE else 0
        level = min(FULL, max(0, level + step))
        yield day, level


def _activities(
    rng: random.Random, goals: tuple[Goal, ...], life: Life, first: date
) -> Iterator[Activity]:
    for goal in goals:
        wish = goal.wish
        over = rng.random() < ENDED and goal.target_on < life.today
        yield Activity(
            goal=goal,
            what=wish.what,
            who=rng.choice(PERFORMERS),
            how_often=wish.often,
            citizen_does=wish.own_part,
            support_does=wish.support,
            hours_granted=wish.hours,
            hours_performed=round(wish.hours * rng.uniform(0.75, 1.05), 1),
            started_on=goal.started_on,
            ended_on=goal.target_on if over else None,
            as_wished=rng.choice(WISHED),
        )
    for what, often, support, hours in rng.sample(ROUTINE, rng.randint(0, 2)):
        done = round(hours * rng.uniform(0.8, 1.0), 1)
        yield Activity(
            *(None, what, "hemvården", often, None, support, hours, done, first, None),
            as_wished=rng.choice(WISHED),
        )
