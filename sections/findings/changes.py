"""Changes of groups in words: before and after, with and without a test, and what chance gives."""

from math import isnan

from metrics.comparison import RegressionToTheMean
from metrics.mean_change import FEWEST_FOR_INTERVAL, DifferenceInChange, MeanChange
from metrics.paired_change import FEWEST_NON_ZERO, PairedChange
from metrics.sample_size import SampleSize
from sections import swedish
from sections.findings import wording
from sections.findings.wording import CITIZENS, FEWEST, Finding, Noun

CHANCE = 0.05
"""A difference is called one when chance alone gives it less often than this, 1 time in 20."""

NOT_WHY = (
    "Det säger inte varför, och inget om en enskild person. En grupp som valts ut för låga värden "
    "går ofta upp av sig själv."
)
NOT_NOTHING = (
    "Att ingen skillnad syns betyder inte att den saknas: gruppen kan vara för liten för att visa "
    "den. Att många är oförändrade räknas, stöd ska också bibehålla."
)
NOT_CAUSE = (
    "Det visar inte att testet är orsaken. Jämförelsen gäller om grupperna annars hade ändrats "
    "lika, och få enheter gör den osäkrare än den ser ut."
)


def of_pairs(change: PairedChange, *, noun: Noun = CITIZENS) -> Finding:
    """How many are better, the same and worse, and whether one way outweighs the other."""
    if not change.n:
        return _nobody(noun, "har två mätningar att jämföra ännu")
    counts = (
        f"{swedish.number(change.better)} bättre, {swedish.number(change.same)} oförändrade och "
        f"{swedish.number(change.worse)} sämre"
    )
    # Without a p-value the comparison is False: nothing is claimed.
    if not change.p_value < CHANCE:
        told = f"Ingen säker skillnad mellan mätningarna: {counts}."
        return Finding(told, _sureness_of_pairs(change, noun), NOT_NOTHING)
    way = "bättre" if change.rank_biserial > 0 else "sämre"
    told = f"Förändringarna till det {way} väger över: {counts}."
    return Finding(told, _sureness_of_pairs(change, noun), NOT_WHY)


def of_mean(
    change: MeanChange,
    *,
    unit: str,
    higher_is_better: bool,
    decimals: int = 1,
    noun: Noun = CITIZENS,
) -> Finding:
    """How large a group's mean change is, and the changes that so many leave reasonable.

    Args:
        change: The result of `metrics.mean_change.mean_change`.
        unit: Of the measure, such as poäng.
        higher_is_better: Which way the raw scale runs.
        decimals: Of the change.
        noun: Whose changes they are.
    """
    if not change.n:
        return _nobody(noun, "har två mätningar att jämföra ännu")
    counted = wording.counted_on(change.n, noun)
    if isnan(change.lower):
        return Finding(
            "Går inte att säga hur stor förändringen är i snitt.",
            f"{counted} {_no_interval(change)}",
            "Läs hellre vad som hänt för var och en.",
        )
    sides = _sides(higher_is_better=higher_is_better)
    span = wording.change_range(
        change.lower, change.upper, unit=unit, sides=sides, decimals=decimals
    )
    sureness = f"{counted} Allt {span} är rimligt."
    if change.lower <= 0 <= change.upper:
        return Finding("Ingen säker förändring i snitt.", sureness, NOT_NOTHING)
    told = f"I snitt {_size(change.mean, unit, decimals)} {sides[change.mean > 0]}."
    return Finding(told, sureness, NOT_WHY)


