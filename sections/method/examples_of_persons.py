"""Worked examples of what is said of one person, one goal, or one pair of ratings."""

from math import isnan

from metrics import agreement as agreement_metric
from metrics import goal_attainment, profile_change
from metrics import important_difference as important
from metrics import reliable_change as reliable
from metrics import sense_of_coherence as coherence_metric
from metrics import trend as trend_metric
from metrics.goal_attainment import Attainment
from sections import swedish
from sections.findings import agreement as agreement_finding
from sections.findings import coherence, goals, person_changes, profiles, trends, wording
from sections.method.worked_example import ExampleRow

Rows = tuple[ExampleRow, ...]

# Worked example WE1 and WE2: SD 7.5 and reliability 0.80, the parameters of Jacobson & Truax 1991.
SD, RELIABILITY = 7.5, 0.80
PERSONS = ((32.5, 47.5), (40, 55), (45, 52), (55, 40), (58, 62), (48, 39))

# worked examples, SOC-13 margins: SOC-13 of persons over 85 in Umeå.
SOC_SD, SOC_RELIABILITY = 10.2, 0.78

# Worked example WE4, by item number; no item text is here or anywhere.
FORMS = {
    "Alla svar 1": [1] * 13,
    "Alla svar 7": [7] * 13,
    "5, 3, 4, 6, 5, 4, 2, 5, 4, 3, 6, 5 och 6": [5, 3, 4, 6, 5, 4, 2, 5, 4, 3, 6, 5, 6],
    "De två sista svaren saknas": [5, 3, 4, 6, 5, 4, 2, 5, 4, 3, 6, None, None],
}

# Raters 2 and 3 of the data set anxiety of R's irr.
ANXIETY_SECOND = (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4)
ANXIETY_THIRD = (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2)

ATTAINED = {
    Attainment.REACHED: "nått",
    Attainment.PARTLY: "en bit på väg",
    Attainment.UNCHANGED: "på samma nivå",
    Attainment.WORSENED: "på lägre nivå",
    Attainment.NOT_ASSESSED: "inte bedömt",
}

# Worked example WE9 and WE10.
OUTLIER = (1, 2, 3, 4, 5, 16, 7)
EIGHT = (60, 62, 61, 65, 66, 70, 69, 72)
FOUR = (1, 2, 3, 4)


def reliable_change() -> Rows:
    """Worked example WE1 and WE2: the margin, then six persons."""
    first = reliable.reliable_change(*PERSONS[0], sd=SD, reliability=RELIABILITY)
    margin = ExampleRow(
        f"Spridning {_plain(SD)}, tillförlitlighet {_plain(RELIABILITY)}",
        f"Mätfelet är {swedish.number(first.margin, 2)} poäng.",
    )
    return margin, *(_person(before, after) for before, after in PERSONS)


def important_difference() -> Rows:
    """Barthel after stroke: what is noticed is smaller than the measurement error."""
    noticed, error = 1.85, 4.02
    limit = important.person_threshold(noticed, error)
    asked = ExampleRow(
        f"Barthel: märkbart {_plain(noticed)} poäng, mätfel {_plain(error)} poäng",
        f"För en person gäller {_plain(limit)} poäng.",
    )
    walks = ((14.0, 11.8), (14.0, 11.7))
    return asked, *(
        ExampleRow(
            f"TUG {_plain(before)} → {_plain(after)} sekunder, gräns 2,3",
            person_changes.of_important_difference(
                important.important_difference(
                    before, after, threshold=2.3, higher_is_better=False
                ),
                unit="sekunder",
            ).finding,
        )
        for before, after in walks
    )


def kasam_talk() -> Rows:
    """Made-up talks: one part up, one up and one down, one missing."""
    talks = (((3, 2, 4), (3, 3, 4)), ((3, 2, 4), (5, 2, 3)), ((3, 2, 4), (4, 2, None)))
    return tuple(
        ExampleRow(
            f"{_listed(before)} → {_listed(after)}",
            profiles.of_profile(profile_change.profile_change(before, after)).finding,
        )
        for before, after in talks
    )


def sense_of_coherence() -> Rows:
    """Worked example WE4, a form with answers missing, and how large a change counts."""
    told = [
        ExampleRow(given, _scored(coherence_metric.score_soc13(form)))
        for given, form in FORMS.items()
    ]
    changed = [
        ExampleRow(
            f"Summan 60 → {_plain(after)}",
            coherence.of_change(
                reliable.reliable_change(60, after, sd=SOC_SD, reliability=SOC_RELIABILITY)
            ).finding,
        )
        for after in (73.0, 74.0)
    ]
    return *told, *changed


