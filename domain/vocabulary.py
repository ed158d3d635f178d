"""The words of the work as types. Every Swedish label stands in docs/ordlista.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType, Self

CitizenId = NewType("CitizenId", int)
UnitId = NewType("UnitId", int)


class Labelled(StrEnum):
    """A code with the Swedish word that is shown for it."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Track(Labelled):
    """What a measure tells about: one of the five courses followed for every citizen."""

    FUNCTION = "function", "Funktion"
    ACTIVITY = "activity", "Aktivitet"
    COMPREHENSIBILITY = "comprehensibility", "Begriplighet"
    MANAGEABILITY = "manageability", "Hanterbarhet"
    MEANINGFULNESS = "meaningfulness", "Meningsfullhet"


KASAM = (Track.COMPREHENSIBILITY, Track.MANAGEABILITY, Track.MEANINGFULNESS)


class Outcome(Labelled):
    """What can be said about a course. Keeping counts as much as gaining."""

    STRENGTHENED = "strengthened", "Stärkt"
    MAINTAINED = "maintained", "Bibehållen"
    WEAKENED = "weakened", "Försvagad"
    UNCERTAIN = "uncertain", "Går inte att säga"


class Step(Labelled):
    """How a KASAM-samtal rating stands to the one before. No total, no cut-off, no alarm."""

    HIGHER = "higher", "Högre"
    SAME = "same", "Samma"
    LOWER = "lower", "Lägre"
    UNKNOWN = "unknown", "Går inte att säga"


class Respondent(Labelled):
    """Who answered (svarssätt). Proxies and staff stand beside the citizen, never mixed in."""

    SELF = "self", "Själv"
    WITH_SUPPORT = "with_support", "Med stöd"
    PROXY = "proxy", "Ombud"
    STAFF = "staff", "Personal"
    NOT_STATED = "", "Inte angivet"

    @property
    def is_citizen(self) -> bool:
        """Whether the answer is the citizen's own, with or without support.

        An export without svarssätt is read as the citizen's own ratings, and says "Inte angivet".
        """
        return self in (Respondent.SELF, Respondent.WITH_SUPPORT, Respondent.NOT_STATED)


class FollowUpKind(Labelled):
    """Why a follow-up was held. An everyday talk never moves the next due date."""

    MAPPING = "mapping", "Kartläggning"
    WEEK_10 = "week_10", "10 veckor"
    MONTH_6 = "month_6", "6 månader"
    MONTH_12 = "month_12", "12 månader"
    PLANNED = "planned", "Planerad"
    EVERYDAY = "everyday", "Vardagssamtal"


class TookPart(Labelled):
    """Whether the citizen took part in the follow-up."""

    YES = "yes", "Ja"
    PARTLY = "partly", "Delvis"
    NO = "no", "Nej"


class FollowUpResult(Labelled):
    """What a closed follow-up led to."""

    CONTINUE = "continue", "Fortsätt"
    CHANGE = "change", "Ändra inom beslutet"
    END = "end", "Avsluta"
    NEW_INQUIRY = "new_inquiry", "Ny utredning"


class StrengthSource(Labelled):
    """Where a citizen's strength comes from: what there is to build on."""

    OWN = "own", "Egna resurser"
    FAMILY = "family", "Närstående"
    CIVIL_SOCIETY = "civil_society", "Civilsamhälle"
    AID = "aid", "Hjälpmedel"


class Provider(Labelled):
    """Who runs the unit (driftsform)."""

    IN_HOUSE = "in_house", "Egen regi"
    EXTERNAL = "external", "Extern utförare"


class Sex(Labelled):
    """As registered, for the gender split that the law asks follow-up for."""

    WOMAN = "woman", "Kvinna"
    MAN = "man", "Man"


