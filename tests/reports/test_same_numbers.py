"""A report's numbers are the page's, in every format: none lost, and none that is hidden."""

import pandas as pd
import pytest

from charts.look import LIGHT
from charts.tones import Answer, Tone
from pages.shared.report_making import Format
from reports.figures import read_number
from reports.report import Part, Report
from sections import small_groups
from sections.blocks import HIDDEN, Block
from sections.learning import learning_page, share_rows
from sections.learning.share_rows import Rows, Words
from sections.small_groups import MEETING
from tests.reports import reading
from tests.reports.conftest import a_block, a_report
from tests.reports.reading import stands

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


@pytest.fixture(scope="module", params=list(Format), ids=str)
def text(request, report) -> str:
    return reading.text(request.param.write(report), request.param)


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
    assert [told for told in report.hidden.split(". ") if told not in text] == []
    assert "färre än fem" in report.hidden
