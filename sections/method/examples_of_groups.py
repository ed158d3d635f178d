"""Worked examples of what is said of groups: before and after, tests, shares, hidden cells."""

from datetime import date

import pandas as pd

from domain.vocabulary import FollowUpKind, Period
from metrics import comparison
from metrics import coverage as coverage_metric
from metrics import disclosure as disclosure_metric
from metrics import share_difference as share_difference_metric
from metrics import value as value_metric
from sections import swedish
from sections.findings import changes, hidden_cells, shares, wording
from sections.findings import coverage as coverage_finding
from sections.findings import value as value_finding
from sections.findings.wording import Noun
from sections.method.worked_example import ExampleRow

Rows = tuple[ExampleRow, ...]

# Worked example WE5, WE6 and WE7.
FIVE_BEFORE, FIVE_AFTER = (50, 55, 60, 65, 70), (56, 58, 66, 66, 79)
DEPRESSION_BEFORE = (1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
DEPRESSION_AFTER = (0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
DARWIN = (6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75)
MANY_ZEROS = (0, 0, 1, 2, 3, -1, 4, 5)

# R's t.test at r.omics.wiki/statistics/t-test-confidence-interval.
TESTED = (6.6, 5.3, 2.2, 2.3, 7.1, 1.6, 6.1, 2.0, 2.5, 3.7)
COMPARED = (6.3, 14.7, 10.3, 7.8, 3.7, 5.8, 4.5, 7.8, 11.1, 10.8)

# Worked example WE16.
COUNTS = ((8, 10), (0, 20), (1, 29), (15, 148), (81, 263))

PLANTS = Noun("plantpar", "plantpar", neuter=True)

# worked example of small numbers.
UNITS = {"Björken": 12, "Eken": 7, "Linden": 3}


def paired_change() -> Rows:
    """Worked example WE6 and WE7, and the worked ordinal example with zeros."""
    zeros = (0.0,)
    asked = {
        "Depression hos nio, före och efter (lägre är bättre)": comparison.paired_change(
            DEPRESSION_BEFORE, DEPRESSION_AFTER, higher_is_better=False
        ),
        "Darwins 15 plantpar": comparison.paired_change(
            zeros * len(DARWIN), DARWIN, higher_is_better=True
        ),
        f"Förändringar {', '.join(map(str, MANY_ZEROS))}": comparison.paired_change(
            zeros * len(MANY_ZEROS), MANY_ZEROS, higher_is_better=True
        ),
    }
    return tuple(ExampleRow(given, _paired(change)) for given, change in asked.items())


def mean_change() -> Rows:
    """Worked example WE5, too few for an interval, and WE7."""
    five = comparison.paired_change(FIVE_BEFORE, FIVE_AFTER, higher_is_better=True)
    sizes = swedish.number(five.standardised_response_mean, 4), swedish.number(five.effect_size, 4)
    few = changes.of_mean(comparison.mean_change(five.gains), unit="poäng", higher_is_better=True)
    many = changes.of_mean(
        comparison.mean_change(DARWIN), unit="åttondels tum", higher_is_better=True, noun=PLANTS
    )
    return (
        ExampleRow(
            "50, 55, 60, 65, 70 → 56, 58, 66, 66, 79",
            f"{few.finding} {few.sureness} Mot egen spridning {sizes[0]}, mot startens {sizes[1]}.",
        ),
        ExampleRow("Darwins 15 plantpar", f"{many.finding} {many.sureness}"),
    )


def difference_in_change() -> Rows:
    """Ten in a test and ten to compare with."""
    told = changes.of_difference(
        comparison.difference_in_change(TESTED, COMPARED), unit="poäng", higher_is_better=True
    )
    return (ExampleRow("Tio i testet, tio i jämförelsen", f"{told.finding} {told.sureness}"),)


def regression_to_the_mean() -> Rows:
    """Worked example WE17, and SOC-13 of §4.9."""
    asked = (
        *({"mean": 60, "sd": 15, "reliability": same, "cutoff": 40} for same in (0.5, 0.8, 0.9)),
        {"mean": 71.8, "sd": 10.2, "reliability": 0.8, "cutoff": 60},
    )
    found = (comparison.regression_to_the_mean(**population) for population in asked)
    told = (
        changes.of_regression(gain, unit="poäng", higher_is_better=True, decimals=2)
        for gain in found
    )
    return tuple(ExampleRow(finding.sureness, finding.finding) for finding in told)


def sample_size() -> Rows:
    """A plan with the size of R's power.t.test(delta = 5, sd = 4, power = 0.8)."""
    plan = comparison.plan_test(change=5, sd=4, citizens_per_month=4, months_to_follow_up=6)
    told = changes.of_plan(plan, unit="poäng")
    return (
        ExampleRow(
            "Skillnad 5 poäng, spridning 4, fyra nya i månaden, uppföljning efter 6 månader",
            f"{told.finding} {told.sureness}",
        ),
    )


def share() -> Rows:
    """Worked example WE16."""
    return tuple(
        ExampleRow(
            f"{k} av {n}",
            f"{swedish.number(100 * found.lower, 2)} till {swedish.number(100 * found.upper, 2)} "
            f"procent. {shares.reasonable(found, noun=wording.CITIZENS)}",
        )
        for k, n in COUNTS
        for found in [comparison.wilson(k, n)]
    )


def share_difference() -> Rows:
    """Newcombe's example (a) of 1998: 56 of 70 beside 48 of 80."""
    found = share_difference_metric.share_difference(56, 70, other_part=48, other_whole=80)
    told = shares.of_difference(found, one="de första", other="de andra")
    return (ExampleRow("56 av 70 och 48 av 80", f"{told.finding} {told.sureness}"),)


def value() -> Rows:
    """Made-up counts: alike at first, more with the activity later."""
    groups = ((30, 40, 29, 40), (36, 40, 24, 40), (12, 15, 8, 18))
    kind = value_metric.KindOfActivity(
        kind="promenad med sällskap",
        margin=2,
        horizons=tuple(
            value_metric.Horizon(
                months=months,
                kept=share_difference_metric.share_difference(
                    part,
                    whole,
                    other_part=other,
                    other_whole=others,
                    confidence=value_metric.CONFIDENCE,
                ),
                asked=whole,
                asked_without=others,
            )
            for months, (part, whole, other, others) in zip(
                value_metric.HORIZONS, groups, strict=True
            )
        ),
    )
    told = value_finding.of_kind(kind)
    return (ExampleRow(told.sureness, f"{told.finding} {told.caveat}"),)


def coverage() -> Rows:
    """Made-up citizens: one followed up in time, one late, one never, one who left before."""
    start, due = pd.Timestamp(2026, 3, 10), pd.Timestamp(2026, 9, 10)
    late, left = pd.Timestamp(2026, 10, 1), pd.Timestamp(2026, 8, 1)
    support = [(who, start, None, None) for who in (1, 2, 3)] + [(4, start, left, "flyttat")]
    held = [(1, due, FollowUpKind.MONTH_6.value), (2, late, FollowUpKind.MONTH_6.value)]
    found = coverage_metric.coverage(
        pd.DataFrame(held, columns=list(coverage_metric.FOLLOW_UP_COLUMNS)).astype(
            coverage_metric.FOLLOW_UP_COLUMNS
        ),
        pd.DataFrame(support, columns=list(coverage_metric.SUPPORT_COLUMNS)).astype(
            coverage_metric.SUPPORT_COLUMNS
        ),
        period=Period(date(2026, 7, 1), date(2026, 12, 31)),
        today=date(2027, 6, 1),
    )
    told = coverage_finding.sentence(found)
    return (
        ExampleRow(
            "Fyra började 10 mars. Sex månader: en på dagen, en 1 oktober, en aldrig, en hade "
            "flyttat 1 augusti",
            f"{told.finding} {told.sureness}",
        ),
    )


def disclosure() -> Rows:
    """Worked example of small numbers: three units, one small."""
    shown = disclosure_metric.protect(pd.Series(UNITS))
    cells = (
        f"{name} {'dold' if pd.isna(n) else swedish.number(n)}" for name, n in shown.table.items()
    )
    return (
        ExampleRow(
            swedish.listed([f"{name} {n}" for name, n in UNITS.items()]),
            f"{', '.join(cells)}. {hidden_cells.of_table(shown).finding}",
        ),
    )


def _paired(change: comparison.PairedChange) -> str:
    told = changes.of_pairs(change).finding
    by_chance = swedish.number(change.p_value, 4)
    return f"{told} Slumpen ensam ger en sådan övervikt med sannolikheten {by_chance}."