class LifeEventKind(Labelled):
    """What happened in a citizen's life that a course must be read against."""

    FALL = "fall", "Fall"
    HOSPITAL = "hospital", "Sjukhusvistelse"
    BEREAVEMENT = "bereavement", "Närstående avliden"
    NEW_HOME = "new_home", "Ny bostad"
    NEW_KEY_WORKER = "new_key_worker", "Ny kontaktman"
    AID = "aid", "Hjälpmedel"
    DEATH = "death", "Avliden"
    OTHER = "other", "Annan händelse"


class GoalType(Labelled):
    """Which way a goal points. Keeping is as good a goal as gaining."""

    IMPROVE = "improve", "Stärka"
    MAINTAIN = "maintain", "Bibehålla"
    SLOW = "slow", "Bromsa"


class GoalOwner(Labelled):
    """Whose goal it is."""

    CITIZEN = "citizen", "Medborgarens"
    SHARED = "shared", "Gemensamt"
    STAFF = "staff", "Personalens"


class AsWished(Labelled):
    """Whether an activity is "som jag vill ha det", in the citizen's view."""

    YES = "yes", "Ja"
    PARTLY = "partly", "Delvis"
    NO = "no", "Nej"


class Precondition(Labelled):
    """The four preconditions of a test: all must hold, and there is no total score."""

    GOOD_FOR_CITIZENS = "good_for_citizens", "Bra för dem vi är till för"
    GOOD_FOR_WORK = "good_for_work", "Bra för arbetsmiljön"
    LAWFUL = "lawful", "Inom lagar och värdegrund"
    MORE_EFFECTIVE = "more_effective", "Mer effektivt än idag"


class Holds(Labelled):
    """Whether a precondition holds; nothing while nobody has said."""

    YES = "yes", "Ja"
    PARTLY = "partly", "Delvis"
    NO = "no", "Nej"


class UnitRole(Labelled):
    """What a unit is to a test."""

    TEST = "test", "Testenhet"
    COMPARISON = "comparison", "Jämförelseenhet"


class Decision(Labelled):
    """What was decided about a version of a test."""

    TEST = "test", "Testa"
    CHANGE = "change", "Ändra"
    TEST_AGAIN = "test_again", "Testa igen"
    INTRODUCE = "introduce", "Införa"
    CLOSE = "close", "Lägga ner"


class LogAction(Labelled):
    """What the access log says was done. Each disclosure is one row."""

    VIEW = "view", "Visade"
    LIST = "list", "Listade"
    SEARCH = "search", "Sökte"
    PRINT = "print", "Skrev ut"
    EXPORT = "export", "Exporterade"
    DENIED = "denied", "Nekades"
    SIGN_IN = "sign_in", "Loggade in"
    SIGN_OUT = "sign_out", "Loggade ut"
    CHANGE = "change", "Ändrade"
    PURGE = "purge", "Gallrade"
    REVIEW = "review", "Granskade loggen"


@dataclass(frozen=True, order=True)
class Period:
    """A span of days, both ends included.

    >>> Period(date(2026, 1, 1), date(2026, 3, 31)).days
    90
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends {self.last}, before it begins {self.first}")

    @property
    def days(self) -> int:
        """How many days the period holds, both ends included."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year, the rhythm of the review and of the statutory reports.

    >>> Quarter(2026, 1).previous()
    Quarter(year=2025, number=4)
    >>> Quarter.holding(date(2026, 11, 22)).label
    'kvartal 4, 2026'
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError(f"a year has quarters 1 to 4, got {self.number}")

    @classmethod
    def holding(cls, day: date) -> Quarter:
        """The quarter that `day` falls in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def label(self) -> str:
        """As it is written in a sentence."""
        return f"kvartal {self.number}, {self.year}"

    @property
    def period(self) -> Period:
        """First to last day of the quarter."""
        return Period(self.first_day, self.next().first_day - timedelta(days=1))

    @property
    def first_day(self) -> date:
        """The day the quarter begins."""
        return date(self.year, 3 * self.number - 2, 1)

    def previous(self) -> Quarter:
        """The quarter before."""
        return (
            Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)
        )

    def next(self) -> Quarter:
        """The quarter after."""
        return (
            Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)
        )
