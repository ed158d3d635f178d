"""What a plan says and lacks on a day, and what does not count yet."""

from datetime import date

import pandas as pd
import pytest

from data_access.plans import ACTIVITY_COLUMNS, PLAN_COLUMNS
from domain.plan_limits import PlanLimits
from metrics.plan_state import Signature, plan_state

DAY = date(2026, 6, 30)
WHO = 9


def frame(columns, *rows):
    full = [dict.fromkeys(columns) | {"citizen_id": WHO} | row for row in rows]
    ids = {name: 1 for name in columns if name in ("plan_id", "unit_id", "activity_id")}
    return pd.DataFrame([row | ids for row in full], columns=list(columns)).astype(columns)


def state(*plans, activities=(), limits=None):
    rows = [{"started_on": "2026-01-01", "what": "Gå"} | row for row in activities]
    return plan_state(
        [WHO],
        frame(PLAN_COLUMNS, *plans),
        frame(ACTIVITY_COLUMNS, *rows),
        day=DAY,
        limits=limits or {},
    ).iloc[0]


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ({"made_on": "2026-06-16"}, Signature.WAITING),  # 14 days ago
        ({"made_on": "2026-06-15"}, Signature.LATE),
        ({"made_on": "2026-06-15", "signed_by_citizen_on": "2026-06-30"}, Signature.SIGNED),
        ({"made_on": "2026-06-15", "signed_by_citizen_on": "2026-07-01"}, Signature.LATE),
        ({"made_on": "2026-07-01"}, Signature.NO_PLAN),  # not made yet
    ],
)
def test_a_signature_is_there_waits_or_is_late(plan, says):
    assert state(plan)["citizen"] == says


def test_the_latest_version_is_the_plan_in_force():
    found = state({"made_on": "2025-01-01", "made_with": "Medborgaren"}, {"made_on": "2026-05-01"})
    assert (found["together"], found["current"]) == (False, True)


@pytest.mark.parametrize(("made_on", "current"), [("2025-06-30", False), ("2025-07-01", True)])
def test_a_plan_is_current_for_twelve_months(made_on, current):
    assert state({"made_on": made_on})["current"] == current


@pytest.mark.parametrize(
    ("activities", "who"),
    [
        ([], False),  # nothing is said
        ([{"who": "Kontaktman"}], True),
        ([{"who": "Kontaktman"}, {}], False),  # one row does not say
        ([{"who": "Kontaktman"}, {"ended_on": "2026-06-29"}], True),  # which is over
        ([{"who": "Kontaktman"}, {"started_on": "2026-07-01"}], True),  # which has not begun
    ],
)
def test_a_plan_says_who_when_every_row_that_goes_on_does(activities, who):
    assert state({"made_on": "2026-05-01"}, activities=activities)["who"] == who


def test_both_must_have_signed():
    one = {"made_on": "2026-05-01", "signed_by_citizen_on": "2026-05-02"}
    assert not state(one)["signed"]
    assert state(one | {"signed_by_key_worker_on": "2026-05-02"})["signed"]


def test_a_units_own_limits_hold_for_its_citizens_alone():
    plan = {"made_on": "2026-06-15"}
    own = PlanLimits(sign_within=20, current_for=6)
    assert state(plan, limits={WHO: own})["citizen"] == Signature.WAITING
    assert state(plan, limits={WHO + 1: own})["citizen"] == Signature.LATE
    assert not state({"made_on": "2025-12-30"}, limits={WHO: own})["current"]
    assert state({"made_on": "2025-12-31"}, limits={WHO: own})["current"]


@pytest.mark.parametrize("limits", [{"sign_within": 0}, {"current_for": 25}])
def test_a_limit_that_is_none_is_refused(limits):
    with pytest.raises(ValueError, match="limits outside"):
        PlanLimits(**limits)
