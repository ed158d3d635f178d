"""A report as PowerPoint: one message a slide, native text and tables, charts as pictures."""

# python-pptx's own types deny what its documentation shows: lengths as integers, text in shapes.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false
# pyright: reportOptionalMemberAccess=false
from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time

import pandas as pd
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Inches, Length

from charts.drawing import Drawing
from charts.look import WIDE
from reports import pictures, plain, slide_template
from reports.figures import is_figure
from reports.report import NEEDS, WORKS, Part, Report, happened
from reports.slide_template import ACCENT, BODY, INK, LEFT, SOFT, TEXT_WIDTH, Box
from sections.blocks import Block

MOST_ROWS = 12  # of a table that a room can read; a longer one stands in the notes
MOST_COLUMNS = 7
WIDEST_CHART = 1100  # pixels; wider, and the words of a chart are too small in a room
GUTTER = Inches(0.6)  # between two columns of text
ROW_HEIGHT = Inches(0.34)
BEHIND = "Siffrorna bakom"
SHORT = 330  # characters below a chart that have room at the usual size
ROOM = 3  # characters beside the longest text, since bold is wider
NARROWEST, WIDEST = 8, 34  # characters a column is counted as at least and at most


def written(report: Report) -> bytes:
    """The report as a .pptx file."""
    deck = slide_template.deck()
    properties = deck.core_properties
    properties.title, properties.author, properties.language = report.title, report.made_by, "sv-SE"
    properties.created = datetime.combine(report.made_on, time())
    _title_slide(deck, report)
    for block in report.blocks:
        _block(deck, report, block)
    for part in report.parts:
        _part_slide(deck, report, part)
        for block in part.page.blocks:
            _block(deck, report, block)
    _last_slide(deck, report)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _title_slide(deck: Presentation, report: Report) -> None:
    slide = slide_template.opening(deck, report.about)
    kind = " · ".join(filter(None, [report.organisation, report.kind]))
    slide_template.write(slide, Box(LEFT, Inches(1.5), TEXT_WIDTH, Inches(0.4)), [kind], 16, ACCENT)
    slide_template.write(
        slide, Box(LEFT, Inches(3.25), TEXT_WIDTH, Inches(0.4)), [report.period], 18, SOFT
    )
    slide_template.write(
        slide, Box(LEFT, Inches(4.0), TEXT_WIDTH, Inches(1.6)), [report.sentence], 22, INK
    )
    stamp = [report.stamp, report.handling]
    slide_template.write(slide, Box(LEFT, Inches(6.2), TEXT_WIDTH, Inches(0.7)), stamp, 12, SOFT)


def _part_slide(deck: Presentation, report: Report, part: Part) -> None:
    """The answer of a page as the title, what works and what needs work side by side."""
    slide = _content_slide(deck, report, part.title, part.page.answer)
    half = Length((TEXT_WIDTH - GUTTER) // 2)
    columns = ((WORKS, part.page.works), (NEEDS, part.page.needs))
    for at, (title, points) in enumerate(columns):
        left = LEFT + at * (half + GUTTER)
        heading = Box(left, BODY.top, half, Inches(0.4))
        slide_template.write(slide, heading, [title], 16, ACCENT)
        below = Box(left, heading.bottom, half, BODY.height - heading.height)
        slide_template.write(slide, below, list(points), 18, INK)


def _block(deck: Presentation, report: Report, block: Block) -> None:
    """The message and then its table; where nothing is drawn the table is under the message."""
    tabled = not block.table.empty and _fits(block.table)
    if block.chart is not None or not tabled:
        _message(deck, report, block)
    if tabled and block.chart is None:
        _caveat(_table_slide(deck, report, block, block.title, block.finding), block)
    elif tabled:
        _table_slide(deck, report, block, BEHIND, block.title)


def _message(deck: Presentation, report: Report, block: Block) -> None:
    """The finding as the slide's title, its chart, and what not to conclude below."""
    slide = _content_slide(deck, report, block.title, block.finding)
    if block.chart is not None:
        _picture(slide, block.chart, block.alternative)
    below = _caveat(slide, block)
    notes = [block.finding, *below]
    if not block.table.empty:
        notes.append(plain.table(block.table))
    slide_template.write_notes(slide, "\n\n".join(notes))


def _caveat(slide: Slide, block: Block) -> list[str]:
    """What happened and what not to conclude, below; smaller where it is long."""
    below = [text for text in (happened(block), block.caveat) if text]
    size = 12 if sum(map(len, below)) <= SHORT else 10
    slide_template.write(slide, Box(LEFT, BODY.bottom, TEXT_WIDTH, Inches(0.5)), below, size, SOFT)
    return below


def _picture(slide: Slide, chart: Drawing, alternative: str) -> None:
    """As large as its place allows; the chart is laid out for the shape of that place."""
    shape = BODY.width / BODY.height
    width = round(min(max(chart.height * shape, WIDE), WIDEST_CHART))
    file = io.BytesIO(pictures.png(chart, width=width))
    picture = slide.shapes.add_picture(file, BODY.left, BODY.top)
    scale = min(BODY.width / picture.width, BODY.height / picture.height)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    slide_template.describe(picture, alternative)


def _fits(table: pd.DataFrame) -> bool:
    return len(table) <= MOST_ROWS and len(table.columns) <= MOST_COLUMNS


def _table_slide(deck: Presentation, report: Report, block: Block, above: str, title: str) -> Slide:
    slide = _content_slide(deck, report, above, title)
    texts = block.table.astype(str)
    columns = [[str(name), *texts.iloc[:, i]] for i, name in enumerate(texts.columns)]
    height = ROW_HEIGHT * (len(texts) + 1)
    frame = slide.shapes.add_table(
        len(texts) + 1, len(columns), BODY.left, BODY.top, BODY.width, height
    )
    slide_template.describe(frame, f"Tabell: {block.title}")
    slide_template.plain_table(frame)
    for i, (width, texts_of) in enumerate(zip(_widths(columns), columns, strict=True)):
        frame.table.columns[i].width = width
        side = PP_ALIGN.RIGHT if all(map(is_figure, texts_of[1:])) else PP_ALIGN.LEFT
        for row, text in enumerate(texts_of):
            slide_template.fill_cell(frame.table.cell(row, i), text, side, heading=row == 0)
    slide_template.write_notes(slide, block.caveat)
    return slide


def _widths(columns: Sequence[Sequence[str]]) -> Iterator[Length]:
    counted = [min(max(*map(len, column), NARROWEST) + ROOM, WIDEST) for column in columns]
    return (Length(round(BODY.width * each / sum(counted))) for each in counted)


def _last_slide(deck: Presentation, report: Report) -> None:
    slide = _content_slide(deck, report, report.kind, "Om siffrorna")
    told = [report.hidden, report.handling, report.stamp]
    slide_template.write(slide, BODY, [text for text in told if text], 18, INK)


def _content_slide(deck: Presentation, report: Report, above: str, title: str) -> Slide:
    foot = f"{report.kind} · {report.about} · {report.freshness}"
    return slide_template.content(deck, title, above=above, foot=foot)
