"""Where an invented citizen truly stands: nature, drift, a test's effect, what happened, and noise.

Standings are in standard deviations between citizens, better is higher; errors are in standard
errors of measurement. `ratings` turns both into numbers on each measure's scale.
"""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data_access.demo.lives import Life
from data_access.demo.municipality import LIFE_AREAS, OWN_GOALS, PARTS, PHYSICAL
from data_access.demo.people import Person
from domain.measures import Measure, default_shelf
from domain.vocabulary import LifeEventKind, Track

HALF_YEAR = 182.5  # days
FULL_EFFECT = 182  # days in a test until it has done all it does
OWN_DRIFT = 0.07  # spread of the citizens' own drifts around the unit's, by half-year
COMMON, TRACK = 0.5, 0.6  # how much of a standing is shared by all measures, and by a track's
OWN = math.sqrt(1 - COMMON**2 - TRACK**2)  # the rest, so that the variances sum to one
OTHERS_SEE = -0.4  # relatives and staff mostly see less than the citizen does,
OTHERS_DIFFER = 0.6  # and each citizen's others in their own way
ORDINAL_ERROR = 0.35  # scale steps: an unchanged citizen mostly stays on the same one
FADES = 270  # days after which what happened no longer shows

EVENT_EFFECTS: Mapping[LifeEventKind, Mapping[Track, float]] = {
    LifeEventKind.FALL: {Track.FUNCTION: -0.4, Track.MANAGEABILITY: -0.3},
    LifeEventKind.HOSPITAL: {Track.FUNCTION: -0.6, Track.ACTIVITY: -0.5},
    LifeEventKind.BEREAVEMENT: {Track.MEANINGFULNESS: -1.0, Track.COMPREHENSIBILITY: -0.4},
}


@dataclass(frozen=True)
class Scale:
    """How a measure spreads in home care, in scale points, and how finely it is written down."""

    typical: float
    spread: float
    grain: float = 1.0


SCALES: Mapping[str, Scale] = {
    **dict.fromkeys(PARTS, Scale(3.3, 0.8)),
    **dict.fromkeys(OWN_GOALS, Scale(4.8, 1.2, grain=0.1)),
    **dict.fromkeys(LIFE_AREAS, Scale(1.7, 0.9)),
    **dict(zip(PHYSICAL, (Scale(5.8, 2.6), Scale(21.0, 5.0, grain=0.1)), strict=True)),
}


@dataclass(frozen=True)
class Nature:
    """What one citizen brings, by measure.

    `first_errors` are those of the first talk: who is chosen on a low first value is chosen on
    them too. `others_see` is added when somebody else rates what is the citizen's own to rate.
    """

    standing: Mapping[str, float]
    drift: float
    others_see: Mapping[str, float]
    first_errors: Mapping[str, float]


@dataclass(frozen=True)
class Course:
    """Everything that decides a citizen's values but the noise of the day."""

    person: Person
    life: Life
    nature: Nature

    def standing(self, measure: Measure, day: date) -> float:
        """Where the citizen truly stands on `day`."""
        home, track = self.person.home, _track(measure)
        drift = home.drift.get(track, 0.0) + self.nature.drift
        return (
            self.nature.standing[measure.id]
            + home.group.level.get(track, 0.0)
            + drift * (day - self.life.began).days / HALF_YEAR
            + self._gained(track, day)
            + self._happened(track, day)
        )

    def _gained(self, track: Track, day: date) -> float:
        """What the home unit's test has given so far; somebody who moves keeps it."""
        home, first_stay = self.person.home, self.life.stays[0]
        if home.initiative is None:
            return 0.0
        began = max(home.initiative.begun(self.life.today), first_stay.from_day)
        days = (min(day, first_stay.to_day or day) - began).days
        return home.initiative.effect.get(track, 0.0) * min(1.0, max(0.0, days / FULL_EFFECT))

    def _happened(self, track: Track, day: date) -> float:
        return sum(
            EVENT_EFFECTS.get(event.kind, {}).get(track, 0.0)
            * max(0.0, 1 - (day - event.day).days / FADES)
            for event in self.life.events
            if event.day <= day
        )


def draw(rng: random.Random, person: Person, life: Life) -> Course:
    """One citizen's course, chosen among candidates where the home unit chooses its citizens."""
    selection = person.home.selection
    if selection is None:
        return Course(person, life, _nature(rng))
    measure = default_shelf()[selection.measure]
    candidates = [_nature(rng) for _ in range(selection.out_of)]
    return Course(person, life, min(candidates, key=lambda each: _first_seen(each, measure)))


def errors(rng: random.Random) -> Mapping[str, float]:
    """One day's errors by measure; half of the variance is the day's form, shared by all."""
    half, form = math.sqrt(0.5), rng.gauss()
    return {name: half * form + half * rng.gauss() for name in SCALES}


def standard_error(measure: Measure) -> float:
    """The standard error of measurement, in scale points, behind the measure's change threshold.

    A 95 % limit for change is 1.96 * sqrt(2) standard errors (Jacobson & Truax 1991, J Consult
    Clin Psychol 59:12-19), so of those who have not changed 19 in 20 stay inside it.
    """
    threshold = measure.threshold
    return ORDINAL_ERROR if threshold is None else threshold / (1.96 * math.sqrt(2))


def _track(measure: Measure) -> Track:
    """The track that a standing is drawn for; what stands on its own has none."""
    if measure.track is None:
        raise ValueError(f"{measure.id} has no track to stand on")
    return measure.track


def _nature(rng: random.Random) -> Nature:
    shelf = default_shelf()
    common = rng.gauss()
    by_track = {track: rng.gauss() for track in Track}
    return Nature(
        standing={
            name: COMMON * common + TRACK * by_track[_track(shelf[name])] + OWN * rng.gauss()
            for name in SCALES
        },
        drift=rng.gauss(0, OWN_DRIFT),
        others_see={name: rng.gauss(OTHERS_SEE, OTHERS_DIFFER) for name in SCALES},
        first_errors=errors(rng),
    )


def _first_seen(nature: Nature, measure: Measure) -> float:
    true = nature.standing[measure.id] * SCALES[measure.id].spread
    return true + nature.first_errors[measure.id] * standard_error(measure)
