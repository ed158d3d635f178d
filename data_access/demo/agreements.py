"""What was agreed with an invented citizen: plans, goals and how they went, activities."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data_access.demo.lives import Life
from data_access.demo.people import Person
from data_access.demo.talks import Talk
from domain.vocabulary import AsWished, FollowUpKind, GoalOwner, GoalType

NEVER_PLANNED = 0.06  # share of citizens without a plan
MADE_AGAIN = 0.55  # share of planned follow-ups after which a plan is made anew
NEW_GOAL = 0.3  # share of new plans that bring a new goal
SIGNED = 0.85
WRITTEN = 0.82  # share of cells of a plan row that somebody filled in
NO_TARGET = 0.06
ASSESSED = 0.8
PLAN_LASTS = timedelta(days=182)
HOURS = (4, 8, 12, 16, 20)
HARDEST = 4  # goals are levelled from 0, no difficulty, to this

# The words of a goal, and the life area it belongs to.
GOALS = (
    ("Ta hand om min egen post igen", "Hemliv"),
    ("Baka till kyrkkaffet", "Hemliv"),
    ("Bestämma själv vad jag äter till middag", "Hemliv"),
    ("Sköta håret på egen hand", "Personlig vård"),
    ("Äta frukost i min egen takt", "Personlig vård"),
    ("Ta på stödstrumporna själv", "Personlig vård"),
    ("Promenera till kiosken", "Förflyttning"),
    ("Resa mig säkert ur fåtöljen", "Förflyttning"),
    ("Ta färdtjänst till badhuset", "Förflyttning"),
    ("Skriva vykort till min bror", "Kommunikation"),
    ("Lyssna på radion utan hjälp", "Kommunikation"),
    ("Bjuda hem en vän på lunch", "Mellanmänskliga interaktioner och relationer"),
    ("Hälsa på min syster", "Mellanmänskliga interaktioner och relationer"),
    ("Vara med i bokcirkeln", "Samhällsgemenskap, socialt och medborgerligt liv"),
    ("Spela bingo på träffpunkten", "Samhällsgemenskap, socialt och medborgerligt liv"),
)
ACTIVITIES = (
    "Styrketräning hemma",
    "Handla tillsammans",
    "Måltid i sällskap",
    "Besök på träffpunkten",
    "Öva morgonrutinen",
    "Stund för samtal",
)
WHO = ("Kontaktman", "Undersköterska", "Arbetsterapeut", "Fysioterapeut", "Närstående", "Förening")
OFTEN = ("Varje dag", "Måndag och torsdag", "En gång i veckan")
HOW = ("I medborgarens egen takt", "Med en person bredvid", "I grupp")
DOES = ("Tar fram det som behövs", "Gör det mesta själv", "Bestämmer när och hur")
SUPPORT = ("Påminner", "Hjälper med det sista", "Följer med")
TOGETHER = ("Medborgaren", "Medborgaren", "Medborgaren och närstående", "Företrädare", None)
OWN_WORDS = ("Jag vill bestämma över min dag.", "Sällskap är viktigast för mig.", None)
KEY_WORKERS = ("Jonna Brandt", "Mattias Ek", "Samira Holm", "Petter Lund", "Åsa Vik")


@dataclass(frozen=True)
class Plan:
    """One version of a plan; the days are None while it waits to be signed."""

    unit: str
    made_on: date
    made_with: str | None
    signed_by_citizen_on: date | None
    signed_by_key_worker_on: date | None
    key_worker: str
    next_follow_up: date
    own_words: str | None


@dataclass(frozen=True)
class Goal:
    """A goal on the scale from 0, no difficulty, to `HARDEST`, and the levels given since."""

    text: str
    life_area: str
    goal_type: GoalType
    owner: GoalOwner
    started_on: date
    target_on: date
    baseline: float
    target: float | None
    importance: float
    levels: tuple[tuple[date, float], ...]


@dataclass(frozen=True)
class Activity:
    """A row of a plan; what nobody wrote is None."""

    goal: Goal
    what: str
    who: str | None
    how_often: str | None
    how: str | None
    citizen_does: str | None
    support_does: str | None
    hours_granted: float
    hours_performed: float
    started_on: date
    as_wished: AsWished | None


@dataclass(frozen=True)
class Agreed:
    """Everything agreed with one citizen, oldest first."""

    plans: tuple[Plan, ...]
    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]


def draw(person: Person, life: Life, held: Sequence[Talk]) -> Agreed:
    """What was agreed with one citizen at the talks that were held, up to today."""
    rng = random.Random(f"agreements {person.id}")
    planned = [talk for talk in held if talk.kind is not FollowUpKind.EVERYDAY]
    if rng.random() < NEVER_PLANNED:
        planned = []
    made = [
        talk
        for number, talk in enumerate(planned)
        if not number or talk.kind is FollowUpKind.MAPPING or rng.random() < MADE_AGAIN
    ]
    goals = tuple(_goals(rng, made, planned))
    return Agreed(
        plans=tuple(_plan(rng, talk, life.today) for talk in made),
        goals=goals,
        activities=tuple(_activity(rng, goal) for goal in goals for _ in range(rng.randint(1, 2))),
    )


def _plan(rng: random.Random, talk: Talk, today: date) -> Plan:
    return Plan(
        unit=talk.unit,
        made_on=talk.held_on,
        made_with=rng.choice(TOGETHER),
        signed_by_citizen_on=_signed(rng, talk.held_on, today),
        signed_by_key_worker_on=_signed(rng, talk.held_on, today),
        key_worker=rng.choice(KEY_WORKERS),
        next_follow_up=talk.held_on + PLAN_LASTS,
        own_words=rng.choice(OWN_WORDS),
    )


def _signed(rng: random.Random, made_on: date, today: date) -> date | None:
    day = made_on + timedelta(days=rng.randint(0, 20))
    return day if rng.random() < SIGNED and day <= today else None


def _goals(rng: random.Random, made: Sequence[Talk], planned: Sequence[Talk]) -> Iterator[Goal]:
    """One to three goals with the first plan, and now and then one more with a later."""
    words = rng.sample(GOALS, k=min(len(GOALS), len(made) + 3))
    for number, talk in enumerate(made):
        wanted = rng.randint(1, 3) if not number else int(rng.random() < NEW_GOAL)
        later = [each.held_on for each in planned if each.held_on > talk.held_on]
        for _ in range(wanted):
            yield _goal(rng, words.pop(), talk.held_on, later)


def _goal(
    rng: random.Random, words: tuple[str, str], started_on: date, later: Sequence[date]
) -> Goal:
    text, area = words
    kind = rng.choices(list(GoalType), (5, 4, 1))[0]
    baseline = rng.randint(1, HARDEST - 1)
    better = {GoalType.IMPROVE: 1, GoalType.MAINTAIN: 0, GoalType.SLOW: -1}[kind]
    return Goal(
        text=text,
        life_area=area,
        goal_type=kind,
        owner=rng.choices(list(GoalOwner), (5, 3, 2))[0],
        started_on=started_on,
        target_on=started_on + timedelta(days=rng.choice((182, 365))),
        baseline=baseline,
        target=None if rng.random() < NO_TARGET else baseline - better,
        importance=rng.randint(4, 10),
        levels=tuple(_levels(rng, baseline, later)),
    )


def _levels(rng: random.Random, level: int, days: Sequence[date]) -> Iterator[tuple[date, float]]:
    for day in days:
        level = min(max(level + rng.choice((-1, -1, 0, 0, 0, 0, 1)), 0), HARDEST)
        if rng.random() < ASSESSED:
            yield day, level


def _activity(rng: random.Random, goal: Goal) -> Activity:
    def written(choices: Sequence[str]) -> str | None:
        return rng.choice(choices) if rng.random() < WRITTEN else None

    hours = rng.choice(HOURS)
    return Activity(
        goal=goal,
        what=rng.choice(ACTIVITIES),
        who=written(WHO),
        how_often=written(OFTEN),
        how=written(HOW),
        citizen_does=written(DOES),
        support_does=written(SUPPORT),
        hours_granted=hours,
        hours_performed=max(1, hours + rng.randint(-3, 1)),
        started_on=goal.started_on,
        as_wished=rng.choice([*AsWished, AsWished.YES, None]),
    )
