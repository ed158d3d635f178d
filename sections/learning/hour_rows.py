"""Hours granted and performed by life area, beside how many have kept or gained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from charts.look import Look
from metrics import disclosure
from sections import small_groups, swedish
from sections.blocks import NOTHING, Block
from sections.findings import wording
from sections.learning import heat_rows
from sections.learning.heat_rows import Cell, Heat
from sections.learning.share_rows import Words
from sections.learning.value_rows import Told
from sections.small_groups import Reader

BESIDE = 6  # months on: late enough to last, early enough that many have come there
COLUMNS = (
    ("Medborgare", "Antal"),
    ("Beviljat", "Bevilj."),
    ("Utfört", "Utfört"),
    ("Andel utfört", "Andel"),
    (f"Kvar efter {BESIDE} mån", "Kvar"),
)
NO_HOURS = "Ingen aktivitet i periodens slut har både beviljade och utförda timmar."
WORDS = Words(
    "Hur många timmar tar det?",
    "Timmar i månaden för det som pågår i periodens slut, bredvid hur många som är kvar på sin "
    "nivå eller högre.",
    "Timmar är en kostnad, inte ett värde. Läs dem bredvid utfallet, inte i stället för det.",
    "Summan av beviljade och utförda timmar i aktiviteter där båda är angivna.",
)


def block(hours: pd.DataFrame, kinds: Sequence[Told], *, reader: Reader, look: Look) -> Block:
    """The areas by name; hours of few citizens are hidden, and no sum tells them.

    Args:
        hours: As `metrics.activity_kinds.hours` returns.
        kinds: The same areas, with what was kept some months on.
        reader: Who it is made for.
        look: The colours of the theme.
    """
    columns = [hours[name].tolist() for name in ("citizens", "granted", "performed")]
    kept = {each.kind: _kept(each) for each in kinds}
    rows, hidden = {}, 0
    for area, n, granted, performed in zip(map(str, hours.index), *columns, strict=True):
        few = n < disclosure.smallest() and not reader.few
        told = [small_groups.HIDDEN] * 4 if few else _told(n, granted, performed)
        hidden += few
        texts = [*told, kept.get(area, NOTHING)]
        rows[area] = {
            name: Cell(text, float("nan")) for (name, _), text in zip(COLUMNS, texts, strict=True)
        }
    words = WORDS if hidden else replace(WORDS, finding=_in_all(hours))
    return heat_rows.block(words, Heat(rows, COLUMNS, hidden), look)


def _in_all(hours: pd.DataFrame) -> str:
    """All areas' hours, each area rounded as in its cell so that the cells add up to it."""
    if hours.empty:
        return NO_HOURS
    granted, performed = (sum(map(round, hours[name])) for name in ("granted", "performed"))
    if not granted:
        return WORDS.finding
    told = f"{swedish.number(performed)} av {swedish.number(granted)} beviljade timmar i månaden"
    return f"{told} är utförda ({wording.percent(performed / granted)})."


def _told(citizens: int, granted: float, performed: float) -> list[str]:
    share = f"{swedish.number(100 * performed / granted)} %" if granted else NOTHING
    return [
        swedish.number(citizens),
        f"{swedish.number(granted)} h",
        f"{swedish.number(performed)} h",
        share,
    ]


def _kept(kind: Told) -> str:
    six = next(each for each in kind.times if each.horizon.months == BESIDE)
    kept = six.horizon.kept
    return f"{kept.part}/{kept.whole}" if six.shown else small_groups.HIDDEN
