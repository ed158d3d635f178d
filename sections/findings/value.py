"""Long-term value in words: what those with a kind of activity kept, and what hangs loose.

Association is not cause, and every sentence says so.
"""

from metrics.value import FEWEST, GoalLinks, Horizon, KindOfActivity, Verdict
from sections import swedish
from sections.findings import wording
from sections.findings.wording import GOALS, Finding, Noun

ACTIVITIES = Noun("aktivitet", "aktiviteter")

WORTH = {
    Verdict.KEEP: "Ett skäl att behålla och titta närmare.",
    Verdict.CHANGE: "Ett skäl att pröva att ändra något.",
    Verdict.TRY_WITHOUT: "Ett skäl att pröva något annat, tillsammans med medborgaren.",
}
SIGNS = {1: "fler", -1: "färre"}

NOT_CAUSE = (
    "Det visar inte vad aktiviteten gör. Ingen har lottats: de som fick den kan ha haft andra "
    "förutsättningar från början."
)
ASK_FIRST = (
    "En aktivitet utan mål kan vara precis det medborgaren vill ha, och ett mål kan nås utan "
    "aktivitet. Fråga innan något tas bort."
)


def of_kind(result: KindOfActivity) -> Finding:
    """Whether more, or fewer, kept or gained with a kind of activity than with others.

    The kind stands in the sentence as typed in the records: escape it where it is shown.
    """
    if result.verdict is Verdict.TOO_LITTLE_DATA:
        told = "det går inte att säga om fler eller färre har bibehållit eller stärkt än utan den"
        return Finding(_about(result, told), _sureness(result), NOT_CAUSE)
    seen = [
        f"{SIGNS[horizon.sign]} än andra efter {swedish.number(horizon.months)} månader"
        for horizon in result.horizons
        if horizon.sign
    ]
    told = f"{swedish.listed(seen)} har bibehållit eller stärkt"
    told = f"{_about(result, told)} {WORTH[result.verdict]}"
    return Finding(told, _sureness(result), NOT_CAUSE)


def of_goal_links(links: GoalLinks) -> Finding:
    """How many activities serve no goal, and how many goals no activity serves."""
    sureness = wording.sentence(
        f"räknat på {ACTIVITIES.counted(links.activities)} och {GOALS.counted(links.goals)}"
    )
    if not links.activities and not links.goals:
        told = "Ingen aktivitet och inget mål är registrerat ännu."
        return Finding(told, wording.counted_on(0, ACTIVITIES), ASK_FIRST)
    loose, unserved = len(links.without_goal), len(links.without_activity)
    if not loose and not unserved:
        told = "Varje aktivitet hör till ett mål, och varje mål har en aktivitet."
        return Finding(told, sureness, ASK_FIRST)
    told = [
        wording.of_so_many(n, of, noun) + how
        for n, of, noun, how in (
            (loose, links.activities, ACTIVITIES, " hör inte till något mål"),
            (unserved, links.goals, GOALS, " har ingen aktivitet"),
        )
        if of
    ]
    return Finding(wording.sentence(swedish.listed(told)), sureness, ASK_FIRST)


def _about(result: KindOfActivity, told: str) -> str:
    return wording.sentence(f"{result.kind}: {told}")


def _sureness(result: KindOfActivity) -> str:
    told = [wording.sentence(f"bibehållit eller stärkt {_counts(result)}")]
    if any(min(h.kept.whole, h.kept.other_whole) < FEWEST for h in result.horizons):
        told.append(f"Det behövs {FEWEST} med och {FEWEST} utan för att jämföra.")
    asked = sum(h.asked + h.asked_without for h in result.horizons)
    missing = asked - sum(h.kept.whole + h.kept.other_whole for h in result.horizons)
    if missing:
        told.append(f"{swedish.number(missing)} av {swedish.number(asked)} mätningar saknas.")
    return " ".join(told)


def _counts(result: KindOfActivity) -> str:
    return "; ".join(_count(horizon) for horizon in result.horizons)


def _count(horizon: Horizon) -> str:
    kept = horizon.kept
    with_it, without = (
        f"{swedish.number(part)} av {swedish.number(whole)}"
        for part, whole in ((kept.part, kept.whole), (kept.other_part, kept.other_whole))
    )
    return f"efter {swedish.number(horizon.months)} månader {with_it} med och {without} utan"
