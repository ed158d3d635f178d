"""Has a unit's measure shifted over time, or does it vary around its median as it always has?

Published rule sets disagree, also on one and the same series, so the set used is part of
every result. Choices made here:

* A point on the median is neither counted nor does it break a run (Perla et al. 2011; Anhøj &
  Olesen 2014). The points that are left are called useful.
* A gap (NaN) is passed over: it is not counted and breaks neither a run nor a trend.
* Below `FEWEST_USEFUL` useful points no signal is claimed, under any rule set.
* Anhøj is the default: its limits follow the number of points, and simulation found the trend
  rule of the other two of next to no use (Anhøj & Olesen 2014).

Sources: Anhøj J, Olesen AV (2014) PLoS ONE 9:e113825. Perla RJ, Provost LP, Murray SK (2011)
BMJ Qual Saf 20:46-51. NHS England, Making Data Count, as coded in NHSRplotthedots.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log2

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import bdtr

FEWEST_USEFUL = 10
"""Anhøj's limits are tabulated from 10 useful points, Perla's table of runs begins there too."""

CHANCE_OF_FEW_CROSSINGS = 0.05
"""Lower prediction limit for crossings in a process where nothing happens (Anhøj & Olesen)."""

FEWEST_RUNS = (
    *(3, 3, 3, 4, 4, 5, 5, 5, 6, 6),
    *(6, 7, 7, 7, 8, 8, 9, 10, 10, 10),
    *(11, 11, 11, 12, 12, 12, 13, 13, 14, 14),
    *(15, 15, 16, 16, 17, 17, 17, 18, 18, 19),
    *(19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 24),
)
"""Fewest expected runs at 10, 11, ... 60 useful points; fewer is a signal (Perla et al. table 1,
after Swed & Eisenhart 1943). The paper itself could not be read when this was typed; the tests
hold each row to within one run of the exact distribution."""

MOST_RUNS = (
    *(9, 10, 11, 11, 12, 12, 13, 13, 14, 15),
    *(16, 16, 17, 17, 18, 18, 19, 19, 20, 20),
    *(21, 22, 23, 23, 24, 24, 25, 25, 26, 26),
    *(27, 27, 28, 28, 29, 30, 31, 31, 32, 32),
    *(33, 33, 34, 34, 35, 35, 36, 36, 37, 37, 38),
)
"""Most expected runs at 10, 11, ... 60 useful points; more is a signal (same table)."""


class RuleSet(StrEnum):
    """Whose rules decide what counts as a signal."""

    ANHOEJ = "anhoej"
    PERLA = "perla"
    MDC = "mdc"


class Rule(StrEnum):
    """What gave a signal."""

    LONG_RUN = "long_run"
    FEW_CROSSINGS = "few_crossings"
    MANY_CROSSINGS = "many_crossings"
    TREND = "trend"


@dataclass(frozen=True)
class Limits:
    """What chance alone is expected to keep within. None: the rule set does not judge it."""

    longest_run: int
    fewest_crossings: int | None = None
    most_crossings: int | None = None
    trend: int | None = None
    """A rising or falling sequence of this many points, both ends counted, is a signal."""
    like_values_break_trend: bool = True


@dataclass(frozen=True)
class Signal:
    """One broken rule and the positions in `values` that broke it.

    A signal by crossings is about the series as a whole, so it points at every useful point.
    """

    rule: Rule
    points: tuple[int, ...]


@dataclass(frozen=True)
class RunChart:
    """Result of `run_chart`, with the series and the rules it was judged by.

    `useful` is the number of points off the median, `limits` is None when they are too few.
    """

    values: tuple[float, ...]
    rules: RuleSet
    baseline: int | None
    median: float
    useful: int
    longest_run: int
    crossings: int
    limits: Limits | None
    signals: tuple[Signal, ...]

    @property
    def too_few(self) -> bool:
        """Whether there are too few useful points to claim anything."""
        return self.limits is None

    @property
    def signal(self) -> bool:
        """Whether the series varies by more than chance alone would explain."""
        return bool(self.signals)

    @property
    def points(self) -> tuple[int, ...]:
        """Positions in `values` that belong to any signal, in order."""
        return tuple(sorted({point for signal in self.signals for point in signal.points}))

    @property
    def longest_run_limit(self) -> int | None:
        """The longest run that chance explains; None with too few points."""
        return self.limits.longest_run if self.limits else None

    @property
    def crossings_limit(self) -> int | None:
        """The fewest crossings that chance explains; None when not judged."""
        return self.limits.fewest_crossings if self.limits else None


def run_chart(
    values: Sequence[float] | NDArray[np.float64],
    *,
    rules: str = RuleSet.ANHOEJ,
    baseline: int | None = None,
) -> RunChart:
    """Judge a series in time order by its runs around the median.

    * anhoej: a run longer than round(log2(n)) + 3, or fewer crossings of the median than the
      5 % quantile of a binomial (n - 1, 0.5).
    * perla: 6 or more in a run, 5 or more points all rising or all falling (of like values the
      first is counted), or fewer or more runs than in their table, which ends at n = 60.
    * mdc: 7 or more in a run, or 7 or more points all rising or all falling (two like values
      end a trend, as in NHSRplotthedots).

    n is the number of useful points: not missing and not on the median.

    Args:
        values: One value a period, oldest first, in the measure's own unit. NaN is a gap.
        rules: `anhoej`, `perla` or `mdc`.
        baseline: Take the median from this many first points, gaps included; default all.

    Raises:
        ValueError: Unknown rule set, or a baseline that is not within the series.

    >>> chart = run_chart([60, 62, 58, 61, 59, 60, 66, 67, 65, 68, 66, 67])
    >>> chart.signal, chart.longest_run, chart.crossings, chart.crossings_limit
    (True, 6, 1, 3)
    """
    series = np.asarray(values, dtype=np.float64)
    rule_set = RuleSet(rules)
    median = _median(series, baseline)
    runs = _runs(series, median)
    useful = sum(len(run) for run in runs)
    limits = chance_limits(useful, rules=rule_set) if useful >= FEWEST_USEFUL else None
    return RunChart(
        values=tuple(series.tolist()),
        rules=rule_set,
        baseline=baseline,
        median=median,
        useful=useful,
        longest_run=max((len(run) for run in runs), default=0),
        crossings=max(len(runs) - 1, 0),
        limits=limits,
        signals=tuple(_signals(series, runs, limits)) if limits else (),
    )


def chance_limits(useful: int, *, rules: RuleSet) -> Limits:
    """What a process where nothing happens keeps within at `useful` points off the median.

    >>> limits = chance_limits(24, rules=RuleSet.ANHOEJ)
    >>> limits.longest_run, limits.fewest_crossings
    (8, 8)

    Raises:
        ValueError: Fewer than `FEWEST_USEFUL` points.
    """
    if useful < FEWEST_USEFUL:
        raise ValueError(f"limits need at least {FEWEST_USEFUL} useful points, got {useful}")
    if rules is RuleSet.ANHOEJ:
        return Limits(round(log2(useful)) + 3, fewest_crossings=_fewest_crossings(useful))
    if rules is RuleSet.MDC:
        return Limits(6, trend=7)
    row = useful - FEWEST_USEFUL
    if row >= len(FEWEST_RUNS):
        return Limits(5, trend=5, like_values_break_trend=False)
    return Limits(5, FEWEST_RUNS[row] - 1, MOST_RUNS[row] - 1, 5, like_values_break_trend=False)


def anhoej_signals(series: ArrayLike) -> NDArray[np.bool_]:
    """Judge many series at once by Anhøj's rules: one row a unit, one column a period.

    The same verdicts as `run_chart` row by row, the median taken from the whole row.

    Args:
        series: Shape (units, periods), oldest period first; NaN is a gap.

    Returns:
        One bool a row; False also where there are too few useful points to claim anything.
    """
    rows = np.asarray(series, dtype=np.float64)
    if rows.shape[1] < FEWEST_USEFUL:
        return np.zeros(rows.shape[0], dtype=np.bool_)
    # A row of gaps only has no median; a column of zeros spares nanmedian its warning.
    empty = np.isnan(rows).all(axis=1, keepdims=True)
    median = np.nanmedian(np.where(empty, 0.0, rows), axis=1, keepdims=True)
    sides = np.nan_to_num(np.sign(rows - median)).astype(np.int64)
    useful, longest, crossings = _counted_by_row(sides)
    sizes = range(rows.shape[1] + 1)
    longest_limit = np.array([round(log2(max(n, 1))) + 3 for n in sizes])
    crossings_limit = np.array([_fewest_crossings(max(n, 1)) for n in sizes])
    broken = (longest > longest_limit[useful]) | (crossings < crossings_limit[useful])
    return broken & (useful >= FEWEST_USEFUL)


def _median(series: NDArray[np.float64], baseline: int | None) -> float:
    if baseline is not None and not 1 <= baseline <= series.size:
        raise ValueError(f"baseline must be between 1 and {series.size} points, got {baseline}")
    known = series[:baseline][~np.isnan(series[:baseline])]
    return float(np.median(known)) if known.size else float("nan")


def _runs(series: NDArray[np.float64], median: float) -> list[NDArray[np.intp]]:
    sides = np.sign(series - median)
    useful = np.flatnonzero(np.abs(sides) == 1)
    return [run for run in _split_where_it_turns(useful, sides[useful]) if run.size]


def _split_where_it_turns(
    positions: NDArray[np.intp], signs: NDArray[np.float64]
) -> list[NDArray[np.intp]]:
    return np.split(positions, np.flatnonzero(np.diff(signs)) + 1)


def _trends(series: NDArray[np.float64], limits: Limits) -> list[NDArray[np.intp]]:
    seen = np.flatnonzero(~np.isnan(series))
    if not limits.like_values_break_trend:
        seen = seen[np.diff(series[seen], prepend=np.nan) != 0]
    steps = np.sign(np.diff(series[seen]))
    climbs = _split_where_it_turns(np.arange(steps.size), steps)
    return [seen[climb[0] : climb[-1] + 2] for climb in climbs if climb.size and steps[climb[0]]]


def _signals(
    series: NDArray[np.float64], runs: list[NDArray[np.intp]], limits: Limits
) -> Iterable[Signal]:
    crossings = len(runs) - 1
    for run in runs:
        if len(run) > limits.longest_run:
            yield Signal(Rule.LONG_RUN, tuple(run.tolist()))
    if limits.fewest_crossings is not None and crossings < limits.fewest_crossings:
        yield Signal(Rule.FEW_CROSSINGS, tuple(np.concatenate(runs).tolist()))
    if limits.most_crossings is not None and crossings > limits.most_crossings:
        yield Signal(Rule.MANY_CROSSINGS, tuple(np.concatenate(runs).tolist()))
    for trend in _trends(series, limits):
        if limits.trend is not None and len(trend) >= limits.trend:
            yield Signal(Rule.TREND, tuple(trend.tolist()))


def _fewest_crossings(useful: int) -> int:
    chances = bdtr(np.arange(useful), useful - 1, 0.5)
    return int(np.searchsorted(chances, CHANCE_OF_FEW_CROSSINGS))


def _counted_by_row(
    sides: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    last, run, longest, crossings = np.zeros((4, sides.shape[0]), dtype=np.int64)
    for side in sides.T:
        off_median = side != 0
        crossings += off_median & (last == -side)
        run = np.where(off_median, np.where(side == last, run + 1, 1), run)
        longest = np.maximum(longest, run)
        last = np.where(off_median, side, last)
    return np.count_nonzero(sides, axis=1), longest, crossings
