"""PowerPoint: one message a slide, native words and tables, pictures that speak."""

import io
from dataclasses import replace

import pandas as pd
import pptx
import pytest
from pptx.parts.image import Image
from pptx.util import Inches, Pt

from reports import slides
from reports.pictures import SHARP, png, png_of_rows
from reports.slide_charts import CHART_WORDS
from reports.slide_template import FOOT
from tests.reports.conftest import a_block, a_report, bars


@pytest.fixture(scope="module")
def deck(report):
    return pptx.Presentation(io.BytesIO(slides.written(report)))


def titles(deck) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def tables(deck) -> list:
    return [s.table for slide in deck.slides for s in slide.shapes if s.has_table]


def words(slide) -> str:
    return "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


def made(*blocks):
    return pptx.Presentation(io.BytesIO(slides.written(a_report(*blocks))))


def test_messages_come_first_then_what_is_untold_and_the_figures_behind_charts_last(report, deck):
    drawn, typed, untold = report.blocks
    assert titles(deck) == [
        report.about,
        drawn.finding,
        typed.finding,
        "En fråga utan diagram och tabell",
        "Två siffror visas inte, så att ingen kan kännas igen.",
        slides.FIGURES,
    ]
    assert f"{untold.title}\n{untold.finding}" in words(deck.slides[3])


def test_every_cell_stands_in_a_native_table(report, deck):
    typed, drawn = tables(deck)
    for block, shown in ((report.blocks[0], drawn), (report.blocks[1], typed)):
        found = [[cell.text for cell in row.cells] for row in list(shown.rows)[1:]]
        expected = block.table.to_numpy().tolist()
        # An escape is how the file format keeps what XML has no letter for.
        assert [[plain(cell) for cell in row] for row in found] == [
            [plain(cell) for cell in row] for row in expected
        ]


def plain(text: str) -> str:
    return text.replace("_x000D_", "\r").replace("_x0009_", "\t").replace("\v", "\n")


def test_a_table_without_a_chart_has_all_its_rows_on_as_many_slides_as_they_take():
    rows = [f"nummer {i}" for i in range(30)]
    deck = made(a_block("Händelser", table=pd.DataFrame({"Rad": rows})))
    found = [row.cells[0].text for table in tables(deck) for row in list(table.rows)[1:]]
    assert found == rows
    assert "Händelser (1 av 3)" in words(deck.slides[1])


def test_rows_of_long_texts_are_fewer_on_a_slide():
    rows = pd.DataFrame({"Dag": ["1 maj 2026"] * 6, "Vad": ["ett ord " * 35] * 6})
    assert len(tables(made(a_block(table=rows)))) > 1


def test_figures_behind_a_chart_too_many_for_a_room_stand_in_its_notes():
    table = pd.DataFrame({"Rad": [f"nummer {i}" for i in range(90)]})
    deck = made(a_block(table=table, chart=bars()))
    assert not tables(deck)
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    assert "nummer 89" in notes
    assert "Säger inte varför" in notes


def test_small_tables_behind_charts_share_a_slide_and_all_their_rows_are_there():
    blocks = [
        a_block(f"Fråga {at}", table=pd.DataFrame({"Rad": [f"{at}:{i}" for i in range(rows)]}))
        for at, rows in enumerate((3, 8, 9, 2))
    ]
    deck = made(*(replace(block, chart=bars()) for block in blocks))
    assert titles(deck)[-2:] == [f"{slides.FIGURES} ({at} av 2)" for at in (1, 2)]
    found = [row.cells[0].text for each in tables(deck) for row in list(each.rows)[1:]]
    assert found == [row for block in blocks for row in block.table["Rad"]]
    for shape in (s for slide in deck.slides for s in slide.shapes if s.has_table):
        assert shape.top + sum(row.height for row in shape.table.rows) <= FOOT.top


@pytest.mark.parametrize(
    ("rows", "slides_taken"),
    [
        (3, 1),  # below its finding, with words under it
        (8, 1),  # words beside it
        (15, 2),  # too high for a room: two equal parts
        (40, 4),
    ],
)
def test_a_chart_goes_on_over_slides_until_all_its_words_are_10_points(rows, slides_taken):
    counts = pd.DataFrame({"Ja": [12.0] * rows, "Nej": [3.0] * rows})
    counts.index = pd.Index([f"Område {row}" for row in range(rows)])
    deck = made(a_block("Områden", chart=bars(counts)))
    found = [s for slide in deck.slides for s in slide.shapes if s.shape_type == 13]
    assert len(found) == slides_taken
    for picture in found:
        pixel = picture.height / (picture.image.size[1] / SHARP)
        assert pixel * CHART_WORDS >= Pt(10)
        assert picture._element._nvXxPr.cNvPr.get("descr")
    if slides_taken > 1:
        assert f"Områden (2 av {slides_taken})" in words(deck.slides[2])


def test_parts_of_a_chart_are_its_rows_each_once_below_what_belongs_to_all():
    counts = pd.DataFrame({"Ja": [12.0] * 4, "Nej": [3.0] * 4}, index=list("ABCD"))
    chart = bars(counts)
    high = [
        Image.from_blob(drawn).size[1]
        for drawn in (
            png(chart, width=720),
            png_of_rows(chart, chart.rows[:3], width=720),
            png_of_rows(chart, chart.rows[3:], width=720),
        )
    ]
    whole, most, one = high
    assert whole - most == pytest.approx(chart.rows.step * SHARP, abs=8)
    assert most - one == pytest.approx(2 * chart.rows.step * SHARP, abs=2)


def test_a_long_finding_is_parted_and_what_has_no_room_stands_in_the_notes():
    long = "Det första är viktigt. " + "Det andra står under diagrammet och tar plats. " * 9
    block = replace(a_block(chart=bars()), finding=long.strip(), caveat="Det sista förbehållet.")
    slide = made(block).slides[1]
    assert slide.shapes.title.text_frame.text == "Det första är viktigt."
    assert slides.MORE in words(slide)
    assert "Det sista förbehållet." not in words(slide)
    assert "Det sista förbehållet." in slide.notes_slide.notes_text_frame.text


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
