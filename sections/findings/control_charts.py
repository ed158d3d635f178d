"""Control charts in words: does the latest value stand out, and can the target be relied on?"""

from math import isnan

from metrics.control_chart import FEWEST_FOR_LIMITS, Assurance, PChart, Segment, Variation, XmR
from metrics.special_cause import RUN, Flag, Rule
from sections import swedish
from sections.findings import wording
from sections.findings.wording import MONTHS, Finding, Noun

ROUGH_BELOW = 5
"""With fewer expected with, or without, the limits of a p chart are rough (`p_chart`)."""

FEWEST_SHARES = 2
"""One share is its own mean: there is nothing to compare it with."""

DIRECTIONS = {
    Variation.IMPROVEMENT: "Det senaste värdet sticker ut åt det goda hållet",
    Variation.CONCERN: "Det senaste värdet sticker ut åt det oönskade hållet",
    Variation.HIGH: "Det senaste värdet sticker ut uppåt",
    Variation.LOW: "Det senaste värdet sticker ut nedåt",
}
ASSURANCES = {
    Assurance.PASS: "väntas nås med det arbetssätt som är nu",
    Assurance.FAIL: "väntas inte nås med det arbetssätt som är nu",
    Assurance.HIT_OR_MISS: "ligger inom det vanliga: det går inte att räkna med att det alltid nås",
}

NOT_WHY = "Att ett värde sticker ut säger inte varför. Fråga vad som hände den gången."
NOT_EVERY = (
    "Upp- och nedgångar inom gränserna går inte att skilja från slump och behöver ingen egen "
    "förklaring."
)


def of_xmr(chart: XmR, *, noun: Noun = MONTHS, decimals: int = 0) -> Finding:
    """What the latest value says, and whether the target can be expected to be met.

    Args:
        chart: The result of `metrics.control_chart.xmr`.
        noun: What one value is of, a month if nothing is said.
        decimals: Of the limits and the target, as the measure is shown.
    """
    segment = chart.segments[-1]
    if chart.variation is Variation.UNKNOWN:
        return Finding(
            "Går inte att säga ännu: gränserna behöver två värden i följd.",
            wording.sentence(f"{noun.counted(_known(chart, segment))} har ett värde"),
            "Ett enda värde är en nivå, inte en utveckling.",
        )
    told = _latest(chart, segment, decimals)
    if chart.target is not None and chart.assurance is not Assurance.UNKNOWN:
        target = wording.level(chart.target, decimals)
        told += f" Målet {target} {ASSURANCES[chart.assurance]}."
    ordinary = chart.variation is Variation.COMMON_CAUSE
    return Finding(told, _sureness(segment, noun), NOT_EVERY if ordinary else NOT_WHY)


def of_p_chart(chart: PChart, *, noun: Noun = MONTHS) -> Finding:
    """Which shares stand out from the common one."""
    known = sum(not isnan(share) for share in chart.shares)
    if known < FEWEST_SHARES:
        return Finding(
            "Går inte att säga ännu: det behövs minst två att jämföra.",
            wording.sentence(f"{noun.counted(known)} har en andel"),
            "En enda andel är en nivå, inte en utveckling.",
        )
    mean = wording.percent(chart.mean)
    out = len(chart.outside)
    if not out:
        told = f"Inget sticker ut: andelarna varierar kring {mean} så som slumpen brukar göra."
        return Finding(told, _sureness_of_shares(chart, known, noun), NOT_EVERY)
    counted = f"{swedish.number(out)} av {noun.figured(known)}"
    told = f"{counted} sticker ut från {mean}, mer än slumpen brukar ge."
    return Finding(told, _sureness_of_shares(chart, known, noun), NOT_WHY)


def _known(chart: XmR, segment: Segment) -> int:
    return sum(not isnan(value) for value in chart.values[segment.start : segment.stop])


def _latest(chart: XmR, segment: Segment, decimals: int) -> str:
    within = range(segment.start, segment.stop)
    at = max(at for at in within if not isnan(chart.values[at]))
    value, flag = chart.values[at], chart.flags[at]
    if flag.rule is Rule.OUTSIDE:
        passed = segment.upper if flag.direction > 0 else segment.lower
        decimals = wording.told_apart(value, passed, at_least=decimals)
    limits = " till ".join(wording.level(end, decimals) for end in (segment.lower, segment.upper))
    told = wording.level(value, decimals)
    if chart.variation is Variation.COMMON_CAUSE:
        return (
            f"Ingen säker förändring: det senaste värdet, {told}, är ett vanligt värde ({limits})."
        )
    return f"{DIRECTIONS[chart.variation]}: {told}, {_reason(flag, limits)}."


def _reason(flag: Flag, limits: str) -> str:
    high = flag.direction > 0
    run = swedish.count(RUN)
    reasons = {
        Rule.OUTSIDE: f"{'över' if high else 'under'} det vanliga ({limits})",
        Rule.TREND: f"efter minst {run} värden i rad som {'stiger' if high else 'sjunker'}",
        Rule.TWO_OF_THREE: f"två av tre i rad är nära den {'övre' if high else 'nedre'} gränsen",
        Rule.SHIFT: f"minst {run} i rad på den {'övre' if high else 'undre'} sidan av snittet",
    }
    return reasons[flag.rule]


def _sureness(segment: Segment, noun: Noun) -> str:
    told = wording.sentence(f"gränserna bygger på {noun.counted(segment.n)}")
    return f"{told} {_trial()}" if segment.trial_limits else told


def _sureness_of_shares(chart: PChart, known: int, noun: Noun) -> str:
    told = [wording.sentence(f"gränserna bygger på {noun.counted(known)}")]
    if chart.trial_limits:
        told.append(_trial())
    pairs = zip(chart.totals, chart.shares, strict=True)
    sizes = [size for size, share in pairs if not isnan(share)]
    if min(sizes) * min(chart.mean, 1 - chart.mean) < ROUGH_BELOW:
        told.append("Några grupper är så små att gränserna är grova.")
    return " ".join(told)


def _trial() -> str:
    fewest = swedish.count(FEWEST_FOR_LIMITS)
    return f"Det är prövogränser, som kan flytta sig: det behövs {fewest} för att lita på dem."
