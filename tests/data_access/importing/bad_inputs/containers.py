"""Groups A and B: what is not the file it says, and names that are not the names they seem."""

import gzip
import io
import struct
import zipfile

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data_access.importing.opening import MOST_BYTES
from tests.data_access.importing.bad_inputs.cases import GOOD, ROW, Case, Expected, text
from tests.data_access.importing.workbook_files import archive, with_part, workbook

FILE, TAKEN, REMARKED = Expected.FILE, Expected.TAKEN, Expected.REMARKED
USUAL = text(ROW, GOOD).encode()
CELLS = [list(ROW), list(ROW.values()), list(GOOD.values())]
BOOK = workbook(Blad=CELLS)
SHEET = "xl/worksheets/sheet1.xml"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
OPEN_DOCUMENT = archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")


def many_entries() -> bytes:
    """A zip of 100,000 empty files, written without the slow library."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 8) + bytes(16)
    listed = b"".join(entry + f"{n:08}".encode() for n in range(100_000))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(listed), 30, 0)
    return b"PK\x03\x04" + bytes(26) + listed + end


def merged() -> bytes:
    """A workbook where one heading stands over two columns."""
    return _changed(lambda book: book.active.merge_cells("A1:B1"))


def dated_from_1904() -> bytes:
    """A workbook that counts days as old Macs did."""
    from datetime import date  # noqa: PLC0415

    def change(book):
        book.epoch = CALENDAR_MAC_1904
        book.active["D2"] = date(2026, 1, 31)

    return _changed(change)


def in_zip(name: str) -> bytes:
    """The usual file under a name that no disk takes."""
    return archive(**{name: USUAL})


def nul_in_zip() -> bytes:
    """The same with a NUL in the name, which the library will not write."""
    return in_zip("aXb.csv").replace(b"aXb.csv", b"a\0b.csv")


def _changed(change) -> bytes:
    book = load_workbook(io.BytesIO(BOOK))
    change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _stated(size: int) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("a.csv", USUAL)
        packed.infolist()[0].file_size = size
    return written.getvalue()


A = (
    Case(1, "empty file", FILE, b"", "Filen är tom"),
    Case(2, "only a byte order mark", FILE, b"\xef\xbb\xbf", "Filen är tom"),
    Case(3, "header only", FILE, USUAL.splitlines()[0], "inga rader"),
    Case(4, "one newline", FILE, b"\n", "Filen är tom"),
    Case(5, "binary called .csv", FILE, bytes(range(256)) * 9, "går inte att läsa"),
    Case(6, "program called .csv", FILE, b"MZ\x90\0" + bytes(99), "inte en textfil"),
    Case(7, "PDF called .xlsx", FILE, b"%PDF-1.7 x", "inte en textfil", "a.xlsx"),
    Case(8, "truncated workbook", FILE, BOOK[:900], "trasig", "a.xlsx"),
    Case(
        *(9, "workbook with password", FILE),
        *(OLD + "EncryptedPackage".encode("utf-16-le"), "lösenord", "a.xlsx"),
    ),
    Case(10, "Excel before 2007", FILE, OLD + bytes(600), "äldre format", "a.xls"),
    Case(11, "macros", FILE, with_part(BOOK, "xl/vbaProject.bin", b"x"), "makron", "a.xlsm"),
    Case(12, "OpenDocument", FILE, OPEN_DOCUMENT, "inte en Excel-arbetsbok", "a.ods"),
    Case(13, "bomb by ratio", FILE, archive(a=bytes(12_000_000)), "orimligt mycket", "a.zip"),
    Case(14, "zip in zip", FILE, archive(b=in_zip("a.csv")), "zip-fil i en zip-fil", "a.zip"),
    Case(15, "100,000 entries", FILE, many_entries, "orimligt mycket", "a.zip"),
    Case(16, "names that lead out", FILE, in_zip("../../a.csv"), "pekar utanför", "a.zip"),
    Case(17, "billion laughs", FILE, with_part(BOOK, SHEET, LAUGHS), "trasig", "a.xlsx"),
    Case(18, "external entity", FILE, with_part(BOOK, SHEET, OUTSIDE), "trasig", "a.xlsx"),
    Case(
        *(19, "a byte over the limit", FILE, lambda: _stated(MOST_BYTES + 1), "orimligt", "a.zip"),
        why="said by the archive, so that the test writes no such file",
    ),
    Case(21, "gzip", FILE, gzip.compress(USUAL), "inte en textfil", "a.csv.gz"),
    Case(22, "HTML called .xls", FILE, b"<html><table><tr><td>a;b", "webbsida", "a.xls"),
    Case(
        *(23, "two sheets", TAKEN, workbook(Ett=CELLS[:2], Två=[CELLS[0], CELLS[2]])),
        name="a.xlsx",
        why="the issue: workbooks of several sheets are read",
    ),
    Case(
        *(24, "hidden sheet", REMARKED, workbook(hidden=("Göm",), Blad=CELLS, Göm=CELLS)),
        *("bladet Göm är dolt", "a.xlsx"),
    ),
    Case(25, "merged headings", FILE, merged, "sammanslagna celler", "a.xlsx"),
    Case(
        *(26, "links to other files", REMARKED),
        with_part(BOOK, "xl/externalLinks/externalLink1.xml", b"<x/>"),
        *("länkar till andra filer, som inte följs", "a.xlsx"),
    ),
)
B = (
    Case(
        27, "a way out in the name", TAKEN, USUAL, name="x/../fil.csv", why="the last part counts"
    ),
    Case(28, "NUL in the name", TAKEN, nul_in_zip, name="a.zip"),
    Case(29, "300 letters in the name", TAKEN, in_zip("å" * 300 + ".csv"), name="a.zip"),
    Case(30, "formula as name", TAKEN, USUAL, name="=cmd|' C calc'!A0.csv"),
    Case(31, "HTML as name", TAKEN, USUAL, name="<img onerror>.csv"),
    Case(32, "name that turns the text", TAKEN, USUAL, name="uppf\u202evsc.csv"),
    Case(33, "name of a device", TAKEN, USUAL, name="CON.csv"),
    Case(34, "hidden stream as name", FILE, USUAL, "kolon", "a.csv:ström.csv"),
)
