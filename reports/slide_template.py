"""The look of a slide: 16:9, the product's paper, ink and accent, and text marked as Swedish."""

# python-pptx's own types deny what its documentation shows: lengths as integers, text in shapes.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false
# pyright: reportOptionalMemberAccess=false
from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from math import ceil

import pptx
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide, SlideLayout
from pptx.table import _Cell
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Inches, Pt

INK, SOFT, ACCENT = (RGBColor.from_string(code) for code in ("1A1D21", "5C636B", "0B4F6C"))
QUIET, LINE = "F5F3EE", "DDD9D0"
THEME = {
    "dk1": "1A1D21",
    "lt1": "FFFFFF",
    "dk2": "0B4F6C",
    "lt2": "F5F3EE",
    "accent1": "0B4F6C",
    "accent2": "1B66A8",
    "accent3": "B9540C",
    "accent4": "6B7178",
    "accent5": "DDD9D0",
    "accent6": "EFECE4",
    "hlink": "0B4F6C",
    "folHlink": "5C636B",
}
FACE = "Calibri"  # there on the computers that open these files; a chart's words are drawn
LANGUAGE = "sv-SE"
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # Office's name for a table without a style

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TEXT_WIDTH = Inches(0.7), Inches(11.93)
OPENING, TITLE_ONLY = 0, 5  # the layouts that are kept, by their place in the library's own file
TITLE_SIZES = ((94, 28), (110, 24), (120, 22))  # up to so many characters, so many points
SMALLEST_TITLE = 20
BOLD_LETTER = 0.64  # of its size across, in the mean, in the typeface that LibreOffice has instead
LINE_HEIGHT = 1.22  # of the size, from one line to the next
UNDER_TITLE = Inches(0.25)


@dataclass(frozen=True)
class Box:
    """A place on a slide."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height

    def below(self, height: int) -> Box:
        """What is left of it under so much of its height."""
        return Box(self.left, self.top + height, self.width, self.height - height)


TITLE = Box(LEFT, Inches(0.72), TEXT_WIDTH, Inches(1.05))
ABOVE = Box(LEFT, Inches(0.4), TEXT_WIDTH, Inches(0.34))
BODY = Box(LEFT, Inches(1.9), TEXT_WIDTH, Inches(4.2))
FOOT = Box(LEFT, Inches(7.0), Inches(10.9), Inches(0.3))
NUMBER = Box(LEFT + Inches(11.03), Inches(7.0), Inches(0.9), Inches(0.3))
OPENING_TITLE = Box(LEFT, Inches(1.55), TEXT_WIDTH, Inches(1.2))


def deck() -> Presentation:
    """An empty deck in the product's look, with a layout to open with and one for content."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    kept = (deck.slide_layouts[OPENING], deck.slide_layouts[TITLE_ONLY])
    for layout in [each for each in deck.slide_layouts if each not in kept]:
        deck.slide_layouts.remove(layout)
    _dress(deck)
    _lay_out(deck.slide_master, TITLE)
    _lay_out(kept[0], OPENING_TITLE)
    _lay_out(kept[1], TITLE)
    return deck


def _dress(deck: Presentation) -> None:
    """The theme's colours and typeface; master text that follows it."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for name, colour in THEME.items():
        slot = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        slot.clear()
        etree.SubElement(slot, qn("a:srgbClr"), val=colour)
    for face in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        face.set("typeface", FACE)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _lay_out(layout: SlideLayout, title: Box) -> None:
    """Put each placeholder in its place; a layout's other text has none and goes."""
    places = {"TITLE": title, "CENTER_TITLE": title, "FOOTER": FOOT, "SLIDE_NUMBER": NUMBER}
    for shape in list(layout.placeholders):
        place = places.get(shape.placeholder_format.type.name)
        if place is None:
            shape.element.getparent().remove(shape.element)
            continue
        shape.left, shape.top, shape.width, shape.height = (
            Emu(each) for each in (place.left, place.top, place.width, place.height)
        )


