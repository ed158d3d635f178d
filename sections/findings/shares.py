"""Shares in words: how many of how many, and which units differ by more than chance."""

from collections.abc import Sequence

from metrics.share_difference import ShareDifference
from metrics.shares import Funnel, Position, ShareInterval
from sections import swedish
from sections.findings import wording
from sections.findings.wording import FEWEST, SIDES, UNITS, Finding, Noun

NOT_THE_OTHERS = (
    "Andelen säger inget om dem som inte är räknade, och inte varför den är som den är."
)
NOT_CAUSE = "Grupperna kan skilja sig åt i annat också, så det visar inte vad skillnaden beror på."
UNADJUSTED = (
    "Ojusterat: ingen hänsyn är tagen till vilka som bor eller får stöd i enheten. "
    "Enheterna är inte rangordnade, och ordningen mellan dem säger inget."
)


def of_share(share: ShareInterval, *, noun: Noun, that: str) -> Finding:
    """How many of how many, and the shares that so many leave reasonable.

    Args:
        share: The result of `metrics.shares.wilson`.
        noun: What is counted.
        that: What is true of those counted, as the rest of the sentence: "har ett eget mål".
    """
    if not share.total:
        told = wording.sentence(f"{noun.counted(0)} att räkna ännu")
        return Finding(told, reasonable(share, noun=noun), NOT_THE_OTHERS)
    told = f"{wording.of_so_many(share.count, share.total, noun)} {that}."
    return Finding(told, reasonable(share, noun=noun), NOT_THE_OTHERS)


def reasonable(share: ShareInterval, *, noun: Noun) -> str:
    """How sure a share is; of nobody or of few no range is given."""
    told = wording.counted_on(share.total, noun)
    if share.total < FEWEST:
        return told
    return f"{told} Allt {wording.share_range(share.lower, share.upper)} är rimligt."


def of_funnel(funnel: Funnel, *, units: Sequence[str]) -> Finding:
    """Which units are further from the target than chance explains, by name and never by rank.

    Args:
        funnel: The result of `metrics.shares.funnel`.
        units: The units' names, in the funnel's order.
    """
    judged = sum(verdict is not Position.UNKNOWN for verdict in funnel.verdicts)
    target = wording.percent(funnel.target)
    if not judged:
        told = f"Ingen enhet går att jämföra med {target} ännu."
        return Finding(told, "Ingen är räknad i någon enhet.", UNADJUSTED)
    outside = [
        f"{swedish.listed(names)} ligger {side} {target}, mer än slumpen brukar ge."
        for position, side in ((Position.HIGH, "över"), (Position.LOW, "under"))
        for names in [_named(units, funnel.verdicts, position)]
        if names
    ]
    inside = f"Ingen enhet skiljer sig från {target} mer än slumpen brukar ge."
    return Finding(" ".join(outside) or inside, _sureness(funnel, judged), UNADJUSTED)


def of_difference(difference: ShareDifference, *, one: str, other: str) -> Finding:
    """How much larger the share is in one group of people than in another.

    Args:
        difference: The result of `metrics.share_difference.share_difference`.
        one: What those of the first group are, as the rest of "Andelen är högre bland".
        other: The same of the other group.
    """
    sizes = (difference.whole, difference.other_whole)
    counted = f"Räknat på {swedish.number(sizes[0])} och {swedish.number(sizes[1])} personer."
    if min(sizes) < FEWEST:
        told = f"För få för att jämföra {one} med {other}."
        return Finding(told, counted, NOT_CAUSE)
    span = wording.change_range(
        100 * difference.lower, 100 * difference.upper, unit="procentenheter", sides=SIDES
    )
    sureness = f"{counted} Allt {span} är rimligt."
    if difference.lower <= 0 <= difference.upper:
        told = f"Ingen säker skillnad mellan {one} och {other}."
        return Finding(told, sureness, NOT_CAUSE)
    side = SIDES[difference.difference > 0]
    size = wording.amount(100 * difference.difference, "procentenheter")
    return Finding(f"Andelen är {size} {side} bland {one} än bland {other}.", sureness, NOT_CAUSE)


def _named(units: Sequence[str], verdicts: Sequence[Position], position: Position) -> list[str]:
    named = [unit for unit, verdict in zip(units, verdicts, strict=True) if verdict is position]
    return sorted(named, key=swedish.alphabetical)


def _sureness(funnel: Funnel, judged: int) -> str:
    told = [
        wording.sentence(f"räknat på {UNITS.counted(judged)}"),
        "Av 500 enheter där inget skiljer hamnar i snitt högst en utanför av slump.",
    ]
    left_out = len(funnel.verdicts) - judged
    if left_out:
        told.append(wording.sentence(f"{UNITS.counted(left_out)} har ingen räknad"))
    return " ".join(told)
