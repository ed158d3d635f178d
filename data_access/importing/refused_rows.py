"""Refused rows as a file to mend and read in again: the file's own columns, with the reasons."""

from __future__ import annotations

import io
import re

import pandas as pd
from openpyxl import Workbook

LINE, WHY = "Rad i filen", "Varför raden inte lästes in"
# What a spreadsheet would run as a formula; a number or a lone dash is no formula.
FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s.,]*$)")


def as_csv(refused: pd.DataFrame) -> bytes:
    """As a text file that Excel opens with å, ä and ö: UTF-8 with mark, semicolons."""
    return _safe(refused).to_csv(index=False, sep=";", lineterminator="\r\n").encode("utf-8-sig")


def as_workbook(refused: pd.DataFrame) -> bytes:
    """As an Excel workbook where every cell is text, so that no number loses its zeros."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Avvisade rader")
    sheet.append(list(refused.columns))
    for row in _safe(refused).itertuples(index=False, name=None):
        sheet.append([str(cell) for cell in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _safe(refused: pd.DataFrame) -> pd.DataFrame:
    return refused.map(lambda cell: f"'{cell}" if FORMULA.match(str(cell)) else cell)
