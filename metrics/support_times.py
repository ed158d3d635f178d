"""When each citizen had support, and the day that their calendar of follow-ups counts from."""

from __future__ import annotations

import pandas as pd

from domain.follow_up_calendar import EARLY
from domain.vocabulary import FollowUpKind
from metrics.coverage import SUPPORT_COLUMNS

A_DAY = pd.Timedelta(days=1)
STILL = pd.Timestamp("2200-01-01")  # stands for an end that has not come


def support_times(placements: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """One row for each time that a citizen had support without a day's break between stays.

    The calendar counts from the first mapping of that time, else the first follow-up that is not an
    everyday talk, else the day it began. What was held up to `EARLY` before counts: a mapping is
    often made before the first day.

    Args:
        placements: A row a stay: citizen_id, from_day, to_day (empty while it lasts), end_reason.
        held: A row a follow-up: citizen_id, held_on, kind.

    Returns:
        A frame with `metrics.coverage.SUPPORT_COLUMNS`, by citizen and day.
    """
    times = _joined(placements)
    planned = held.loc[held["kind"] != FollowUpKind.EVERYDAY]
    mappings = planned.loc[planned["kind"] == FollowUpKind.MAPPING]
    start = _first(times, mappings).fillna(_first(times, planned)).fillna(times["from_day"])
    return times.assign(start=start)[list(SUPPORT_COLUMNS)].astype(SUPPORT_COLUMNS)


def _joined(placements: pd.DataFrame) -> pd.DataFrame:
    """Stays that follow each other or overlap, as one; the reason is that of the last to end."""
    stays = placements.sort_values(["citizen_id", "from_day"], kind="stable")
    stays = stays.assign(until=stays["to_day"].fillna(STILL))
    latest = stays.groupby("citizen_id")["until"].cummax()
    before = latest.groupby(stays["citizen_id"]).shift()
    stays["time"] = (before.isna() | (stays["from_day"] > before + A_DAY)).cumsum()
    ends = stays.sort_values(["time", "until"], kind="stable")
    times = ends.groupby("time").agg(
        citizen_id=("citizen_id", "first"),
        from_day=("from_day", "min"),
        until=("until", "max"),
    )
    times["end_reason"] = ends.drop_duplicates("time", keep="last")["end_reason"].to_numpy()
    return times.assign(end=times["until"].where(times["until"] < STILL)).reset_index(drop=True)


def _first(times: pd.DataFrame, held: pd.DataFrame) -> pd.Series:
    """The first follow-up within each time; empty without any."""
    opens_on = (times["from_day"] - EARLY).astype(held["held_on"].dtype)
    asked = times.assign(opens_on=opens_on)[["citizen_id", "until", "opens_on"]].reset_index()
    found = pd.merge_asof(
        asked.sort_values("opens_on"),
        held[["citizen_id", "held_on"]].sort_values("held_on"),
        left_on="opens_on",
        right_on="held_on",
        by="citizen_id",
        direction="forward",
    ).set_index("index")
    return found["held_on"].where(found["held_on"] <= found["until"]).reindex(times.index)
