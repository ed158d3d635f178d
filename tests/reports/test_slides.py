"""PowerPoint: one message a slide, native words and tables, pictures that speak."""

import io

import pandas as pd
import pptx
import pytest
from pptx.util import Inches

from reports import slides
from tests.reports.conftest import a_block, a_report


@pytest.fixture(scope="module")
def deck(report):
    return pptx.Presentation(io.BytesIO(slides.written(report)))


def test_the_finding_is_the_title_and_each_slide_has_one(report, deck):
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == report.about
    assert [titles[1], titles[-2]] == [report.blocks[0].finding, report.blocks[2].finding]
    assert all(titles)


def test_every_cell_stands_in_a_native_table(report, deck):
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    found = [[cell.text for cell in row.cells] for row in list(tables[0].rows)[1:]]
    assert found == report.blocks[0].table.to_numpy().tolist()


def test_a_table_too_long_for_a_room_stands_in_the_notes():
    table = pd.DataFrame({"Rad": [f"nummer {i}" for i in range(30)]})
    deck = pptx.Presentation(io.BytesIO(slides.written(a_report(a_block(table=table)))))
    assert not [s for slide in deck.slides for s in slide.shapes if s.has_table]
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    assert "nummer 29" in notes
    assert "Säger inte varför" in notes


def test_every_picture_has_words_and_stays_on_its_slide(report, deck):
    pictures = [s for slide in deck.slides for s in slide.shapes if s.shape_type == 13]
    assert [p._element._nvXxPr.cNvPr.get("descr") for p in pictures] == [
        report.blocks[0].alternative
    ]
    for shape in (s for slide in deck.slides for s in slide.shapes if s.width):
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height
    assert deck.slide_width == Inches(13.333)


def test_every_run_is_marked_as_swedish_and_slides_are_numbered(deck):
    for slide in list(deck.slides)[1:]:
        runs = [r for s in slide.shapes if s.has_text_frame for r in s.text_frame._txBody.iter()]
        marked = [r for r in runs if r.tag.endswith("}r")]
        assert {r.find("{*}rPr").get("lang") for r in marked} == {"sv-SE"}
        assert [r for r in runs if r.tag.endswith("}fld") and r.get("type") == "slidenum"]
