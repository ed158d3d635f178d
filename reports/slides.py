"""A report as PowerPoint: one message a slide, native text and tables, charts as pictures."""

# python-pptx's own types deny what its documentation shows: lengths as integers, text in shapes.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false
# pyright: reportOptionalMemberAccess=false
from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import accumulate
from math import ceil

import pandas as pd
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Inches, Length

from reports import plain, slide_charts, slide_template
from reports.figures import are_figures
from reports.report import NEEDS, WORKS, Part, Report, happened
from reports.slide_charts import BELOW, Words
from reports.slide_template import ACCENT, BODY, INK, LEFT, SOFT, TEXT_WIDTH, Box
from sections.blocks import Block

MOST_COLUMNS = 7  # of a table that a room can read; a wider one stands in the notes
MOST_SHEETS = 6  # slides that the figures behind one chart may take
GUTTER = Inches(0.6)  # between two columns of text
ROW_HEIGHT = Inches(0.34)
ROWS_OF_LINES = 12  # lines of a table's text between the title and the foot
LETTERS = 118  # of a table's text across a slide
USUAL, SMALLER, SMALL = 18, 16, 12  # points
MOST_UNTOLD = 6  # on one slide
MOST_AT_USUAL = 480  # letters of a column of text
LONGEST_TITLE = 150  # characters; of a longer finding the first sentence is the message
BEHIND = "Siffrorna bakom"
SENTENCES = re.compile(r"(?<=[.?]) ")
MORE = "Mer står i anteckningarna."
UNTOLD = "Det här går inte att visa"
ROOM = 3  # characters beside the longest text, since bold is wider
NARROWEST, WIDEST = 8, 34  # characters a column is counted as at least and at most


def written(report: Report) -> bytes:
    """The report as a .pptx file."""
    deck = slide_template.deck()
    properties = deck.core_properties
    properties.title, properties.author, properties.language = report.title, report.made_by, "sv-SE"
    properties.created = datetime.combine(report.made_on, time())
    _title_slide(deck, report)
    _blocks(deck, report, report.blocks)
    for part in report.parts:
        _part_slide(deck, report, part)
        _blocks(deck, report, part.page.blocks)
    _untold(deck, report)
    _last_slide(deck, report)
    _appendix(deck, report)
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
    place = _free(slide)
    columns = ((WORKS, part.page.works), (NEEDS, part.page.needs))
    size = USUAL if max(sum(map(len, points)) for _, points in columns) < MOST_AT_USUAL else SMALLER
    for at, (title, points) in enumerate(columns):
        left = LEFT + at * (half + GUTTER)
        heading = Box(left, place.top, half, Inches(0.4))
        slide_template.write(slide, heading, [title], 16, ACCENT)
        below = Box(left, heading.bottom, half, place.height - heading.height)
        slide_template.write(slide, below, list(points), size, INK)


def _blocks(deck: Presentation, report: Report, blocks: Sequence[Block]) -> None:
    """A slide a message."""
    for block in blocks:
        if block.chart is not None:
            _message(deck, report, block)
        elif not block.table.empty:
            _table(deck, report, block)


def _untold(deck: Presentation, report: Report) -> None:
    """All that nothing is left of, on as few slides as it takes."""
    told = [
        (each.title, each.finding)
        for each in report.every_block
        if each.chart is None and each.table.empty
    ]
    for first in range(0, len(told), MOST_UNTOLD):
        slide = _content_slide(deck, report, report.kind, UNTOLD)
        some = told[first : first + MOST_UNTOLD]
        slide_template.write_named(slide, _free(slide), some, SMALLER)


def _message(deck: Presentation, report: Report, block: Block) -> None:
    """The finding as the slide's title, its chart, and what not to conclude by it.

    A chart too high for its words to be read in a room goes on over several slides.
    """
    message, rest = _parted(block.finding)
    texts = [text for text in (rest, happened(block), block.caveat) if text]
    notes = [block.finding, *texts]
    if not block.table.empty:
        notes.append(plain.table(block.table))
    pictures = slide_charts.pictures_of(block.chart, message)
    for at, picture in enumerate(pictures, start=1):
        slide = _content_slide(deck, report, _numbered(block.title, at, len(pictures)), message)
        picture.put(slide, block.alternative)
        _below(slide, texts, picture.words)
        slide_template.write_notes(slide, "\n\n".join(notes))


def _numbered(text: str, at: int, of: int) -> str:
    """What is one of several says which.

    >>> _numbered("Mål", 1, 1), _numbered("Mål", 2, 3)
    ('Mål', 'Mål (2 av 3)')
    """
    return f"{text} ({at} av {of})" if of > 1 else text


