"""Which follow-ups were due, which were held, and who fell out and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

import numpy as np
import pandas as pd

from domain.follow_up_calendar import DEFAULT, EARLY, FollowUpCalendar
from domain.vocabulary import FollowUpKind, Period

FOLLOW_UP_COLUMNS = {"citizen_id": "int64", "held_on": "datetime64[s]", "kind": "str"}

SUPPORT_COLUMNS = {
    "citizen_id": "int64",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "end_reason": "str",
}

POINT_COLUMNS = {
    "citizen_id": "int64",
    "due_on": "datetime64[s]",
    "held_on": "datetime64[s]",
    "status": "str",
    "reason": "str",
    "number": "int64",
}

FORGOTTEN = "forgotten"
"""Reason of a missed follow-up: it was due, nobody held it, and no record says why."""

UNKNOWN = "unknown"
"""Reason of one who left without any reason in the records."""


class Status(StrEnum):
    """What became of one point of the calendar for one citizen."""

    ON_TIME = "on_time"
    LATE = "late"
    WAITING = "waiting"
    MISSED = "missed"
    LEFT = "left"


@dataclass(frozen=True, eq=False)
class Coverage:
    """Result of `coverage`: counts, and the points they were counted from.

    Attributes:
        period: Due days that are counted.
        today: The day it was looked at; nothing after it is due, held or missed.
        calendar: When follow-ups are due.
        points: A row for each citizen and point, columns and dtypes `POINT_COLUMNS`; `held_on` is
            empty where none was held, `reason` where there is nothing to explain; `number` is which
            point of the calendar it is, from 0.
    """

    period: Period
    today: date
    calendar: FollowUpCalendar
    points: pd.DataFrame

    @property
    def due(self) -> int:
        """Follow-ups due: on time, late, waiting and missed together."""
        return len(self.points) - self.count(Status.LEFT)

    @property
    def done(self) -> int:
        """Follow-ups held that were due, on time or late."""
        return self.count(Status.ON_TIME) + self.count(Status.LATE)

    def count(self, status: Status) -> int:
        """How many points have this status."""
        return int((self.points["status"] == status).sum())

    @property
    def citizens(self) -> int:
        """Citizens with a point in the period; each was either measured or fell out."""
        return self.points["citizen_id"].nunique()

    @property
    def measured(self) -> int:
        """Citizens of whom a follow-up that was due was held."""
        return self._measured_points["citizen_id"].nunique()

    @property
    def fell_out(self) -> pd.Series:
        """Citizens of whom none was held, counted by reason, the most frequent first.

        The reason is the records' own for those who left, `FORGOTTEN` for a follow-up missed and
        `Status.WAITING` for one that can still be held; that of the latest point when several.
        """
        unmeasured = ~self.points["citizen_id"].isin(self._measured_points["citizen_id"])
        latest = self.points.loc[unmeasured].drop_duplicates("citizen_id", keep="last")
        return latest["reason"].value_counts().rename("citizens")

    @property
    def _measured_points(self) -> pd.DataFrame:
        return self.points.loc[self.points["status"].isin([Status.ON_TIME, Status.LATE])]


def coverage(
    follow_ups: pd.DataFrame,
    support: pd.DataFrame,
    *,
    period: Period,
    today: date,
    calendar: FollowUpCalendar = DEFAULT,
) -> Coverage:
    """Compare the follow-ups held with those that the calendar asked for in a period.

    A point of the calendar is *on time* when a follow-up was held in its window on the due day or
    before (from four weeks before), *late* when the first one came after, *waiting* when none has
    come and the window is still open today, *missed* when it has closed. A citizen who had left
    before the due day, and wasn't followed up early, has *left* with the reason in the records:
    moved, died, declined. A point due when the citizen was in support and not held, without any
    reason, is forgotten. Everyday talks don't count. Those who left before the period began aren't
    in it, nor are points due after today.

    Args:
        follow_ups: A row a follow-up, with `FOLLOW_UP_COLUMNS`; of any time, since a point of this
            period may have been met before or after it.
        support: A row for each time that a citizen had support, with `SUPPORT_COLUMNS`: `start` is
            the day that the calendar counts from, `end` the last day, empty while it lasts.
        period: The due days to count.
        today: The day that the question is asked.
        calendar: When follow-ups are due.
    """
    points = _points(support, period=period, today=today, calendar=calendar)
    points = _first_held(points, follow_ups, today=today)
    points = _judged(points, today=pd.Timestamp(today)).sort_values(["due_on", "citizen_id"])
    shown = points.reset_index(drop=True)[list(POINT_COLUMNS)].astype(POINT_COLUMNS)
    return Coverage(period=period, today=today, calendar=calendar, points=shown)


def _points(
    support: pd.DataFrame, *, period: Period, today: date, calendar: FollowUpCalendar
) -> pd.DataFrame:
    """The points of each citizen that fall due in the period, with the days that meet them."""
    asked = support.loc[~(support["end"] < pd.Timestamp(period.first))]
    first, last = pd.Timestamp(period.first), pd.Timestamp(min(period.last, today))
    due_days = list(_due_days(asked["start"], until=last, calendar=calendar))
    in_period = [
        asked.assign(
            due_on=due,
            opens_on=due - EARLY,
            closes_on=following - EARLY - timedelta(days=1),
            number=number,
        ).loc[due.between(first, last)]
        for number, (due, following) in enumerate(pairwise(due_days))
    ]
    days = dict.fromkeys(["due_on", "opens_on", "closes_on"], "datetime64[s]")
    return pd.concat(in_period).astype(days)


def _due_days(
    starts: pd.Series, *, until: pd.Timestamp, calendar: FollowUpCalendar
) -> Iterator[pd.Series]:
    """Each point's due days for all the starts, to the first point that is due for none `until`."""
    for number, offset in enumerate(calendar.offsets()):
        due = starts + pd.DateOffset(months=offset.months, weeks=offset.weeks)
        yield due
        if number and (due > until).all():
            return


def _first_held(points: pd.DataFrame, follow_ups: pd.DataFrame, *, today: date) -> pd.DataFrame:
    """The points with the first follow-up held within the window of each."""
    counted = (follow_ups["kind"] != FollowUpKind.EVERYDAY) & (
        follow_ups["held_on"] <= pd.Timestamp(today)
    )
    met = pd.merge_asof(
        points.sort_values("opens_on"),
        follow_ups.loc[counted, ["citizen_id", "held_on"]].sort_values("held_on"),
        left_on="opens_on",
        right_on="held_on",
        by="citizen_id",
        direction="forward",
    )
    return met.assign(held_on=met["held_on"].where(met["held_on"] <= met["closes_on"]))


def _judged(points: pd.DataFrame, *, today: pd.Timestamp) -> pd.DataFrame:
    """The points with what became of each, and why when it wasn't held."""
    status = np.select(
        [
            points["held_on"] <= points["due_on"],
            points["held_on"] > points["due_on"],
            points["end"] < points["due_on"],
            points["closes_on"] >= today,
        ],
        [Status.ON_TIME, Status.LATE, Status.LEFT, Status.WAITING],
        default=Status.MISSED,
    )
    reason = pd.Series(status, index=points.index).map(
        {Status.WAITING: Status.WAITING, Status.MISSED: FORGOTTEN}
    )
    left = points["end_reason"].replace("", None).fillna(UNKNOWN).where(status == Status.LEFT)
    return points.assign(status=status, reason=reason.fillna(left))
