"""Coverage: what was due and done, and who is not in the other figures and why."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.follow_up_calendar import DEFAULT
from domain.vocabulary import Period
from metrics.coverage import FORGOTTEN, POINT_COLUMNS, UNKNOWN, Coverage, Status
from sections.findings import coverage as findings
from tests.sections.findings.reading import is_plain

AUTUMN = Period(date(2026, 7, 1), date(2026, 12, 31))
DUE, HELD = pd.Timestamp(2026, 9, 10), pd.Timestamp(2026, 9, 9)
REASONS = {Status.WAITING: Status.WAITING.value, Status.MISSED: FORGOTTEN, Status.LEFT: "flyttat"}


def said(*statuses, reasons=REASONS):
    """One citizen a status."""
    rows = [
        (
            citizen,
            DUE,
            HELD if status in (Status.ON_TIME, Status.LATE) else None,
            status,
            reasons.get(status),
            0,
        )
        for citizen, status in enumerate(statuses)
    ]
    points = pd.DataFrame(rows, columns=list(POINT_COLUMNS)).astype(POINT_COLUMNS)
    return findings.sentence(
        Coverage(period=AUTUMN, today=AUTUMN.last, calendar=DEFAULT, points=points)
    )


@pytest.mark.parametrize(
    ("statuses", "says", "sure"),
    [
        ((), "Ingen uppföljning skulle ha gjorts i perioden.", "Inget är räknat."),
        (
            (Status.LEFT,),
            "Ingen uppföljning skulle ha gjorts i perioden.",
            "0 av 1 medborgare har mätts. De andra: flyttat (1).",
        ),
        (
            (Status.ON_TIME,),
            "1 av 1 uppföljning enligt kalendern har gjorts.",
            "1 av 1 medborgare har mätts.",
        ),
        (
            (Status.ON_TIME, Status.LATE, Status.LATE, Status.WAITING, Status.MISSED),
            (
                "3 av 5 uppföljningar enligt kalendern har gjorts. 2 gjordes efter sin dag, 1 "
                "väntar och kan fortfarande göras och 1 gjordes aldrig."
            ),
            (
                "3 av 5 medborgare har mätts. De andra: kan fortfarande göras (1), ingen uppgift "
                "om varför (1)."
            ),
        ),
    ],
)
def test_what_was_due_is_counted_and_who_fell_out_is_told_with_the_reason(statuses, says, sure):
    told = said(*statuses)
    assert told.finding == says
    assert told.sureness == sure


def test_one_who_left_without_a_reason_is_told_of_as_such():
    told = said(Status.LEFT, reasons={Status.LEFT: UNKNOWN})
    assert told.sureness.endswith("De andra: stödet slutade, ingen uppgift om varför (1).")


@given(st.lists(st.sampled_from(list(Status)), max_size=30))
def test_coverage_is_told_plainly(statuses):
    assert is_plain(said(*statuses))