def _parted(finding: str) -> tuple[str, str]:
    """A message short enough for a title, and the sentences that follow it.

    >>> _parted("Åtta är sena."), _parted(f"Åtta är sena. {'Ord ' * 60}")[0]
    (('Åtta är sena.', ''), 'Åtta är sena.')
    """
    first, stop, rest = finding.partition(". ")
    if len(finding) <= LONGEST_TITLE or not stop:
        return finding, ""
    return f"{first}.", rest


def _below(slide: Slide, texts: Sequence[str], place: Words) -> None:
    """As many whole sentences as there is room for; all of them are in the notes."""
    told, left = [], place.lines
    for text in texts:
        sentences = SENTENCES.split(text)
        lengths = accumulate(len(each) + 1 for each in sentences)
        lines = [ceil(length / place.letters) for length in lengths]
        fitting = sum(line <= left for line in lines)
        told.append(" ".join(sentences[:fitting]))
        left -= lines[fitting - 1] if fitting else left
        if left <= 0:
            break
    if " ".join(told) != " ".join(texts):
        told = [*told[:-1], f"{told[-1]} {MORE}"]
    slide_template.write(slide, place.box, told, SMALL, SOFT)


def _free(slide: Slide) -> Box:
    """From below the slide's own title, which may be one line or several."""
    top = slide_template.below_title(slide.shapes.title.text_frame.text)
    return Box(BODY.left, top, BODY.width, BODY.bottom - top)


def _table(deck: Presentation, report: Report, block: Block) -> None:
    """A table that is the message: all of its rows, on as many slides as they take."""
    message, rest = _parted(block.finding)
    parts = list(_sheets(block.table))
    for at, part in enumerate(parts, start=1):
        slide = _content_slide(deck, report, _numbered(block.title, at, len(parts)), message)
        _native_table(slide, block.title, block.table, part)
        texts = [text for text in (rest, happened(block), block.caveat) if text]
        _below(slide, texts, BELOW)
        slide_template.write_notes(slide, "\n\n".join([block.finding, *texts]))


def _appendix(deck: Presentation, report: Report) -> None:
    """The figures behind the charts, but for tables too long for a room: those are in the notes."""
    for block in report.every_block:
        if block.chart is None or block.table.empty or len(block.table.columns) > MOST_COLUMNS:
            continue
        parts = list(_sheets(block.table))
        for at, part in enumerate(parts[: len(parts) * (len(parts) <= MOST_SHEETS)], start=1):
            slide = _content_slide(deck, report, _numbered(BEHIND, at, len(parts)), block.title)
            _native_table(slide, block.title, block.table, part)
            slide_template.write_notes(slide, block.caveat)


def _sheets(table: pd.DataFrame) -> Iterator[range]:
    """The rows of each slide, as many as have room when long texts take several lines."""
    widths = [each / BODY.width * LETTERS for each in _widths(_columns(table))]
    first, left = 0, ROWS_OF_LINES
    for at, row in enumerate(table.astype(str).itertuples(index=False)):
        lines = max(ceil(len(text) / width) for text, width in zip(row, widths, strict=True))
        if lines > left and at > first:
            yield range(first, at)
            first, left = at, ROWS_OF_LINES
        left -= lines
    yield range(first, len(table))


def _columns(table: pd.DataFrame) -> list[list[str]]:
    texts = table.astype(str)
    return [[str(name), *texts.iloc[:, i]] for i, name in enumerate(texts.columns)]


def _native_table(slide: Slide, title: str, table: pd.DataFrame, rows: range) -> None:
    """The rows as a table of the program's own, its columns as wide as the whole table's."""
    columns = _columns(table)
    top = slide_template.below_title(slide.shapes.title.text_frame.text)
    height = ROW_HEIGHT * (len(rows) + 1)
    frame = slide.shapes.add_table(len(rows) + 1, len(columns), BODY.left, top, BODY.width, height)
    slide_template.describe(frame, f"Tabell: {title}")
    slide_template.plain_table(frame)
    for i, (width, (heading, *texts)) in enumerate(zip(_widths(columns), columns, strict=True)):
        frame.table.columns[i].width = width
        side = PP_ALIGN.RIGHT if are_figures(texts) else PP_ALIGN.LEFT
        told = [heading, *(texts[row] for row in rows)]
        for row, text in enumerate(told):
            slide_template.fill_cell(frame.table.cell(row, i), text, side, heading=row == 0)


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
