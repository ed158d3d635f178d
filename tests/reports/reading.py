"""A report's file read back as text, the way somebody who opens it would see it."""

import io
import re
from collections.abc import Callable, Mapping

import openpyxl
import pypdf
from pptx import Presentation

from reports.figures import NO_BREAK


def _pdf(file: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file)).pages)


def _slides(file: bytes) -> str:
    """What stands on the slides, and in the notes of the one who presents."""
    slides = Presentation(io.BytesIO(file)).slides
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    shapes = [shape for slide in slides for shape in slide.shapes]
    told = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    tables = [shape.table for shape in shapes if shape.has_table]
    told += [cell.text for table in tables for row in table.rows for cell in row.cells]
    return "\n".join([*told, *notes])


def _workbook(file: bytes) -> str:
    """Numbers and days as the program shows them in Swedish, by the format of each cell."""
    book = openpyxl.load_workbook(io.BytesIO(file))
    return "\n".join(
        _shown(cell.value, cell.number_format)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


def _shown(value: object, number_format: str) -> str:
    if not isinstance(value, int | float):
        return str(value)
    percent = number_format.endswith("%")
    written, _, unit = number_format.rstrip('%"').partition('"')
    decimals = len(written.partition(".")[2])
    shown = f"{100 * value if percent else value:,.{decimals}f}"
    swedish = shown.replace(",", " ").replace(".", ",").replace("-", "\u2212")
    return f"{swedish} %" if percent else f"{swedish}{unit}"


READ: Mapping[str, Callable[[bytes], str]] = {
    "pdf": _pdf,
    "pptx": _slides,
    "xlsx": _workbook,
    "txt": bytes.decode,
}
"""By the ending of the file."""


def text(file: bytes, ending: str) -> str:
    """All that is told, with single blanks only."""
    return " ".join(READ[ending](file).replace(NO_BREAK, " ").split())


def stands(number: str, text: str) -> bool:
    """Whether the number is there by itself, and not as a part of another."""
    plain = re.escape(number.replace(NO_BREAK, " "))
    return re.search(rf"(?<![\d,]){plain}(?![\d,])", text) is not None
