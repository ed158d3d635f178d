"""What a bad input is, what must become of it, and the file it would come in."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

NUMBER, NAME = "19430528-9938", "Nils Hemlig"
OTHER_NUMBER, OTHER_NAME = "19370111-9814", "Jenny Kanarie"
SECRETS = ("9938", "430528", "9814", "370111", "Hemlig", "Kanarie", "18,8", "16,3")
ROW = {
    "Personnummer": NUMBER,
    "Namn": NAME,
    "Enhet": "Hemvården Norr",
    "Datum": "2026-01-31",
    "Typ": "Kartläggning",
    "Svarssätt": "Själv",
    "SPPB": "7",
    "TUG sek": "18,8",
    "IBIC Hemliv": "2",
    "Begriplighet": "4",
}
GOOD = ROW | {"Personnummer": OTHER_NUMBER, "Namn": OTHER_NAME, "TUG sek": "16,3"}
ORGANISATION = (
    "Enhet;Verksamhet\nHemvården Norr;hemvård\nVårdboendet Almen;särskilt boende\n".encode()
)


class Expected(Enum):
    """What must become of it."""

    FILE = auto()  # the whole file is refused and nothing is written
    ROW = auto()  # the row is refused, the others go in
    TAKEN = auto()  # read, with nothing to say
    REMARKED = auto()  # read, and something is said


@dataclass(frozen=True)
class Case:
    """One of the bad inputs of the list, by its number there.

    `says` is the telling part of what is told, `kept` what must stand in the database, `secrets`
    what must not be told besides the usual. `why` says where the issue stands above the list, or
    where the nearest thing that exists is tested. `before` are files read in first.
    """

    number: int
    what: str
    expected: Expected
    content: bytes | Callable[[], bytes]
    says: str = ""
    name: str = "fil.csv"
    kept: str = ""
    secrets: tuple[str, ...] = ()
    why: str = ""
    before: tuple[bytes, ...] = ()

    def file(self) -> bytes:
        """What the file holds."""
        return self.content() if callable(self.content) else self.content


def text(*rows: dict[str, str], mark: str = ";", end: str = "\n") -> str:
    """The rows as text, with the headings of the first."""
    lines = [mark.join(rows[0]), *(mark.join(row.values()) for row in rows)]
    return end.join(lines) + end


def follow_ups(**cells: str) -> bytes:
    """A file of one row where `cells` are changed, by heading, and one that is right."""
    return text(ROW | _by_heading(cells), GOOD).encode()


def both(*rows: dict[str, str]) -> bytes:
    """A file of these rows, each changed from the usual, and one that is right."""
    return text(*(ROW | row for row in rows), GOOD).encode()


def raw(old: str, new: str, encoding: str = "utf-8") -> bytes:
    """The usual file as text, with something in it replaced."""
    usual = text(ROW, GOOD)
    assert old in usual
    return usual.replace(old, new).encode(encoding)


def _by_heading(cells: dict[str, str]) -> dict[str, str]:
    headings = {heading.split()[0]: heading for heading in ROW}
    return {headings.get(name, name): said for name, said in cells.items()}
