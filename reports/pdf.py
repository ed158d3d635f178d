"""A report as PDF: A4, tagged for screen readers (PDF/UA-1), with vector charts."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import pandas as pd
import typst

from reports import pictures
from reports.figures import NO_BREAK, are_figures
from reports.report import NEEDS, WORKS, Part, Report, happened
from sections.blocks import Block

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
ACCESSIBLE: Any = ["ua-1"]  # refuses to write a file that breaks what of the standard it can check
NOT_IN_THE_FONT = re.compile(
    r"[^\t\n\r -~\u00a0-\u024f\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u2010-\u2040\u2190-\u2193"
    r"€−×≤≥≈≠●◆△□▲▼■○◇½]"
)
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
PLACEHOLDER = "□"  # for a letter that the font lacks: an accessible file may not guess
PAPER = 800  # pixels of chart across a page: words of 13 pixels are 8 points
NARROWEST, WIDEST = 9, 30  # characters a column is counted as at least and at most
BETWEEN = 3  # characters that the space between two columns takes

_one_at_a_time = Lock()


def written(report: Report) -> bytes:
    """The report as a PDF file.

    Raises:
        typst.TypstError: The document would not be accessible; a bug, since any data must pass.
    """
    made = datetime.combine(report.made_on, time(), UTC)
    data = json.dumps(_report(report), ensure_ascii=False)
    with _one_at_a_time:
        file = _compiler().compile(
            format="pdf",
            sys_inputs={"report": data},
            pdf_standards=ACCESSIBLE,
            timestamp=int(made.timestamp()),
        )
    return cast("bytes", file)  # pages apart are for pictures only


def legible(text: str) -> str:
    """With each letter in the one form that the font has; full-width signs as plain ones.

    >>> legible("A\u030aker \uff1d 漢")
    'Åker = □'
    """
    return NOT_IN_THE_FONT.sub(PLACEHOLDER, unicodedata.normalize("NFC", text).translate(NARROW))


@cache
def _compiler() -> typst.Compiler:
    """One for the process: it keeps fonts and the parsed template."""
    return typst.Compiler(str(TEMPLATE), font_paths=[str(pictures.FONTS)], ignore_system_fonts=True)


def _report(report: Report) -> Mapping[str, Any]:
    words = ("title", "kind", "about", "organisation", "period", "sentence", "handling")
    stamps = ("freshness", "stamp", "hidden", "made_by")
    day = report.made_on
    return {name: legible(getattr(report, name)) for name in (*words, *stamps)} | {
        "made_on": [day.year, day.month, day.day],
        "blocks": [_block(block) for block in report.blocks],
        "parts": [_part(part) for part in report.parts],
    }


def _part(part: Part) -> Mapping[str, Any]:
    said = ((WORKS, part.page.works), (NEEDS, part.page.needs))
    return {
        "title": legible(part.title),
        "answer": legible(part.page.answer),
        "counted": legible(part.page.counted),
        "lists": [{"title": title, "points": [*map(legible, points)]} for title, points in said],
        "blocks": [_block(block) for block in part.page.blocks],
    }


def _block(block: Block) -> Mapping[str, Any]:
    return {
        "title": legible(block.title),
        "finding": legible(block.finding),
        "caveat": legible(block.caveat),
        "happened": legible(happened(block)),
        "chart": block.chart
        and {
            "svg": NOT_IN_THE_FONT.sub(PLACEHOLDER, pictures.svg(block.chart, width=PAPER)),
            "alternative": legible(block.alternative),
        },
        "table": _table(block.table),
    }


def _table(table: pd.DataFrame) -> Mapping[str, Any]:
    texts = table.astype(str).map(legible).replace(" %$", f"{NO_BREAK}%", regex=True)
    columns = [texts[name].tolist() for name in texts.columns]
    return {
        "headings": [legible(str(name)) for name in texts.columns],
        "cells": texts.to_numpy().tolist(),
        "numeric": [are_figures(column) for column in columns],
        "widths": [
            min(max(*map(len, [*str(name).split(" "), *column]), NARROWEST), WIDEST) + BETWEEN
            for name, column in zip(texts.columns, columns, strict=True)
        ],
    }
