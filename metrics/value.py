"""Do those who do a kind of activity keep or gain more than others, months after it began?

Association is not cause. Nobody drew lots about who got which activity: those who were offered it,
wanted it or were well enough for it may have fared better or worse without it too, and a group that
began low tends to rise by itself (regression to the mean). A figure here is a reason to look closer
and to try something out in the open, never proof of what an activity does.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from metrics.share_difference import ShareDifference, share_difference

ACTIVITY_COLUMNS = {
    "activity_id": "int64",
    "citizen_id": "int64",
    "kind": "str",
    "start": "datetime64[s]",
    "goal_id": "Int64",
}

GOAL_COLUMNS = {"goal_id": "int64", "citizen_id": "int64"}

SCORE_COLUMNS = {"citizen_id": "int64", "held_on": "datetime64[s]", "points": "float64"}

HORIZONS = (3, 6, 12)
"""Months after the start at which the outcome is asked for."""

NEAR = pd.Timedelta(days=44)
"""How far from the day asked for a measurement may lie.

Three months are 89 days at least, so no measurement is both a start and an outcome of its own.
"""

ROUNDING = 9
"""Decimals of points that count, so that 5.4 to 5.1 is a loss of 0.3 and not of a hair more."""

FEWEST = 20
"""Citizens measured that each group must have for a verdict.

With 20 in each, the shares must differ by 40 percentage points or so to be told from chance.
"""

CONFIDENCE = 0.99
"""Of each interval. Three are looked at for one verdict: this keeps it to 1 in 20 by chance.

A third of 5 per cent each, the usual way, gave up to 1 in 15 for some sizes and shares.
"""


class Verdict(StrEnum):
    """What the figures give reason to do with a kind of activity: behåll, ändra, pröva utan."""

    KEEP = "keep"
    CHANGE = "change"
    TRY_WITHOUT = "try_without"
    TOO_LITTLE_DATA = "too_little_data"


@dataclass(frozen=True)
class Horizon:
    """Kept or better some months on: those with the kind of activity, and those without.

    Attributes:
        months: After the start of the activity (with), or of the first activity (without).
        kept: Citizens who kept or gained, of those measured, in both groups, and the interval.
        asked: Citizens with the activity whose day has come, measured or not.
        asked_without: The same of the comparison group.
    """

    months: int
    kept: ShareDifference
    asked: int
    asked_without: int

    @property
    def sign(self) -> int:
        """1 if more kept with than without, -1 if fewer, 0 if that can't be said."""
        if min(self.kept.whole, self.kept.other_whole) < FEWEST:
            return 0
        return (self.kept.lower > 0) - (self.kept.upper < 0)


@dataclass(frozen=True)
class KindOfActivity:
    """Result of `value` for one kind of activity, the margin that "kept" rests on with it."""

    kind: str
    margin: float
    horizons: tuple[Horizon, ...]

    @property
    def verdict(self) -> Verdict:
        """By a cautious rule, from the horizons that can be told from chance.

        Keep: more kept with the activity at some horizon, fewer at none. Try without: fewer at
        some, more at none. Change: more at one and fewer at another, so the gain doesn't last or
        comes late. Else too little data. Of 20 kinds that make no difference at most 1 gets another
        verdict (benchmarks/false_verdicts.py).
        """
        signs = {horizon.sign for horizon in self.horizons} - {0}
        if signs == {1}:
            return Verdict.KEEP
        if signs == {-1}:
            return Verdict.TRY_WITHOUT
        return Verdict.CHANGE if signs else Verdict.TOO_LITTLE_DATA


