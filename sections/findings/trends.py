"""A course's trend in words: does it rise or fall, how fast, and is it more than chance?"""

from math import isnan

from metrics.trend import FEWEST_POINTS, MannKendall, TheilSen, Trend
from sections import swedish
from sections.findings import wording
from sections.findings.wording import MEASUREMENTS, SIDES, Finding

UNCERTAIN = "Ingen säker riktning: det kan vara oförändrat."
WAYS = {Trend.RISING: "stiger", Trend.FALLING: "sjunker"}

NOT_NEXT = (
    "Det säger inte varför, och inte att nästa mätning följer samma linje. Mätningar tätt inpå "
    "varandra liknar varandra, och då är riktningen osäkrare än den ser ut."
)
NOT_NOTHING = "Att ingen riktning syns betyder inte att inget har hänt."


def of_slope(trend: TheilSen, *, unit: str, higher_is_better: bool, decimals: int = 1) -> Finding:
    """Which way a course goes and how fast, with what is not ruled out.

    Args:
        trend: The result of `metrics.trend.theil_sen`.
        unit: Of the measure, such as poäng.
        higher_is_better: Which way the raw scale runs.
        decimals: Of the speed, as the measure is shown.
    """
    if trend.verdict is Trend.TOO_FEW:
        return _too_few(trend.n)
    if trend.verdict is Trend.UNCERTAIN:
        return Finding(UNCERTAIN, _sureness(trend, unit, decimals), NOT_NOTHING)
    shown = wording.enough_decimals(trend.per_quarter, at_least=decimals)
    speed = wording.amount(trend.per_quarter, unit, shown)
    way = _way(trend.verdict, higher_is_better=higher_is_better)
    told = f"Värdena {way}, omkring {speed} i kvartalet."
    return Finding(told, _sureness(trend, unit, decimals), NOT_NEXT)


def of_order(trend: MannKendall, *, higher_is_better: bool) -> Finding:
    """Whether later values are higher or lower than earlier ones more often than chance gives."""
    if trend.verdict is Trend.TOO_FEW:
        return _too_few(trend.n)
    told = wording.sentence(f"räknat på {MEASUREMENTS.counted(trend.n)}, i den ordning de kom")
    if trend.verdict is Trend.UNCERTAIN:
        return Finding(UNCERTAIN, told, NOT_NOTHING)
    way = _way(trend.verdict, higher_is_better=higher_is_better)
    return Finding(f"Värdena {way}, mer än slumpen brukar ge.", told, NOT_NEXT)


def _too_few(n: int) -> Finding:
    return Finding(
        "För få mätningar för att säga något om riktningen.",
        wording.sentence(
            f"{MEASUREMENTS.counted(n)} hittills, det behövs {swedish.count(FEWEST_POINTS)}"
        ),
        "Jämför inte två enstaka värden som om de vore en riktning.",
    )


def _way(verdict: Trend, *, higher_is_better: bool) -> str:
    good = (verdict is Trend.RISING) == higher_is_better
    return f"{WAYS[verdict]}, åt det {'goda' if good else 'sämre'} hållet"


def _sureness(trend: TheilSen, unit: str, decimals: int) -> str:
    told = wording.sentence(f"räknat på {MEASUREMENTS.counted(trend.n)}")
    if isnan(trend.low):
        return f"{told} Så många värden är lika att farten inte går att bedöma."
    span = wording.change_range(
        trend.low_per_quarter, trend.high_per_quarter, unit=unit, sides=SIDES, decimals=decimals
    )
    return f"{told} Allt {span} i kvartalet är rimligt."
