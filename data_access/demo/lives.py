"""What happens in an invented life: where somebody has support, and what comes to pass."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data_access.demo.people import Person
from domain.vocabulary import LifeEventKind

YEARS = 3
DAY = timedelta(days=1)
SPAN = YEARS * 365  # days of records
BEGINNING = 120  # days it took to map everybody who already had support
NEWCOMERS = 70  # days: the first ten weeks
THERE_FROM_THE_BEGINNING = 0.5
NEW_NOW = 0.08
SETTLED = timedelta(days=90)  # nobody moves on or dies before the mapping has been followed up
DECEASED = "avliden"
MOVED = "flyttat till annan enhet"
OTHER_EVENTS = (
    "Började sjunga i kör",
    "Gick med i en studiecirkel",
    "Fick en granne att fika med",
    "Började sköta krukväxterna på enheten",
)


@dataclass(frozen=True)
class Stay:
    """A time in one unit, both days included; `to_day` is None while it lasts."""

    unit: str
    from_day: date
    to_day: date | None = None
    end_reason: str | None = None


@dataclass(frozen=True)
class Event:
    """Something that happened and that a course must be read against."""

    kind: LifeEventKind
    day: date
    description: str | None = None


@dataclass(frozen=True)
class Life:
    """One citizen's stays and events, oldest first, as known on `today`."""

    stays: tuple[Stay, ...]
    events: tuple[Event, ...]
    today: date

    @property
    def began(self) -> date:
        """The first day with support."""
        return self.stays[0].from_day


def draw(person: Person, *, today: date) -> Life:
    """The life of one citizen up to `today`; the same for the same person and day."""
    rng = random.Random(f"life {person.id}")
    began = _first_day(rng, person, today)
    died = moved = None
    if person.oddity is None:
        died = _strikes(rng, person.home.group.deaths, began + SETTLED, today)
        until = (died or today) - SETTLED
        moved = _strikes(rng, person.home.moves, began + SETTLED, until)
    stays = _stays(person, began, moved, died)
    return Life(stays, tuple(_events(rng, person, stays, died or today)), today)


def on_a_weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - max(0, day.weekday() - 4) * DAY


def _first_day(rng: random.Random, person: Person, today: date) -> date:
    share = rng.random()
    if person.oddity or share < THERE_FROM_THE_BEGINNING:
        days_ago = rng.randint(SPAN - BEGINNING, SPAN)
    elif share < THERE_FROM_THE_BEGINNING + NEW_NOW:
        days_ago = rng.randint(0, NEWCOMERS)
    else:
        days_ago = rng.randint(NEWCOMERS, SPAN - BEGINNING)
    return on_a_weekday(today - days_ago * DAY)


def _strikes(rng: random.Random, yearly: float, after: date, until: date) -> date | None:
    """The first day after `after` of what strikes so many times a year; None if after `until`."""
    if not yearly:
        return None
    day = after + math.ceil(rng.expovariate(yearly) * 365) * DAY
    return day if after < day <= until else None


def _stays(person: Person, began: date, moved: date | None, died: date | None) -> tuple[Stay, ...]:
    reason = DECEASED if died else None
    if not moved:
        return (Stay(person.home.name, began, died, reason),)
    moved_in = on_a_weekday(moved)
    return (
        Stay(person.home.name, began, moved_in - DAY, MOVED),
        Stay(person.home.moves_to, moved_in, died, reason),
    )


def _events(
    rng: random.Random, person: Person, stays: tuple[Stay, ...], until: date
) -> Iterator[Event]:
    for kind, yearly in person.home.group.events.items():
        day = stays[0].from_day
        while day := _strikes(rng, yearly, day, until - DAY):
            told = rng.choice(OTHER_EVENTS) if kind is LifeEventKind.OTHER else None
            yield Event(kind, day, told)
    yield from (Event(LifeEventKind.NEW_HOME, stay.from_day) for stay in stays[1:])
    if stays[-1].end_reason == DECEASED:
        yield Event(LifeEventKind.DEATH, until)
