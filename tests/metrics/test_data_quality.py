from datetime import date, timedelta

import pandas as pd
import pytest

from domain.measures import default_shelf
from domain.vocabulary import Period
from metrics import data_quality
from metrics.coverage import FOLLOW_UP_COLUMNS, SUPPORT_COLUMNS, coverage
from metrics.data_quality import Done, Value, Why

START = date(2026, 3, 10)  # ten weeks: 19 May; six months: 10 September
TODAY = date(2027, 6, 1)
AUTUMN = Period(date(2026, 7, 1), date(2026, 12, 31))


def covered(*held, end=None, reason=None, today=TODAY):
    support = pd.DataFrame([(1, START, end, reason)], columns=list(SUPPORT_COLUMNS))
    rows = [(1, day, "planned") for day in held]
    follow_ups = pd.DataFrame(rows, columns=list(FOLLOW_UP_COLUMNS)).astype(FOLLOW_UP_COLUMNS)
    return coverage(follow_ups, support.astype(SUPPORT_COLUMNS), period=AUTUMN, today=today)


@pytest.mark.parametrize(
    ("late", "done"),
    [(-1, Done.ON_TIME), (0, Done.ON_TIME), (28, Done.SLIGHTLY_LATE), (29, Done.LATE)],
)
def test_four_weeks_after_its_day_is_still_a_talk_that_was_moved(late, done):
    points = data_quality.judged(covered(date(2026, 9, 10) + timedelta(days=late)), set())
    assert points[["done", "kind"]].to_numpy().tolist() == [[done, "month_6"]]


@pytest.mark.parametrize(
    ("reason", "died", "why"),
    [
        ("Avliden", False, Why.DIED),
        ("flyttat till annan enhet", False, Why.MOVED),
        ("flyttat till annan enhet", True, Why.MOVED),  # died later, elsewhere
        ("Avböjde fortsatt stöd", False, Why.DECLINED),
        ("Beslutet gick ut", False, Why.OTHER),
        (None, True, Why.DIED),
        (None, False, Why.UNKNOWN),
    ],
)
def test_a_reason_is_known_by_its_words_and_death_explains_a_missing_one(reason, died, why):
    found = covered(end=date(2026, 8, 1), reason=reason)
    assert data_quality.why(found, {1} if died else set()).to_dict() == {1: why}


def test_one_who_was_followed_up_or_can_be_or_was_forgotten():
    assert data_quality.why(covered(date(2026, 9, 10)), {1}).tolist() == [Why.MEASURED]
    assert data_quality.why(covered(), {1}).tolist() == [Why.FORGOTTEN]
    waiting = covered(today=date(2026, 9, 20))
    assert data_quality.why(waiting, set()).tolist() == [Why.WAITING]


def test_each_citizen_is_counted_once_a_measure_and_a_value_goes_before_a_code():
    held = pd.DataFrame({"citizen_id": range(1, 7)})
    scores = pd.DataFrame({"citizen_id": [1, 1], "measure": "hemliv", "value": [2.0, 3.0]})
    coded = pd.DataFrame({"citizen_id": [1, 2, 2, 3, 4], "measure": "hemliv"})
    coded["missing_code"] = [8.0, 9.0, 8.0, 9.0, 99.0]
    found = data_quality.by_measure(held, scores, coded, default_shelf())
    assert list(found) == ["hemliv"]
    assert found["hemliv"].to_dict() == {
        Value.GIVEN: 1,
        Value.NOT_SPECIFIED: 1,
        Value.NOT_APPLICABLE: 1,
        Value.OTHER_CODE: 1,
        Value.NOTHING: 2,
    }


def test_a_value_off_its_scale_or_between_its_steps_is_impossible():
    rows = [(1, "sppb", 12.0), (2, "sppb", 13.0), (3, "sppb", 6.5), (4, "unknown", 900.0)]
    scores = pd.DataFrame(rows, columns=["citizen_id", "measure", "value"])
    assert data_quality.impossible(scores, default_shelf()) == {2, 3}


@pytest.mark.parametrize(
    ("born", "band"),
    [(1962, "Under 65 år"), (1961, "65–79 år"), (1936, "90 år eller äldre"), (1946, "80–89 år")],
)
def test_ages_are_read_at_the_end_of_the_year(born, band):
    points = pd.DataFrame({"citizen_id": [1], "due_on": [pd.Timestamp("2026-09-10")]})
    stays = pd.DataFrame(
        {
            "citizen_id": [1, 1],
            "unit_id": [7, 8],
            "from_day": pd.to_datetime(["2026-01-01", "2026-10-01"]),
        }
    )
    who = pd.DataFrame({"citizen_id": [1], "birth_year": [born], "sex": ["man"]})
    found = data_quality.described(points, who, stays, today=date(2026, 11, 1))
    assert found[["age", "unit_id"]].to_numpy().tolist() == [[band, 7]]
