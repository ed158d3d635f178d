"""Rows that are no records: headings again, a line of totals, cells that have shifted."""

from __future__ import annotations

import pandas as pd

from data_access.importing import read_columns, words
from data_access.importing.fields import Form
from data_access.importing.refusal import Fault, Reason
from data_access.importing.understanding import Understanding

TOTALS = frozenset(
    {"summa", "summor", "totalt", "total", "totalsumma", "antal", "medel", "medelvärde", "sum"}
)
HEADING = Fault(Reason.NOT_A_RECORD, "Raden är rubrikraden en gång till")
TOTAL = Fault(Reason.NOT_A_RECORD, "Raden är en summering och inte en uppgift om någon")


def faults(table: Understanding, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that repeat the headings, and those of totals where records are about people."""
    return read_columns.joined(
        [
            read_columns.marked(_headings(table, rows), HEADING),
            read_columns.marked(_totals(table, rows), TOTAL),
        ]
    )


def widths(table: Understanding, rows: pd.DataFrame) -> pd.DataFrame:
    """A row with fewer cells than the heading, or with something beyond it, has shifted."""
    wanted = table.width
    over = [position for position in map(int, rows.columns) if position >= wanted]
    beyond = (rows[over] != "").any(axis=1)
    found = table.widths.loc[rows.index]
    wrong = found[(found < wanted) | beyond]
    return read_columns.told(
        (line, "", Reason.WRONG_WIDTH, f"Raden har {width} celler, rubriken har {wanted}")
        for line, width in zip(wrong.index, wrong, strict=True)
    )


def _headings(table: Understanding, rows: pd.DataFrame) -> pd.Index:
    candidates = rows
    for column in (one for one in table.used.values() if one.position >= 0):
        same = candidates[column.position].str.casefold() == column.heading.casefold()
        candidates = candidates[same]
        if candidates.empty:
            break
    return candidates.index


def _totals(table: Understanding, rows: pd.DataFrame) -> pd.Index:
    """A word for a total in the row's first cell with anything, where no one is named."""
    person = next((f.name for f in table.kind.fields if f.form is Form.PERSONAL_NUMBER), None)
    if person is None:
        return rows.index[:0]
    number = rows[table.used[person].position]
    nameless = rows[~number.str.contains(r"\d", regex=True)]
    first = nameless.apply(lambda row: next((cell for cell in row if cell), ""), axis=1)
    return nameless.index[[words.normal(str(text)) in TOTALS for text in first]]
