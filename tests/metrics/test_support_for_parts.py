"""What is done for each part, by facts that stand in the records on a day."""

from datetime import date

import pandas as pd
import pytest

from data_access.follow_ups import FOLLOW_UP_COLUMNS, LIFE_EVENT_COLUMNS
from data_access.plans import ACTIVITY_COLUMNS, GOAL_COLUMNS, PLAN_COLUMNS
from metrics.plan_state import plan_state
from metrics.support_for_parts import Done, Help, support

DAY = date(2026, 6, 30)


def frame(columns, *rows):
    numbers = {name: 1 for name, dtype in columns.items() if dtype == "int64"}
    full = [dict.fromkeys(columns) | numbers | row for row in rows]
    return pd.DataFrame(full, columns=list(columns)).astype(columns)


def there(*, held=(), activities=(), goals=(), events=()):
    rows = frame(ACTIVITY_COLUMNS, *({"started_on": "2026-01-01"} | row for row in activities))
    done = Done(
        plans=plan_state([1], frame(PLAN_COLUMNS), rows, day=DAY),
        held=frame(FOLLOW_UP_COLUMNS, *held),
        activities=rows,
        goals=frame(GOAL_COLUMNS, *({"started_on": "2026-01-01"} | row for row in goals)),
        life_events=frame(LIFE_EVENT_COLUMNS, *events),
    )
    found = support([1], done, day=DAY).loc[1]
    return {thing for thing in Help if found[thing]}


@pytest.mark.parametrize(
    ("records", "helps"),
    [
        ({}, set()),
        ({"goals": [{"text": "Laga middag"}]}, {Help.MEALS}),
        ({"goals": [{"text": "Titta på matchen"}]}, set()),  # no food in a match
        ({"goals": [{"text": "Laga middag", "target_on": "2026-06-29"}]}, set()),  # over
        ({"activities": [{"what": "Måltid i sällskap"}]}, {Help.MEALS}),
        ({"activities": [{"what": "Gå", "citizen_does": "Går"}]}, {Help.DOES_OWN_PART}),
        ({"activities": [{"what": "Gå", "as_wished": "no"}]}, set()),
        ({"events": [{"happened_on": "2026-06-30", "kind": "aid"}]}, {Help.AID}),
        ({"events": [{"happened_on": "2026-07-01", "kind": "aid"}]}, set()),  # to come
        ({"held": [{"held_on": "2026-05-01", "took_part": "yes"}]}, {Help.TOOK_PART}),
    ],
)
def test_a_thing_is_there_when_the_records_of_the_day_say_so(records, helps):
    assert there(**records) == helps
