"""A profile of several parts in words, for one person and for a group; no part outweighs another.

The parts are those of KASAM-samtal when nothing else is said. A step is a step in a conversation,
never an outcome.
"""

from collections.abc import Sequence

import pandas as pd

from domain.vocabulary import KASAM, Step
from metrics.profile_change import ProfileChange, ProfileVerdict
from sections import swedish
from sections.findings import wording
from sections.findings.wording import CITIZENS, Finding, Noun

RATED = Noun("del", "delar")
PARTS = tuple(track.label.lower() for track in KASAM)

WORDS = {Step.HIGHER: "högre", Step.SAME: "samma", Step.LOWER: "lägre"}
GROUPS = {
    ProfileVerdict.IMPROVED: "högre i någon del och inte lägre i någon",
    ProfileVerdict.SAME: "samma i alla delar",
    ProfileVerdict.MIXED: "högre i någon del och lägre i någon",
    ProfileVerdict.WORSENED: "lägre i någon del och inte högre i någon",
}

TALK = (
    "En skattning i samtal har inget känt mätfel. Delarna vägs inte ihop, och ett steg säger inte "
    "varför: fråga vad som har hänt."
)


def of_profile(change: ProfileChange, *, parts: Sequence[str] = PARTS) -> Finding:
    """Which parts are higher, the same and lower than at the talk before.

    Args:
        change: The result of `metrics.profile_change.profile_change`.
        parts: What the parts are called, in its order.
    """
    named = {
        word: [part for part, one in zip(parts, change.steps, strict=True) if one is step]
        for step, word in WORDS.items()
    }
    told = [f"{word} i {swedish.listed(names)}" for word, names in named.items() if names]
    known = sum(map(len, named.values()))
    if not told:
        return Finding("Går inte att säga: inga två samtal att jämföra.", _on(0), TALK)
    return Finding(wording.sentence(f"{', '.join(told)}, mot förra samtalet"), _on(known), TALK)


def of_group(verdicts: pd.Series, *, noun: Noun = CITIZENS) -> Finding:
    """How many profiles went which way, as `metrics.profile_change.profile_changes` gives them."""
    counts = {verdict: int((verdicts == verdict.value).sum()) for verdict in GROUPS}
    n = sum(counts.values())
    unknown = len(verdicts) - n
    told = [f"{swedish.number(counts[verdict])} {how}" for verdict, how in GROUPS.items()]
    sureness = wording.counted_on(n, noun, "som går att jämföra")
    if unknown:
        missing = wording.sentence(f"{noun.counted(unknown)} saknar någon skattning")
        sureness = f"{sureness} {missing}"
    if not n:
        return Finding("Ingen har två hela samtal att jämföra ännu.", sureness, TALK)
    return Finding(wording.sentence("; ".join(told)), sureness, TALK)


def _on(known: int) -> str:
    return wording.sentence(f"räknat på {RATED.counted(known)} som skattats i båda samtalen")
