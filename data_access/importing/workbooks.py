"""Excel workbooks: each visible sheet with something in it is a table of its own."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from data_access.importing import archives, grids, workbook_parts
from data_access.importing.grids import Grid, Row
from data_access.importing.refusal import FileRefused, shown
from data_access.importing.workbook_parts import SheetPart

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx within a password
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the name of what the password protects
MACROS = "xl/vbaProject.bin"
LINKS = "xl/externalLinks/"
LONGEST_CELL = 32_767  # what Excel itself takes
DIGITS_SHOWN = 15  # as Excel itself shows a number; what is beyond comes of binary fractions
SAVE_AS = "Spara den som Excel-arbetsbok (.xlsx) och försök igen."


@dataclass(frozen=True)
class Sheet:
    """One visible sheet with something in it; lines are its row numbers.

    `merged` are the lines with cells merged across columns.
    """

    name: str
    grid: Grid
    merged: frozenset[int] = frozenset()

    def refuse_merged(self, first: int) -> None:
        """Refuse merged headings; `first` is the first line below them.

        Raises:
            FileRefused: One heading stands over several columns, so which is whose is not said.
        """
        above = self.grid.cells.index[self.grid.cells.index < first]
        if len(above) and above[-1] in self.merged:
            raise FileRefused(
                f"Rad {above[-1]} har sammanslagna celler i rubriken. Dela upp dem och försök igen."
            )


@dataclass(frozen=True)
class Sheets:
    """A workbook's tables, and the names of sheets that are not read: hidden, or empty.

    `linked` when it has links to other files, which are not followed.
    """

    tables: tuple[Sheet, ...]
    hidden: tuple[str, ...]
    empty: tuple[str, ...]
    linked: bool = False


def refuse_old(content: bytes) -> None:
    """Refuse the workbooks of old Excel, and those locked with a password.

    Raises:
        FileRefused: It is one.
    """
    if content.startswith(OLD_OFFICE):
        locked = ENCRYPTED in content
        raise FileRefused(archives.LOCKED if locked else f"Filen är i ett äldre format. {SAVE_AS}")


def read(archive: ZipFile, content: bytes) -> Sheets:
    """The sheets of a workbook, every cell as the text that a person would write for it.

    Whole numbers have no decimals, days are 2026-01-31, and decimal numbers have the mark that
    the text cells of the same column have. A formula counts as its value.

    Args:
        archive: The workbook, opened by `archives.open_guarded`.
        content: The same as bytes.

    Raises:
        FileRefused: Not an Excel workbook, one with macros, a broken one, or one with a formula
            that has no value, since what it would say is not in the file.
    """
    names = set(archive.namelist())
    if MACROS in names:
        raise FileRefused(f"Arbetsboken innehåller makron. {SAVE_AS}")
    if "xl/workbook.xml" not in names:
        raise FileRefused(f"Filen är inte en Excel-arbetsbok. {SAVE_AS}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of forms and colours, which are not read
        try:
            return _sheets(archive, content)
        except FileRefused:
            raise
        # The parser has no error of its own: a broken part can surface as nearly any.
        except Exception as error:
            raise FileRefused(archives.BROKEN) from error


def _sheets(archive: ZipFile, content: bytes) -> Sheets:
    parts = workbook_parts.scan(archive)
    values = _open(content, values=True)
    visible = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    if any(part.formulas for part in parts.values()):
        _refuse_without_value(_open(content, values=False), values, visible)
    rows = {sheet.title: _rows(sheet) for sheet in visible}
    merged = {sheet.title: _part_of(sheet, parts).merged for sheet in visible}
    return Sheets(
        tables=tuple(
            Sheet(name, grids.of_rows(found), merged[name]) for name, found in rows.items() if found
        ),
        hidden=tuple(s.title for s in values.worksheets if s.sheet_state != "visible"),
        empty=tuple(name for name, found in rows.items() if not found),
        linked=any(name.startswith(LINKS) for name in archive.namelist()),
    )


def _part_of(sheet: Any, parts: dict[str, SheetPart]) -> SheetPart:
    return parts.get(sheet._worksheet_path.lstrip("/"), SheetPart())  # noqa: SLF001  (no other way)


def _open(content: bytes, *, values: bool) -> Workbook:
    workbook = load_workbook(
        io.BytesIO(content), read_only=True, data_only=values, keep_links=False
    )
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()  # what a sheet says of its own size may be anything
    return workbook


def _refuse_without_value(formulas: Workbook, values: Workbook, visible: Iterable[Any]) -> None:
    for name in (sheet.title for sheet in visible):
        pairs = zip(formulas[name].iter_rows(), values[name].iter_rows(), strict=True)
        for written, valued in pairs:
            for cell, value in zip(written, valued, strict=True):
                if cell.data_type == "f" and value.value is None:
                    raise FileRefused(
                        f"Bladet {shown(name)}, cell {cell.coordinate}: formeln har inget värde. "
                        "Öppna filen i Excel, spara den och försök igen."
                    )


def _rows(sheet: Any) -> list[Row]:
    """The rows with something in them, all as wide as the sheet's widest."""
    found: list[tuple[int, list[Any]]] = []
    for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        grids.refuse_huge(line, len(cells))
        _refuse_long(line, cells)
        if any(cell is not None and str(cell).strip() for cell in cells):
            found.append((line, list(cells)))
    width = max((len(cells) for _, cells in found), default=0)
    padded = [cells + [None] * (width - len(cells)) for _, cells in found]
    columns = [list(_texts(column)) for column in zip(*padded, strict=True)]
    return [
        Row(line, list(cells))
        for (line, _), cells in zip(found, zip(*columns, strict=True), strict=True)
    ]


def _refuse_long(line: int, cells: Iterable[Any]) -> None:
    if max((len(cell) for cell in cells if isinstance(cell, str)), default=0) > LONGEST_CELL:
        raise FileRefused(f"Rad {line}: en cell är orimligt lång.")


def _texts(column: Iterable[Any]) -> Iterator[str]:
    cells = list(column)
    comma = any(isinstance(cell, str) and _has_decimal_comma(cell) for cell in cells)
    return (_text(cell, "," if comma else ".") for cell in cells)


def _has_decimal_comma(text: str) -> bool:
    whole, mark, decimals = text.strip().partition(",")
    return bool(mark) and whole.lstrip("+-").isdigit() and decimals.isdigit()


def _text(cell: Any, mark: str) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "Sant" if cell else "Falskt"
        case datetime():
            bare = cell.time() == time()
            return cell.date().isoformat() if bare else cell.isoformat(" ", "seconds")
        case date():
            return cell.isoformat()
        case float():
            return _number(cell, mark)
        case _:
            return str(cell)


def _number(number: float, mark: str) -> str:
    if number.is_integer():
        return str(int(number))
    text = f"{number:.{DIGITS_SHOWN}g}"
    whole, point, decimals = text.partition(".")
    if not point or not decimals.isdigit():
        return text
    # Three decimals alone could be thousands; a number in a cell is not in doubt.
    return f"{whole}{mark}{decimals}{'0' if len(decimals) == 3 else ''}"
