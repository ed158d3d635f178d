"""The figures of a test: where citizens stood before it, and how much more they changed with it.

Made for anybody: what rests on fewer than five citizens is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import isnan, nan

import pandas as pd

from charts.drawing import Drawing
from charts.intervals import INTERVAL_COLUMNS, intervals
from charts.look import Look
from domain.measures import Measure
from domain.vocabulary import UnitRole
from metrics import disclosure
from metrics.mean_change import DifferenceInChange, difference_in_change
from sections import swedish
from sections.blocks import HIDDEN, NOTHING, Block
from sections.findings import changes as findings
from sections.findings import wording

NO_COMPARISON = (
    "Ingen jämförelseenhet är utsedd bland dina enheter, så ingen skillnad kan räknas ut."
)
NOBODY_TWICE = "Ingen har ett värde både före starten och efter den."
NO_START = "Ingen enhet har tillräckligt många med ett värde från året före starten."
NOT_BEGUN = "Testet har ingen startdag att räkna från."
START_CAVEAT = (
    "Senaste värdet under året före starten, för alla som hade ett, i enheter där de inte är för "
    "få. Siffran är sparad och ändras inte av senare rättelser."
)
SEVERAL = 2  # measures to sum up
SHOWN_APART = 0.05  # half of the last decimal: a smaller difference is not seen
REASONABLE = "Rimligt"
IN_TEST = ("I testet", "Personer i testet")
IN_COMPARISON = ("I jämförelsen", "Personer i jämförelsen")


@dataclass(frozen=True, eq=False)
class Tried:
    """A test and what has been measured around it.

    `versions` is as `data_access.initiatives.versions`, of this test alone; `grounds` and
    `decisions` as the reads of those names there; `changes` as `metrics.tried_change.since`, for
    each role of a unit. `starts` is as `data_access.initiative_starts.all_of`, of this test as it
    began, and `starts_now` the same as the records have it today.
    """

    versions: pd.DataFrame
    grounds: pd.DataFrame
    decisions: pd.DataFrame
    changes: Mapping[UnitRole, pd.DataFrame]
    starts: pd.DataFrame
    starts_now: pd.DataFrame
    units: Mapping[int, str]
    measures: Mapping[str, Measure]
    look: Look

    @property
    def began(self) -> date | None:
        """The day the first version began; None when no day is noted."""
        first = self.versions["started_on"].min()
        return None if pd.isna(first) else first.date()

    def changed(self, role: UnitRole, measure: str) -> pd.DataFrame:
        """The changes on one measure in the units with one role."""
        theirs = self.changes[role]
        return theirs.loc[theirs["measure"] == measure]


def difference(tried: Tried) -> Block:
    """How much more those in the test changed than those they are compared with."""
    there = _measures(tried)
    compared = {name: _compared(tried, name) for name in there}
    rows = [_row(tried.measures[name], found) for name, found in compared.items()]
    told = [*_summed(compared), *(_found(tried.measures[n], f) for n, f in compared.items())]
    has_comparison = (tried.versions["role"] == UnitRole.COMPARISON).any()
    finding = " ".join(told) if has_comparison else NO_COMPARISON
    table = pd.DataFrame(
        rows,
        columns=["Mått", *IN_TEST, *IN_COMPARISON, "Skillnad", REASONABLE],
        dtype="str",
    )
    drawn = _drawn(tried, compared) if has_comparison and there else None
    return Block(
        title="Skillnad i förändring",
        finding=finding or NOBODY_TWICE,
        chart=drawn,
        alternative=" ".join(
            f"{row[0]}: skillnad {row[-2]}, rimligt {row[-1]}."
            for row in rows
            if row[-1] != NOTHING
        )
        or finding,
        table=table,
        caveat=f"{findings.NOT_CAUSE} Mer än noll är alltid bättre. Raderna har var sin skala.",
        method="Medelförändring i testet minus medelförändring i jämförelsen, Welchs intervall.",
        hidden=int((table == HIDDEN).to_numpy().sum()),
    )


def _measures(tried: Tried) -> list[str]:
    seen = {name for theirs in tried.changes.values() for name in theirs["measure"]}
    return [name for name in tried.measures if name in seen]


def _compared(tried: Tried, measure: str) -> DifferenceInChange:
    return difference_in_change(
        tried.changed(UnitRole.TEST, measure)["gain"],
        tried.changed(UnitRole.COMPARISON, measure)["gain"],
    )


def _enough(found: DifferenceInChange) -> bool:
    fewest = min(len(found.test_changes), len(found.comparison_changes))
    return fewest >= disclosure.smallest() and not isnan(found.lower)


def _found(measure: Measure, found: DifferenceInChange) -> str:
    if not _enough(found):
        return f"{measure.title}: för få för att jämföra."
    # Gains are turned so that more is better, whichever way the scale runs.
    said = findings.of_difference(found, unit=measure.unit, higher_is_better=True)
    return f"{measure.title}: {swedish.within(said.finding)}"


def _summed(compared: Mapping[str, DifferenceInChange]) -> list[str]:
    """On how many of several measures the test went better or worse for certain."""
    judged = [found for found in compared.values() if _enough(found)]
    better = sum(found.certain and found.difference > 0 for found in judged)
    worse = sum(found.certain and found.difference < 0 for found in judged)
    if len(judged) < SEVERAL:
        return []
    every = wording.MEASURES.counted(len(judged))
    told = [
        f"{how} på {'ett' if n == 1 else swedish.count(n)}"
        for how, n in (("bättre", better), ("sämre", worse))
        if n
    ]
    if not told:
        return [f"Ingen säker skillnad mot jämförelsen på något av {every}."]
    return [f"Mot jämförelsen gick testet {swedish.listed(told)} av {every}."]


def _row(measure: Measure, found: DifferenceInChange) -> tuple[str, ...]:
    groups = (found.test_changes, found.comparison_changes)
    told = [text for group in groups for text in (_mean(group), _counted(len(group)))]
    between, span = (_written(found.difference), _span(found)) if _enough(found) else [NOTHING] * 2
    return (f"{measure.title}, {measure.unit}", *told, between, span)


def _mean(group: tuple[float, ...]) -> str:
    if not group:
        return NOTHING
    return HIDDEN if len(group) < disclosure.smallest() else _written(sum(group) / len(group))


def _counted(n: int) -> str:
    return HIDDEN if 0 < n < disclosure.smallest() else swedish.number(n)


def _written(value: float, decimals: int = 1) -> str:
    rounded = round(value, decimals) or 0.0  # never minus nothing
    return swedish.number(rounded, decimals)


def _span(found: DifferenceInChange) -> str:
    """The interval, with so many decimals that an end that is not 0 does not look so."""
    ends = (found.lower, found.upper)
    decimals = wording.enough_decimals(*ends, at_least=1)
    return " till ".join(_written(end, decimals) for end in ends)


def _drawn(tried: Tried, compared: Mapping[str, DifferenceInChange]) -> Drawing:
    rows = [
        (
            tried.measures[name].title,
            *((found.difference, found.lower, found.upper) if _enough(found) else (nan,) * 3),
            _enough(found) and found.certain,
            f"{_written(found.difference)} ({_span(found)})" if _enough(found) else "för få",
        )
        for name, found in compared.items()
    ]
    frame = pd.DataFrame(rows, columns=list(INTERVAL_COLUMNS)).astype(INTERVAL_COLUMNS)
    return intervals(frame, ("sämre än jämförelsen", "bättre än jämförelsen"), tried.look)


def start(tried: Tried) -> Block:
    """Where both groups stood before the test began, as it was kept."""
    rows = [
        (f"{measure.title}, {measure.unit}", *_stood(tried, name))
        for name, measure in tried.measures.items()
        if name in set(tried.starts["measure"])
    ]
    columns = ["Mått", *IN_TEST, *IN_COMPARISON]
    table = pd.DataFrame(rows, columns=columns, dtype="str")
    finding = _so_it_was(tried)
    caveat = " ".join(filter(None, [START_CAVEAT, _corrected(tried)]))
    hidden = int((table == HIDDEN).to_numpy().sum())
    return Block("Utgångsläget", finding, None, finding, table, caveat, hidden=hidden)


def _so_it_was(tried: Tried) -> str:
    began = tried.began
    if began is None:
        return NOT_BEGUN
    if tried.starts.empty:
        return NO_START
    kept = swedish.day(tried.starts["kept_at"].min().date())
    return f"Så var det före {swedish.day(began)}, i medelvärde. Sparat {kept}."


def _stood(tried: Tried, measure: str) -> Iterator[str]:
    """Mean and how many, in the test and in the comparison."""
    theirs = tried.starts.loc[tried.starts["measure"] == measure]
    for role in UnitRole:
        units = tried.versions.loc[tried.versions["role"] == role, "unit_id"]
        side = theirs.loc[theirs["unit_id"].isin(units)]
        count = side["n"].sum()
        mean = (side["n"] * side["mean"]).sum() / count if count else nan
        few = 0 < count < disclosure.smallest()  # kept while the limit was lower
        told = NOTHING if isnan(mean) else swedish.number(mean, 1)
        yield from (HIDDEN, HIDDEN) if few else (told, swedish.number(count))


def _corrected(tried: Tried) -> str:
    """On which measures the records say something else today."""
    both = tried.starts.merge(
        tried.starts_now, on=["unit_id", "measure"], how="left", suffixes=("", "_now")
    )
    same = (both["n"] == both["n_now"]) & ((both["mean"] - both["mean_now"]).abs() < SHOWN_APART)
    changed = set(both.loc[~same, "measure"])
    titles = [m.title for name, m in tried.measures.items() if name in changed]
    return f"Uppgifterna har ändrats sedan dess för {swedish.listed(titles)}." if titles else ""
