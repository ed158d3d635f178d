"""The months of a unit: counted slowly by hand, the same; and what must not be counted is not."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures import default_shelf
from metrics import courses, unit_months
from metrics.unit_months import Key, UnitRecords
from tests.metrics.test_courses import scores

MEASURES = default_shelf()
TODAY = date(2026, 11, 22)
EMPTY = {
    "held": ["citizen_id", "held_on", "kind", "respondent", "took_part", "professions"],
    "placements": ["citizen_id", "from_day", "to_day", "end_reason"],
    "plans": ["made_on", "signed_by_citizen_on", "signed_by_key_worker_on"],
    "goals": ["goal_id", "goal_type", "owner", "started_on", "baseline", "target"],
    "assessments": ["goal_id", "assessed_on", "level"],
}


def months(told: pd.DataFrame | None = None, **rows) -> dict[tuple[str, int], tuple[int, int]]:
    """Counts by key and months ago (1 is the last whole one), where there are any."""
    frames = {}
    for name, columns in EMPTY.items():
        frame = pd.DataFrame(rows.get(name, []), columns=columns)
        days = [c for c in columns if c.endswith(("_on", "_day"))]
        ids = [c for c in columns if c.endswith("_id")]
        frames[name] = frame.astype(
            dict.fromkeys(days, "datetime64[s]") | dict.fromkeys(ids, "int64")
        )
    records = UnitRecords(scores=scores() if told is None else told, **frames)
    counted = unit_months.unit_months(records, MEASURES, today=TODAY)
    assert len(counted) == len(Key) * unit_months.MONTHS
    return {
        (key, unit_months.MONTHS - month): (so, of)
        for key, month, so, of in counted.itertuples(index=False)
        if of
    }


def test_the_month_that_goes_on_is_left_out():
    assert str(unit_months.last_months(TODAY)[-1]) == "2026-10"


def test_keeping_counts_as_so_and_a_first_value_is_not_counted():
    told = scores(
        (1, date(2026, 9, 1), "sppb", "self", 6),
        (1, date(2026, 10, 1), "sppb", "self", 6),
        (2, date(2026, 9, 2), "sppb", "self", 6),
        (2, date(2026, 10, 2), "sppb", "self", 2),
    )
    assert months(told) == {("function", 1): (1, 2)}


def test_a_citizen_counts_once_a_month_by_the_tracks_first_measure():
    told = scores(
        (1, date(2026, 9, 1), "sppb", "self", 6),
        (1, date(2026, 9, 1), "tug", "self", 10),
        (1, date(2026, 10, 1), "sppb", "self", 6),
        (1, date(2026, 10, 1), "tug", "self", 60),
        (1, date(2026, 10, 20), "sppb", "self", 2),
    )
    assert months(told)["function", 1] == (0, 1)


def test_a_proxys_rating_is_nobodys_step():
    told = scores(
        (1, date(2026, 9, 1), "hanterbarhet", "self", 3),
        (1, date(2026, 10, 1), "hanterbarhet", "proxy", 1),
    )
    assert months(told) == {}


def test_goals_are_judged_as_they_stood_that_day():
    goals = [(7, "improve", "citizen", date(2026, 8, 1), 3.0, 1.0)]
    assessed = [
        (7, date(2026, 9, 1), 2.0),
        (7, date(2026, 10, 1), 1.0),
        (7, date(2026, 10, 2), None),
    ]
    counted = months(goals=goals, assessments=assessed)
    assert counted == {
        ("goals_own", 3): (1, 1),
        ("goals_reached", 2): (0, 1),
        ("goals_reached", 1): (1, 1),
    }


def test_an_everyday_talk_is_not_counted_and_what_was_not_noted_neither():
    day = date(2026, 10, 1)
    held = [
        (1, day, "planned", "self", "yes", "undersköterska, fysioterapeut"),
        (2, day, "planned", "proxy", None, "undersköterska"),
        (3, day, "everyday", "self", "yes", "undersköterska"),
    ]
    counted = months(held=held)
    assert counted["took_part", 1] == (1, 1)
    assert counted["own_answer", 1] == (1, 2)
    assert counted["together", 1] == (1, 2)


def test_a_plan_is_signed_when_both_have():
    day = date(2026, 10, 1)
    assert months(plans=[(day, day, day), (day, day, None)])["plans_signed", 1] == (1, 2)


@given(
    st.lists(
        st.tuples(
            st.integers(1, 3),
            st.dates(date(2026, 1, 1), date(2026, 10, 31)),
            st.sampled_from(["sppb", "hemliv", "hanterbarhet"]),
            st.sampled_from(["self", "proxy"]),
            st.integers(1, 4),
        ),
        max_size=25,
    )
)
def test_what_could_have_been_said_at_each_value_is_what_was_said_of_all_until_then(rows):
    told = scores(*rows)
    along = courses.along(told, MEASURES)
    for row in courses.each(along):
        until = told.loc[told["held_on"] <= row.latest_on]
        then = {
            (c.citizen_id, c.measure): c for c in courses.each(courses.courses(until, MEASURES))
        }
        known = then[row.citizen_id, row.measure]
        assert (row.n, row.latest, row.outcome, row.step) == (
            *(known.n, known.latest, known.outcome, known.step),
        )


@pytest.mark.parametrize("key", list(Key))
def test_every_key_has_a_name(key):
    from sections.summary import NAMES  # noqa: PLC0415

    assert NAMES[key]
