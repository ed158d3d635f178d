"""What kinds of activity there are, who does what in them, and how many hours they take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

import pandas as pd

from domain.measures import ChangeRule, Measure
from metrics import courses, value
from metrics.value import GoalLinks

WITHOUT_GOAL = "Utan mål"
NO_AREA = "Livsområde saknas"

CIVIL_SOCIETY = ("väntjänst", "volontär", "frivillig", "förening", "församling", "studieförbund")
THEMSELVES = ("medborgaren", "själv", "jag")
"""What a performer is known by, in small letters."""

HOUR_COLUMNS = {"citizens": "int64", "granted": "float64", "performed": "float64"}


class Doer(StrEnum):
    """Who does what an activity is."""

    SELF = "self"
    WITH_SUPPORT = "with_support"
    CIVIL_SOCIETY = "civil_society"
    OTHERS = "others"


def kept_margin(measure: Measure) -> float:
    """The largest loss, in scale points, that the measure's own rule calls kept.

    >>> from domain.measures import default_shelf
    >>> kept_margin(default_shelf()["hemliv"])
    0.0
    """
    if measure.rule is not ChangeRule.THRESHOLD:
        return 0.0
    beyond = measure.mdc or 0.0  # a loss as large as the error is still within it
    matters = (measure.mcid or 0.0) - measure.step / 2  # one as large as what matters counts
    return max(beyond, matters, 0.0)


def higher_is_better(scores: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The scores of one measure as `metrics.value` asks for them: one a citizen and day."""
    mine = scores.loc[scores["measure"] == measure.id]
    joined = courses.comparable(mine, {measure.id: measure})
    latest = joined.drop_duplicates(["citizen_id", "held_on"], keep="last")
    way = 1 if measure.higher_is_better else -1
    return latest.assign(points=way * latest["value"])[list(value.SCORE_COLUMNS)]


def with_kinds(activities: pd.DataFrame, goals: pd.DataFrame) -> pd.DataFrame:
    """The activities with `area`, the life area of their goal, and `doer`."""
    areas = goals.set_index("goal_id")["life_area"].fillna(NO_AREA)
    area = activities["goal_id"].map(areas).astype("object").fillna(WITHOUT_GOAL)
    return activities.assign(area=area.astype("str"), doer=doers(activities))


def doers(activities: pd.DataFrame) -> pd.Series:
    """Who does each activity, by performer and the two columns of the plan.

    Civil society when the performer is one, else the citizen alone or with support when there is
    something that the citizen does, else others.
    """
    who = activities["who"].fillna("").str.casefold()
    civil = who.str.contains("|".join(CIVIL_SOCIETY))
    alone = who.isin(list(THEMSELVES)) & activities["support_does"].isna()
    own = activities["citizen_does"].notna() | who.isin(list(THEMSELVES))
    said = pd.Series(str(Doer.OTHERS), index=activities.index, dtype="str")
    said = said.mask(own, str(Doer.WITH_SUPPORT))
    said = said.mask(alone | (own & activities["support_does"].isna()), str(Doer.SELF))
    return said.mask(civil, str(Doer.CIVIL_SOCIETY))


def going_on(activities: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """The activities that went on some day from `first` to `last`, both days included."""
    ended = activities["ended_on"]
    begun = activities["started_on"] <= pd.Timestamp(last)
    return activities.loc[begun & (ended.isna() | (ended >= pd.Timestamp(first)))]


def of_kind(activities: pd.DataFrame, column: str) -> pd.DataFrame:
    """The activities as `metrics.value` asks for them, their kind from a column."""
    named = {column: "kind", "started_on": "start"}
    return activities[["activity_id", "citizen_id", column, "started_on", "goal_id"]].rename(
        columns=named
    )


def of_many(activities: pd.DataFrame, column: str, *, fewest: int) -> pd.DataFrame:
    """The activities whose kind, by `column`, at least `fewest` citizens have.

    What somebody typed of one citizen's day can tell who it is; what many have is a kind.
    """
    having = activities.groupby(column)["citizen_id"].transform("nunique")
    return activities.loc[having >= fewest]


def hours(activities: pd.DataFrame) -> pd.DataFrame:
    """Hours a month granted and performed by area, as `HOUR_COLUMNS`, where both are known."""
    known = activities.dropna(subset=["hours_granted", "hours_performed"])
    found = known.groupby("area").agg(
        citizens=("citizen_id", "nunique"),
        granted=("hours_granted", "sum"),
        performed=("hours_performed", "sum"),
    )
    return found.astype(HOUR_COLUMNS)


def links(activities: pd.DataFrame, goals: pd.DataFrame, first: date, last: date) -> GoalLinks:
    """How the activities of some days and the goals that were open then hang together.

    An activity may serve a goal whose day has passed. A goal is open when it had begun and its
    target day had not passed, or it has none.
    """
    there = goals["target_on"].isna() | (goals["target_on"] >= pd.Timestamp(first))
    open_ = goals.loc[(goals["started_on"] <= pd.Timestamp(last)) & there]
    lately = going_on(activities, first, last)
    return replace(
        value.goal_links(lately, open_), without_goal=value.goal_links(lately, goals).without_goal
    )
