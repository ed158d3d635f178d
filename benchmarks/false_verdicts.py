"""How often is a verdict given when nothing happens, and how often when something does?

100,000 simulated persons, units or kinds of activity for each figure; power of the XmR chart, which
judges one series at a time, on 10,000. The same seed gives the same figures on any machine.

    python -m benchmarks.false_verdicts
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.control_chart import xmr
from metrics.reliable_change_many import reliable_change_many
from metrics.run_chart import anhoej_signals
from metrics.share_difference import share_difference
from metrics.trend_many import mann_kendall_many
from metrics.value import CONFIDENCE, HORIZONS, Horizon

SIMULATED = 100_000
SIMULATED_XMR_POWER = 10_000
SEED = 2026

# SOC-13 in the very old: worked examples, SOC-13 margins. Margin about 13 points.
SD, RELIABILITY = 10.2, 0.78
POINTS = (10, 20)
CHART_LENGTHS = (12, 24)
TREND_LENGTHS = (6, 10)
SHIFTS = (1, 2)
ACTIVITIES = ((20, 20, 0.6), (20, 200, 0.6), (100, 100, 0.6))  # with, without, share that keeps
GAIN = 0.3
CHUNK = 2_500
NOTHING = "nothing"  # what was made to happen when a verdict is false
ONE_IN_TWENTY = 0.05

Judge = Callable[[NDArray[np.float64]], NDArray[np.bool_]]


@dataclass(frozen=True)
class Rate:
    """Share of simulations that got a verdict; `change` says what was made to happen."""

    figure: str
    change: str
    share: float


def main() -> None:
    """Print every rate."""
    print(f"{'figure':52}{'what happens':44}{'verdict':>8}")
    found = list(rates())
    for rate in found:
        print(f"{rate.figure:52}{rate.change:44}{rate.share:>8.2%}")
    worst = max((rate for rate in found if rate.change == NOTHING), key=lambda each: each.share)
    told = f"{worst.figure}, {worst.share / ONE_IN_TWENTY:.2f} x one in twenty"
    print(f"most verdicts where nothing happens: {told}")


def rates() -> Iterator[Rate]:
    """Every rate, in the order of the page *Mått och metod*."""
    yield from reliable_change_rates()
    yield from trend_rates()
    yield from chart_rates("Run chart, Anhøj", anhoej_signals)
    with ProcessPoolExecutor() as pool:
        yield from chart_rates(
            "XmR, any point",
            lambda rows: np.concatenate(
                list(pool.map(xmr_signals, np.array_split(rows, max(len(rows) // CHUNK, 1))))
            ),
            simulated_power=SIMULATED_XMR_POWER,
        )
    yield from value_rates()


def reliable_change_rates() -> Iterator[Rate]:
    """Two readings of each person with normal measurement error, and a true change between."""
    for whole in (False, True):
        for points in (0, *POINTS):
            random = np.random.default_rng([SEED, 1, points])
            level = random.normal(60, SD * np.sqrt(RELIABILITY), (SIMULATED, 1))
            error = random.normal(0, SD * np.sqrt(1 - RELIABILITY), (SIMULATED, 2))
            read = level + error + [0, points]
            judged = reliable_change_many(
                (np.rint(read) if whole else read).ravel(),
                np.arange(0, 2 * SIMULATED + 1, 2),
                sd=SD,
                reliability=RELIABILITY,
            )
            figure = "Reliable change" + (", whole points" if whole else "")
            change = f"{points} points better" if points else NOTHING
            yield Rate(f"{figure}: improved", change, judged.improved.mean())
            if not points:
                yield Rate(f"{figure}: declined", change, judged.declined.mean())


def trend_rates() -> Iterator[Rate]:
    """Mann-Kendall on a few values of one person, rising evenly from first to last."""
    for n in TREND_LENGTHS:
        for rise in (0, *SHIFTS):
            random = np.random.default_rng([SEED, 2, n, rise])
            values = random.normal(size=(SIMULATED, n)) + np.linspace(0, rise, n)
            judged = mann_kendall_many(values.ravel(), np.arange(0, SIMULATED * n + 1, n))
            change = f"a rise of {rise} SD in all" if rise else NOTHING
            yield Rate(f"Mann-Kendall, {n} values", change, (judged.rising | judged.falling).mean())


def chart_rates(name: str, judge: Judge, *, simulated_power: int = SIMULATED) -> Iterator[Rate]:
    """Months of a unit around one level, which moves halfway."""
    for n in CHART_LENGTHS:
        for shift in (0, *SHIFTS):
            random = np.random.default_rng([SEED, 3, n, shift])
            units = random.normal(size=(SIMULATED, n)) + shift * (np.arange(n) >= n // 2)
            judged = judge(units[:simulated_power] if shift else units)
            change = f"level {shift} SD higher from halfway" if shift else NOTHING
            yield Rate(f"{name}, {n} months", change, judged.mean())


def xmr_signals(rows: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether any point of each row's chart is flagged."""
    charts = (xmr(row, improvement="increase") for row in rows)
    return np.array([any(flag.direction for flag in chart.flags) for chart in charts])


def value_rates() -> Iterator[Rate]:
    """Kinds of activity judged at three horizons.

    When nothing happens the horizons' outcomes don't depend on each other, which gives chance most
    to go by; when something does they are all alike, which gives the verdict least.
    """
    for n, others, kept in ACTIVITIES:
        signs = np.array(
            [
                [_sign(part, n, other, others) for other in range(others + 1)]
                for part in range(n + 1)
            ]
        )
        random = np.random.default_rng([SEED, 4, n, others])
        for kept_with in (kept, kept + GAIN):
            size = (SIMULATED, len(HORIZONS) if kept_with == kept else 1)
            found = signs[random.binomial(n, kept_with, size), random.binomial(others, kept, size)]
            change = (
                NOTHING if kept_with == kept else f"{kept_with:.0%} keep with, {kept:.0%} without"
            )
            figure = f"Kind of activity, {n} with and {others} without"
            yield Rate(figure, change, found.any(axis=1).mean())


def _sign(part: int, n: int, other: int, others: int) -> int:
    kept = share_difference(part, n, other_part=other, other_whole=others, confidence=CONFIDENCE)
    return Horizon(months=HORIZONS[0], kept=kept, asked=n, asked_without=others).sign


if __name__ == "__main__":
    main()
