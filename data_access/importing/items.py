"""Answers to the items of a form: they are not kept, but they must agree with what is.

A file may carry the items of a KASAM form beside the measures. The forms are licensed and their
answers are not stored; yet a row whose items are outside the form, or do not add up to the sum
beside them, has been mixed up, and then nothing in it can be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data_access.importing import numbers, read_columns, words
from data_access.importing.refusal import Fault, Reason, shown
from data_access.importing.understanding import Understanding

FORMS = (29, 13)  # items in the two forms of KASAM, answered 1 to 7 (Antonovsky 1987)
LOWEST, HIGHEST = 1, 7
ITEM = re.compile(r"(?:kasam|soc|fråga|item|k)(?: (?:13|29))? ?(\d{1,2})")
SUMS = frozenset({"kasamsumma", "socsumma", "summakasam", "summasoc", "kasamtotalt", "soctotalt"})
LONGEST_ALIKE = 29  # all items of the long form alike, though about half of them are reversed


@dataclass(frozen=True)
class Items:
    """The columns of a form's items in order, and of its sum, among those not otherwise used."""

    headings: dict[int, str]
    total: tuple[int, str] | None


def faults(table: Understanding, rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Items that are no answer of the form, rows with none, and sums that differ from the items."""
    found = _items(table)
    if found is None:
        return
    for position, heading in found.headings.items():
        column = read_columns.distinct(rows[position])
        meanings = {text: _answer(text) for text in column.texts}
        nothing = pd.DataFrame(index=range(len(column.texts)))
        read = read_columns.read(column.texts, meanings, heading, nothing)
        yield read.spread(column.codes, column.lines).faults
    answers = _answers(rows, found)
    none = answers.isna().all(axis=1)
    fault = Fault(Reason.ITEMS, "Ingen av delfrågorna är besvarad")
    yield read_columns.marked(answers.index[none.to_numpy()], fault)
    if found.total:
        position, heading = found.total
        said = rows[position].map(numbers.read(rows[position].unique())).map(_number)
        differs = said.notna() & answers.notna().all(axis=1) & (said != answers.sum(axis=1))
        fault = Fault(Reason.ITEMS, "Summan stämmer inte med delfrågorna")
        yield read_columns.marked(answers.index[differs.to_numpy()], fault, heading)


def warnings(table: Understanding, rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The same answer on every item of the long form."""
    found = _items(table)
    if found is None or len(found.headings) < LONGEST_ALIKE:
        return
    answers = _answers(rows, found)
    alike = answers.eq(answers.iloc[:, 0], axis=0).all(axis=1)
    remark = f"Samma svar på alla {len(found.headings)} delfrågor"
    yield read_columns.marked(answers.index[alike.to_numpy()], Fault(Reason.SAME_ANSWERS, remark))


def _items(table: Understanding) -> Items | None:
    """The items, when every number of a form stands among the headings that are not used."""
    numbered: dict[int, tuple[int, str]] = {}
    total = None
    for column in table.not_used:
        if matched := ITEM.fullmatch(words.normal(column.heading)):
            numbered[int(matched[1])] = (column.position, column.heading)
        elif words.heading(column.heading) in SUMS:
            total = (column.position, column.heading)
    size = next((size for size in FORMS if set(numbered) >= set(range(1, size + 1))), None)
    if size is None:
        return None
    return Items(dict(numbered[number] for number in range(1, size + 1)), total)


def _answer(text: str) -> float | Fault | None:
    if not text:
        return None
    number = numbers.read([text])[text]
    if isinstance(number, Fault):
        return number
    if not LOWEST <= number <= HIGHEST:
        return Fault(Reason.OUT_OF_RANGE, f"{shown(text)} är inte ett svar mellan 1 och 7")
    return number if number % 1 == 0 else Fault(Reason.OFF_STEP, f"{shown(text)} är inget svar")


def _answers(rows: pd.DataFrame, found: Items) -> pd.DataFrame:
    meanings = {text: _number(_answer(text)) for at in found.headings for text in rows[at].unique()}
    return pd.DataFrame({at: rows[at].map(meanings) for at in found.headings}).astype("float64")


def _number(meaning: object) -> float | None:
    return meaning if isinstance(meaning, float) else None
