"""A follow-up is late only by the calendar, and only planned ones keep it."""

from datetime import date

import pandas as pd

from metrics.due_dates import DUE_COLUMNS, next_due

START = date(2026, 1, 15)
TODAY = date(2026, 4, 1)


def citizens(*who, since=START) -> pd.DataFrame:
    frame = pd.DataFrame({"citizen_id": list(who), "since": [since] * len(who)})
    return frame.astype({"citizen_id": "int64", "since": "datetime64[s]"})


def held(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["citizen_id", "held_on", "kind"])
    return frame.astype({"citizen_id": "int64", "held_on": "datetime64[s]", "kind": "str"})


def due(*rows):
    return next_due(citizens(1), held(*rows), today=TODAY).iloc[0]


def test_without_any_follow_up_the_mapping_is_due_when_the_placement_begins():
    assert (due().due_on.date(), due().days_late) == (START, 76)


def test_ten_weeks_after_the_mapping_the_next_is_due():
    row = due((1, START, "mapping"))
    assert (row.due_on.date(), row.days_late) == (date(2026, 3, 26), 6)


def test_an_everyday_talk_does_not_move_the_due_day():
    talk = (1, date(2026, 3, 20), "everyday")
    assert due((1, START, "mapping"), talk).due_on.date() == date(2026, 3, 26)


def test_a_follow_up_not_yet_due_is_zero_days_late():
    row = due((1, START, "mapping"), (1, date(2026, 3, 20), "week_10"))
    assert (row.due_on.date(), row.days_late) == (date(2026, 7, 15), 0)


def test_the_calendar_starts_with_the_mapping_not_with_an_earlier_planned_talk():
    before = (1, date(2025, 12, 1), "planned")
    assert due(before, (1, START, "mapping")).due_on.date() == date(2026, 3, 26)


def test_somebody_elses_follow_up_meets_nothing_here():
    assert due((2, START, "mapping")).due_on.date() == START


def test_no_citizens_give_the_same_columns():
    nobody = next_due(citizens(), held(), today=TODAY)
    assert {name: str(dtype) for name, dtype in nobody.dtypes.items()} == DUE_COLUMNS