def of_difference(
    difference: DifferenceInChange, *, unit: str, higher_is_better: bool, decimals: int = 1
) -> Finding:
    """How much more those in the test changed than those they are compared with."""
    test, comparison = len(difference.test_changes), len(difference.comparison_changes)
    counted = wording.sentence(
        f"räknat på {CITIZENS.counted(test)} i testet och {swedish.count(comparison)} i jämförelsen"
    )
    if min(test, comparison) < FEWEST or isnan(difference.lower):
        told = "För få, eller för lika, för att jämföra testet med andra enheter."
        return Finding(told, counted, NOT_CAUSE)
    sides = _sides(higher_is_better=higher_is_better)
    span = wording.change_range(
        difference.lower, difference.upper, unit=unit, sides=sides, decimals=decimals
    )
    sureness = f"{counted} Allt {span} än jämförelsen är rimligt."
    if not difference.certain:
        return Finding("Ingen säker skillnad mellan testet och jämförelsen.", sureness, NOT_CAUSE)
    size = _size(difference.difference, unit, decimals)
    side = sides[difference.difference > 0]
    return Finding(f"Testet gick {size} {side} än jämförelsen.", sureness, NOT_CAUSE)


def of_regression(
    gain: RegressionToTheMean, *, unit: str, higher_is_better: bool, decimals: int = 1
) -> Finding:
    """What a group chosen for its low first values goes up by with nothing done."""
    side = _sides(higher_is_better=higher_is_better)[1]
    size = _size(gain.expected_gain, unit, decimals)
    return Finding(
        f"De som valts ut för att de låg under {_as_given(gain.cutoff)} blir i snitt {size} "
        f"{side} till nästa mätning utan att något har gjorts.",
        f"Räknat på snittet {_as_given(gain.mean)} för alla, spridningen {_as_given(gain.sd)} och "
        "att två mätningar av samma oförändrade person följs åt till "
        f"{_as_given(gain.reliability)} av 1.",
        "Dra av det innan ni kallar en uppgång för en effekt.",
    )


def of_plan(plan: SampleSize, *, unit: str) -> Finding:
    """How many citizens and months a test needs before it can show what it looks for."""
    sought = "skillnad" if plan.comparison else "förändring"
    each = " i varje grupp" if plan.comparison else ""
    size = wording.amount(plan.change, unit, wording.as_written(plan.change))
    return Finding(
        f"Börja med {swedish.number(plan.started)} medborgare{each} och räkna med "
        f"{_as_given(plan.months)} månader för att hitta en {sought} på {size}.",
        f"Det räcker till {CITIZENS.counted(plan.measured)} med båda mätningarna{each}. Finns en "
        f"sådan {sought} hittas den i {wording.percent(plan.power)} av alla sådana test; finns "
        f"ingen ser det ändå så ut i {wording.percent(1 - plan.confidence)}.",
        "Talen bygger på antagen spridning och antaget bortfall. Delar medborgarna personal och "
        "vanor i några få enheter behövs fler.",
    )


def _nobody(noun: Noun, what: str) -> Finding:
    return Finding(
        wording.sentence(f"{noun.counted(0)} {what}"),
        wording.counted_on(0, noun),
        "Det säger inget om hur det går, bara att det inte är mätt två gånger.",
    )


def _sureness_of_pairs(change: PairedChange, noun: Noun) -> str:
    told = [wording.counted_on(change.n, noun, "med två mätningar")]
    if change.too_few:
        needed = swedish.count(FEWEST_NON_ZERO)
        told.append(f"För få är ändrade för att jämföra med slumpen: det behövs {needed}.")
    if change.missing:
        missing = noun.counted(change.missing)
        told.append(wording.sentence(f"{missing} saknar någon av mätningarna och är inte med"))
    return " ".join(told)


def _no_interval(change: MeanChange) -> str:
    if change.n < FEWEST_FOR_INTERVAL:
        return f"Det behövs {swedish.count(FEWEST_FOR_INTERVAL)}."
    return "Alla har ändrats lika mycket, så det finns ingen spridning att döma av."


def _sides(*, higher_is_better: bool) -> tuple[str, str]:
    return ("sämre", "bättre") if higher_is_better else ("bättre", "sämre")


def _as_given(value: float) -> str:
    return wording.level(value, wording.as_written(value))


def _size(value: float, unit: str, decimals: int) -> str:
    return wording.amount(value, unit, wording.enough_decimals(value, at_least=decimals))
