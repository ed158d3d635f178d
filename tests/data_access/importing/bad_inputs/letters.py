"""Groups C and D: letters written otherwise than they are read, and cells that do not line up."""

from tests.data_access.importing.bad_inputs.cases import (
    GOOD,
    ROW,
    Case,
    Expected,
    follow_ups,
    raw,
    text,
)

FILE, LINE, TAKEN, REMARKED = Expected.FILE, Expected.ROW, Expected.TAKEN, Expected.REMARKED
USUAL = text(ROW, GOOD)
HEADER, FIRST, SECOND = USUAL.splitlines()
MIXED = f"{HEADER}\n{FIRST}\n".encode("cp1252") + f"{SECOND.replace('Jenny', 'Åsa')}\n".encode()
COMMAS = text(ROW | {"TUG sek": "18.8"}, GOOD | {"TUG sek": "16.3"}, mark=",")
TWO_MILLION = b"Enhet;Verksamhet\n" + b"a;b\n" * 2_000_000
WIDE = ";".join([*ROW, *(f"kolumn {n}" for n in range(10_000))])

C = (
    Case(35, "cp1252", TAKEN, USUAL.encode("cp1252"), kept="Hemvården Norr"),
    Case(36, "cp1252 euro sign", TAKEN, raw("Nils", "Nils €", "cp1252"), kept="Nils €"),
    Case(37, "latin-1", TAKEN, USUAL.encode("latin-1"), kept="Hemvården Norr"),
    Case(38, "UTF-8", TAKEN, raw("Nils", "Åsa"), kept="Åsa Hemlig"),
    Case(39, "UTF-8 with mark", TAKEN, USUAL.encode("utf-8-sig"), kept="Nils Hemlig"),
    Case(40, "UTF-16 with mark", TAKEN, USUAL.encode("utf-16"), kept="Nils Hemlig"),
    Case(41, "UTF-16 without mark", FILE, USUAL.encode("utf-16-le"), "inte hör hemma i text"),
    Case(42, "encoded twice", FILE, raw("Nils", "Ã…sa"), "å, ä och ö är trasiga"),
    Case(43, "encodings mixed by line", FILE, MIXED, "å, ä och ö är trasiga"),
    Case(44, "U+FFFD", FILE, raw("Nils", "Nils \ufffd"), "inte hör hemma i text"),
    Case(
        *(45, "lone surrogate", FILE, raw("Nils", "XX").replace(b"XX", b"\xed\xa0\x80")),
        "teckenkodning går inte att läsa",
    ),
    Case(46, "NUL byte", FILE, raw("Nils", "Nils\0"), "inte hör hemma i text"),
    Case(47, "letters and rings apart", TAKEN, raw("Nils", "A\u030asa"), kept="Åsa Hemlig"),
    Case(48, "old Mac", FILE, raw("Nils", "Håkan", "mac-roman"), "å, ä och ö är trasiga"),
)
D = (
    Case(49, "semicolon", TAKEN, USUAL.encode()),
    Case(50, "comma", TAKEN, COMMAS.encode()),
    Case(51, "tab", TAKEN, text(ROW, GOOD, mark="\t").encode()),
    Case(52, "bar", TAKEN, text(ROW, GOOD, mark="|").encode()),
    Case(
        *(53, "comma as separator and decimal", LINE),
        text(ROW, GOOD | {"TUG sek": "16"}, mark=",").encode(),
        "Raden har 11 celler, rubriken har 10",
    ),
    Case(54, "too many cells", LINE, raw(FIRST, f"{FIRST};5"), "har 11 celler"),
    Case(55, "too few cells", LINE, raw(FIRST, FIRST.removesuffix(";4")), "har 9 celler"),
    Case(56, "blank lines", TAKEN, text(ROW, GOOD, end="\n\n\n").encode()),
    Case(57, "separator last on all rows", TAKEN, text(ROW, GOOD, end=";\n").encode()),
    Case(
        *(58, "ragged last line", LINE, raw(USUAL, f"{USUAL}19430528-9938;Nils Hemlig;Hem")),
        "Raden har 3 celler",
    ),
    Case(59, "unclosed quotation", FILE, raw("Nils", '"Nils'), "citattecken öppnas"),
    Case(60, "line break within quotes", TAKEN, raw("Nils Hemlig", '"Nils\nO"'), kept="Nils\nO"),
    Case(61, "doubled quotes", TAKEN, raw("Nils Hemlig", '"Nils ""Nisse"""'), kept='"Nisse"'),
    Case(62, "line ends of old Macs", TAKEN, text(ROW, GOOD, end="\r").encode()),
    Case(63, "line ends mixed", TAKEN, f"{HEADER}\r\n{FIRST}\n{SECOND}\r\n".encode()),
    Case(64, "heading twice", FILE, raw("Namn;", "Enhet;"), "står två gånger"),
    Case(65, "required column missing", FILE, raw("Datum;", "X;"), "kolumnen Datum saknas"),
    Case(
        66,
        "unknown column",
        REMARKED,
        follow_ups(SPPB="").replace(b"SPPB", b"Sko"),
        "Kolumnen ”Sko”",
    ),
    Case(67, "headings in capitals", TAKEN, raw(HEADER, HEADER.upper().replace(";", " ; "))),
    Case(
        *(68, "headings in another order", TAKEN),
        text(*(dict(reversed(row.items())) for row in (ROW, GOOD))).encode(),
    ),
    Case(69, "headings again", LINE, raw(FIRST, HEADER), "Raden är rubrikraden en gång till"),
    Case(70, "totals last", LINE, raw(FIRST, "Summa;;;;;;7;18,8;;"), "Raden är en summering"),
    Case(
        *(71, "title lines above", TAKEN, ("Uttag ur systemet\n\n" + USUAL).encode()),
        why="the issue: titles above the headings are understood",
    ),
    Case(72, "sep= first", TAKEN, ("sep=;\n" + USUAL).encode()),
    Case(73, "two million rows", FILE, TWO_MILLION, "fler än 1600000 rader"),
    Case(74, "10,000 columns", FILE, f"{WIDE}\n{FIRST}\n".encode(), "fler än 500 kolumner"),
    Case(75, "a cell of 1 MB", FILE, follow_ups(Namn="x" * 1_000_000), "orimligt lång"),
)
