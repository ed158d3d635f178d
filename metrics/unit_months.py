"""A unit month by month: of how many something could be said, and for how many it was so.

Every measure is a share of what happened in the month (values taken, goals set, follow-ups held),
never of how things stand at its end: a standing share carries the month before within it, and the
rules of run charts suppose that months are drawn apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from domain.measures import Measure
from domain.vocabulary import (
    KASAM,
    FollowUpKind,
    GoalOwner,
    Outcome,
    Period,
    Respondent,
    Step,
    TookPart,
    Track,
)
from metrics import courses
from metrics.coverage import Status, coverage
from metrics.goal_attainment import Attainment
from metrics.goal_standing import standing
from metrics.support_times import support_times

MONTHS = 24
MONTH_COLUMNS = {"key": "str", "month": "int64", "so": "int64", "of": "int64"}


class Key(StrEnum):
    """What is counted each month; higher is better for all."""

    FUNCTION = "function"
    ACTIVITY = "activity"
    COMPREHENSIBILITY = "comprehensibility"
    MANAGEABILITY = "manageability"
    MEANINGFULNESS = "meaningfulness"
    GOALS_REACHED = "goals_reached"
    GOALS_OWN = "goals_own"
    PLANS_SIGNED = "plans_signed"
    HELD = "held"
    TOOK_PART = "took_part"
    OWN_ANSWER = "own_answer"
    TOGETHER = "together"


@dataclass(frozen=True)
class UnitRecords:
    """What the months are counted from; every frame as its own reading gives it."""

    scores: pd.DataFrame
    held: pd.DataFrame
    placements: pd.DataFrame
    plans: pd.DataFrame
    goals: pd.DataFrame
    assessments: pd.DataFrame


def last_months(today: date, *, n: int = MONTHS) -> list[pd.Period]:
    """The last `n` whole months before `today`, oldest first; the one that goes on is left out."""
    return list(pd.period_range(end=pd.Period(today, "M") - 1, periods=n, freq="M"))


def unit_months(
    records: UnitRecords, measures: Mapping[str, Measure], *, today: date
) -> pd.DataFrame:
    """For each key and whole month: how many `of` it could be said of, and of how many it was `so`.

    Function and activity: citizens measured in the month who were stronger or kept against their
    start. KASAM-samtal: those whose rating was higher or the same as at the talk before. Goals
    reached: of goals assessed in the month. Own goals: of goals set. Plans signed: by both, of
    plans made. Held: of follow-ups that fell due and no longer wait, the calendar counted from the
    mapping. The rest: of follow-ups held,
    everyday talks left out; one where it was not noted who took part is not counted there.

    Returns:
        A frame with `MONTH_COLUMNS`, every key and month once; `month` counts from 0, the oldest.
    """
    months = last_months(today)
    said = [
        *_courses(records.scores, measures, months),
        *_goals(records),
        (Key.PLANS_SIGNED, records.plans["made_on"], _signed(records.plans)),
        (Key.HELD, *_held(records, months, today)),
        *_talks(records.held),
    ]
    return pd.concat([_counted(*each, months) for each in said], ignore_index=True).astype(
        MONTH_COLUMNS
    )


def _counted(key: Key, days: pd.Series, so: pd.Series, months: list[pd.Period]) -> pd.DataFrame:
    counts = so.astype("int64").groupby(days.dt.to_period("M")).agg(["sum", "size"])
    counts = counts.reindex(pd.PeriodIndex(months), fill_value=0)
    return pd.DataFrame(
        {
            "key": str(key),
            "month": range(len(months)),
            "so": counts["sum"].to_numpy(),
            "of": counts["size"].to_numpy(),
        }
    )


def _courses(
    scores: pd.DataFrame, measures: Mapping[str, Measure], months: list[pd.Period]
) -> list[tuple[Key, pd.Series, pd.Series]]:
    told = courses.along(scores, measures)
    recent = told["latest_on"] >= months[0].start_time
    told = told.loc[recent & (told["n"] >= courses.FEWEST)]
    order = told["measure"].map({name: m.order for name, m in measures.items()})
    told = told.assign(order=order, month=told["latest_on"].dt.to_period("M"))
    # A citizen counts once a month and track, by the first measure in the track's own order.
    latest = told.sort_values(["order", "latest_on"], ascending=[True, False], kind="stable")
    by_outcome = latest.loc[latest["outcome"] != Outcome.UNCERTAIN].drop_duplicates(
        ["citizen_id", "track", "month"]
    )
    by_step = latest.drop_duplicates(["citizen_id", "track", "month"])
    rows = []
    for track in Track:
        of = by_step if track in KASAM else by_outcome
        mine = of.loc[of["track"] == track]
        column, good = (
            ("step", (Step.HIGHER, Step.SAME))
            if track in KASAM
            else ("outcome", (Outcome.STRENGTHENED, Outcome.MAINTAINED))
        )
        rows.append((Key(str(track)), mine["latest_on"], mine[column].isin(good)))
    return rows


def _goals(records: UnitRecords) -> list[tuple[Key, pd.Series, pd.Series]]:
    assessed = records.assessments.dropna(subset=["level"]).reset_index(drop=True)
    # Each assessment as if it were the goal's only one: how the goal stood that day.
    goals = records.goals.set_index("goal_id").loc[assessed["goal_id"]].reset_index()
    goals["goal_id"] = range(len(goals))
    stood = standing(goals, assessed.assign(goal_id=range(len(assessed))))
    known = stood["attainment"] != Attainment.NOT_ASSESSED
    reached = stood.loc[known, "attainment"] == Attainment.REACHED
    own = records.goals["owner"] == GoalOwner.CITIZEN
    return [
        (Key.GOALS_REACHED, stood.loc[known, "now_on"], reached),
        (Key.GOALS_OWN, records.goals["started_on"], own),
    ]


def _signed(plans: pd.DataFrame) -> pd.Series:
    return plans["signed_by_citizen_on"].notna() & plans["signed_by_key_worker_on"].notna()


def _held(
    records: UnitRecords, months: list[pd.Period], today: date
) -> tuple[pd.Series, pd.Series]:
    support = support_times(records.placements, records.held)
    period = Period(months[0].start_time.date(), months[-1].end_time.date())
    points = coverage(records.held, support, period=period, today=today).points
    due = points.loc[~points["status"].isin([Status.LEFT, Status.WAITING])]
    return due["due_on"], due["status"].isin([Status.ON_TIME, Status.LATE])


def _talks(held: pd.DataFrame) -> list[tuple[Key, pd.Series, pd.Series]]:
    talks = held.loc[held["kind"] != FollowUpKind.EVERYDAY]
    noted = talks.loc[talks["took_part"].isin([str(part) for part in TookPart])]
    answered = talks.loc[talks["respondent"].isin([str(who) for who in Respondent if who])]
    own = answered["respondent"].isin([Respondent.SELF, Respondent.WITH_SUPPORT])
    present = talks.loc[talks["professions"].notna() & (talks["professions"] != "")]
    return [
        (Key.TOOK_PART, noted["held_on"], noted["took_part"] == TookPart.YES),
        (Key.OWN_ANSWER, answered["held_on"], own),
        (Key.TOGETHER, present["held_on"], present["professions"].str.contains(r"[,;+]")),
    ]
