"""Who is in the first weeks with support, what has been mapped, and what came after them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from domain.follow_up_calendar import EARLY
from domain.measures import Measure
from domain.vocabulary import KASAM, FollowUpKind, Period, Step
from metrics import courses

PARTS = ("needs", "questions", "strengths", "plan", "goals")
"""What the first weeks should have mapped: each is a column of `mapped`."""

NO_ANSWER = "no_answer"  # nobody but others answered, or nobody
ONCE = "once"  # the citizen answered at the start or the hand-over, and not at both


@dataclass(frozen=True, eq=False)
class Talks:
    """What has been held, said and agreed, as the readings give it."""

    held: pd.DataFrame
    scores: pd.DataFrame
    strengths: pd.DataFrame
    plans: pd.DataFrame
    goals: pd.DataFrame


def newcomers(citizens: pd.DataFrame, *, today: date, length: timedelta) -> pd.DataFrame:
    """Those whose stay began less than `length` ago: citizen_id, since, day (the first is 1)."""
    new = citizens.loc[citizens["since"] > pd.Timestamp(today - length)]
    new = new.sort_values("since", kind="stable").drop_duplicates("citizen_id")
    day = (pd.Timestamp(today) - new["since"]).dt.days + 1
    return new[["citizen_id", "since"]].assign(day=day).reset_index(drop=True)


def handed_over(citizens: pd.DataFrame, period: Period, *, length: timedelta) -> pd.DataFrame:
    """Those whose first weeks ended in the period: citizen_id, since, and the day they ended."""
    ended = citizens.assign(ended=citizens["since"] + length)
    days = ended["ended"].between(pd.Timestamp(period.first), pd.Timestamp(period.last))
    theirs = ended.loc[days].drop_duplicates("citizen_id")
    return theirs[["citizen_id", "since", "ended"]].reset_index(drop=True)


def mapped(new: pd.DataFrame, talks: Talks, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """For each of `new`, in their order, whether each of `PARTS` is there.

    Needs: a mapping held. Questions: an own answer to one of the three at least. Strengths, plan
    and goals: one at least. A mapping, an answer or a plan counts from `EARLY` before the stay.
    """
    own = courses.comparable(talks.scores, measures)
    own = own.loc[own["measure"].isin(_dialogue(measures))]
    mappings = talks.held.loc[talks.held["kind"] == FollowUpKind.MAPPING]
    there = {
        "needs": _since(new, mappings, "held_on"),
        "questions": _since(new, own, "held_on"),
        "strengths": set(talks.strengths["citizen_id"]),
        "plan": _since(new, talks.plans, "made_on"),
        "goals": set(talks.goals["citizen_id"]),
    }
    return pd.DataFrame({part: new["citizen_id"].isin(list(there[part])) for part in PARTS})


def steps(
    those: pd.DataFrame, scores: pd.DataFrame, measures: Mapping[str, Measure]
) -> dict[str, pd.Series]:
    """From start to hand-over, for each of the three parts: a `Step`, `ONCE` or `NO_ANSWER` each.

    The first own answer of the stay is set beside the last, no later than `EARLY` after the first
    weeks. A rating in dialogue has steps and no outcome.
    """
    found = ends(those, scores, measures)
    return {
        name: _steps(those, found.loc[found["measure"] == name].set_index("citizen_id"))
        for name in _dialogue(measures)
    }


def ways(
    those: pd.DataFrame, scores: pd.DataFrame, measures: Mapping[str, Measure]
) -> pd.DataFrame:
    """How many went from which answer at the start to which at the hand-over, for each question.

    Only those who answered on two days or more, on the question's scale. One row a question and
    pair of levels that somebody has: measure, first, last, n and step; the questions in their
    order, then from the lowest level.
    """
    found = ends(those, scores, measures)
    twice = found.loc[(found["days"] > 1) & _on_scale(found, measures)]
    counted = twice.groupby(["measure", "first", "last"]).size().rename("n").reset_index()
    order = counted["measure"].map({name: i for i, name in enumerate(_dialogue(measures))})
    step = _step(counted["last"] - counted["first"])
    told = counted.assign(step=step).iloc[order.argsort(kind="stable")]
    return told.astype({"first": "int64", "last": "int64"}).reset_index(drop=True)


def ends(
    those: pd.DataFrame, scores: pd.DataFrame, measures: Mapping[str, Measure]
) -> pd.DataFrame:
    """The first and the last own answer of the first weeks to each of the three questions.

    One row a citizen and part that has an answer: citizen_id, measure, first, last, and on how many
    days there are answers. Those from `EARLY` before the stay to `EARLY` after the weeks count.
    """
    own = courses.comparable(scores, measures)
    asked = own.loc[own["measure"].isin(_dialogue(measures))].sort_values("held_on")
    return (
        within(those, asked)
        .groupby(["citizen_id", "measure"])
        .agg(first=("value", "first"), last=("value", "last"), days=("held_on", "nunique"))
        .reset_index()
    )


def results(those: pd.DataFrame, held: pd.DataFrame) -> pd.Series:
    """What the last planned follow-up of the first weeks led to; empty where nobody has said."""
    planned = held.loc[~held["kind"].isin([FollowUpKind.EVERYDAY, FollowUpKind.MAPPING])]
    there = within(those, planned).sort_values("held_on", kind="stable")
    last = there.drop_duplicates("citizen_id", keep="last").set_index("citizen_id")["result"]
    return those["citizen_id"].map(last).astype("object").fillna("").astype("str")


def within(those: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The follow-ups or scores of the first weeks of `those`, and of `EARLY` before and after."""
    joined = rows.merge(those, on="citizen_id")
    first, last = joined["since"] - EARLY, joined["ended"] + EARLY
    return joined.loc[joined["held_on"].between(first, last)]


def _dialogue(measures: Mapping[str, Measure]) -> list[str]:
    return [name for name, measure in measures.items() if measure.track in KASAM]


def _on_scale(found: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.Series:
    """Whether both answers are levels that the question has."""
    levels = {
        name: range(int(measures[name].lowest), int(measures[name].highest) + 1)
        for name in found["measure"].unique()
    }
    rows = zip(found["measure"], found["first"], found["last"], strict=True)
    there = [first in levels[name] and last in levels[name] for name, first, last in rows]
    return pd.Series(there, index=found.index, dtype="bool")


def _since(new: pd.DataFrame, rows: pd.DataFrame, day: str) -> Collection[int]:
    joined = rows.merge(new, on="citizen_id")
    return set(joined.loc[joined[day] >= joined["since"] - EARLY, "citizen_id"])


def _steps(those: pd.DataFrame, ends: pd.DataFrame) -> pd.Series:
    said = _step(ends["last"] - ends["first"]).mask(ends["days"] == 1, ONCE)
    return those["citizen_id"].map(said).astype("object").fillna(NO_ANSWER).astype("str")


def _step(change: pd.Series) -> pd.Series:
    said = pd.Series(str(Step.SAME), index=change.index, dtype="str")
    return said.mask(change > 0, str(Step.HIGHER)).mask(change < 0, str(Step.LOWER))
