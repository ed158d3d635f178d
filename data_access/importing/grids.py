"""From text to cells: which mark parts them, and on which line of the file each row stands."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as csv_of_arrow

from data_access.importing.refusal import FileRefused

SEPARATORS = (";", "\t", "|", ",")  # the comma last: it may be the decimal mark
SAID_SEPARATOR = re.compile(r"sep=([;,\t|])\n")  # what Excel understands as a first line
SAMPLE_CHARACTERS = 200_000  # enough rows to tell the separator by
SAMPLE_ROWS = 500
TITLE_ROWS = 50  # the heading is looked for among the first rows, below any titles
MOST_COLUMNS = 500
MOST_ROWS = 1_600_000  # a year of single scores from the largest municipality, with room
TOO_MANY_ROWS = f"Filen har fler än {MOST_ROWS} rader. Dela den och läs in delarna."


@dataclass(frozen=True)
class Grid:
    """The cells of one table as text, the heading and any titles still among them.

    `cells` has columns 0, 1, ... and the index is the line in the file where the row begins; short
    rows are filled with "". `widths` says how many cells each row had. Blank rows are left out.
    """

    cells: pd.DataFrame
    widths: pd.Series


@dataclass(frozen=True)
class Row:
    """One row, and the line of the file or sheet where it begins."""

    line: int
    cells: list[str]


def read(text: str, *, is_heading: Callable[[str], bool]) -> Grid:
    """Part `text` into cells by the separator that agrees best with the file itself.

    The one under which most headings of a row are known wins; after that the one that gives most
    rows the same number of cells. So a decimal comma is never taken for a separator while the
    real one is there. A first line `sep=;` decides alone.

    Raises:
        FileRefused: There is no separator, a quotation mark is never closed, or the file is too
            large to be what it says.
    """
    said = SAID_SEPARATOR.match(text)
    if said:
        found = rows(_lines(text[said.end() :]), said[1], first_line=2)
    else:
        found = rows(_lines(text), separator(text, is_heading), first_line=1)
    return of_rows(list(found))


def _lines(text: str) -> Iterable[str]:
    return io.StringIO(text, newline="")


def separator(text: str, is_heading: Callable[[str], bool]) -> str:
    """The mark that parts the cells of `text`.

    Raises:
        FileRefused: There is none.
    """
    evidence = {mark: _evidence(text[:SAMPLE_CHARACTERS], mark, is_heading) for mark in SEPARATORS}
    best = max(SEPARATORS, key=evidence.__getitem__)
    if not any(evidence[best]):
        raise FileRefused(
            "Filen går inte att dela i kolumner. De ska skiljas åt av semikolon, komma eller tabb."
        )
    return best


def _evidence(sample: str, mark: str, is_heading: Callable[[str], bool]) -> tuple[int, float, int]:
    """Known headings in the row with most, share of rows with its width, that width.

    When no heading is known the usual width stands for it.
    """
    rows = list(_sampled(sample, mark))
    if not rows:
        return (0, 0.0, 0)
    known, width = max(
        (sum(map(is_heading, row[:MOST_COLUMNS])), len(row)) for row in rows[:TITLE_ROWS]
    )
    widths = Counter(map(len, rows))
    if not known:
        width = widths.most_common(1)[0][0]
    return (known, widths[width] / len(rows), width) if width > 1 else (0, 0.0, 0)


def _sampled(sample: str, mark: str) -> Iterator[list[str]]:
    parsed = csv.reader(io.StringIO(sample, newline=""), delimiter=mark)
    with suppress(csv.Error):  # the sample may end anywhere; the whole file is judged later
        yield from islice((row for row in parsed if any(cell.strip() for cell in row)), SAMPLE_ROWS)


def rows(lines: Iterable[str], mark: str, *, first_line: int) -> Iterator[Row]:
    """The rows with something in them, one at a time.

    Raises:
        FileRefused: A quotation mark is never closed, or the file is too large to be what it says.
    """
    parsed = csv.reader(lines, delimiter=mark, strict=True)
    line = first_line
    try:
        for cells in parsed:
            refuse_huge(line, len(cells))
            if any(map(str.strip, cells)):
                yield Row(line, cells)
            line = first_line + parsed.line_num
    except csv.Error as error:
        raise FileRefused(
            f"Rad {line}: ett citattecken öppnas men stängs inte, eller en cell är orimligt lång."
        ) from error


def refuse_many_lines(content: bytes) -> None:
    """Refuse, before anything is parted, a file with more lines than any export has rows.

    Raises:
        FileRefused: It has.
    """
    if max(content.count(b"\n"), content.count(b"\r")) > MOST_ROWS:
        raise FileRefused(TOO_MANY_ROWS)


def refuse_huge(line: int, columns: int) -> None:
    """Refuse a table that is too large to be what it says.

    Raises:
        FileRefused: More rows or columns than any export has.
    """
    if line > MOST_ROWS:
        raise FileRefused(TOO_MANY_ROWS)
    if columns > MOST_COLUMNS:
        raise FileRefused(f"Rad {line} har fler än {MOST_COLUMNS} kolumner.")


def of_rows(found: list[Row]) -> Grid:
    """The grid of rows that each have something in them.

    Raises:
        FileRefused: There are none.
    """
    if not found:
        raise FileRefused("Filen är tom.")
    lines = pd.Index([row.line for row in found], name="line", dtype="int64")
    widths = pd.Series([len(row.cells) for row in found], index=lines)
    widest = int(widths.max())
    filled = [[*row.cells, *[""] * (widest - len(row.cells))] for row in found]
    cells = pd.DataFrame(filled, index=lines, dtype="str")
    return Grid(_stripped(cells), widths)


def below(
    heading: Row, texts: Iterable[str], mark: str, *, first_line: int, at_a_time: int
) -> Iterator[Grid]:
    """The rows below `heading` of a text that comes some whole lines at a time.

    Lines that are as wide as the heading and have no quotation mark are parted all at once, which
    gives the same rows in a fifth of the time.

    Raises:
        FileRefused: As `rows`.
    """
    line, rest = first_line, iter(texts)
    for text in rest:
        lines = text.removesuffix("\n").count("\n") + 1
        cells = _plainly(text, mark, heading)
        if cells is not None and len(cells) == lines:
            refuse_huge(line + lines - 1, len(heading.cells))
            grid = _on_lines(cells, line)
            wanted = grid.cells[grid.cells.index > heading.line]
            for at in range(0, len(wanted), at_a_time):
                some = wanted.iloc[at : at + at_a_time]
                yield Grid(some, grid.widths[some.index])
        else:
            # What a quotation mark opens may be closed in any later part of the text.
            others = rest if '"' in text else ()
            found = rows(_joined(chain([text], others)), mark, first_line=line)
            wanted = (row for row in found if row.line > heading.line)
            while some := list(islice(wanted, at_a_time)):
                yield _without_heading(of_rows([heading, *some]))
        line += lines


def _joined(texts: Iterable[str]) -> Iterable[str]:
    return chain.from_iterable(map(_lines, texts))


def _plainly(text: str, mark: str, heading: Row) -> pd.DataFrame | None:
    """The cells, when parting each line at every mark gives what `rows` would: as many in each."""
    if '"' in text:
        return None
    names, limit = [str(n) for n in range(len(heading.cells))], csv.field_size_limit()
    whole = text.encode()
    try:
        parted = csv_of_arrow.read_csv(
            pa.py_buffer(whole),
            csv_of_arrow.ReadOptions(
                column_names=names, block_size=len(whole) + 1, use_threads=False
            ),
            csv_of_arrow.ParseOptions(delimiter=mark, quote_char=False, ignore_empty_lines=False),
            csv_of_arrow.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:  # a line has more cells than the heading, or fewer
        return None
    cells = pd.DataFrame({n: pd.array(one, dtype="str") for n, one in enumerate(parted.columns)})
    if any(column.str.len().max() > limit for _, column in cells.items()):
        return None
    return _stripped(cells)


def _on_lines(cells: pd.DataFrame, first_line: int) -> Grid:
    """`cells` by line, without those that have nothing in them."""
    cells.index = pd.RangeIndex(first_line, first_line + len(cells), name="line")
    blank = np.ones(len(cells), dtype=bool)
    for name in cells:
        blank &= (cells[name] == "").to_numpy()
        if not blank.any():
            break
    there = cells[~blank] if blank.any() else cells
    return Grid(there, pd.Series(cells.shape[1], there.index))


def _without_heading(grid: Grid) -> Grid:
    return Grid(grid.cells.iloc[1:], grid.widths.iloc[1:])


def _stripped(cells: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({name: column.str.strip() for name, column in cells.items()})
