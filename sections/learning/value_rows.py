"""Kinds of activity and how many kept or gained some months on, as it may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from charts.look import Look
from metrics.share_difference import ShareDifference
from metrics.value import FEWEST, HORIZONS, Horizon, KindOfActivity, Verdict
from sections import small_groups, swedish
from sections.blocks import NOTHING, Block
from sections.findings.value import NOT_CAUSE
from sections.learning import heat_rows
from sections.learning.heat_rows import Cell, Heat
from sections.learning.share_rows import Words
from sections.small_groups import Counts, Reader

VERDICTS = {
    Verdict.KEEP: "behåll",
    Verdict.CHANGE: "ändra",
    Verdict.TRY_WITHOUT: "pröva utan",
    Verdict.TOO_LITTLE_DATA: "för lite data",
}
KEPT, LESS = "Kvar", "Lägre"
COLUMNS = {months: (f"Efter {months} månader", f"{months} mån") for months in HORIZONS}
HOW = (
    "Första aktiviteten av slaget är starten. Mätningen närmast start jämförs med den närmast 3, 6 "
    "och 12 månader senare, högst 44 dagar ifrån. Kvar är den som inte tappat mer än måttets egen "
    "gräns. Utan är de som har någon annan aktivitet. Behåll: fler kvar med än utan vid någon tid "
    "och färre vid ingen. Pröva utan: tvärtom. Ändra: båda. Det krävs 20 i varje grupp och att "
    "skillnaden ligger utanför slumpen med 99 procents säkerhet. Annars är det för lite data."
)


@dataclass(frozen=True, eq=False)
class Compared:
    """One kind at one time, with and without; `shown` is whether all four counts may be."""

    horizon: Horizon
    shown: bool

    @property
    def text(self) -> str:
        """As it stands in a cell: so many of so many with, against those without."""
        kept = self.horizon.kept
        if not self.shown:
            return small_groups.HIDDEN
        return f"{kept.part}/{kept.whole} mot {kept.other_part}/{kept.other_whole}"

    @property
    def difference(self) -> str:
        """The difference in percentage points with its interval."""
        kept = self.horizon.kept
        if not self.shown:
            return small_groups.HIDDEN
        if not (kept.whole and kept.other_whole):
            return NOTHING
        ends = (swedish.number(round(100 * end) + 0.0) for end in (kept.lower, kept.upper))
        return f"{swedish.number(round(100 * kept.difference) + 0.0)} ({' till '.join(ends)})"

    @property
    def share(self) -> float:
        """The share that kept or gained with it, NaN where hidden or of too few."""
        kept = self.horizon.kept
        enough = min(kept.whole, kept.other_whole) >= FEWEST
        return kept.part / kept.whole if self.shown and enough else float("nan")


@dataclass(frozen=True, eq=False)
class Told:
    """One kind at each time, and what there is reason to do, as it may be shown."""

    kind: str
    times: Sequence[Compared]
    verdict: str


def told(kinds: Sequence[KindOfActivity], reader: Reader) -> list[Told]:
    """Each kind, hidden where it is of few. What may be shown is dear to find: ask once."""
    return [_told(kind, reader) for kind in kinds]


def _told(kind: KindOfActivity, reader: Reader) -> Told:
    times = [Compared(horizon, _may_be_shown(horizon.kept, reader)) for horizon in kind.horizons]
    known = all(each.shown for each in times if each.horizon.sign)
    return Told(kind.kind, times, VERDICTS[kind.verdict] if known else small_groups.HIDDEN)


def _may_be_shown(kept: ShareDifference, reader: Reader) -> bool:
    pairs = ((kept.part, kept.whole), (kept.other_part, kept.other_whole))
    return not any(_counts(*pair, reader).hidden for pair in pairs)


def block(title: str, kinds: Sequence[Told], finding: str, look: Look) -> Block:
    """The kinds by name, each with its verdict, and the table with intervals."""
    rows = {
        f"{each.kind}: {each.verdict}": {
            COLUMNS[at.horizon.months][0]: Cell(at.text, at.share) for at in each.times
        }
        for each in kinds
    }
    hidden = sum(not at.shown for each in kinds for at in each.times)
    drawn = heat_rows.block(
        Words(title, finding, f"Samband är inte orsak. {NOT_CAUSE}", HOW),
        Heat(rows, list(COLUMNS.values()), hidden),
        look,
    )
    return replace(drawn, table=_table(kinds)) if kinds else drawn


def _counts(part: int, whole: int, reader: Reader) -> Counts:
    table = pd.DataFrame([[part, whole - part]], index=["Alla"], columns=[KEPT, LESS])
    return small_groups.counts(table, reader)


def _table(kinds: Sequence[Told]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Grupp": each.kind,
                "Efter": f"{swedish.number(at.horizon.months)} månader",
                "Kvar med": _of(at, with_it=True),
                "Kvar utan": _of(at, with_it=False),
                "Skillnad i procentenheter (99 %)": at.difference,
                "Omdöme": each.verdict,
            }
            for each in kinds
            for at in each.times
        ]
    )


def _of(each: Compared, *, with_it: bool) -> str:
    kept = each.horizon.kept
    if not each.shown:
        return small_groups.HIDDEN
    part, whole = (kept.part, kept.whole) if with_it else (kept.other_part, kept.other_whole)
    return f"{swedish.number(part)} av {swedish.number(whole)}"
