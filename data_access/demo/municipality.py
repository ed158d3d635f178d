"""The invented municipality as data: each unit, whom it supports, and what happens there.

Levels, drifts and effects are in standard deviations between citizens, better is higher.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto

from data_access.demo import names
from domain.vocabulary import KASAM, LifeEventKind, Provider, Respondent, Sex, Track

PARTS = ("begriplighet", "hanterbarhet", "meningsfullhet")
OWN_GOALS = ("copm_p", "copm_s")
LIFE_AREAS = ("forflyttning", "personlig_vard", "hemliv")
PHYSICAL = ("sppb", "tug")


class Oddity(Enum):
    """A citizen who is there to try the product: somebody like this turns up everywhere."""

    LONG_NAME = auto()
    APOSTROPHE = auto()
    ONE_FOLLOW_UP = auto()
    PROXY_ONLY = auto()
    NO_VALUES = auto()
    PROTECTED = auto()
    NOT_FOLLOWED_UP = auto()


ODD_NAMES: Mapping[Oddity, str] = {
    Oddity.LONG_NAME: "Anna-Margareta Elisabet Wilhelmina Fjällström-Ängsholmen af Sjöbäckstorp",
    Oddity.APOSTROPHE: "Dagny O'Brien",
}


@dataclass(frozen=True)
class Group:
    """Whom a kind of unit supports. Rates are a citizen and year, `answers` shares of answers."""

    born: tuple[int, int]
    first_names: Mapping[Sex, tuple[str, ...]]
    measures: tuple[str, ...]
    answers: Mapping[Respondent, float]
    level: Mapping[Track, float]
    events: Mapping[LifeEventKind, float]
    deaths: float


@dataclass(frozen=True)
class Initiative:
    """A test of a new way of working, begun so many days before today, and what it truly does."""

    name: str
    days_ago: int
    effect: Mapping[Track, float] = field(default_factory=dict)

    def begun(self, today: date) -> date:
        """The day the unit began working in the new way."""
        return today - timedelta(days=self.days_ago)


@dataclass(frozen=True)
class Selection:
    """Each citizen is the one of `out_of` candidates whose first value of `measure` was lowest."""

    measure: str
    out_of: int


@dataclass(frozen=True)
class Unit:
    """One unit's story: `drift` is the mean course by half-year without any test.

    `compared_with` names the test that others try and that this unit is compared with. `moves` is
    how many of its citizens a year move on to the unit named `moves_to`.
    """

    name: str
    kind: str
    board: str
    area: str
    group: Group
    citizens: int
    drift: Mapping[Track, float]
    provider: Provider = Provider.IN_HOUSE
    initiative: Initiative | None = None
    compared_with: str = ""
    selection: Selection | None = None
    moves: float = 0.0
    moves_to: str = ""
    oddities: tuple[Oddity, ...] = ()

    @property
    def in_programme(self) -> bool:
        """The development programme is the municipality's own; external providers stand outside."""
        return self.provider is Provider.IN_HOUSE


HOME_CARE = Group(
    born=(1930, 1950),
    first_names=names.OLDER,
    measures=PARTS + OWN_GOALS + LIFE_AREAS + PHYSICAL,
    answers={
        Respondent.SELF: 0.38,
        Respondent.WITH_SUPPORT: 0.18,
        Respondent.PROXY: 0.29,
        Respondent.STAFF: 0.15,
    },
    level={},
    events={
        LifeEventKind.FALL: 0.25,
        LifeEventKind.HOSPITAL: 0.2,
        LifeEventKind.BEREAVEMENT: 0.06,
        LifeEventKind.NEW_KEY_WORKER: 0.25,
        LifeEventKind.AID: 0.2,
        LifeEventKind.OTHER: 0.08,
    },
    deaths=0.05,
)

RESIDENTIAL = Group(
    born=(1926, 1944),
    first_names=names.OLDER,
    measures=PARTS + OWN_GOALS + LIFE_AREAS + PHYSICAL,
    answers={
        Respondent.SELF: 0.2,
        Respondent.WITH_SUPPORT: 0.24,
        Respondent.PROXY: 0.36,
        Respondent.STAFF: 0.2,
    },
    level={Track.FUNCTION: -0.8, Track.ACTIVITY: -0.2, Track.COMPREHENSIBILITY: -0.4},
    events=dict(HOME_CARE.events) | {LifeEventKind.FALL: 0.4, LifeEventKind.BEREAVEMENT: 0.1},
    deaths=0.15,
)

