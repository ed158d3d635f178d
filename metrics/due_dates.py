"""When each citizen's next follow-up is due, and how late it is."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pandas as pd

from domain.follow_up_calendar import DEFAULT, FollowUpCalendar
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
    planned = held.loc[held["kind"] != FollowUpKind.EVERYDAY]
    days: dict[int, list[date]] = defaultdict(list)
    for who, day in zip(planned["citizen_id"], planned["held_on"].dt.date, strict=True):
        days[who].append(day)
    mappings = planned.loc[planned["kind"] == FollowUpKind.MAPPING]
    mapped_on = mappings.groupby("citizen_id")["held_on"].min().dt.date.to_dict()
    due = []
    for who, since in zip(citizens["citizen_id"], citizens["since"].dt.date, strict=True):
        start = mapped_on.get(who) or min(days[who] or [since])
        due.append(calendar.next_due(start, days[who]))
    late = [max((today - day).days, 0) for day in due]
    rows = {"citizen_id": citizens["citizen_id"].to_numpy(), "due_on": due, "days_late": late}
    return pd.DataFrame(rows).astype(DUE_COLUMNS)
