from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.follow_up_calendar import (
    DEFAULT,
    EARLY,
    FollowUpCalendar,
    Offset,
    days_late,
)
from domain.vocabulary import Period

START = date(2026, 1, 15)
MAPPING, WEEK_10, MONTH_6, MONTH_12 = DEFAULT.due_days(START, date(2027, 1, 15))
starts = st.dates(date(1990, 1, 1), date(2090, 12, 31))
held_days = st.lists(st.dates(date(2025, 10, 1), date(2030, 12, 31)), max_size=6)


def test_default_is_start_ten_weeks_six_and_twelve_months_then_every_six():
    assert DEFAULT.due_days(START, date(2028, 1, 15)) == (
        date(2026, 1, 15),  # the mapping, on the start day
        date(2026, 3, 26),  # 70 days on
        date(2026, 7, 15),
        date(2027, 1, 15),
        date(2027, 7, 15),  # here the repeat begins
        date(2028, 1, 15),  # the last day asked for counts
    )


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),  # February of a common year
        (date(2027, 8, 31), 6, date(2028, 2, 29)),  # and of a leap year
        (date(2026, 3, 31), 6, date(2026, 9, 30)),  # a month of thirty days
        (date(2024, 2, 29), 12, date(2025, 2, 28)),  # born on the leap day
        (date(2026, 12, 1), 1, date(2027, 1, 1)),  # over the year's end
        (date(2026, 12, 1), 12, date(2027, 12, 1)),  # December stays December
    ],
)
def test_a_day_the_month_lacks_becomes_its_last(start, months, expected):
    assert Offset(months=months).after(start) == expected


def test_a_clamped_month_does_not_drag_later_points_down():
    assert DEFAULT.due_days(date(2026, 8, 31), date(2027, 8, 31))[-1] == date(2027, 8, 31)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], MAPPING),  # nothing held: the mapping itself is due
        ([MAPPING], WEEK_10),
        ([MAPPING - EARLY], WEEK_10),  # first day that counts as the mapping
        ([MAPPING - EARLY - timedelta(days=1)], MAPPING),  # a day too early: an older affair
        ([MAPPING, WEEK_10 - EARLY - timedelta(days=1)], WEEK_10),  # still the mapping's window
        ([MAPPING, WEEK_10 - EARLY], MONTH_6),
        ([MAPPING, WEEK_10 + timedelta(days=40)], MONTH_6),  # late, yet the one that was due
        ([MAPPING, MONTH_6], MONTH_12),  # ten weeks was skipped and is not asked for again
        ([MONTH_6, MAPPING], MONTH_12),  # the order handed in does not matter
        ([MONTH_6, MONTH_6 + timedelta(days=9)], MONTH_12),  # a second talk moves nothing
    ],
)
def test_next_due_is_the_point_after_the_latest_follow_up(held, expected):
    assert DEFAULT.next_due(START, held) == expected


def _first_window_after_the_latest_met(start, held):
    """Slow and obvious: mark every point met, then take the one after the last marked."""
    points = DEFAULT.due_points(start, date(2033, 1, 1))
    met = [index for index, point in enumerate(points) if any(day in point.window for day in held)]
    return points[met[-1] + 1 if met else 0].due


@given(
    starts.filter(lambda day: date(2025, 6, 1) <= day <= date(2029, 1, 1)) | st.just(START),
    held_days,
)
def test_next_due_agrees_with_marking_every_point(start, held):
    assert DEFAULT.next_due(start, held) == _first_window_after_the_latest_met(start, held)


@given(starts)
def test_windows_follow_each_other_without_gap_or_overlap(start):
    points = DEFAULT.due_points(start, start + timedelta(days=2000))
    assert all(point.due in point.window for point in points)
    for earlier, later in pairwise(points):
        assert later.window.first - earlier.window.last == timedelta(days=1)


@given(starts)
def test_due_points_hold_the_due_days(start):
    until = start + timedelta(days=900)
    assert tuple(point.due for point in DEFAULT.due_points(start, until)) == DEFAULT.due_days(
        start, until
    )


def test_a_point_on_the_last_day_asked_for_is_in_and_the_day_after_is_out():
    assert MONTH_6 in DEFAULT.due_days(START, MONTH_6)
    assert MONTH_6 not in DEFAULT.due_days(START, MONTH_6 - timedelta(days=1))


def test_the_calendar_is_a_setting():
    monthly = FollowUpCalendar(first=(Offset(),), repeat_months=1)
    assert monthly.due_days(START, date(2026, 3, 20)) == (
        START,
        date(2026, 2, 15),
        date(2026, 3, 15),
    )


@pytest.mark.parametrize(
    ("first", "repeat_months"),
    [
        ((), 6),  # nothing to count from
        ((Offset(), Offset()), 6),  # the same point twice
        ((Offset(months=6), Offset(weeks=10)), 6),  # backwards
        ((Offset(weeks=4), Offset(months=1)), 6),  # the same day in February
        ((Offset(),), 0),  # would repeat the same day for ever
    ],
)
def test_a_calendar_that_does_not_rise_is_refused(first, repeat_months):
    with pytest.raises(ValueError, match="calendar"):
        FollowUpCalendar(first=first, repeat_months=repeat_months)


@pytest.mark.parametrize(
    ("today", "expected"), [(MAPPING, 0), (WEEK_10, 70), (date(2020, 1, 1), 0)]
)
def test_days_late_counts_from_the_day_after_the_due_day(today, expected):
    assert days_late(MAPPING, today) == expected


def test_the_mapping_window_of_the_default_is_half_open_towards_ten_weeks():
    assert DEFAULT.due_points(START, START)[0].window == Period(
        MAPPING - EARLY, WEEK_10 - EARLY - timedelta(days=1)
    )
