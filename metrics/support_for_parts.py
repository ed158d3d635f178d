"""What the records say is done for each part of KASAM: one yes or no a citizen and thing.

A thing that helps one part may help another too; it is told under the one it is nearest to. No
record says whether information was understood, so the nearest facts stand in: that the citizen
signed the plan, took part in the talk, and can read who does what.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from domain.vocabulary import AsWished, LifeEventKind, TookPart, Track
from metrics import life_areas
from metrics.plan_state import ROWS, Signature

TOGETHER = re.compile(r"relation|samhälls", re.IGNORECASE)
"""Life areas of contact with others: IBIC calls them relations and community life."""


class Help(StrEnum):
    """Something that the records can say is there."""

    SIGNED = "signed"
    TOOK_PART = "took_part"
    READABLE = "readable"
    DOES_OWN_PART = "does_own_part"
    AID = "aid"
    AS_WISHED = "as_wished"
    CONTACTS = "contacts"
    MEALS = "meals"


HELPS = {
    Track.COMPREHENSIBILITY: (Help.SIGNED, Help.TOOK_PART, Help.READABLE),
    Track.MANAGEABILITY: (Help.DOES_OWN_PART, Help.AID, Help.AS_WISHED),
    Track.MEANINGFULNESS: (Help.CONTACTS, Help.MEALS),
}


@dataclass(frozen=True, eq=False)
class Done:
    """What is read: plans as `metrics.plan_state` gives them, the rest as the reads return them."""

    plans: pd.DataFrame
    held: pd.DataFrame
    activities: pd.DataFrame
    goals: pd.DataFrame
    life_events: pd.DataFrame


def support(citizens: Collection[int], done: Done, *, day: date) -> pd.DataFrame:
    """One row a citizen, one column a `Help`: whether the records on `day` say it is there.

    An aid counts from the day it came. A goal counts while it has no target day that has passed.
    An activity counts while it goes on; it is as wished when one at least is rated so.
    """
    now = pd.Timestamp(day)
    held = done.held.loc[done.held["held_on"] <= now]
    latest = held.drop_duplicates("citizen_id", keep="last")
    events = done.life_events.loc[done.life_events["happened_on"] <= now]
    rows = _going_on(done.activities, now, until="ended_on")
    goals = _going_on(done.goals, now, until="target_on")
    plans = done.plans
    meals = _about(rows, "what", life_areas.MEAL_WORDS) | _about(
        goals, "text", life_areas.MEAL_WORDS
    )
    those = {
        Help.SIGNED: _who(plans, plans["citizen"] == Signature.SIGNED),
        Help.TOOK_PART: _who(latest, latest["took_part"] == TookPart.YES),
        Help.READABLE: _who(plans, plans[list(ROWS)].all(axis=1)),
        Help.DOES_OWN_PART: _who(rows, rows["citizen_does"].notna()),
        Help.AID: _who(events, events["kind"] == LifeEventKind.AID),
        Help.AS_WISHED: _who(rows, rows["as_wished"] == AsWished.YES),
        Help.CONTACTS: _about(goals, "life_area", TOGETHER),
        Help.MEALS: meals,
    }
    return pd.DataFrame(
        {str(thing): [who in theirs for who in citizens] for thing, theirs in those.items()},
        index=pd.Index(list(citizens), name="citizen_id"),
    )


def _going_on(frame: pd.DataFrame, now: pd.Timestamp, *, until: str) -> pd.DataFrame:
    open_ = frame[until].isna() | (frame[until] >= now)
    return frame.loc[(frame["started_on"] <= now) & open_]


def _who(frame: pd.DataFrame, true: pd.Series) -> set[int]:
    return set(frame.loc[true, "citizen_id"])


def _about(frame: pd.DataFrame, column: str, words: re.Pattern[str]) -> set[int]:
    return _who(frame, frame[column].str.contains(words, na=False))
