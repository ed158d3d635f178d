"""What a kind of records is made of: its fields, how each is read, and its natural key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from data_access.importing.codes import Codes


class Form(Enum):
    """How the cells of a field are read."""

    TEXT = auto()
    DAY = auto()
    PERSONAL_NUMBER = auto()
    KNOWN_UNIT = auto()
    CODE = auto()
    COMING_DAY = auto()  # may lie ahead: when something ends or is due
    NUMBER = auto()
    PERIOD = auto()
    UNITS = auto()  # several known units in one cell
    ANSWER = auto()  # yes, partly or no, and what it rests on
    MEASURE = auto()  # which measure a row is about, where a file has one row a measure


@dataclass(frozen=True)
class Scale:
    """The numbers that a field may hold. A number of `missing` says that there is none."""

    lowest: float
    highest: float
    step: float = 1  # 0: any number between
    missing: frozenset[float] = frozenset()

    def is_missing(self, value: float) -> bool:
        """Whether `value` is one of the codes that mean "not rated"."""
        return value in self.missing

    def in_range(self, value: float) -> bool:
        """Whether `value` lies on the scale, both ends included."""
        return self.lowest <= value <= self.highest

    def on_step(self, value: float) -> bool:
        """Whether `value` is a whole number of steps from the lowest."""
        return not self.step or (value - self.lowest) % self.step == 0


@dataclass(frozen=True)
class Field:
    """One field of a record kind.

    `names` are the headings it is known by, the best first: when a file has several of them the
    best is used and the others are reported as not used. `absent` is what a record gets when
    neither file nor database says anything and it must have something; "" in a key says nothing.
    `scale` belongs to numbers. `needs` names the field without which this one cannot be kept, as
    a level without its day. A day that is `open_ended` may be said not to be set: no end yet.
    """

    name: str
    label: str
    form: Form
    names: tuple[str, ...]
    required: bool = False
    codes: Codes | None = None
    absent: str | None = None
    scale: Scale | None = None
    needs: str | None = None
    open_ended: bool = False


@dataclass(frozen=True)
class RecordKind:
    """A kind of record: its fields in the order they are checked, and what makes a row the same.

    `key` is the natural key: two rows with the same are about the same thing. `measured` kinds
    also have a column a measure. Of a `numbered` kind several records may share the key: they are
    known apart by their order, in the file as in the database. Where `equal_rows_count`, rows
    equal in every cell are different records, as the answers of two anonymous people. Where
    `lengthwise`, a row is one measure of a follow-up. `span` names the days it begins and ends.
    """

    name: str
    label: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    measured: bool = False
    numbered: bool = False
    equal_rows_count: bool = False
    lengthwise: bool = False
    span: tuple[str, str] | None = None


PERSONAL_NUMBER = Field(
    "citizen",
    "Personnummer",
    Form.PERSONAL_NUMBER,
    (
        *("personnummer", "personnr", "pers nr", "pnr", "persnr", "person nummer", "person id"),
        *("personid", "personidentitet", "personal number", "personal identity number", "ssn"),
        *("personal id", "personal no", "id nummer", "id nr", "social security number"),
        *("medborgarens personnummer", "brukarens personnummer", "kundens personnummer"),
        *("samordningsnummer", "person nr", "personnummer brukare", "personnummer kund"),
    ),
    required=True,
)
PERSON_NAME = Field(
    "display_name",
    "Namn",
    Form.TEXT,
    (
        *("namn", "medborgare", "medborgarens namn", "brukare", "brukarens namn", "kund"),
        *("kundens namn", "kundnamn", "name", "full name", "client", "client name", "citizen"),
        *("omsorgstagare", "klient", "för och efternamn", "personens namn", "brukarnamn"),
    ),
)
HELD_BY = Field(
    "unit",
    "Enhet",
    Form.KNOWN_UNIT,
    (
        *("enhet", "enhetens namn", "enhetsnamn", "utförarenhet", "utförande enhet", "unit"),
        *("unit name", "ansvarig enhet", "avdelning", "arbetsplats", "grupp", "department", "ward"),
        *("utförare", "verksamhetsenhet", "verksamhet", "boende", "resultatenhet", "team"),
        *("organisationsenhet", "org enhet", "organisation", "provider unit", "hemtjänstgrupp"),
    ),
    required=True,
)
