"""When each citizen's next follow-up is due, and how late it is."""

from __future__ import annotations

from datetime import date

import pandas as pd

from domain.follow_up_calendar import DEFAULT, EARLY, FollowUpCalendar
from domain.vocabulary import FollowUpKind

DUE_COLUMNS = {
    "citizen_id": "int64",
    "due_on": "datetime64[s]",
    "days_late": "int64",
}


def next_due(
    citizens: pd.DataFrame,
    held: pd.DataFrame,
    *,
    today: date,
    calendar: FollowUpCalendar = DEFAULT,
) -> pd.DataFrame:
    """One row a citizen: the next due day by the calendar, and days late on `today` (0 if not).

    The calendar starts with the citizen's first mapping, else the first follow-up, else the day
    the placement began. Everyday talks never move the due day.

    Args:
        citizens: One row a citizen: citizen_id, since.
        held: One row a follow-up: citizen_id, held_on, kind.
        today: The day that lateness is counted to.
        calendar: The municipality's calendar of follow-ups.

    Returns:
        A frame with `DUE_COLUMNS`, in the order of `citizens`.
    """
    return summed(citizens, _summary(held), today=today, calendar=calendar)


def summed(
    citizens: pd.DataFrame,
    summaries: pd.DataFrame,
    *,
    today: date,
    calendar: FollowUpCalendar = DEFAULT,
) -> pd.DataFrame:
    """What `next_due` gives, made of summaries of what was held.

    Args:
        citizens: As for `next_due`.
        summaries: One row a citizen and unit, as `data_access.follow_ups.kept_follow_ups`.
        today: The day that lateness is counted to.
        calendar: The municipality's calendar of follow-ups.
    """
    ends = summaries.groupby("citizen_id").agg(
        {"mapped_on": "min", "first_on": "min", "latest_on": "max"}
    )
    theirs = ends.reindex(citizens["citizen_id"])
    starts = theirs["mapped_on"].fillna(theirs["first_on"]).reset_index(drop=True)
    starts = starts.fillna(citizens["since"].reset_index(drop=True))
    due = _due_on(starts, theirs["latest_on"].reset_index(drop=True), calendar)
    late = (pd.Timestamp(today) - due).dt.days.clip(lower=0)
    rows = {"citizen_id": citizens["citizen_id"].to_numpy(), "due_on": due, "days_late": late}
    return pd.DataFrame(rows).astype(DUE_COLUMNS)


def _due_on(starts: pd.Series, latest: pd.Series, calendar: FollowUpCalendar) -> pd.Series:
    """`calendar.next_due` of each start and latest follow-up, a point of the calendar at a time."""
    due_on = pd.Series(pd.NaT, index=starts.index, dtype=starts.dtype)
    for offset in calendar.offsets():
        waiting = due_on.isna()
        if not waiting.any():
            break
        due = starts[waiting] + pd.DateOffset(months=offset.months, weeks=offset.weeks)
        due_on[waiting] = due.where(~(latest[waiting] >= due - EARLY))
    return due_on


def _summary(held: pd.DataFrame) -> pd.DataFrame:
    planned = held.loc[held["kind"] != FollowUpKind.EVERYDAY]
    day = planned["held_on"]
    mapped = day.where(planned["kind"] == FollowUpKind.MAPPING)
    return planned[["citizen_id"]].assign(mapped_on=mapped, first_on=day, latest_on=day)
