"""What new goals are about, quarter by quarter."""

from __future__ import annotations

import pandas as pd

from charts.look import Look
from domain.vocabulary import Period, Quarter
from metrics.disclosure import TOTAL
from sections import small_groups, swedish
from sections.blocks import Block
from sections.learning import heat_rows
from sections.learning.heat_rows import Cell, Heat
from sections.learning.share_rows import Words
from sections.small_groups import Counts, Reader

QUARTERS = 8  # shown side by side
NO_AREA = "Livsområde inte angivet"


def most_each(goals: pd.DataFrame) -> int:
    """How many goals the citizen with most of them has."""
    return int(goals["citizen_id"].value_counts().max()) if len(goals) else 1


def block(goals: pd.DataFrame, period: Period, *, reader: Reader, look: Look) -> Block:
    """A row a life area, a column a quarter.

    Args:
        goals: All goals of those the page is about, whenever they were set.
        period: Its last day is the last that is counted.
        reader: Who it is made for.
        look: The colours of the theme.
    """
    quarters = _quarters(period)
    until = goals.loc[goals["started_on"] <= pd.Timestamp(period.last)]
    set_in = [Quarter.holding(day.date()) for day in until["started_on"]]
    there = until.assign(quarter=[_short(quarter) for quarter in set_in])
    there = there.loc[[quarter in quarters for quarter in set_in]]
    columns = [_short(quarter) for quarter in quarters]
    area = there["life_area"].fillna(NO_AREA)
    table = pd.crosstab(area, there["quarter"]).reindex(columns=columns, fill_value=0)
    made = small_groups.counts(table.astype("int64"), reader, most_each=most_each(there))
    most = max(table.to_numpy().max(), 1) if reader.few and len(table) else float("nan")
    rows = {
        row: {
            column: Cell(small_groups.told(n), n / most)
            for column in columns
            for n in [made.row(row)[column]]
        }
        for row in made.groups
    }
    words = Words(
        "Vad handlar nya mål om?",
        _most_set(made) if rows else "Inga nya mål är satta de senaste två åren.",
        "Få mål i ett område säger inte att behovet saknas, bara att det inte är skrivet som mål.",
        "Antal mål efter det kvartal de sattes, också de som är avslutade, till och med periodens "
        "sista dag. Gäller dem som har stöd i enheten idag, så äldre kvartal har färre mål.",
    )
    return heat_rows.block(words, Heat(rows, [(word, word) for word in columns], made.hidden), look)


def _most_set(made: Counts) -> str:
    """The life area that most goals were set in, where no area's number is hidden."""
    areas = {row: made.row(row)[TOTAL] for row in made.groups}
    most = max(areas, key=areas.__getitem__)
    alone = list(areas.values()).count(areas[most]) == 1 and most != NO_AREA
    if not alone or not all(map(small_groups.known, [*areas.values(), made.total[TOTAL]])):
        return "Nya mål efter livsområde, kvartal för kvartal."
    counted = f"{swedish.number(areas[most])} av {swedish.number(made.total[TOTAL])}"
    return f"Flest nya mål de senaste två åren gäller {most.lower()}: {counted}."


def _quarters(period: Period) -> list[Quarter]:
    """The quarters up to the period's last day, oldest first."""
    quarters = [Quarter.holding(period.last)]
    while len(quarters) < QUARTERS:
        quarters.append(quarters[-1].previous())
    return quarters[::-1]


def _short(quarter: Quarter) -> str:
    return f"{quarter.year % 100}:{quarter.number}"
