"""The parts that a page and a report are made of."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from charts.drawing import Drawing
from domain.vocabulary import CitizenId

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
    """

    title: str
    finding: str
    chart: Drawing | None
    alternative: str
    table: pd.DataFrame
    caveat: str
    method: str = ""
    hidden: int = 0


@dataclass(frozen=True)
class WorkItem:
    """Something that needs a person: what kind, about whom, and the fact behind it."""

    kind: str
    citizen: CitizenId
    what: str