def opening(deck: Presentation, title: str) -> Slide:
    """The first slide, with its title."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    _entitle(slide, title, 44)
    return slide


def content(deck: Presentation, title: str, *, above: str, foot: str) -> Slide:
    """A slide with a message as its title, the subject above it, a foot and its number."""
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    _entitle(slide, title, _title_size(title))
    write(slide, ABOVE, [above], 14, ACCENT)
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type.name in ("FOOTER", "SLIDE_NUMBER"):
            slide.shapes._spTree.append(deepcopy(shape.element))  # noqa: SLF001
    for shape in slide.placeholders:
        if shape.placeholder_format.type.name == "FOOTER":
            _tidy(shape.text_frame)
            _fill(shape.text_frame.paragraphs[0], foot, 11, SOFT)
    return slide


def _title_size(title: str) -> int:
    fitting = (size for longest, size in TITLE_SIZES if len(title) <= longest)
    return next(fitting, SMALLEST_TITLE)


def below_title(title: str) -> int:
    """Where there is room for more, by how many lines the title takes."""
    size = _title_size(title)
    across = Pt(size) * BOLD_LETTER * len(title)
    return TITLE.top + ceil(across / TEXT_WIDTH) * round(Pt(size) * LINE_HEIGHT) + UNDER_TITLE


def _entitle(slide: Slide, title: str, size: int) -> None:
    shape = slide.shapes.title
    frame = shape.text_frame
    _tidy(frame)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    _fill(frame.paragraphs[0], title, size, INK, bold=True)


def write(slide: Slide, box: Box, paragraphs: Sequence[str], size: int, colour: RGBColor) -> None:
    """Text in its place, a paragraph each; empty ones are left out."""
    told = [text for text in paragraphs if text]
    if not told:
        return
    frame = _text_box(slide, box)
    for i, text in enumerate(told):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size / 2)
        _fill(paragraph, text, size, colour)


def write_named(slide: Slide, box: Box, told: Sequence[tuple[str, str]], size: int) -> None:
    """Statements, each below what it is about."""
    paragraphs = [
        (text, bold) for each in told for text, bold in zip(each, (True, False), strict=True)
    ]
    frame = _text_box(slide, box)
    for i, (text, bold) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(0 if bold else size * 0.7)
        _fill(paragraph, text, size, INK, bold=bold)


def _text_box(slide: Slide, box: Box) -> TextFrame:
    places = (Emu(each) for each in (box.left, box.top, box.width, box.height))
    frame = slide.shapes.add_textbox(*places).text_frame
    _tidy(frame)
    return frame


def _tidy(frame: TextFrame) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _fill(
    paragraph: _Paragraph, text: str, size: int, colour: RGBColor, *, bold: bool = False
) -> None:
    paragraph.alignment = paragraph.alignment or PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour
    run._r.get_or_add_rPr().set("lang", LANGUAGE)  # noqa: SLF001 - the library has no name for it


def write_notes(slide: Slide, text: str) -> None:
    """What the one who presents has before them."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = text
        for run in frame._txBody.iter(qn("a:r")):  # noqa: SLF001
            run.get_or_add_rPr().set("lang", LANGUAGE)


def describe(shape: BaseShape, alternative: str) -> None:
    """Words for those who do not see it."""
    shape._element._nvXxPr.cNvPr.set("descr", alternative)  # noqa: SLF001


def plain_table(frame: GraphicFrame) -> None:
    """Without Office's own stripes; a heading row that programs know as one."""
    properties = frame.table._tbl.tblPr  # noqa: SLF001
    properties.set("bandRow", "0")
    style = properties.find(qn("a:tableStyleId"))
    style.text = NO_STYLE


def fill_cell(cell: _Cell, text: str, points: int, side: PP_ALIGN, *, heading: bool) -> None:
    """A cell's text, aligned, with a rule below."""
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = side
    _fill(paragraph, text, points, INK, bold=heading)
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if heading else MSO_ANCHOR.TOP
    colour, width = (str(INK), 12700) if heading else (LINE, 6350)
    rule = (
        f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{colour}"/>'
        "</a:solidFill></a:lnB>"
    )
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(rule))  # noqa: SLF001
