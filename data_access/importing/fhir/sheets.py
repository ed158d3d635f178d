"""A table in the making: rows of cells under headings, each with the resource that it is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data_access.importing import grids
from data_access.importing.grids import Grid, Row


@dataclass(frozen=True)
class Line:
    """One row, and where in the file what it says stands."""

    place: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """Rows under headings; the lines are numbered from 1, the heading is line 0."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def grid(self) -> Grid:
        """As cells, the heading first."""
        rows = [Row(0, list(self.headings))]
        rows += [Row(at, list(line.cells)) for at, line in enumerate(self.lines, start=1)]
        return grids.of_rows(rows)

    @property
    def places(self) -> dict[int, str]:
        """Where each line stands, in words."""
        return {at: line.place for at, line in enumerate(self.lines, start=1)}


def sheet(headings: Sequence[str], lines: Iterable[Line]) -> list[Sheet]:
    """The sheet of `lines`, or nothing when there are none."""
    gathered = tuple(lines)
    return [Sheet(tuple(headings), gathered)] if gathered else []


def number(value: Decimal | float | None) -> str:
    """A number so that it can be read one way only: three decimals look like thousands."""
    if value is None:
        return ""
    said = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f"{said}0" if len(said.partition(".")[2]) == 3 else said
