"""The unit's measures on one sheet: latest, month by month, what can be said, and the target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, nan

import pandas as pd

from charts.drawing import Drawing
from charts.event_rules import NO_EVENTS
from charts.look import Look
from charts.summary_grid import MONTH_COLUMNS, ROW_COLUMNS, summary_grid
from domain.vocabulary import Outcome
from metrics.control_chart import Assurance, Improvement, xmr
from metrics.run_chart import Rule, RunChart, run_chart
from metrics.unit_months import Key
from sections import happenings, swedish
from sections.blocks import Block
from sections.findings.wording import MEASURES

FEWEST_IN_A_MONTH = 3  # a share of one or two jumps between nothing and all
LATEST = 3  # months that the latest share is taken over
FEWEST = 5  # people or records that a share must rest on to be written

NAMES = {
    Key.FUNCTION: "Funktion, stärkt eller bibehållen",
    Key.ACTIVITY: "Aktivitet, stärkt eller bibehållen",
    Key.COMPREHENSIBILITY: "Begriplighet, högre eller samma",
    Key.MANAGEABILITY: "Hanterbarhet, högre eller samma",
    Key.MEANINGFULNESS: "Meningsfullhet, högre eller samma",
    Key.GOALS_REACHED: "Mål som nåtts eller bibehållits",
    Key.GOALS_OWN: "Nya mål som är medborgarens egna",
    Key.PLANS_SIGNED: "Nya planer som båda undertecknat",
    Key.HELD: "Uppföljningar som gjorts",
    Key.TOOK_PART: "Medborgaren deltog i uppföljningen",
    Key.OWN_ANSWER: "Medborgaren svarade själv",
    Key.TOGETHER: "Flera yrkesgrupper deltog",
}
TARGETS: Mapping[Key, float] = {Key.HELD: 0.9}  # the house's own until a unit sets others
ASSURED = {
    Assurance.PASS: "nås stadigt",
    Assurance.FAIL: "nås inte som det är nu",
    Assurance.HIT_OR_MISS: "nås ibland",
    Assurance.UNKNOWN: "kan inte bedömas ännu",
}
NO_CHANGE = "Ingen säker förändring"
TOO_FEW = "För få månader att jämföra"
HIGHER_SINCE, LOWER_SINCE = "Högre än förut sedan ", "Lägre än förut sedan "
OTHERWISE = "Varierar mer än slumpen"
NOTHING_YET = "Inget har hänt ännu som kan visas månad för månad."
CAVEAT = (
    "Varje rad är en andel av det som hände i månaden, hela månader under två år; högre är bättre "
    "i alla. Procenttalet gäller de tre senaste månaderna. Ord om förändring följer Anhøjs regler "
    "för seriediagram och säger inte varför. Linjerna har var sin höjd: jämför aldrig rader med "
    "varandra."
)


@dataclass(frozen=True)
class Row:
    """One measure: the shares by month (NaN is a gap), the latest, and what can be said.

    `assured` is whether the target is reached, `assurance` the same in words; both are empty where
    nothing is aimed at.
    """

    key: Key
    shares: tuple[float, ...]
    so: int
    of: int
    outcome: Outcome
    word: str
    assured: Assurance | None
    assurance: str

    @property
    def level(self) -> str:
        """The share of the latest months in whole per cent; a dash when it rests on too few."""
        return f"{swedish.number(100 * self.so / self.of)} %" if self.of >= FEWEST else "–"


def rows(
    months: pd.DataFrame,
    names: list[str],
    *,
    targets: Mapping[Key, float] = TARGETS,
) -> list[Row]:
    """One row a key, in the order of `NAMES`.

    Args:
        months: As `metrics.unit_months.unit_months` gives them.
        names: What each month is called in a sentence, the oldest first.
        targets: Shares that are aimed at, by key.
    """
    of_key = dict(iter(months.groupby("key")))
    return [_row(key, of_key[str(key)], names, targets.get(key)) for key in NAMES]


def block(
    rows: list[Row],
    look: Look,
    *,
    happened: pd.DataFrame = NO_EVENTS,
    last_month: pd.Period | None = None,
) -> Block:
    """All rows as one chart, and as a table.

    Args:
        rows: As `rows` gives them.
        look: The colours of the theme.
        happened: What happened in the unit in those months, as `sections.happenings.marks`.
        last_month: The last of the months; only needed where something happened.
    """
    known = [row for row in rows if any(not isnan(share) for share in row.shares)]
    counted = known or any(row.of for row in rows)
    return Block(
        title="Så går det",
        finding=finding(rows) if counted else NOTHING_YET,
        chart=_chart(known, look, happened, last_month) if known else None,
        alternative=" ".join(_heard(row) for row in known),
        table=_table(rows if counted else []),
        caveat=CAVEAT,
        happened=happenings.told(happened),
    )


def _chart(
    known: list[Row], look: Look, happened: pd.DataFrame, last_month: pd.Period | None
) -> Drawing:
    frame = pd.DataFrame(
        [
            (NAMES[r.key], _basis(r), r.level, str(r.outcome), r.word, r.assurance, r.assured or "")
            for r in known
        ],
        columns=list(ROW_COLUMNS),
    ).astype(ROW_COLUMNS)
    points = pd.DataFrame(
        [
            (at, month, share)
            for at, row in enumerate(known)
            for month, share in enumerate(row.shares)
        ],
        columns=list(MONTH_COLUMNS),
    ).astype(MONTH_COLUMNS)
    last_day = last_month.end_time.date() if last_month is not None else None
    words = happenings.labelled(happened)
    return summary_grid(frame, points, look, events=words, last_day=last_day)


def finding(rows: list[Row]) -> str:
    """Which measures have changed for certain, the rest counted; the good first."""
    better = [NAMES[row.key].lower() for row in rows if row.outcome is Outcome.STRENGTHENED]
    worse = [NAMES[row.key].lower() for row in rows if row.outcome is Outcome.WEAKENED]
    said = [f"Högre än förut: {'; '.join(better)}."] if better else []
    said += [f"Lägre än förut: {'; '.join(worse)}."] if worse else []
    same = sum(row.word == NO_CHANGE for row in rows)
    few = sum(row.word == TOO_FEW for row in rows)
    said += [f"Ingen säker förändring i {MEASURES.counted(same)}."] if same else []
    said += [f"För få månader att jämföra i {MEASURES.counted(few)}."] if few else []
    return " ".join(said)


def _row(key: Key, of: pd.DataFrame, names: list[str], target: float | None) -> Row:
    counts = list(zip(of["so"].tolist(), of["of"].tolist(), strict=True))
    shares = tuple(so / n if n >= FEWEST_IN_A_MONTH else nan for so, n in counts)
    outcome, word = _verdict(run_chart(shares), names)
    latest, assured = counts[-LATEST:], _assured(shares, target)
    return Row(
        key=key,
        shares=shares,
        so=sum(so for so, _ in latest),
        of=sum(n for _, n in latest),
        outcome=outcome,
        word=word,
        assured=assured,
        assurance=_assurance(assured, target),
    )


def _verdict(chart: RunChart, names: list[str]) -> tuple[Outcome, str]:
    """Higher or lower than before while the latest months are in a run longer than chance."""
    # Where every other month is at the ceiling there is no before and after to tell apart.
    if chart.too_few or not chart.crossings:
        return Outcome.UNCERTAIN, TOO_FEW
    shares = list(chart.values)
    for signal in chart.signals:
        if signal.rule is Rule.LONG_RUN and signal.points[-1] >= len(shares) - LATEST:
            above = shares[signal.points[-1]] > chart.median
            since = names[signal.points[0]]
            word = f"{HIGHER_SINCE if above else LOWER_SINCE}{since}"
            return (Outcome.STRENGTHENED if above else Outcome.WEAKENED), word
    return (Outcome.UNCERTAIN, OTHERWISE) if chart.signal else (Outcome.MAINTAINED, NO_CHANGE)


def _assured(shares: tuple[float, ...], target: float | None) -> Assurance | None:
    if target is None:
        return None
    return xmr(shares, improvement=Improvement.INCREASE, target=target).assurance


def _assurance(assured: Assurance | None, target: float | None) -> str:
    if assured is None or target is None:
        return ""
    return f"Målet {swedish.number(100 * target)} % {ASSURED[assured]}"


def _heard(row: Row) -> str:
    aim = f" {row.assurance}." if row.assurance else ""
    return f"{NAMES[row.key]}: {row.level}, {row.word.lower()}.{aim}"


def _basis(row: Row) -> str:
    counted = f"{swedish.number(row.so)} av {swedish.number(row.of)}"
    return f"högre är bättre · {counted}" if row.of else "högre är bättre"


def _table(rows: list[Row]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Mått": [NAMES[row.key] for row in rows],
            "Senast": [row.level for row in rows],
            "Antal": [f"{swedish.number(r.so)} av {swedish.number(r.of)}" for r in rows],
            "Bedömning": [row.word for row in rows],
            "Mål": [row.assurance or "–" for row in rows],
        }
    )
