from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.follow_up_calendar import DEFAULT, EARLY
from domain.vocabulary import FollowUpKind, Period
from metrics.coverage import (
    FOLLOW_UP_COLUMNS,
    FORGOTTEN,
    POINT_COLUMNS,
    SUPPORT_COLUMNS,
    UNKNOWN,
    Status,
    coverage,
)

AUTUMN = Period(date(2026, 7, 1), date(2026, 12, 31))
LATER = date(2027, 6, 1)  # every window of the autumn has closed
START = date(2026, 3, 10)  # six months fall due in the autumn, and nothing else
DUE = date(2026, 9, 10)
A_DAY = timedelta(days=1)


def _held(*rows):
    return pd.DataFrame(rows, columns=list(FOLLOW_UP_COLUMNS)).astype(FOLLOW_UP_COLUMNS)


def _support(*rows):
    return pd.DataFrame(rows, columns=list(SUPPORT_COLUMNS)).astype(SUPPORT_COLUMNS)


def _one(held=(), *, end=None, reason=None, today=LATER, kind=FollowUpKind.PLANNED):
    support = _support((1, START, end, reason), (2, date(2010, 1, 1), date(2020, 1, 1), "flytt"))
    follow_ups = _held(*((1, day, kind) for day in held), (3, DUE, kind))
    return coverage(follow_ups, support, period=AUTUMN, today=today)


@pytest.mark.parametrize(
    ("held", "status"),
    [
        ([DUE], Status.ON_TIME),
        ([DUE - EARLY], Status.ON_TIME),  # the first day that counts
        ([DUE - EARLY - A_DAY], Status.MISSED),  # belongs to the ten weeks
        ([DUE + A_DAY], Status.LATE),
        ([date(2027, 2, 9)], Status.LATE),  # the last day before the next window, after the period
        ([date(2027, 2, 10)], Status.MISSED),  # counts as the twelve months
        ([DUE + A_DAY, DUE - A_DAY], Status.ON_TIME),  # the first one counts
        ([], Status.MISSED),
    ],
)
def test_a_point_is_met_by_the_first_follow_up_in_its_window(held, status):
    assert _one(held).points["status"].tolist() == [status]


def test_an_everyday_talk_meets_nothing():
    assert _one([DUE], kind=FollowUpKind.EVERYDAY).count(Status.MISSED) == 1


@pytest.mark.parametrize(
    ("today", "due", "waiting"),
    [
        (DUE - A_DAY, 0, 0),  # not due yet
        (DUE, 1, 1),
        (date(2027, 2, 9), 1, 1),  # last day of the window
        (date(2027, 2, 10), 1, 0),  # missed from now on
    ],
)
def test_a_point_waits_until_its_window_closes(today, due, waiting):
    seen = _one(today=today)
    assert (seen.due, seen.count(Status.WAITING)) == (due, waiting)


def test_what_was_held_after_today_is_not_known_today():
    assert _one([DUE + 5 * A_DAY], today=DUE + A_DAY).count(Status.WAITING) == 1


@pytest.mark.parametrize(
    ("end", "reason", "held", "fell_out"),
    [
        (DUE - A_DAY, "avliden", [], {"avliden": 1}),
        (DUE - A_DAY, None, [], {UNKNOWN: 1}),
        (DUE - A_DAY, "flytt", [DUE - 9 * A_DAY], {}),  # followed up before leaving
        (DUE, "flytt", [], {FORGOTTEN: 1}),  # still there on the due day
        (date(2027, 1, 1), "flytt", [], {FORGOTTEN: 1}),
        (None, None, [], {FORGOTTEN: 1}),
    ],
)
def test_who_was_not_measured_fell_out_for_a_reason(end, reason, held, fell_out):
    assert _one(held, end=end, reason=reason).fell_out.to_dict() == fell_out


def test_every_citizen_was_measured_or_fell_out():
    support = _support(
        (1, START, None, None),  # measured
        (2, START, None, None),  # forgotten
        (3, START, date(2026, 8, 1), "avböjt"),
        (4, date(2026, 8, 1), None, None),  # two points, the second late
        (5, date(2026, 1, 1), date(2026, 6, 30), "flytt"),  # left the day before the period
    )
    follow_ups = _held((1, DUE, "month_6"), (4, date(2026, 12, 1), "week_10"))
    seen = coverage(follow_ups, support, period=AUTUMN, today=LATER)
    assert (seen.citizens, seen.measured, seen.due, seen.done) == (4, 2, 4, 2)
    assert seen.fell_out.to_dict() == {FORGOTTEN: 1, "avböjt": 1}


def test_the_reason_is_that_of_the_latest_point():
    support = _support((1, date(2026, 7, 1), date(2026, 8, 1), "flytt"))
    assert coverage(_held(), support, period=AUTUMN, today=LATER).fell_out.to_dict() == {"flytt": 1}


def test_nobody_gives_empty_answers_with_the_same_columns():
    seen = coverage(_held(), _support(), period=AUTUMN, today=LATER)
    assert dict(seen.points.dtypes.astype(str)) == POINT_COLUMNS
    assert (seen.due, seen.citizens, len(seen.fell_out)) == (0, 0, 0)


def _one_at_a_time(follow_ups, support, *, period, today):
    """Slow and obvious: walk through every citizen's own calendar."""
    for citizen, start, end, reason in support:
        for point in DEFAULT.due_points(start, min(period.last, today)):
            if point.due not in period or (end and end < period.first):
                continue
            days = [
                day
                for who, day, kind in follow_ups
                if who == citizen and day in point.window and kind != "everyday" and day <= today
            ]
            if days:
                yield citizen, point.due, Status.ON_TIME if min(days) <= point.due else Status.LATE
            elif end and end < point.due:
                yield citizen, point.due, reason
            else:
                waits = today <= point.window.last
                yield citizen, point.due, Status.WAITING if waits else FORGOTTEN


days = st.dates(date(2024, 6, 1), date(2027, 6, 1))
kinds = st.sampled_from(["mapping", "planned", "everyday"])
spans = st.tuples(days, st.none() | st.integers(0, 700), st.sampled_from(["flytt", "avliden"]))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 4), days, kinds), max_size=25),
    st.lists(spans, max_size=4),
    st.dates(date(2026, 7, 1), date(2027, 12, 1)),
)
def test_coverage_agrees_with_walking_through_every_calendar(held, spans, today):
    support = [
        (citizen, start, None if length is None else start + timedelta(length), reason)
        for citizen, (start, length, reason) in enumerate(spans, start=1)
    ]
    seen = coverage(_held(*held), _support(*support), period=AUTUMN, today=today).points
    told = seen["reason"].fillna(seen["status"])
    walked = _one_at_a_time(held, support, period=AUTUMN, today=today)
    assert sorted(zip(seen["citizen_id"], seen["due_on"].dt.date, told, strict=True)) == sorted(
        walked
    )
