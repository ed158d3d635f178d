"""The parts that a page and a report are made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from charts.drawing import Drawing
from domain.vocabulary import CitizenId, Outcome, Step

NOTHING = "–"
"""In a table: there is no such figure."""

HIDDEN = "dold"
"""In a table: there is a figure, and it is not shown so that nobody can be recognised."""


@dataclass(frozen=True)
class Block:
    """A finding in one sentence, one chart, the same figures as a table, and what not to conclude.

    `alternative` is the chart's takeaway for those who do not see it. `table` holds text as it is
    shown, with Swedish headings. A block without anything to draw has no chart, only its finding.
    `method` is how it is counted; `hidden` is how many cells are hidden because they tell of few.
    `happened` is what the chart's rules stand for, each with its day, oldest first; as people
    wrote it.
    """

    title: str
    finding: str
    chart: Drawing | None
    alternative: str
    table: pd.DataFrame
    caveat: str
    method: str = ""
    hidden: int = 0
    happened: tuple[str, ...] = ()

    @cached_property
    def figures(self) -> bytes:
        """The table as JSON; written once, since a block that is kept is shown again and again."""
        rows = self.table.to_numpy().tolist()
        told = {"title": self.title, "headings": list(self.table.columns), "rows": rows}
        return json.dumps(told).encode("ascii")


@dataclass(frozen=True)
class Target:
    """Where a link leads: a page by its name in the register, and what it is asked for.

    Without a page it stays on the page where it stands, and only what is asked for changes.
    """

    page: str
    asked: tuple[tuple[str, str], ...] = ()


def of_citizen(citizen: int) -> Target:
    """The page of one citizen."""
    return Target("citizen", (("id", str(citizen)),))


@dataclass(frozen=True)
class Cell:
    """One cell of a table of links: a text, and what stands with it.

    `text` and `more` are shown letter by letter, whatever they hold. `course` is the corners of a
    small line, in pixels from the upper left of `COURSE_SIZE`.
    """

    text: str = ""
    to: Target | None = None
    mark: Outcome | Step | None = None
    course: tuple[int, ...] = ()
    more: str = ""
    strong: bool = False
    chosen: bool = False


COURSE_SIZE = (46, 16)  # pixels


@dataclass(frozen=True)
class LinkTable:
    """Rows of cells, one link or more a row. `focus` is the link that the keyboard begins at."""

    label: str
    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    focus: Target | None = None


@dataclass(frozen=True)
class WorkItem:
    """Something that needs somebody: what kind, about whom or what, and the fact behind it.

    `citizen` is None for what concerns no single person, such as a decision that is due.
    """

    kind: str
    citizen: CitizenId | None
    what: str
