"""A citizen's course on each track as a line a few pixels high, on axes shared by all."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain.measures import Measure
from metrics.courses import comparable
from sections.blocks import COURSE_SIZE

WIDTH, HEIGHT = COURSE_SIZE


def corners(
    lead: pd.DataFrame, scores: pd.DataFrame, measures: Mapping[str, Measure]
) -> dict[tuple[int, str], tuple[int, ...]]:
    """The corners of each citizen's line on each track, x and y in turn, in pixels.

    Time runs from the first value of all to the last; a measure's values from the worst to the
    best that was seen, since a scale such as 1 to 300 seconds would flatten every course. Better is
    up. One value alone is no line.

    Args:
        lead: One row a citizen and track, as `metrics.courses.leading` returns.
        scores: The values behind them.
        measures: The measure files by id.
    """
    joined = comparable(scores, measures).merge(
        lead[["citizen_id", "measure", "track"]], on=["citizen_id", "measure"]
    )
    if joined.empty:
        return {}
    joined = joined.sort_values("held_on", kind="stable")
    placed = pd.DataFrame(
        {
            "citizen": joined["citizen_id"],
            "track": joined["track"],
            "x": (_along(joined["held_on"]) * WIDTH).round().astype("int64"),
            "y": ((1 - _share(joined, measures)) * HEIGHT).round().astype("int64"),
        }
    )
    return {
        (int(str(who)), str(track)): tuple(of[["x", "y"]].to_numpy().ravel().tolist())
        for (who, track), of in placed.groupby(["citizen", "track"])
        if len(of) > 1
    }


def _along(days: pd.Series) -> pd.Series:
    return (days - days.min()) / max(days.max() - days.min(), pd.Timedelta(days=1))


def _share(joined: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.Series:
    """How far from the worst to the best seen of its measure; in the middle if all are alike."""
    by_measure = joined.groupby("measure")["value"]
    lowest, highest = by_measure.transform("min"), by_measure.transform("max")
    share = ((joined["value"] - lowest) / (highest - lowest)).fillna(0.5)
    better_up = joined["measure"].map({name: m.higher_is_better for name, m in measures.items()})
    return share.where(better_up.astype(bool), 1 - share)
