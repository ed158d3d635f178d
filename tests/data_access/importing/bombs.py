"""Twelve files made to exhaust whoever opens them, and the meter they are read under.

Run as a program it reads one file and prints the seconds, the growth in memory and the sentence.
"""

import io
import json
import random
import sys
import time
import zipfile
from pathlib import Path

from tests.data_access.importing.bad_inputs.containers import (
    BOOK,
    LAUGHS,
    OUTSIDE,
    SHEET,
    in_zip,
    many_entries,
)
from tests.data_access.importing.workbook_files import archive, with_part

KIB = 1024
ROWS = b'<row r="1"><c r="A1"><v>1</v></c></row>' * 40_000
IN_SHEET = b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>%s</sheetData></worksheet>"
WORDS = b"<si><t>%s</t></si>" % random.Random(1).randbytes(1_000_000).hex().encode()  # noqa: S311
SHARED = "xl/sharedStrings.xml"


def repeated(piece: bytes, times: int, name: str) -> bytes:
    """A workbook with a part of the same piece many times over, packed without holding it."""
    written = io.BytesIO(BOOK)
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
        with target.open(name, "w") as part:
            part.writelines(piece for _ in range(times))
    return packed.getvalue()


BOMBS = {
    "zip by ratio": lambda: archive(a=bytes(200_000_000)),
    "XML by ratio": lambda: repeated(ROWS, 90, SHEET),
    "zip in zip": lambda: archive(b=archive(c=bytes(9_000_000))),
    "100,000 entries": many_entries,
    "names that lead out": lambda: in_zip("../../../etc/cron.d/a.csv"),
    "billion laughs": lambda: with_part(BOOK, SHEET, LAUGHS),
    "external entity": lambda: with_part(BOOK, SHEET, OUTSIDE),
    "huge cell": lambda: with_part(
        BOOK,
        SHEET,
        IN_SHEET
        % b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>'
        % (b"x" * 9_000_000),
    ),
    "10,000 columns": lambda: b";".join(b"kolumn %d" % n for n in range(10_000)) + b"\n1;2\n",
    "two million rows": lambda: b"Enhet;Verksamhet\n" + b"a;b\n" * 2_000_000,
    "nested without end": lambda: with_part(BOOK, SHEET, b"<a>" * 3_000_000),
    "huge shared strings": lambda: repeated(WORDS, 16, SHARED),
}


def main() -> None:
    """Read the file named, and print what it cost as JSON."""
    from data_access.importing import FileRefused, opening, understanding  # noqa: PLC0415
    from domain.measures import default_shelf  # noqa: PLC0415

    file = Path(sys.argv[1])
    known = understanding.vocabulary(default_shelf())
    opening.read(Path(sys.argv[2]), "vanlig.xlsx", known)  # what is loaded once does not count
    _forget_peak()
    before, begun = _peak(), time.process_time()
    sentence = ""
    try:
        opening.read(file, file.name, known)
    except FileRefused as refused:
        sentence = str(refused)
    grown = (_peak() - before) / KIB
    sys.stdout.write(json.dumps([time.process_time() - begun, grown, sentence]))


def _peak() -> int:
    """The most memory held since it was last forgotten, in KiB."""
    said = Path("/proc/self/status").read_text()
    return int(said.partition("VmHWM:")[2].split()[0])


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


if __name__ == "__main__":
    main()
