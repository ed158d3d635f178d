from datetime import date

import pandas as pd
import pytest

from metrics.support_times import support_times

STAY = {"citizen_id": "int64", "from_day": "datetime64[s]", "to_day": "datetime64[s]"}
STAY |= {"end_reason": "str"}
HELD = {"citizen_id": "int64", "held_on": "datetime64[s]", "kind": "str"}
MARCH, JUNE, LATER = date(2026, 3, 10), date(2026, 6, 1), date(2026, 9, 1)


def times(*stays, held=()):
    rows = [(1, *stay) for stay in stays]
    found = support_times(
        pd.DataFrame(rows, columns=list(STAY)).astype(STAY),
        pd.DataFrame(list(held), columns=list(HELD)).astype(HELD),
    )
    return [
        (row.start.date(), None if pd.isna(row.end) else row.end.date(), row.end_reason)
        for row in found.itertuples()
    ]


@pytest.mark.parametrize(
    ("held", "start"),
    [
        ([(1, date(2026, 3, 20), "planned"), (1, date(2026, 3, 30), "mapping")], date(2026, 3, 30)),
        ([(1, date(2026, 3, 20), "planned")], date(2026, 3, 20)),
        ([(1, date(2026, 3, 20), "everyday")], MARCH),  # an everyday talk starts nothing
        ([(1, date(2026, 2, 10), "mapping")], date(2026, 2, 10)),  # four weeks before
        ([(1, date(2026, 2, 9), "mapping")], MARCH),  # belongs to something earlier
        ([(2, date(2026, 3, 20), "mapping")], MARCH),  # somebody else's
        ([], MARCH),
    ],
)
def test_the_calendar_counts_from_the_mapping_of_this_time(held, start):
    assert times((MARCH, None, None), held=held)[0][0] == start


def test_a_mapping_after_the_end_belongs_to_another_time():
    held = [(1, date(2026, 7, 1), "mapping")]
    assert times((MARCH, JUNE, "flytt"), held=held) == [(MARCH, JUNE, "flytt")]


def test_stays_without_a_break_are_one_time_and_others_are_not():
    found = times((MARCH, JUNE, "flytt"), (date(2026, 6, 2), None, None))
    assert [(start, end) for start, end, _ in found] == [(MARCH, None)]
    found = times((MARCH, JUNE, "hem"), (LATER, None, None))
    assert [(start, end) for start, end, _ in found] == [(MARCH, JUNE), (LATER, None)]


def test_the_reason_is_that_of_the_last_to_end():
    found = times((MARCH, LATER, "avliden"), (date(2026, 4, 1), JUNE, "flytt"))
    assert found == [(MARCH, LATER, "avliden")]


def test_nobody_has_no_time():
    assert times() == []
