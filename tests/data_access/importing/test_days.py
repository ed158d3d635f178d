"""Days are read as the whole column tells, and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importing import days
from data_access.importing.refusal import Fault, Reason
from tests.data_access.importing.exports import DAYS


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-02",
        "20260102",
        "2026-1-2",
        "2026/01/02",
        "2026.01.02",
        "2 jan 2026",
        "2 januari 2026",
        "den 2 jan. 2026",
        "2-Jan-2026",
        "January 2, 2026",
        "02.01.2026",
        "2. 1. 2026",
        "2026-01-02 13:45",
        "2026-01-02T13:45:00.123",
        "2026-01-01T23:30:00Z",  # half past midnight in Sweden
    ],
)
def test_a_form_that_says_itself_what_is_what_is_read(text):
    assert days.read([text]) == {text: date(2026, 1, 2)}


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30",  # not in the calendar
        "2026-13-01",
        "0001-01-01",  # an empty cell in disguise
        "46024",  # Excel's own count of days, outside Excel
        "26-01-02",  # two-digit years can be read three ways
        "2026-V53",
        "2 jab 2026",
        "٢٠٢٦-٠١-٠٢",  # Arabic-Indic digits
        "snart",
    ],
)
def test_what_is_no_day_is_refused(text):
    assert _reason(days.read([text])[text]) is Reason.NOT_A_DATE


def test_one_value_that_reads_one_way_only_decides_the_column():
    # 13 is the first number that is no month.
    assert days.read(["02/01/2026", "13/01/2026"])["02/01/2026"] == date(2026, 1, 2)
    assert days.read(["02/01/2026", "01/13/2026"])["02/01/2026"] == date(2026, 2, 1)


def test_a_date_that_reads_two_ways_is_refused_when_the_column_does_not_decide():
    assert _reason(days.read(["02/01/2026"])["02/01/2026"]) is Reason.AMBIGUOUS_DATE


def test_a_column_that_contradicts_itself_decides_nothing():
    read = days.read(["02/01/2026", "31/01/2026", "01/31/2026", "03/03/2026"])
    assert _reason(read["02/01/2026"]) is Reason.AMBIGUOUS_DATE
    assert read["31/01/2026"] == read["01/31/2026"] == date(2026, 1, 31)
    assert read["03/03/2026"] == date(2026, 3, 3)  # the same both ways


@given(
    st.lists(st.dates(date(1901, 1, 1), date(2099, 12, 31)), min_size=1),
    st.sampled_from(sorted(DAYS)),
)
def test_any_days_written_in_one_form_are_read_back(held, form):
    decisive = date(2026, 1, 31)
    texts = {DAYS[form](day): day for day in [*held, decisive]}
    assert days.read(texts) == texts


def _reason(read):
    return read.reason if isinstance(read, Fault) else None
