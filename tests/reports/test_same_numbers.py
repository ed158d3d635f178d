"""A report's numbers are the page's, in every format: none lost, and none that is hidden."""

import io
import re

import openpyxl
import pandas as pd
import pypdf
import pytest
from pptx import Presentation

from charts.look import LIGHT
from charts.tones import Answer, Tone
from reports import pdf, plain, slides, workbook
from reports.figures import NO_BREAK, read_number
from reports.report import Part, Report
from sections import small_groups
from sections.blocks import HIDDEN, Block
from sections.learning import learning_page, share_rows
from sections.learning.share_rows import Rows, Words
from sections.small_groups import MEETING
from tests.reports.conftest import a_block, a_report

ANSWERS = (Answer("Stärkt", Tone.BETTER), Answer("Bibehållen", Tone.KEPT))
COUNTED = pd.DataFrame({"Stärkt": [211, 3, 1034], "Bibehållen": [97, 41, 288]}, list("ABC"))


def a_learnt_block() -> Block:
    """Made as the pages make theirs, for those who may not see few."""
    counts = small_groups.counts(COUNTED, MEETING)
    rows = Rows({name: counts.row(name) for name in counts.groups}, counts.hidden)
    words = Words("Stärker vi?", "1245 av 1671 är stärkta.", "Säger inte varför.", "Räknat.")
    return share_rows.block(words, rows, ANSWERS, LIGHT)


@pytest.fixture(scope="module")
def report() -> Report:
    page = learning_page.page(
        answer="Svaret är 739.",
        counted="1671 medborgare",
        works=["Det går bra för 613."],
        needs=["Det väntar på 419."],
        blocks=[a_learnt_block()],
    )
    other = a_block(table=pd.DataFrame({"Mått": ["TUG"], "Snitt": ["1\u00a0234,5"]}))
    made = a_report(other)
    return Report(**{**vars(made), "parts": (Part("Funktion", page),)})


def numbers(block: Block) -> set[str]:
    cells = block.table.astype(str).to_numpy().ravel()
    return {cell for cell in cells if read_number(cell)}


def in_pdf(report: Report) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf.written(report))).pages
    return "\n".join(page.extract_text() for page in pages)


def in_slides(report: Report) -> str:
    deck = Presentation(io.BytesIO(slides.written(report)))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    told = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    tables = [shape.table for shape in shapes if shape.has_table]
    told += [cell.text for table in tables for row in table.rows for cell in row.cells]
    return "\n".join(told)


def in_workbook(report: Report) -> str:
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(report)))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    as_shown = [
        f"{cell:,}".replace(",", "\u00a0").replace(".", ",")
        if isinstance(cell, int | float)
        else cell
        for cell in cells
    ]
    return "\n".join(map(str, as_shown))


FORMATS = {
    "pdf": in_pdf,
    "pptx": in_slides,
    "xlsx": in_workbook,
    "txt": plain.written,
}


@pytest.fixture(scope="module", params=FORMATS)
def text(request, report) -> str:
    return " ".join(FORMATS[request.param](report).replace(NO_BREAK, " ").split())


def stands(number: str, text: str) -> bool:
    plain = re.escape(number.replace(NO_BREAK, " "))
    return re.search(rf"(?<![\d,]){plain}(?![\d,])", text) is not None


def test_every_number_of_every_table_is_there(report, text):
    told = {number for block in report.every_block for number in numbers(block)}
    assert {number for number in told if not stands(number, text)} == set()
    assert {"1\u00a0234,5", "1\u00a0034", "44"} <= told  # a thousand with decimals, and few


def test_the_pages_own_answer_and_both_its_lists_are_there(text):
    assert all(stands(number, text) for number in ("739", "613", "419"))


def test_what_is_hidden_is_nowhere_and_its_count_and_reason_are(report, text):
    (block,) = (each for each in report.every_block if each.hidden)
    assert block.hidden == (block.table == HIDDEN).to_numpy().sum() > 0
    assert not any(stands(number, text) for number in ("41", "211", "97"))
    assert report.hidden in text
    assert "färre än fem" in report.hidden
