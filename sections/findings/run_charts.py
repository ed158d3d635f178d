"""A run chart in words: does the measure vary by more than chance, and by which rule?"""

from collections.abc import Iterator
from itertools import takewhile
from math import isnan

from metrics.run_chart import FEWEST_USEFUL, Rule, RuleSet, RunChart, Signal
from sections import swedish
from sections.findings import wording
from sections.findings.wording import MONTHS, Finding, Noun

RULES = {
    RuleSet.ANHOEJ: "Anhøjs regler",
    RuleSet.PERLA: "Perlas regler",
    RuleSet.MDC: "reglerna i Making Data Count",
}

SIDE_CHANGES = Noun("sidbyte", "sidbyten", neuter=True)

NOT_WHY = (
    "Diagrammet säger inte varför. Se efter vad som hände i enheten vid den tiden innan ni "
    "bestämmer något."
)
NOT_NOTHING = (
    "Det betyder inte att inget har hänt, bara att det inte går att skilja från slumpen i det här "
    "måttet. Enstaka höga eller låga värden behöver ingen egen förklaring."
)


def sentence(chart: RunChart, *, noun: Noun = MONTHS, decimals: int = 0) -> Finding:
    """Whether the series shows more than chance, what shows it, and by whose rules.

    Args:
        chart: The result of `metrics.run_chart.run_chart`.
        noun: What one point is, a month if nothing is said.
        decimals: Of the median, as the measure is shown.
    """
    if chart.too_few:
        return _too_few(chart, noun)
    if not chart.signal:
        told = "Ingen säker förändring: inget tecken på mer än slump i hur värdena varierar."
        return Finding(told, _sureness(chart, noun), NOT_NOTHING)
    median = wording.level(chart.median, decimals)
    reasons = swedish.listed([_reason(chart, signal, noun) for signal in chart.signals])
    told = f"Tecken på mer än slump: {reasons}. Mittvärdet är {median}, {_latest(chart, noun)}."
    return Finding(told, _sureness(chart, noun), NOT_WHY)


def _too_few(chart: RunChart, noun: Noun) -> Finding:
    known = sum(not isnan(value) for value in chart.values)
    needed = f"det behövs {swedish.count(FEWEST_USEFUL)} som skiljer sig från mittvärdet"
    return Finding(
        wording.sentence(f"för få {noun.many} för att säga om något har ändrats"),
        wording.sentence(
            f"{swedish.number(chart.useful)} av {noun.figured(known)} räknas; {needed}"
            if known
            else f"{noun.counted(0)} har något värde ännu; {needed}"
        ),
        "Läs inte ut någon riktning ur så få värden.",
    )


def _reason(chart: RunChart, signal: Signal, noun: Noun) -> str:
    first, last = (chart.values[signal.points[at]] for at in (0, -1))
    if signal.rule is Rule.LONG_RUN:
        side = "över" if first > chart.median else "under"
        return f"{noun.counted(len(signal.points))} i följd {side} mittvärdet"
    if signal.rule is Rule.TREND:
        way = "stigande" if last > first else "sjunkande"
        return f"{noun.counted(len(signal.points))} i rad med {way} värden"
    changes = SIDE_CHANGES.counted(chart.crossings)
    if signal.rule is Rule.MANY_CROSSINGS:
        return f"så många som {changes} kring mittvärdet"
    return f"{'bara ' if chart.crossings else ''}{changes} kring mittvärdet"


def _latest(chart: RunChart, noun: Noun) -> str:
    off = [value > chart.median for value in chart.values if _useful(value, chart.median)]
    run = sum(1 for _ in takewhile(lambda above: above == off[-1], reversed(off)))
    side = "över" if off[-1] else "under"
    one = "det" if noun.neuter else "den"
    who = f"{one} senaste som skiljer sig" if run == 1 else f"de senaste {swedish.count(run)}"
    return f"och {who} ligger {side}"


def _useful(value: float, median: float) -> bool:
    return not isnan(value) and value != median


def _sureness(chart: RunChart, noun: Noun) -> str:
    return wording.sentence(
        f"räknat på {noun.counted(chart.useful)} med {RULES[chart.rules]}: "
        + "; ".join(_against_chance(chart))
    )


def _against_chance(chart: RunChart) -> Iterator[str]:
    limits = chart.limits
    if limits is None:
        return
    yield (
        f"längsta följden på en sida {swedish.count(chart.longest_run)}, "
        f"regeln tillåter {swedish.count(limits.longest_run)}"
    )
    if limits.fewest_crossings is not None:
        most = limits.most_crossings
        asked = f"kräver {swedish.count(limits.fewest_crossings)}"
        asked += f" och tillåter {swedish.count(most)}" if most is not None else ""
        yield f"{SIDE_CHANGES.counted(chart.crossings)}, regeln {asked}"
