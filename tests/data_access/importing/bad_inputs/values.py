"""Groups G and H: numbers off their scales, and days that never were or can be read two ways."""

from datetime import datetime

from tests.data_access.importing.bad_inputs.cases import (
    GOOD,
    ROW,
    Case,
    Expected,
    both,
    follow_ups,
    text,
)
from tests.data_access.importing.bad_inputs.containers import dated_from_1904
from tests.data_access.importing.workbook_files import workbook

FILE, LINE, TAKEN, REMARKED = Expected.FILE, Expected.ROW, Expected.TAKEN, Expected.REMARKED
LONG, SHORT = 29, 13
DEATH = "Personnummer;Datum;Händelse\n19430528-9938;2026-01-15;Avliden\n".encode()
A_DAY = datetime(2026, 1, 2)  # noqa: DTZ001  (as Excel)
EXCEL_DAY = workbook(Blad=[list(ROW), list((ROW | {"Datum": A_DAY}).values())])
NO_ITEMS = "the items of KASAM are checked and not kept; measures are the points of the talk"


def items(at: int, what: str, expected: Expected, *answers: str, says: str = "", **more) -> Case:
    """The usual row with these answers to a KASAM form; the other row has threes and fours."""
    total = more.pop("total", "")
    usual = ["3", "4"] * LONG
    headings = [f"KASAM {n}" for n in range(1, len(answers) + 1)]
    one = ROW | dict(zip(headings, answers, strict=True)) | {"KASAM summa": total}
    other = GOOD | dict(zip(headings, usual, strict=False)) | {"KASAM summa": ""}
    return Case(at, what, expected, text(one, other).encode(), says, why=NO_ITEMS, **more)


def short(first: str) -> tuple[str, ...]:
    """Answers to the short form where one is changed."""
    return (first, *["3", "4"] * 6)


def day(at: int, what: str, expected: Expected, said: str, says: str = "", **more) -> Case:
    """The usual row held on another day."""
    return Case(at, what, expected, follow_ups(Datum=said), says, **more)


def points(at: int, what: str, expected: Expected, said: str, says: str = "", **more) -> Case:
    """The usual row with another TUG."""
    return Case(at, what, expected, follow_ups(TUG=said), says, **more)


G = (
    points(128, "decimal comma", TAKEN, "3,5", kept="3.5"),
    Case(
        *(129, "decimal point all through", TAKEN),
        text(ROW | {"TUG sek": "3.5"}, GOOD | {"TUG sek": "16.3"}).encode(),
        kept="3.5",
    ),
    Case(
        *(130, "both in one column", LINE),
        both({"TUG sek": "3.5"}, {"TUG sek": "3,5", "Datum": "2026-03-01"}),
        "kan läsas på två sätt",
    ),
    points(131, "hard space for thousands", LINE, "1\u00a0234,5", "högsta värdet är"),
    points(132, "point for thousands", LINE, "1.234,5", "högsta värdet är"),
    points(133, "two decimal marks", LINE, "3,5,1", "inte ett tal"),
    items(134, "item 0", LINE, *short("0"), says="inte ett svar mellan 1 och 7"),
    items(135, "item 7,0", REMARKED, *short("7,0"), says="används inte"),
    items(136, "item 6,5", LINE, *short("6,5"), says="är inget svar"),
    points(137, "exponent", LINE, "1e3", "inte ett tal"),
    points(138, "infinity", LINE, "inf", "inte ett tal"),
    points(139, "minus one", LINE, "-1", "lägsta värdet är"),
    points(140, "minus sign of print", LINE, "−1", "inte ett tal"),
    points(141, "5 of 7", LINE, "5 av 7", "inte ett tal"),
    points(142, "a half", LINE, "½", "inte ett tal"),
    items(143, "one item blank", REMARKED, *short(""), says="används inte", total="42"),
    items(144, "all items blank", LINE, *[""] * SHORT, says="Ingen av delfrågorna är besvarad"),
    items(145, "all 29 alike", REMARKED, *["4"] * LONG, says="Samma svar på alla 29"),
    Case(146, "99 for missing", LINE, follow_ups(IBIC="99"), "högsta värdet är 4"),
    items(147, "sum differs", LINE, *short("3"), says="stämmer inte med delfrågorna", total="99"),
)
H = (
    day(148, "with dashes", TAKEN, "2026-01-02", kept="2026-01-02"),
    day(149, "digits alone", TAKEN, "20260102", kept="2026-01-02"),
    day(150, "without zeros", TAKEN, "2026-1-2", kept="2026-01-02"),
    day(151, "with slashes", TAKEN, "2026/01/02", kept="2026-01-02"),
    day(152, "two ways to read it", LINE, "02/01/2026", "dagen eller månaden först"),
    day(153, "month in words", TAKEN, "2 jan 2026", kept="2026-01-02"),
    Case(154, "a day of Excel", TAKEN, EXCEL_DAY, name="a.xlsx", kept="2026-01-02"),
    Case(155, "days from 1904", TAKEN, dated_from_1904, name="a.xlsx", kept="2026-01-31"),
    day(156, "30 February", LINE, "2026-02-30", "finns inte i almanackan"),
    day(157, "year 1", LINE, "0001-01-01", "finns inte i almanackan"),
    day(158, "year 9999", LINE, "9999-12-31", "har inte varit än"),
    day(159, "in the future", LINE, "2026-11-01", "har inte varit än"),
    day(160, "before birth", LINE, "1943-05-27", "Datum är före födelsen"),
    Case(
        *(161, "before enrolment", REMARKED, follow_ups(Datum="2026-01-01")),
        "före den första placeringen",
        before=(follow_ups(),),
        why="no file states placements: the test says that the inferred one is stated",
    ),
    Case(
        162,
        "after death",
        LINE,
        both({}),
        "efter dödsdagen",
        before=(both({"Datum": "2026-01-10"}), DEATH),
    ),
    Case(
        *(163, "two of one day that differ", LINE, both({}, {"SPPB": "8"})),
        "gäller samma sak men säger olika",
    ),
    day(164, "UTC near midnight", TAKEN, "2026-01-01T23:30:00Z", kept="2026-01-02"),
    day(165, "an hour that was not", LINE, "2026-03-29 02:30", "klockan ställdes fram"),
    day(166, "an hour that was twice", REMARKED, "2026-10-25 02:30", "inträffade två gånger"),
    day(167, "a week", LINE, "2026-V04", "är en vecka"),
)
