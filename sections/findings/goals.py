"""Goals in words: how many are reached or kept, and what became of what the citizens chose."""

from math import isnan

from metrics import shares as share_metrics
from metrics.goal_attainment import AttainmentCounts, Copm, ScaleChange
from sections import swedish
from sections.findings import shares, wording
from sections.findings.wording import GOALS, Finding, Noun

ASSESSED = Noun("bedömt mål", "bedömda mål", neuter=True)
CHOSEN = Noun("vald aktivitet", "valda aktiviteter")

AS_EXPECTED = 50
"""The T-score of goals that all went as expected (`metrics.goal_attainment.t_score`)."""

NOT_ALIKE = (
    "Mål är olika svåra, så andelen säger inget om vem som arbetar bäst. Flera mål från samma "
    "person hör ihop, och då är andelen osäkrare än den ser ut."
)
NOT_AVERAGED = (
    "Det som blivit lättare och det som blivit svårare räknas var för sig, aldrig i snitt. "
    "Siffrorna säger inte varför."
)
NOT_A_SCALE = (
    "Talet lägger ihop mål som inte liknar varandra. Läs hur det gick för varje mål först, och "
    "jämför inte personer med det."
)


def of_attainment(counts: AttainmentCounts) -> Finding:
    """How many of the assessed goals are reached or kept, and how the others stand."""
    if not counts.assessed:
        return Finding(
            "Inget mål är bedömt ännu.",
            _sureness(counts),
            "Det säger inget om hur det går, bara att målen inte är följda upp.",
        )
    reached = wording.of_so_many(counts.reached, counts.assessed, ASSESSED)
    told = f"{reached} har nåtts. Ett mål att bibehålla har nåtts när nivån är kvar."
    others = [
        f"{swedish.number(n)} {how}"
        for n, how in (
            (counts.partly, "en bit på väg"),
            (counts.unchanged, "på samma nivå"),
            (counts.worsened, "på lägre nivå"),
        )
        if n
    ]
    if others:
        told += f" Av de andra är {swedish.listed(others)}."
    return Finding(told, _sureness(counts), NOT_ALIKE)


def of_copm(change: Copm) -> Finding:
    """What became of the activities the citizens chose, performance and satisfaction apart."""
    performance, satisfaction = change.performance, change.satisfaction
    if not _known(performance) and not _known(satisfaction):
        return Finding(
            "Ingen vald aktivitet är skattad två gånger ännu.",
            wording.counted_on(0, CHOSEN),
            "Det säger inget om hur det går, bara att det inte är skattat igen.",
        )
    limit = wording.level(performance.threshold, wording.as_written(performance.threshold))
    return Finding(
        f"Utförande: {_scale(performance, 'lättare', 'svårare')}. "
        f"Tillfredsställelse: {_scale(satisfaction, 'nöjdare', 'mindre nöjd')}.",
        f"{_rated_twice(performance, satisfaction)} En ändring räknas från {limit} poäng, en gräns "
        "som källorna är oense om.",
        NOT_AVERAGED,
    )


def of_t_score(score: float, *, goals: int) -> Finding:
    """One person's goals weighed together, for those who ask for it.

    Args:
        score: As `metrics.goal_attainment.t_score` gives it; NaN when undefined.
        goals: How many goals it weighs.
    """
    if isnan(score):
        told = "Går inte att väga ihop: mål, nivå eller vikt saknas."
        return Finding(told, wording.counted_on(goals, GOALS), NOT_A_SCALE)
    return Finding(
        f"Målen sammanvägda ger {wording.level(score, 1)}. {AS_EXPECTED} betyder att det gick som "
        "väntat, mer att det gick bättre.",
        wording.sentence(f"räknat på {GOALS.counted(goals)}"),
        NOT_A_SCALE,
    )


def _sureness(counts: AttainmentCounts) -> str:
    share = share_metrics.wilson(counts.reached, counts.assessed)
    told = [shares.reasonable(share, noun=ASSESSED)]
    if counts.not_assessed:
        told.append(wording.sentence(f"{GOALS.counted(counts.not_assessed)} har inte bedömts"))
    return " ".join(told)


def _known(scale: ScaleChange) -> int:
    return scale.gained + scale.kept + scale.lost


def _scale(scale: ScaleChange, better: str, worse: str) -> str:
    if not _known(scale):
        return "inte skattat två gånger"
    counts = ((better, scale.gained), ("bibehållen", scale.kept), (worse, scale.lost))
    return ", ".join(f"{how} {swedish.number(n)}" for how, n in counts)


def _rated_twice(performance: ScaleChange, satisfaction: ScaleChange) -> str:
    known = max(_known(performance), _known(satisfaction))
    told = wording.sentence(f"räknat på {CHOSEN.counted(known)} som skattats två gånger")
    unknown = max(performance.unknown, satisfaction.unknown)
    if not unknown:
        return told
    return f"{told} {wording.sentence(f'{CHOSEN.counted(unknown)} har inte två skattningar')}"