FUNCTIONAL_SUPPORT = Group(
    born=(1958, 2003),
    first_names=names.YOUNGER,
    measures=PARTS + OWN_GOALS + LIFE_AREAS,  # walking tests for the frail old say nothing here
    answers={Respondent.SELF: 0.4, Respondent.WITH_SUPPORT: 0.42, Respondent.STAFF: 0.18},
    level={Track.ACTIVITY: 0.4, Track.MANAGEABILITY: -0.3},
    events={LifeEventKind.NEW_KEY_WORKER: 0.4, LifeEventKind.OTHER: 0.15},
    deaths=0.0,
)

AGEING = {Track.FUNCTION: -0.1, Track.ACTIVITY: 0.02, Track.MEANINGFULNESS: 0.04}
FRAILER = {Track.FUNCTION: -0.14, Track.ACTIVITY: -0.06, Track.MEANINGFULNESS: 0.04}
GROWING = {Track.ACTIVITY: 0.06, Track.MANAGEABILITY: 0.05}

LATE = (Oddity.NOT_FOLLOWED_UP,)  # every larger unit has somebody to catch up with

UNITS = (
    # The test that works: goals and daily activities get easier, and life more meaningful.
    Unit(
        name="Hemvården Norr",
        kind="hemvård",
        board="Hemvårdsnämnden",
        area="Norr",
        group=HOME_CARE,
        citizens=58,
        drift=AGEING,
        initiative=Initiative(
            "Samma två hos mig",
            days_ago=430,
            effect={Track.FUNCTION: 0.4, Track.ACTIVITY: 1.3, **dict.fromkeys(KASAM, 0.7)},
        ),
        moves=0.06,
        moves_to="Vårdboendet Åkerbo",
        oddities=tuple(Oddity),
    ),
    # The test that does nothing: begun at the same time, and the courses go on as before.
    Unit(
        name="Hemvården Söder",
        kind="hemvård",
        board="Hemvårdsnämnden",
        area="Söder",
        group=HOME_CARE,
        citizens=52,
        drift=AGEING,
        initiative=Initiative("Samma två hos mig", days_ago=430),
        moves=0.06,
        moves_to="Vårdboendet Åkerbo",
        oddities=LATE,
    ),
    Unit(
        name="Omsorgsbolaget Exempel",
        kind="hemvård",
        board="Hemvårdsnämnden",
        area="Väster",
        group=HOME_CARE,
        citizens=40,
        drift=AGEING,
        provider=Provider.EXTERNAL,
        compared_with="Samma två hos mig",
        moves=0.08,
        moves_to="Hemvården Söder",
        oddities=LATE,
    ),
    # Only looks as if: chosen on a low first value, so the next one is higher with no effect.
    Unit(
        name="Vårdboendet Solängen",
        kind="vårdboende",
        board="Vårdboendenämnden",
        area="Söder",
        group=RESIDENTIAL,
        citizens=38,
        drift={Track.FUNCTION: -0.14, Track.MEANINGFULNESS: 0.04},
        initiative=Initiative("Lugna morgnar", days_ago=1000),
        selection=Selection("copm_p", out_of=20),
        oddities=LATE,
    ),
    Unit(
        name="Vårdboendet Åkerbo",
        kind="vårdboende",
        board="Vårdboendenämnden",
        area="Norr",
        group=RESIDENTIAL,
        citizens=30,
        drift=FRAILER,
        oddities=LATE,
    ),
    Unit(
        name="Boendestöd Centrum",
        kind="boendestöd",
        board="Funktionsstödsnämnden",
        area="Centrum",
        group=FUNCTIONAL_SUPPORT,
        citizens=20,
        drift=GROWING,
        oddities=LATE,
    ),
    # Fewer than five: nothing about the group may be shown outside the unit.
    Unit(
        name="Gruppbostaden Lärkan",
        kind="gruppbostad",
        board="Funktionsstödsnämnden",
        area="Centrum",
        group=FUNCTIONAL_SUPPORT,
        citizens=4,
        drift=GROWING,
    ),
    Unit(
        name="Dagliga verksamheten Verkstan",
        kind="daglig verksamhet",
        board="Funktionsstödsnämnden",
        area="Centrum",
        group=FUNCTIONAL_SUPPORT,
        citizens=18,
        drift=GROWING,
        oddities=LATE,
    ),
)
