"""Worked examples of charts over time and of the funnel over units."""

from metrics import comparison, control_chart
from metrics import run_chart as run_chart_metric
from metrics.run_chart import RuleSet
from sections import swedish
from sections.findings import control_charts, run_charts
from sections.method.worked_example import ExampleRow

Rows = tuple[ExampleRow, ...]

# Worked example WE12: one series, a different answer by each rule set.
MONTHS = (60, 62, 58, 61, 59, 60, 66, 67, 65, 68, 66, 67)

# Worked example WE13, NIST/SEMATECH e-Handbook 6.3.2.2.
FLOW = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)

# Worked example WE14, NIST/SEMATECH e-Handbook 6.3.3.2: of 50 each.
WAFERS = (
    *(12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11),
    *(20, 18, 24, 15, 9, 12, 7, 13, 9, 6),
)
CHIPS = 50

# Worked example WE11: points, with a shift and side changes judged by Anhøj's limits.
LENGTHS = (10, 12, 16, 20, 24, 30)

# Worked example WE15.
TARGET, SIZES = 0.6, (20, 50, 100)


def run_chart() -> Rows:
    """Worked example WE12 by each rule set, and by the XmR chart; then the limits of WE11."""
    series = ", ".join(map(str, MONTHS))
    judged = [
        ExampleRow(
            f"{series}: {run_charts.RULES[rules]}",
            run_charts.sentence(
                run_chart_metric.run_chart(MONTHS, rules=rules), decimals=1
            ).finding,
        )
        for rules in RuleSet
    ]
    same = control_charts.of_xmr(
        control_chart.xmr(MONTHS, improvement="increase"), decimals=1
    ).finding
    return *judged, ExampleRow(f"{series}: styrdiagram", same), *map(_limits, LENGTHS)


def xmr() -> Rows:
    """Worked example WE13, with a target."""
    chart = control_chart.xmr(FLOW, improvement="increase", target=45)
    segment = chart.segments[-1]
    ends = swedish.number(segment.lower, 4), swedish.number(segment.upper, 4)
    told = control_charts.of_xmr(chart, decimals=1)
    return (
        ExampleRow(
            "; ".join(swedish.number(value, 1) for value in FLOW),
            f"Snitt {swedish.number(segment.mean, 2)}, gränser {ends[0]} och {ends[1]}. "
            f"{told.finding} {told.sureness}",
        ),
    )


def p_chart() -> Rows:
    """Worked example WE14."""
    chart = control_chart.p_chart(WAFERS, [CHIPS] * len(WAFERS))
    mean, low, high = (
        swedish.number(100 * share, 1) for share in (chart.mean, chart.lower[0], chart.upper[0])
    )
    which = swedish.listed([f"nummer {swedish.number(at + 1)}" for at in chart.outside])
    return (
        ExampleRow(
            f"30 prov om 50: {', '.join(map(str, WAFERS))}",
            f"Snitt {mean} procent, gränser {low} och {high} procent. Utanför: {which}.",
        ),
    )


def funnel() -> Rows:
    """The target and sizes of worked example WE15, with the exact limits that the product uses."""
    return tuple(
        ExampleRow(
            f"Mål 60 procent, {size} personer",
            f"Inre gränser {_band(size, 0.95)}, yttre gränser {_band(size, 0.998)}.",
        )
        for size in SIZES
    )


def _limits(points: int) -> ExampleRow:
    limits = run_chart_metric.chance_limits(points, rules=RuleSet.ANHOEJ)
    return ExampleRow(
        f"{points} månader, {run_charts.RULES[RuleSet.ANHOEJ]}",
        f"Längsta följd högst {limits.longest_run}, sidbyten minst {limits.fewest_crossings}.",
    )


def _band(size: int, level: float) -> str:
    band = comparison.funnel_limits([size], target=TARGET, level=level)
    ends = (swedish.number(100 * float(end[0]), 1) for end in (band.lower, band.upper))
    return " till ".join(ends) + " procent"
