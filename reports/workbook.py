"""A report as an Excel workbook: the sentences first, then a sheet a table, with real numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from functools import cache
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.figures import PERCENT, Figure, are_figures, read_day, read_number
from reports.report import NEEDS, WORKS, Part, Report, happened
from sections.blocks import Block

FIRST_SHEET = "Läs först"
LONGEST_NAME = 31  # characters Excel allows for a sheet
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
RESERVED = "history"  # Excel keeps this name for itself
NARROWEST, WIDEST = 8, 60  # characters a column is at least and at most
ROOM = 3  # characters for the filter's button beside a heading
WORDS_WIDTH = 100
USUAL_SIZE = 11  # points
LINE = 1.4  # of the size, from one line to the next
SPARE = 0.1  # of a line: words are not broken, so lines end early
DAY_FORMAT = "yyyy-mm-dd"
A4 = 9

ACCENT, QUIET, SOFT = "#0B4F6C", "#F5F3EE", "#5C636B"

# What people typed is text, whatever it looks like: never a formula, a link or a number.
AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


Line = tuple[str, dict[str, Any]]
"""A line of the first sheet and its look."""


def written(report: Report) -> bytes:
    """The report as an .xlsx file."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, AS_TYPED) as book:
        made = datetime.combine(report.made_on, time())
        book.set_properties({"title": report.title, "author": report.made_by, "created": made})
        sheets = dict(zip(_sheet_names(report), _with_tables(report), strict=True))
        _first_sheet(book, report, sheets)
        for name, block in sheets.items():
            _table_sheet(book, name, block)
    return file.getvalue()


def _with_tables(report: Report) -> list[Block]:
    return [block for block in report.every_block if not block.table.empty]


def _sheet_names(report: Report) -> list[str]:
    """Legal in Excel and all different, also for a reader who does not see case."""
    taken = {FIRST_SHEET.casefold(), RESERVED}
    names = []
    for block in _with_tables(report):
        clean = NOT_IN_A_NAME.sub(" ", block.title).strip().strip("'") or "Tabell"
        name = next(name for name in _numbered(clean) if name.casefold() not in taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _numbered(name: str) -> Iterator[str]:
    yield name[:LONGEST_NAME].rstrip().rstrip("'")
    for number in range(2, 1000):
        ending = f" {number}"
        yield name[: LONGEST_NAME - len(ending)].rstrip() + ending


def _first_sheet(book: xlsxwriter.Workbook, report: Report, sheets: Mapping[str, Block]) -> None:
    sheet = book.add_worksheet(FIRST_SHEET)
    sheet.set_column(0, 0, WORDS_WIDTH)
    sheet.hide_gridlines(2)
    names = {id(block): name for name, block in sheets.items()}
    lines: list[Line] = [
        (report.title, {"bold": True, "font_size": 18, "font_color": ACCENT}),
        (report.period, {"font_color": SOFT}),
        (report.sentence, {"bold": True, "font_size": 12}),
        (report.stamp, {}),
        (report.hidden, {}),
        (report.handling, {}),
    ]
    for block in report.blocks:
        lines += _told(block, names)
    for part in report.parts:
        lines += _opening(part)
        for block in part.page.blocks:
            lines += _told(block, names)
    wrapped = {"text_wrap": True, "valign": "top"}
    for row, (text, look) in enumerate(lines):
        sheet.set_row(row, _height(text, look.get("font_size", USUAL_SIZE)))
        sheet.write_string(row, 0, text, book.add_format(wrapped | look))
    _printed(sheet, report.freshness)


def _opening(part: Part) -> list[Line]:
    """A page's title, its answer, what works and what needs work."""
    said = [(WORKS, part.page.works), (NEEDS, part.page.needs)]
    return [
        ("", {}),
        (part.title, {"bold": True, "font_size": 16, "font_color": ACCENT}),
        (part.page.answer, {"bold": True}),
        *((f"{title}: {' '.join(points)}", {}) for title, points in said),
    ]


def _told(block: Block, names: Mapping[int, str]) -> list[Line]:
    """What a block says, and where its table is; `names` of sheets by the block's identity."""
    lines: list[Line] = [
        ("", {}),
        (block.title, {"bold": True, "font_size": 13, "font_color": ACCENT}),
        (block.finding, {}),
    ]
    if block.happened:
        lines.append((happened(block), {}))
    lines.append((block.caveat, {"font_color": SOFT}))
    if id(block) in names:
        lines.append((f"Tabellen finns på bladet {names[id(block)]}.", {"font_color": SOFT}))
    return lines


def _height(text: str, size: int) -> float:
    """Room for all lines of a wrapped text: not every program makes it by itself."""
    letters = WORDS_WIDTH * USUAL_SIZE / size
    return ceil(len(text) / letters + SPARE) * size * LINE


def _table_sheet(book: xlsxwriter.Workbook, name: str, block: Block) -> None:
    sheet = book.add_worksheet(name)
    looks = cache(lambda **look: book.add_format({"valign": "top", **look}))
    table = block.table.astype(str)
    for column, title in enumerate(map(str, table.columns)):
        cells = table.iloc[:, column].tolist()
        side = "right" if are_figures(cells) else "left"
        heading = looks(bold=True, bg_color=QUIET, bottom=1, text_wrap=True, align=side)
        sheet.write_string(0, column, title, heading)
        longest = max(map(len, [title, *cells])) + ROOM
        sheet.set_column(column, column, min(max(longest, NARROWEST), WIDEST))
        for row, text in enumerate(cells, start=1):
            _write(sheet, row, column, text, looks)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    sheet.repeat_rows(0)
    _printed(sheet, block.title)


def _write(
    sheet: Worksheet, row: int, column: int, text: str, looks: Callable[..., Format]
) -> None:
    """A number or a day as itself, all else as text."""
    figure, day = read_number(text), read_day(text)
    if figure:
        value = figure.value / 100 if figure.unit == PERCENT else figure.value
        sheet.write_number(row, column, value, looks(num_format=_number_format(figure)))
    elif day:
        midnight = datetime.combine(day, time())
        sheet.write_datetime(row, column, midnight, looks(num_format=DAY_FORMAT, align="left"))
    else:
        sheet.write_string(row, column, text, looks(text_wrap=True))


def _number_format(figure: Figure) -> str:
    decimals = f".{'0' * figure.decimals}" if figure.decimals else ""
    if figure.unit == PERCENT:
        return f"0{decimals}%"
    unit = f'" {figure.unit}"' if figure.unit else ""
    return f"#,##0{decimals}{unit}"


def _printed(sheet: Worksheet, foot: str) -> None:
    """On A4, as wide as one page, with what it is and the page's number below."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    # An ampersand begins a code in a header or footer; two are one.
    sheet.set_footer(f"&L{foot.replace('&', '&&')}&RSida &P av &N")
