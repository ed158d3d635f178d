"""Workbooks and archives made for a test."""

import io
import random
import zipfile

from openpyxl import Workbook


def workbook(hidden=(), **sheets) -> bytes:
    """An .xlsx with a sheet for each name, of rows of cells."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def archive(compression=zipfile.ZIP_DEFLATED, **files) -> bytes:
    """A zip with the bytes given for each name."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return written.getvalue()


def saying(size: int) -> bytes:
    """A zip with one file that packs badly, of a stated size that is not its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("a.csv", random.Random(1).randbytes(2_000_000))  # noqa: S311
        packed.infolist()[0].file_size = size
    return written.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same workbook with one part added or replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {entry: packed.read(entry) for entry in packed.namelist()}
    return archive(**{**parts, name: part})
