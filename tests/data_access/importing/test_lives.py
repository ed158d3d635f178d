"""Records outside a life, or outside the stay that a file has stated."""

from datetime import date

import pandas as pd
import pytest

from data_access.importing import lives
from data_access.importing.kinds import FOLLOW_UPS, LIFE_EVENTS
from data_access.importing.refusal import Reason
from data_access.schema import placement
from tests.builders import a_citizen, a_follow_up, a_unit

HEADINGS = {"held_on": "Datum", "happened_on": "Datum"}
HELD = pd.DataFrame(
    {
        "died_on": ["2026-06-01", None, None],
        "entered_on": [None, "2026-01-10", None],
        "left_on": [None, "2026-06-01", None],
        "seen_on": ["2026-05-01", "2026-05-01", "2026-05-01"],
    },
    index=pd.Index(["dead", "left", "open"], name="citizen"),
).astype("datetime64[s]")


@pytest.mark.parametrize(
    ("who", "day", "refused", "remarked"),
    [
        ("dead", "2026-06-01", [], []),  # the day itself
        ("dead", "2026-06-02", [Reason.AFTER_DEATH], []),
        ("left", "2026-06-01", [], []),
        ("left", "2026-06-02", [Reason.AFTER_LEAVING], []),
        ("left", "2026-01-09", [], [Reason.BEFORE_ENROLMENT]),
        ("open", "2026-06-02", [], []),
        ("open", "1930-01-01", [Reason.BEFORE_BIRTH], []),
        ("unknown", "2026-06-02", [], []),
    ],
)
def test_a_day_is_held_against_the_life(who, day, refused, remarked):
    records = _records(who, held_on=day)
    assert _reasons(lives.faults(FOLLOW_UPS, HEADINGS, records, HELD)) == refused
    assert _reasons(lives.warnings(FOLLOW_UPS, HEADINGS, records, HELD)) == remarked


def test_a_death_may_be_mended_and_one_before_a_follow_up_is_remarked_on():
    later = _records("dead", happened_on="2026-07-01").assign(kind="death")
    assert _reasons(lives.faults(LIFE_EVENTS, HEADINGS, later, HELD)) == []
    early = _records("open", happened_on="2026-04-01").assign(kind="death")
    assert _reasons(lives.warnings(LIFE_EVENTS, HEADINGS, early, HELD)) == [Reason.SEEN_LATER]


def test_what_the_database_holds_counts_stated_placements_alone(connection):
    unit = a_unit(connection, "Norr")
    stated, inferred = a_citizen(connection, unit), a_citizen(connection, unit)
    for one in (stated, inferred):
        a_follow_up(connection, one, unit, date(2026, 1, 7), sppb=7)
    ours = placement.c.citizen_id == stated
    closed = {"inferred": False, "from_day": date(2026, 1, 1), "to_day": date(2026, 2, 1)}
    connection.execute(placement.update().where(ours).values(closed))
    connection.execute(placement.update().where(~ours).values(inferred=True))

    held = lives.known(connection)

    assert sorted(held["left_on"].dropna()) == [pd.Timestamp(2026, 2, 1)]
    assert sorted(held["entered_on"].dropna()) == [pd.Timestamp(2026, 1, 1)]
    assert held["seen_on"].tolist() == [pd.Timestamp(2026, 1, 7)] * 2
    assert held["died_on"].isna().all()


def _records(who, **days):
    return pd.DataFrame(
        {
            "citizen": [who],
            lives.BORN: pd.Series(["1940-01-01"]).astype("datetime64[s]"),
            **{name: pd.Series([day]).astype("datetime64[s]") for name, day in days.items()},
        }
    ).set_axis([2])


def _reasons(found):
    return [reason for part in found for reason in part["reason"]]
