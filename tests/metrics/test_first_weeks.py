from datetime import date, timedelta

import pandas as pd
import pytest

from domain.measures import default_shelf
from domain.vocabulary import Period, Step
from metrics import first_weeks
from metrics.first_weeks import NO_ANSWER, ONCE, Talks

TODAY = date(2026, 11, 22)
WEEKS = timedelta(weeks=10)
SINCE = date(2026, 6, 1)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def citizens(*since):
    days = pd.to_datetime(list(since))
    return pd.DataFrame({"citizen_id": range(1, len(since) + 1), "since": days})


def frame(day, *rows, **columns):
    """Rows of citizen and day."""
    who, when = zip(*rows, strict=True) if rows else ((), ())
    columns = {"citizen_id": list(who), day: pd.to_datetime(list(when))} | columns
    return pd.DataFrame(columns)


@pytest.mark.parametrize(("ago", "days"), [(0, [1]), (69, [70]), (70, []), (-1, [])])
def test_one_is_new_for_seventy_days_and_the_first_is_day_one(ago, days):
    found = citizens(TODAY - timedelta(days=ago))
    new = first_weeks.newcomers(found, today=TODAY, length=WEEKS)
    assert new["day"].tolist() == days or ago < 0


@pytest.mark.parametrize(
    ("since", "there"),
    [
        (YEAR.first - WEEKS, 1),
        (YEAR.first - WEEKS - timedelta(days=1), 0),
        (YEAR.last - WEEKS, 1),
        (YEAR.last - WEEKS + timedelta(days=1), 0),
    ],
)
def test_handed_over_are_those_whose_first_weeks_ended_in_the_period(since, there):
    assert len(first_weeks.handed_over(citizens(since), YEAR, length=WEEKS)) == there


def test_what_is_mapped_is_of_this_stay():
    new = first_weeks.newcomers(citizens(SINCE, SINCE), today=SINCE, length=WEEKS)
    early, before = date(2026, 5, 4), date(2026, 5, 3)  # four weeks before, and a day more
    talks = Talks(
        held=frame("held_on", (1, early), (2, before), kind="mapping"),
        scores=frame("held_on", (1, SINCE), (2, SINCE), measure="hanterbarhet", value=3.0).assign(
            respondent=["self", "proxy"]
        ),
        strengths=frame("noted_on", (1, before)),
        plans=frame("made_on", (1, SINCE), (2, before)),
        goals=frame("started_on", (1, before)),
    )
    found = first_weeks.mapped(new, talks, default_shelf())
    assert found.to_numpy().tolist() == [[True] * 5, [False] * 5]


@pytest.mark.parametrize(
    ("answers", "step"),
    [
        ([], NO_ANSWER),
        ([(0, 3, "proxy"), (60, 4, "proxy")], NO_ANSWER),
        ([(0, 3, "self")], ONCE),
        ([(0, 3, "self"), (60, 4, "self")], Step.HIGHER),
        ([(0, 3, "self"), (60, 3, "with_support")], Step.SAME),
        (
            [(0, 3, "self"), (30, 5, "self"), (98, 2, "self")],
            Step.LOWER,
        ),  # the last day that counts
        ([(0, 3, "self"), (99, 2, "self")], ONCE),
    ],
)
def test_the_first_own_answer_stands_beside_the_last(answers, step):
    those = first_weeks.handed_over(citizens(SINCE), YEAR, length=WEEKS)
    rows = [
        (1, pd.Timestamp(SINCE + timedelta(days=day)), "begriplighet", float(value), who)
        for day, value, who in answers
    ]
    columns = ["citizen_id", "held_on", "measure", "value", "respondent"]
    kinds = ["int64", "datetime64[s]", "str", "float64", "str"]
    scores = pd.DataFrame(rows, columns=columns).astype(dict(zip(columns, kinds, strict=True)))
    found = first_weeks.steps(those, scores, default_shelf())
    assert found["begriplighet"].tolist() == [step]


def test_ways_are_counted_by_both_answers_and_one_answer_is_no_way():
    those = first_weeks.handed_over(citizens(*[SINCE] * 5), YEAR, length=WEEKS)
    pairs = [(2, 4), (2, 4), (3, 3), (4, None), (3, 9)]  # the last left the scale
    rows = [
        (who, pd.Timestamp(SINCE + timedelta(days=day)), "hanterbarhet", float(value), "self")
        for who, pair in enumerate(pairs, start=1)
        for day, value in zip((0, 60), pair, strict=True)
        if value is not None
    ]
    columns = ["citizen_id", "held_on", "measure", "value", "respondent"]
    found = first_weeks.ways(those, pd.DataFrame(rows, columns=columns), default_shelf())
    assert found.to_numpy().tolist() == [
        ["hanterbarhet", 2, 4, 2, "higher"],
        ["hanterbarhet", 3, 3, 1, "same"],
    ]


def test_the_decision_is_that_of_the_last_planned_follow_up_of_the_first_weeks():
    those = first_weeks.handed_over(citizens(SINCE, SINCE), YEAR, length=WEEKS)
    days = [SINCE, SINCE + WEEKS, SINCE + WEEKS + timedelta(days=1), date(2026, 12, 1)]
    held = frame("held_on", *((1, day) for day in days)).assign(
        kind=["mapping", "week_10", "everyday", "month_6"],
        result=["end", "change", "continue", "end"],
    )
    assert first_weeks.results(those, held).tolist() == ["change", ""]
