"""PDF: what is said and counted can be read back, and a screen reader finds its way."""

import io
import re

import pandas as pd
import pypdf
import pytest
from page import validate_pdf_bytes

from reports import pdf
from tests.reports.conftest import a_block, a_report, bars


@pytest.fixture(scope="module")
def file(report) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.written(report)))


def tagged(reader: pypdf.PdfReader) -> list:
    """Every structure element of the document, depth first."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            waiting += reversed(node)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            found.append(node)
            if "/K" in node:
                waiting.append(node["/K"])
    return [node for node in found if "/S" in node]


def squeezed(text: str) -> str:
    """Without what line breaking put in."""
    return re.sub(r"[\s\u00ad-]", "", text)


def test_every_word_and_every_cell_can_be_read_back(report, file):
    text = squeezed(" ".join(page.extract_text() for page in file.pages))
    said = [report.about, report.sentence, report.stamp, report.hidden, report.handling]
    for block in report.blocks:
        said += [block.title, block.finding, *block.table.to_numpy().ravel()]
    said += [block.caveat for block in report.blocks if not block.table.empty]
    assert [words for words in said if squeezed(pdf.legible(words)) not in text] == []


def test_it_says_what_it_is_in_which_language_and_that_it_is_accessible(report, file):
    root = file.trailer["/Root"]
    assert root["/Lang"].startswith("sv")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata.title == report.title
    assert "<pdfuaid:part>1" in root["/Metadata"].get_data().decode()


def test_every_figure_speaks_and_headings_and_tables_are_known_as_such(report, file):
    nodes = tagged(file)
    figures = [node for node in nodes if node["/S"] == "/Figure"]
    assert [node["/Alt"] for node in figures] == [report.blocks[0].alternative]
    kinds = [node["/S"] for node in nodes]
    assert kinds.count("/H1") == len(report.blocks)
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") == 6


def test_a_long_table_repeats_its_heading_on_every_page():
    table = pd.DataFrame({"Kolumnrubrik": [f"rad {i}" for i in range(120)]})
    reader = pypdf.PdfReader(io.BytesIO(pdf.written(a_report(a_block(table=table)))))
    assert len(reader.pages) >= 2
    assert all("Kolumnrubrik" in page.extract_text() for page in reader.pages)
    assert f"av {len(reader.pages)}" in reader.pages[-1].extract_text()


def test_a_hidden_row_is_not_drawn_and_the_chart_keeps_its_words_as_text(file):
    text = file.pages[0].extract_text()
    assert "visas inte" in text
    assert "/Image" not in str(file.pages[0]["/Resources"].get("/XObject", ""))


def test_nothing_that_is_typed_becomes_a_part_of_the_template():
    nasty = '#read("/etc/passwd") "); panic("x'
    reader = pypdf.PdfReader(io.BytesIO(pdf.written(a_report(a_block(nasty), about=nasty))))
    assert squeezed(nasty) in squeezed(reader.pages[0].extract_text())


def test_any_letter_can_be_written_and_those_the_font_has_are_shown():
    every = "".join(map(chr, [*range(0x20, 0x2500), 0x6F22, 0xFF1D, 0x1F600]))
    shown = [letter for letter in every if not pdf.NOT_IN_THE_FONT.match(letter)]
    words = [" ".join(shown[i : i + 20]) for i in range(0, len(shown), 20)]
    table = pd.DataFrame({"Tecken": [*words, every[::7], "\x00\x07\t漢"]})
    odd = bars(pd.DataFrame({"Ja": [5.0], "Nej": [7.0]}, index=["漢＜＂&\\"]))
    file = pdf.written(a_report(a_block(chart=odd, table=table), about='＂＼漢"\\'))
    assert file.startswith(b"%PDF")


def test_a_report_about_nothing_is_still_a_report():
    assert pdf.written(a_report()).startswith(b"%PDF")


def test_the_same_report_is_the_same_file():
    one = a_report(a_block(chart=bars()))
    assert pdf.written(one) == pdf.written(one)


def test_it_keeps_every_rule_of_pdf_ua_1_that_a_program_can_try(report):
    for each in (report, a_report()):
        found = validate_pdf_bytes(pdf.written(each), profile="ua1")
        assert [(failure.rule_id, failure.message) for failure in found.failures] == []
        assert found.rules.total > 100
