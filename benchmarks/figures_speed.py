"""How much faster are the vectorised figures than a loop over scipy.stats, with the same numbers?

75,000 short courses of 5 to 20 points, about what a municipality of 5,000 citizens with 15 measures
holds. The loop is timed on a sample and scaled up; runs are interleaved, and medians compared.

    python -m benchmarks.figures_speed
"""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import numpy as np
from scipy import stats

from metrics.reliable_change import reliable_change
from metrics.reliable_change_many import reliable_change_many
from metrics.trend_many import mann_kendall_many, theil_sen_many

SERIES = 75_000
SAMPLE = 300  # courses that the loop is timed on
RUNS = 9
SHORT_RUNS = 301  # a run of a millisecond says little by itself
TOLERANCE = 1e-9
NOISE = {"sd": 10.2, "reliability": 0.78}


@dataclass(frozen=True)
class Courses:
    """Courses laid end to end."""

    days: np.ndarray
    values: np.ndarray
    offsets: np.ndarray

    def sample(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """Days and values of the first courses, one by one."""
        ends = self.offsets[: SAMPLE + 1]
        return [
            (self.days[first:end], self.values[first:end])
            for first, end in itertools.pairwise(ends)
        ]


def courses() -> Courses:
    """Whole scale points, so that ties are as common as in care, some weeks apart."""
    random = np.random.default_rng(20)
    lengths = random.integers(5, 21, SERIES)
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    gaps = random.integers(20, 120, offsets[-1])
    return Courses(
        days=np.cumsum(gaps).astype(float),
        values=np.rint(random.normal(60, 10, offsets[-1])),
        offsets=offsets,
    )


def theil_sen_loop(sample: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Slope, low and high of each course by scipy."""
    found = [stats.theilslopes(values, days, 0.95) for days, values in sample]
    return np.array([(one.slope, one.low_slope, one.high_slope) for one in found])


def mann_kendall_loop(sample: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Tau and p of each course by scipy, which knows no continuity correction."""
    found = []
    for _, values in sample:
        exact = len(values) <= 10 and len(set(values)) == len(values)
        method = "exact" if exact else "asymptotic"
        found.append(stats.kendalltau(range(len(values)), values, method=method))
    return np.array([(one.statistic, one.pvalue) for one in found])


def reliable_change_loop(sample: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Change of each course, one by one."""
    found = [reliable_change(values[0], values[-1], **NOISE) for _, values in sample]
    return np.array([one.change for one in found])


def check_numbers(data: Courses) -> None:
    """Stop unless loop and vectorised form agree to 1e-9 on the sample."""
    sample = data.sample()
    slopes = theil_sen_many(data.days, data.values, data.offsets)
    found = np.column_stack([slopes.slope, slopes.low, slopes.high])[:SAMPLE]
    np.testing.assert_allclose(found, theil_sen_loop(sample), rtol=0, atol=TOLERANCE)

    tests = mann_kendall_many(data.values, data.offsets)
    uncorrected = 2 * stats.norm.sf(np.abs(tests.s) / np.sqrt(tests.variance))
    found = np.column_stack([tests.tau, np.where(tests.exact, tests.p, uncorrected)])[:SAMPLE]
    np.testing.assert_allclose(found, mann_kendall_loop(sample), rtol=0, atol=TOLERANCE)

    changes = reliable_change_many(data.values, data.offsets, **NOISE).change[:SAMPLE]
    np.testing.assert_allclose(changes, reliable_change_loop(sample), rtol=0, atol=TOLERANCE)


def milliseconds(work: Callable[[], object]) -> float:
    """Wall time of one run."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def compare(name: str, loop: Callable[[], object], many: Callable[[], object]) -> str:
    """Time both, turn by turn, and say how they stand."""
    pairs = [(milliseconds(loop) * SERIES / SAMPLE, milliseconds(many)) for _ in range(RUNS)]
    slow, fast = (median(side) for side in zip(*pairs, strict=True))
    print(f"{name:<16} loop {slow:>8,.0f} ms   vectorised {fast:>6.1f} ms")
    return f"{name} {slow / fast:,.0f} x"


def passes(data: Courses) -> str:
    """How many times as long reliable change takes as going through the values once."""
    pairs = [
        (
            milliseconds(lambda: np.diff(data.values)),
            milliseconds(lambda: reliable_change_many(data.values, data.offsets, **NOISE)),
        )
        for _ in range(SHORT_RUNS)
    ]
    one_pass, many = (median(side) for side in zip(*pairs, strict=True))
    print(f"reliable change  one pass of numpy {one_pass:.1f} ms   vectorised {many:.1f} ms")
    return f"reliable change {many / one_pass:.1f} passes"


def main() -> None:
    """Check, time, and print the ratios last."""
    data = courses()
    check_numbers(data)
    sample = data.sample()
    ratios = [
        compare(
            "Theil-Sen",
            lambda: theil_sen_loop(sample),
            lambda: theil_sen_many(data.days, data.values, data.offsets),
        ),
        compare(
            "Mann-Kendall",
            lambda: mann_kendall_loop(sample),
            lambda: mann_kendall_many(data.values, data.offsets),
        ),
        compare(
            "reliable change",
            lambda: reliable_change_loop(sample),
            lambda: reliable_change_many(data.values, data.offsets, **NOISE),
        ),
    ]
    ratios.append(passes(data))
    print(f"{', '.join(ratios)} (budgets: Theil-Sen 800, Mann-Kendall 80 loops; 3 passes)")


if __name__ == "__main__":
    main()
