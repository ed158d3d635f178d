"""A report as PowerPoint: one message a slide, native text and tables, charts as pictures."""

# python-pptx's own types deny what its documentation shows: lengths as integers, text in shapes.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false
# pyright: reportOptionalMemberAccess=false
from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime, time
from itertools import accumulate
from math import ceil

from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Inches, Length

from reports import plain, slide_charts, slide_tables, slide_template
from reports.report import NEEDS, WORKS, Part, Report, happened
from reports.slide_charts import BELOW, Words
from reports.slide_tables import BEHIND, HEADING, MESSAGE
from reports.slide_template import ACCENT, BODY, INK, LEFT, SOFT, TEXT_WIDTH, Box
from sections import swedish
from sections.blocks import Block
from sections.findings.wording import Noun

MOST_COLUMNS = 9  # of a table that a room can read; a wider one stands in the notes
GUTTER = Inches(0.6)  # between two columns of text
LEAD = Inches(0.5)  # a line of text above the columns, and its distance to them
USUAL, SMALLER, SMALL = 18, 16, 12  # points
MOST_UNTOLD = 6  # on one slide
MOST_AT_USUAL = 480  # letters of a column of text
LONGEST_TITLE = 94  # characters; of a longer finding the first sentence is the message
LONGEST_ABOVE = 100  # letters of a line above the columns
FIGURES = "Siffrorna bakom diagrammen"
SENTENCES = re.compile(r"(?<=[.?]) ")
MORE = "Mer står i anteckningarna."
UNTOLD = Noun("fråga", "frågor")
WITHOUT = "utan diagram och tabell"


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
    slide_template.write(slide, Box(LEFT, Inches(1.2), TEXT_WIDTH, Inches(0.4)), [kind], 16, ACCENT)
    slide_template.write(
        slide, Box(LEFT, Inches(2.8), TEXT_WIDTH, Inches(0.4)), [report.period], 18, SOFT
    )
    told = SENTENCES.split(report.sentence)
    slide_template.write(slide, Box(LEFT, Inches(3.5), TEXT_WIDTH, Inches(2.6)), told, 20, INK)
    stamp = [report.stamp, report.handling]
    slide_template.write(slide, Box(LEFT, Inches(6.5), TEXT_WIDTH, Inches(0.7)), stamp, 12, SOFT)


def _part_slide(deck: Presentation, report: Report, part: Part) -> None:
    """The answer of a page as the title, and what works and what needs work side by side."""
    message, rest = _parted(part.page.answer)
    slide = _content_slide(deck, report, part.title, message)
    half = Length((TEXT_WIDTH - GUTTER) // 2)
    place = _free(slide)
    slide_template.write(slide, place, [rest], USUAL, INK)
    place = place.below(ceil(len(rest) / LONGEST_ABOVE) * LEAD)
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
    """All that nothing is left of, on as few slides as it takes; the same is said once."""
    untold = [each for each in report.every_block if each.chart is None and each.table.empty]
    titles: dict[str, list[str]] = {}
    for block in untold:
        titles.setdefault(block.finding, []).append(block.title)
    told = [(" · ".join(those), finding) for finding, those in titles.items()]
    title = swedish.opening(f"{UNTOLD.counted(len(untold))} {WITHOUT}")
    parts = ceil(len(told) / MOST_UNTOLD)
    for at in range(parts):
        slide = _content_slide(deck, report, _numbered(report.kind, at + 1, parts), title)
        some = told[at * MOST_UNTOLD : (at + 1) * MOST_UNTOLD]
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
    if len(finding) <= LONGEST_TITLE:
        return finding, ""
    first, *rest = SENTENCES.split(finding)
    return first, " ".join(rest)


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
    parts = list(slide_tables.sheets(block.table))
    texts = [text for text in (rest, happened(block), block.caveat) if text]
    for at, rows in enumerate(parts, start=1):
        slide = _content_slide(deck, report, _numbered(block.title, at, len(parts)), message)
        top = _free(slide).top
        slide_tables.put(slide, block, rows, top=top, look=MESSAGE)
        _below(slide, texts, BELOW)
        slide_template.write_notes(slide, "\n\n".join([block.finding, *texts]))


def _appendix(deck: Presentation, report: Report) -> None:
    """The figures behind the charts; tables too large for a room are in the notes only."""
    behind = [
        block
        for block in report.every_block
        if block.chart is not None
        and len(block.table.columns) <= MOST_COLUMNS
        and slide_tables.fits(block.table)
    ]
    parts = list(slide_tables.packed(behind))
    for at, some in enumerate(parts, start=1):
        slide = _content_slide(deck, report, report.kind, _numbered(FIGURES, at, len(parts)))
        top = _free(slide).top
        for block in some:
            place = Box(LEFT, top, TEXT_WIDTH, BEHIND.row)
            slide_template.write(slide, place, [block.title], BEHIND.points, ACCENT)
            every = range(len(block.table))
            ends = slide_tables.put(slide, block, every, top=place.bottom, look=BEHIND)
            top = ends + BEHIND.row * (HEADING - 1)
        slide_template.write_notes(slide, "\n\n".join(block.caveat for block in some))


def _last_slide(deck: Presentation, report: Report) -> None:
    message, why = _parted(report.hidden)
    slide = _content_slide(deck, report, "Om siffrorna", message)
    told = [why, report.handling, report.stamp]
    slide_template.write(slide, _free(slide), told, USUAL, INK)


def _content_slide(deck: Presentation, report: Report, above: str, title: str) -> Slide:
    foot = f"{report.kind} · {report.about} · {report.freshness}"
    return slide_template.content(deck, title, above=above, foot=foot)