def agreement() -> Rows:
    """Twenty published pairs of ratings."""
    result = agreement_metric.agreement(list(ANXIETY_SECOND), list(ANXIETY_THIRD))
    told = agreement_finding.sentence(result)
    kappas = [swedish.number(kappa.value, 2) for kappa in (result.linear, result.quadratic)]
    return (
        ExampleRow("20 par av skattningar", f"{told.finding} {told.sureness}"),
        ExampleRow("Vägd kappa, lika kostnad och kvadrat", f"{' och '.join(kappas)}."),
    )


def attainment() -> Rows:
    """IBIC, where 0 is no difficulty: the same level is two different things."""
    asked = (
        ("Bibehålla svårighet 2", "maintain", 2, 2, 2),
        ("Förbättra från 3 till 1", "improve", 3, 1, 2),
        ("Förbättra från 3 till 1", "improve", 3, 1, 3),
        ("Bromsa från 1, högst 2", "slow", 1, 2, 2),
        ("Förbättra från 3, inget mål satt", "improve", 3, None, 1),
    )
    return tuple(
        ExampleRow(
            f"{goal}, nu {now}",
            wording.sentence(
                ATTAINED[
                    goal_attainment.attainment(
                        baseline=start, target=aim, now=now, goal_type=kind, higher_is_better=False
                    )
                ]
            ),
        )
        for goal, kind, start, aim, now in asked
    )


def t_score() -> Rows:
    """Worked example WE8."""
    asked = (((0, 0, 0), None), ((1, 1, 1), None), ((1, 0, 1), (3, 2, 1)))
    return tuple(
        ExampleRow(
            f"Nivåer {_listed(levels)}" + (f", vikter {_listed(weights)}" if weights else ""),
            goals.of_t_score(goal_attainment.t_score(levels, weights), goals=len(levels)).finding,
        )
        for levels, weights in asked
    )


def copm() -> Rows:
    """Made-up ratings on both sides of the threshold."""
    result = goal_attainment.copm(
        performance_before=(3, 4, 5),
        performance_after=(5, 5, 3),
        satisfaction_before=(2, 4, 5),
        satisfaction_after=(5, 4, 4),
    )
    return (
        ExampleRow(
            "Utförande 3 → 5, 4 → 5 och 5 → 3; tillfredsställelse 2 → 5, 4 → 4 och 5 → 4",
            goals.of_copm(result).finding,
        ),
    )


def trend() -> Rows:
    """Worked example WE9 and WE10, a measurement each quarter; four values are too few."""
    return tuple(
        ExampleRow(f"{_listed(values)}, en mätning i kvartalet", _trend(values))
        for values in (OUTLIER, EIGHT, FOUR)
    )


def _person(before: float, after: float) -> ExampleRow:
    change = reliable.reliable_change(before, after, sd=SD, reliability=RELIABILITY)
    times = swedish.number(abs(change.index), 2)
    told = person_changes.of_reliable_change(change, unit="poäng").finding
    return ExampleRow(
        f"{_plain(before)} → {_plain(after)} poäng", f"{told} {times} gånger osäkerheten."
    )


def _scored(score: coherence_metric.Score) -> str:
    parts = (
        ("begriplighet", score.comprehensibility),
        ("hanterbarhet", score.manageability),
        ("meningsfullhet", score.meaningfulness),
    )
    named = [f"{part} {_plain(points)}" for part, points in parts if not isnan(points)]
    told = coherence.of_score(score).finding
    return f"{told} {swedish.opening(swedish.listed(named))}."


def _trend(values: tuple[int, ...]) -> str:
    days = [at * trend_metric.DAYS_A_QUARTER for at in range(len(values))]
    slope = trends.of_slope(
        trend_metric.theil_sen(days, values), unit="poäng", higher_is_better=True, decimals=2
    )
    order = trend_metric.mann_kendall(values)
    if order.too_few:
        return slope.finding
    by_chance = swedish.number(order.p, 4)
    return (
        f"{slope.finding} {slope.sureness} Par som stiger minus par som sjunker: "
        f"{swedish.number(order.s)}. Slumpen ensam ger så mycket med sannolikheten {by_chance}."
    )


def _listed(values: tuple[float | None, ...]) -> str:
    return ", ".join("–" if value is None else _plain(value) for value in values)


def _plain(value: float) -> str:
    return wording.level(value, wording.as_written(value))