def value(
    activities: pd.DataFrame, scores: pd.DataFrame, *, margin: float, today: date
) -> tuple[KindOfActivity, ...]:
    """Compare citizens with and without each kind of activity on one measure, kind by kind.

    A citizen kept or gained when the measurement nearest to the day 3, 6 or 12 months after the
    start is at most `margin` points below the one nearest to the start, both within `NEAR` (of two
    equally near the earlier). The start is that of the citizen's first activity of the kind. The
    comparison group is the citizens with some other activity, counted from their first, who began
    none of the kind until `NEAR` after the day asked for. Who begins it later may so stand in both
    groups, with different times. Nothing is adjusted for what else differs.

    Args:
        activities: A row an activity, with `ACTIVITY_COLUMNS`.
        scores: A row a measurement of one measure, with `SCORE_COLUMNS`, at most one a citizen and
            day; higher is better.
        margin: Points that measurement error alone may take off; 0 or more.
        today: The day that the question is asked; later days aren't asked for.

    Returns:
        One result for each kind, by name.

    Raises:
        ValueError: `margin` is negative.
    """
    if not margin >= 0:
        raise ValueError(f"margin must be 0 or more points, got {margin}")
    day = pd.Timestamp(today)
    known = scores.loc[scores["points"].notna() & (scores["held_on"] <= day)]
    of_kinds = activities.groupby(["kind", "citizen_id"])["start"].min().reset_index()
    firsts = activities.groupby("citizen_id")["start"].min().reset_index()
    starts = pd.concat([of_kinds, firsts], ignore_index=True)  # firsts are of no kind
    followed = _followed(starts, known.sort_values("held_on"), margin=margin)
    asked = followed.loc[followed["day"] <= day]
    return tuple(
        KindOfActivity(
            kind=str(kind),
            margin=margin,
            horizons=_horizons(
                asked.loc[asked["kind"] == kind],
                _without(asked.loc[asked["kind"].isna()], rows.set_index("citizen_id")["start"]),
            ),
        )
        for kind, rows in of_kinds.groupby("kind")
    )


def _without(others: pd.DataFrame, began: pd.Series) -> pd.DataFrame:
    """Those of `others` who hadn't begun by the end of the window of the day asked for."""
    return others.loc[~(others["citizen_id"].map(began) <= others["day"] + NEAR)]


def _horizons(with_it: pd.DataFrame, without: pd.DataFrame) -> tuple[Horizon, ...]:
    """Both groups counted at each horizon."""
    return tuple(
        Horizon(
            months=months,
            kept=share_difference(
                int(one["kept"].sum()),
                int(one["kept"].count()),
                other_part=int(other["kept"].sum()),
                other_whole=int(other["kept"].count()),
                confidence=CONFIDENCE,
            ),
            asked=len(one),
            asked_without=len(other),
        )
        for months in HORIZONS
        for one, other in [[rows.loc[rows["months"] == months] for rows in (with_it, without)]]
    )


def _followed(starts: pd.DataFrame, scores: pd.DataFrame, *, margin: float) -> pd.DataFrame:
    """Each start at each horizon: the day asked for, and 1 if kept, 0 if not, NaN if not measured.

    `starts` is a row a citizen and start; columns months, day and kept are added.
    """
    before = _nearest(starts.assign(day=starts["start"]), scores)
    asked = [
        starts.assign(months=months, day=starts["start"] + pd.DateOffset(months=months))
        for months in HORIZONS
    ]
    gained = [(_nearest(rows, scores) - before).round(ROUNDING) for rows in asked]
    return pd.concat(
        rows.assign(kept=(gain >= -margin).where(gain.notna()).astype("float64"))
        for rows, gain in zip(asked, gained, strict=True)
    )


def _nearest(asked: pd.DataFrame, scores: pd.DataFrame) -> pd.Series:
    """Each citizen's points nearest to a day of their own, NaN without any within `NEAR`."""
    found = pd.merge_asof(
        asked.astype({"day": "datetime64[s]"}).reset_index().sort_values("day"),
        scores[["citizen_id", "held_on", "points"]],
        left_on="day",
        right_on="held_on",
        by="citizen_id",
        direction="nearest",
        tolerance=NEAR,
    )
    return found.set_index("index")["points"].reindex(asked.index)


@dataclass(frozen=True, eq=False)
class GoalLinks:
    """Result of `goal_links`: how activities and goals hang together.

    Attributes:
        activities: How many activities there are.
        goals: How many goals there are.
        without_goal: The activities that serve no goal, with the columns they came with.
        without_activity: The goals that no activity serves.
    """

    activities: int
    goals: int
    without_goal: pd.DataFrame
    without_activity: pd.DataFrame


def goal_links(activities: pd.DataFrame, goals: pd.DataFrame) -> GoalLinks:
    """Find the activities without a goal, and the goals without an activity.

    An activity serves the goal that it names, if that goal is there and the same citizen's.

    Args:
        activities: A row an activity, with `ACTIVITY_COLUMNS`.
        goals: A row a goal, with `GOAL_COLUMNS`.
    """
    link = ["goal_id", "citizen_id"]
    named, there = (pd.MultiIndex.from_frame(frame[link]) for frame in (activities, goals))
    return GoalLinks(
        activities=len(activities),
        goals=len(goals),
        without_goal=activities.loc[~named.isin(there)],
        without_activity=goals.loc[~there.isin(named)],
    )
