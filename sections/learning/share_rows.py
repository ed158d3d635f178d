"""A block of counts: a bar a group in the chart, the same numbers in its table and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan

import pandas as pd

from charts.look import Look
from charts.share_bars import Bar, share_bars
from charts.tones import Answer
from metrics import shares
from metrics.disclosure import TOTAL
from sections import small_groups, swedish
from sections.blocks import Block
from sections.findings import wording
from sections.findings.wording import FEWEST

NOTHING_YET = "Det finns inga uppgifter ännu."
MOST_NAMED = 3  # groups in one sentence


@dataclass(frozen=True)
class Words:
    """What a block says: its title, its finding, what not to conclude, and how it is counted."""

    title: str
    finding: str
    caveat: str
    method: str


@dataclass(frozen=True)
class Part:
    """Some of those who can be judged, as they may be shown; never made of hidden counts.

    With `least` some of them are hidden, and `n` is those who are not.
    """

    n: int
    of: int
    least: bool = False

    @property
    def enough(self) -> bool:
        """Whether there are so many that something can be said of the group."""
        return self.of >= FEWEST

    @property
    def counted(self) -> str:
        """So many of so many."""
        told = f"{swedish.number(self.n)} av {swedish.number(self.of)}"
        return f"minst {told}" if self.least else told

    @property
    def reasonable(self) -> str:
        """The count and the shares that are not ruled out."""
        if not self.enough:
            return f"{self.counted}, för få"
        found = shares.wilson(self.n, self.of)
        low, high = (swedish.number(100 * end) for end in (found.lower, found.upper))
        return f"{self.counted}, rimligt {low}–{high} %"


@dataclass(frozen=True, eq=False)
class Rows:
    """The bars of a block: counts by the group's name, as `small_groups.counts` gives a row.

    `hidden` is how many cells are hidden, from the same `small_groups.Counts`; `notes` is what
    stands beside a bar, such as how sure its share is.
    """

    groups: Mapping[str, pd.Series]
    hidden: int
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def there(self) -> Mapping[str, pd.Series]:
        """The groups that somebody is in, or may be in."""
        return {name: row for name, row in self.groups.items() if row[TOTAL] != 0}


def part(counts: pd.Series, *, those: Sequence[str], of: Sequence[str]) -> Part | None:
    """How many gave one of the answers `those` out of `of`; None where it may not be shown.

    A hidden count may be part of a sum that can be read off what is shown: all but the others.
    """
    n, whole = _sum(counts, those), _sum(counts, of)
    return None if isnan(n) or isnan(whole) else Part(int(n), int(whole))


def at_least(counts: pd.Series, *, those: Sequence[str], of: Sequence[str]) -> Part | None:
    """As `part`, but where some of `those` are hidden the ones that are shown.

    It says no more than the counts do: who reads them can add up the same.
    """
    exact = part(counts, those=those, of=of)
    n, whole = counts[list(those)].sum(), _sum(counts, of)
    return exact if exact or isnan(whole) or not n else Part(int(n), int(whole), least=True)


def told(what: str, parts: Mapping[str, Part | None], otherwise: str) -> str:
    """What was found in a sentence: each of a few groups, or of many the two furthest apart.

    Groups that may not be shown or are of too few are not named; `otherwise` is said without any.
    What is only known at least is not compared with others.

    >>> told("Nått", {"Gå": Part(6, 9), "Sy": None, "Åka": Part(8, 9)}, "–")
    'Nått: Gå (6 av 9) och Åka (8 av 9).'
    """
    shown = {name: part for name, part in parts.items() if part and part.enough}
    if len(shown) > MOST_NAMED:
        shown = {name: part for name, part in shown.items() if not part.least}
    hidden = [name for name, part in parts.items() if part is None or part.least]
    share = {name: part.n / part.of for name, part in shown.items()}
    counted = {name: f"{name} ({part.counted})" for name, part in shown.items()}
    if not shown:
        return otherwise
    if len(shown) <= MOST_NAMED:
        return f"{what}: {swedish.listed(list(counted.values()))}."
    most, least = (counted[extreme(share, key=share.__getitem__)] for extreme in (max, min))
    if most == least:
        return f"{what}: lika ofta i alla, som {most}."
    seen = " av det som får visas" if hidden else ""
    return f"{what}: oftast {most}, mest sällan {least}{seen}."


def _sum(counts: pd.Series, words: Sequence[str]) -> float:
    straight = counts[list(words)].sum(skipna=False)
    others = [word for word in counts.index if word != TOTAL and word not in words]
    return counts[TOTAL] - counts[others].sum(skipna=False) if isnan(straight) else straight


def block(words: Words, rows: Rows, answers: Sequence[Answer], look: Look) -> Block:
    """The block of some groups' counts; groups that nobody is in are left out.

    The alternative text reads the bars out.

    Args:
        words: What it says.
        rows: The counts, in the order of the bars.
        answers: The columns of the counts that are drawn, by their word.
        look: The colours of the theme.
    """
    bars = [
        Bar(name, {a.word: row[a.word] for a in answers}, row[TOTAL], rows.notes.get(name, ""))
        for name, row in rows.there.items()
    ]
    finding = words.finding if bars else NOTHING_YET
    return Block(
        title=words.title,
        finding=finding,
        chart=share_bars(bars, answers, look) if bars else None,
        alternative=" ".join([finding, *(read_out(bar, answers) for bar in bars)]),
        table=table(rows, answers),
        caveat=words.caveat,
        method=words.method,
        hidden=rows.hidden,
    )


def read_out(bar: Bar, answers: Sequence[Answer]) -> str:
    """One bar as a sentence."""
    told = [f"{a.word.lower()} {small_groups.told(bar.counts[a.word])}" for a in answers]
    return wording.sentence(f"{bar.name}: {', '.join(told)}")


def table(rows: Rows, answers: Sequence[Answer]) -> pd.DataFrame:
    """The same counts as text, a row a group."""
    columns = [*(answer.word for answer in answers), TOTAL]
    shown = pd.DataFrame(
        {"Grupp": list(rows.there)}
        | {word: [small_groups.told(row[word]) for row in rows.there.values()] for word in columns}
    )
    if rows.notes:
        shown["Hur säkert"] = [rows.notes.get(name, "–") for name in rows.there]
    return shown
