"""Sums of licensed forms: the group's mean by own answers, nothing of fewer than ten."""

from datetime import date

import pandas as pd
import pytest
from scipy import stats

from domain.vocabulary import Period
from metrics import form_sums

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def scores(*rows):
    columns = ["citizen_id", "held_on", "measure", "respondent", "value"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(held_on=pd.to_datetime(frame["held_on"]))


def test_the_latest_own_sum_of_the_period_counts_once():
    rows = scores(
        (1, "2026-02-01", "soc_13", "self", 60.0),
        (1, "2026-08-01", "soc_13", "with_support", 66.0),
        (1, "2027-01-01", "soc_13", "self", 80.0),  # after the period
        (2, "2026-08-01", "soc_13", "staff", 40.0),  # not their own
        (3, "2026-08-01", "soc_29", "self", 150.0),  # another form
        (4, "2026-08-01", "soc_13", "self", 70.0),  # not in the unit
    )
    found = form_sums.latest(rows, "soc_13", [1, 2, 3], YEAR)
    assert found.to_dict() == {1: 66.0}


@pytest.mark.parametrize(("n", "told"), [(0, False), (9, False), (10, True)])
def test_a_mean_is_of_ten_or_more(n, told):
    found = form_sums.group(pd.Series(range(60, 60 + n), dtype="float64"))
    assert found.n == n
    assert (found.mean is not None) is told


def test_the_interval_is_students():
    values = pd.Series([52.0, 55, 61, 63, 64, 66, 70, 71, 75, 80])
    found = form_sums.group(values)
    right = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert (found.lower, found.upper) == pytest.approx((right.low, right.high))
