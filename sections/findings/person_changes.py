"""One person's change in words, and how many of a group changed by more than measurement error.

For courses on the shelf's own measures `sections.verdicts` has the words; these are for scores
judged by reliability or by a threshold given beside them, such as an imported total.
"""

from domain.vocabulary import Outcome
from metrics.important_difference import ImportantDifference
from metrics.reliable_change import Category, Classification, ReliableChange
from sections import swedish
from sections.findings import wording
from sections.findings.wording import CITIZENS, Finding, Noun

GAINED = (Category.IMPROVED, Category.RECOVERED)
LOST = (Category.DETERIORATED, Category.HARMED)

MISSING = Finding(
    "Går inte att säga: en av mätningarna saknas.",
    "Det behövs två mätningar av samma person.",
    "En enda mätning är en nivå, inte en förändring.",
)
NOT_WHY = "Det säger inte varför, och två mätningar är inte en riktning."
NOT_OTHERS = (
    "Mätfelet säger inget om vad personerna själva märker, och gruppens siffror inget om varför."
)


def of_reliable_change(change: ReliableChange, *, unit: str) -> Finding:
    """Whether one score moved by more than measurement error explains; higher is better.

    Args:
        change: The result of `metrics.reliable_change.reliable_change`.
        unit: Of the measure, such as poäng.
    """
    if change.outcome is Outcome.UNCERTAIN:
        return MISSING
    way = _way(change.change, unit)
    decimals = wording.told_apart(abs(change.change), change.margin, at_least=1)
    limit = wording.amount(change.margin, unit, decimals)
    by_chance = wording.percent(1 - change.confidence)
    against = "inom" if change.outcome is Outcome.MAINTAINED else "mer än"
    return Finding(
        f"{change.outcome.label}: {way}, {against} mätfelet.",
        f"Mätfelet är {limit}: mätningen ensam ger mer än så för {by_chance} av dem som inte har "
        "ändrats.",
        NOT_WHY,
    )


def of_important_difference(difference: ImportantDifference, *, unit: str) -> Finding:
    """Whether one change is as large as what people notice; positive is better."""
    if difference.outcome is Outcome.UNCERTAIN:
        return MISSING
    way = _way(difference.change, unit)
    limit = wording.amount(difference.threshold, unit, wording.as_written(difference.threshold))
    against = "mindre än" if difference.outcome is Outcome.MAINTAINED else "minst"
    return Finding(
        f"{difference.outcome.label}: {way}, {against} gränsen för märkbart.",
        f"Gränsen är {limit}. Den säger vad som brukar märkas, inte hur säker mätningen är.",
        NOT_WHY,
    )


def of_classification(groups: Classification, *, noun: Noun = CITIZENS) -> Finding:
    """How many of a group are stärkta, bibehållna and försvagade beyond measurement error."""
    sureness = wording.counted_on(groups.n, noun, "med två mätningar")
    if len(groups.fell_out):
        missing = noun.counted(len(groups.fell_out))
        missing = wording.sentence(f"{missing} saknar någon av mätningarna och är inte med")
        sureness = f"{sureness} {missing}"
    if not groups.n or groups.too_few:
        told = f"För få {noun.many} med två olika startvärden för att säga något om gruppen."
        return Finding(told, sureness, NOT_OTHERS)
    gained, lost = (
        int(groups.categories.isin([category.value for category in kinds]).sum())
        for kinds in (GAINED, LOST)
    )
    kept = groups.n - gained - lost
    told = (
        f"Stärkt {swedish.number(gained)}, bibehållen {swedish.number(kept)} och försvagad "
        f"{swedish.number(lost)}, räknat mot mätfelet."
    )
    return Finding(told, sureness, NOT_OTHERS)


def _way(change: float, unit: str) -> str:
    """Towards better or worse: both results have turned the scale already."""
    if round(change, wording.MOST_DECIMALS) == 0:
        return "samma värde"
    size = wording.amount(change, unit, wording.as_written(change))
    return f"{size} {'bättre' if change > 0 else 'sämre'}"
