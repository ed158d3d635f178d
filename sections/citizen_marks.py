"""What a citizen's courses are read against: events, plans, tests, first weeks, what was agreed."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from charts.event_rules import EVENT_COLUMNS
from charts.timeline import EXPECTED_COLUMNS, NO_EXPECTED, SPAN_COLUMNS
from domain.measures import ChangeRule, Measure
from domain.vocabulary import GoalType, LifeEventKind, UnitRole
from sections.citizen_records import CitizenRecords

FIRST_WEEKS = timedelta(weeks=10)  # the HUR period: getting to know each other
HALF_A_STEP = 0.5  # of the scale: the band around the course that was agreed on


def events(told: CitizenRecords) -> pd.DataFrame:
    """Life events, changes of plan, tests of the unit and what happened in it, by day.

    The first plan is no change. A test stands where the citizen met it: when it began, or when
    the citizen came to the unit that tried it; one that began after the citizen had left is not
    there.
    """
    rows = [
        (day, LifeEventKind(kind).label)
        for day, kind in zip(told.events["happened_on"], told.events["kind"], strict=True)
    ]
    rows += [(day, "Ny plan") for day in told.plans["made_on"].iloc[1:]]
    rows += [(stay["from_day"], "Ny här") for _, stay in told.placements.iterrows()]
    rows += _tests(told)
    rows += [(day, f"Enheten: {text}") for day, text in _in_the_unit(told)]
    frame = pd.DataFrame(rows, columns=list(EVENT_COLUMNS)).astype(EVENT_COLUMNS)
    return frame.sort_values("happened_on", kind="stable").reset_index(drop=True)


def first_weeks(told: CitizenRecords) -> pd.DataFrame:
    """The first weeks of each stay in sight, as spans of time."""
    rows = [
        (stay["from_day"], min(stay["from_day"] + FIRST_WEEKS, pd.Timestamp(told.today)))
        for _, stay in told.placements.iterrows()
    ]
    return pd.DataFrame(rows, columns=list(SPAN_COLUMNS)).astype(SPAN_COLUMNS)


def expected(told: CitizenRecords, measure: Measure, *, until: pd.Timestamp) -> pd.DataFrame:
    """The course that goals in the measure's life area were agreed on, half a step to each side.

    Goals are levelled as the life areas are, so only those measures can carry their course: from
    the start to the target, on a straight line until the goal's day or `until`. A goal to keep is
    level, one to slow a decline goes down to its target. Without start, target or day there is
    none.
    """
    if measure.rule is not ChangeRule.STEPS:
        return NO_EXPECTED
    corners = [
        row
        for _, goal in told.goals.iterrows()
        if _concerns(goal, measure)
        for row in _corners(goal, until)
    ]
    return pd.DataFrame(corners, columns=list(EXPECTED_COLUMNS)).astype(EXPECTED_COLUMNS)


def _tests(told: CitizenRecords) -> list[tuple[pd.Timestamp, str]]:
    tried = told.tests.loc[(told.tests["role"] == UnitRole.TEST) & told.tests["started_on"].notna()]
    met = tried.merge(told.placements, on="unit_id")
    met = met.assign(on=met[["started_on", "from_day"]].max(axis=1))
    met = met.loc[met["to_day"].isna() | (met["on"] <= met["to_day"])]
    met = met.loc[met["ended_on"].isna() | (met["on"] <= met["ended_on"])]
    return [(day, f"Test: {name}") for day, name in zip(met["on"], met["name"], strict=True)]


def _in_the_unit(told: CitizenRecords) -> list[tuple[pd.Timestamp, str]]:
    """What happened in the citizen's unit while they were there."""
    met = told.annotations.merge(told.placements, on="unit_id")
    there = (met["happened_on"] >= met["from_day"]) & ~(met["happened_on"] > met["to_day"])
    return list(met.loc[there, ["happened_on", "text"]].itertuples(index=False, name=None))


def _concerns(goal: pd.Series, measure: Measure) -> bool:
    area = goal["life_area"]
    if not isinstance(area, str):
        return False
    known = {measure.title.casefold(), *measure.names}
    return area.casefold() in known and goal["goal_type"] in set(GoalType)


def _corners(goal: pd.Series, until: pd.Timestamp) -> list[tuple[pd.Timestamp, float, float, str]]:
    if goal[["baseline", "target", "target_on"]].isna().any() or goal["started_on"] >= until:
        return []
    whole = (goal["target_on"] - goal["started_on"]) / pd.Timedelta(days=1)
    last = min(goal["target_on"], until)
    share = (last - goal["started_on"]) / pd.Timedelta(days=1) / whole if whole > 0 else 1.0
    end = goal["baseline"] + share * (goal["target"] - goal["baseline"])
    name = str(goal["goal_id"])
    return [
        (day, level - HALF_A_STEP, level + HALF_A_STEP, name)
        for day, level in ((goal["started_on"], goal["baseline"]), (last, end))
    ]
