"""A report as plain text, to paste into another system."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

import pandas as pd

from reports.figures import are_figures
from reports.report import NEEDS, WORKS, Part, Report, happened
from sections.blocks import Block

WIDTH = 78  # characters a line of running text takes
WIDEST_TABLE = 100  # characters; a wider one is written as a list instead
GAP = "  "


def written(report: Report) -> str:
    """The report as text: sentences, then tables as aligned lines or, where wide, as lists."""
    head = [
        _underlined(report.title, "="),
        report.period,
        _wrapped(report.sentence),
        *(_section(block) for block in report.blocks),
        *(_part(part) for part in report.parts),
        "-" * WIDTH,
        _wrapped(report.hidden),
        _wrapped(report.handling),
        _wrapped(report.stamp),
    ]
    return "\n\n".join(part for part in head if part) + "\n"


def _part(part: Part) -> str:
    page = part.page
    return "\n\n".join(
        [
            _underlined(part.title, "="),
            _wrapped(page.answer),
            _points(WORKS, page.works),
            _points(NEEDS, page.needs),
            *(_section(block) for block in page.blocks),
        ]
    )


def _points(title: str, points: Sequence[str]) -> str:
    return "\n".join([f"{title}:", *(f"* {point}" for point in points)])


def _section(block: Block) -> str:
    parts = [_underlined(block.title, "-"), _wrapped(block.finding)]
    if not block.table.empty:
        parts.append(table(block.table))
    if block.happened:
        parts.append(_wrapped(happened(block)))
    return "\n\n".join([*parts, _wrapped(block.caveat)])


def table(shown: pd.DataFrame) -> str:
    """The table as aligned lines, or where that is too wide as a list."""
    table = shown.astype(str)
    columns = [[str(name), *(_one_line(text) for text in table[name])] for name in table.columns]
    widths = [max(map(len, column)) for column in columns]
    if sum(widths) + len(GAP) * (len(widths) - 1) > WIDEST_TABLE:
        return "\n".join(_listed(table))
    padded = [
        [text.rjust(width) if are_figures(column[1:]) else text.ljust(width) for text in column]
        for column, width in zip(columns, widths, strict=True)
    ]
    return "\n".join(GAP.join(row).rstrip() for row in zip(*padded, strict=True))


def _listed(table: pd.DataFrame) -> Iterator[str]:
    """A row as its first cell, then each other cell with its heading."""
    first, *rest = table.columns
    for row in table.to_dict("records"):
        told = "; ".join(f"{name}: {_one_line(row[name])}" for name in rest)
        yield f"* {_one_line(row[first])}. {told}"


def _one_line(text: str) -> str:
    """Without line breaks and tabs, which would begin a row or a cell of their own."""
    return " ".join(text.split(" ")) if text.isprintable() else " ".join(text.split())


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _underlined(text: str, sign: str) -> str:
    return f"{text}\n{sign * len(text)}"
