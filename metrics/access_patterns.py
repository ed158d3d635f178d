"""Rules that pick rows of the access log for somebody to look at. None of them says who did wrong.

Each takes the log as a frame (`at` in Swedish time, `identity`, `citizen_id`), and answers with a
boolean series on its index: the rows worth a look.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import numpy as np
import pandas as pd

MANY_PERSONS = 30  # opened one by one in an hour: more than a working list asks for
SHORT_TIME = timedelta(hours=1)
MANY_READERS = 10  # a team around one person is smaller
OPENS, CLOSES = 7, 18  # office hours on weekdays
SATURDAY = 5


def many_in_short_time(
    views: pd.DataFrame, *, persons: int = MANY_PERSONS, within: timedelta = SHORT_TIME
) -> pd.Series:
    """Views that are part of a span of at most `within` in which one user saw `persons` or more.

    Different persons count, not views; the span may begin anywhere.
    """
    in_order = views.sort_values(["identity", "at"])
    users, people = (in_order[name].tolist() for name in ("identity", "citizen_id"))
    times = pd.to_datetime(in_order["at"]).dt.to_pydatetime().tolist()
    seen: Counter[int] = Counter()
    first, spans = 0, np.zeros(len(in_order) + 1, dtype=int)  # 1 where a span begins, -1 after it
    for last, (user, at, who) in enumerate(zip(users, times, people, strict=True)):
        seen[who] += 1
        while users[first] != user or at - times[first] > within:
            seen[people[first]] -= 1
            if not seen[people[first]]:
                del seen[people[first]]
            first += 1
        if len(seen) >= persons:
            spans[[first, last + 1]] += 1, -1
    return pd.Series(spans.cumsum()[:-1] > 0, in_order.index).reindex(views.index)


def outside_office_hours(at: pd.Series) -> pd.Series:
    """Moments on a Saturday or Sunday, or before 07.00 or from 18.00 on any day."""
    hour = at.dt.hour
    return (at.dt.day_of_week >= SATURDAY) | (hour < OPENS) | (hour >= CLOSES)


def looked_at_by_many(views: pd.DataFrame, *, readers: int = MANY_READERS) -> pd.Series:
    """Views of a citizen whom `readers` users or more have looked at."""
    known = views["citizen_id"].notna()
    users = views.loc[known].groupby("citizen_id")["identity"].nunique()
    return views["citizen_id"].isin(users.index[users >= readers])
