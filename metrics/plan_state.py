"""What each plan says and lacks on a day: vad, vem, när, hur, tillsammans, undertecknad."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import pandas as pd

from domain.plan_limits import DEFAULT, PlanLimits
from domain.vocabulary import UnitId

ROWS = {"what": "what", "who": "who", "when": "how_often", "how": "how"}
"""What each row of a plan should say, and the column of the records that says it."""

PARTS = (*ROWS, "together", "signed")


class Signature(StrEnum):
    """Where a signature stands."""

    SIGNED = "signed"
    WAITING = "waiting"  # made so lately that it may still wait
    LATE = "late"
    NO_PLAN = "no_plan"


def plan_state(
    citizens: Collection[int],
    plans: pd.DataFrame,
    activities: pd.DataFrame,
    *,
    day: date,
    limits: Mapping[int, PlanLimits] = MappingProxyType({}),
) -> pd.DataFrame:
    """One row a citizen: the plan in force on `day`, what it says, its signatures, its age.

    `what`, `who`, `when` and `how` are whether every activity that goes on says it; without any
    activity nothing is said. `together` is whether it says with whom it was made, `signed` whether
    both have signed, `current` whether it was made within the limit of the citizen's unit. All are
    False without a plan.

    Args:
        citizens: Those who have support.
        plans: Every version, as `data_access.plans.plans` returns.
        activities: As `data_access.plans.activities` returns.
        day: The day asked about; later versions, signatures and activities don't count.
        limits: By citizen, as `by_citizen` returns; the usual ones for those who are not there.
    """
    now = pd.Timestamp(day)
    versions = plans.loc[plans["made_on"] <= now].sort_values("made_on", kind="stable")
    latest = versions.drop_duplicates("citizen_id", keep="last").set_index("citizen_id")
    state = latest.reindex(pd.Index(list(citizens), name="citizen_id"))
    made = state["made_on"]
    theirs = [limits.get(who, DEFAULT) for who in state.index]
    may_wait = pd.to_timedelta([each.sign_within for each in theirs], unit="D")
    oldest = pd.to_datetime([now - pd.DateOffset(months=each.current_for) for each in theirs])
    rows = pd.DataFrame(index=state.index)
    rows["made_on"] = made
    rows["has_plan"] = made.notna()
    for part, said in _said(activities, now).items():
        rows[part] = rows["has_plan"] & rows.index.isin(list(said))
    rows["together"] = state["made_with"].notna()
    for who in ("citizen", "key_worker"):
        rows[who] = _signature(made, state[f"signed_by_{who}_on"], now, may_wait)
    signed = Signature.SIGNED
    rows["signed"] = (rows["citizen"] == signed) & (rows["key_worker"] == signed)
    rows["current"] = made > oldest
    return rows.reset_index()


def by_citizen(
    citizens: pd.DataFrame, limits: Mapping[UnitId, PlanLimits]
) -> dict[int, PlanLimits]:
    """The limits of each citizen's unit: citizen_id and unit_id, one row each."""
    pairs = zip(citizens["citizen_id"], citizens["unit_id"], strict=True)
    return {int(who): limits.get(UnitId(unit), DEFAULT) for who, unit in pairs}


def _said(activities: pd.DataFrame, now: pd.Timestamp) -> dict[str, set[int]]:
    """For each part the citizens whose every activity that goes on says it."""
    ended = activities["ended_on"]
    going_on = activities.loc[(activities["started_on"] <= now) & (ended.isna() | (ended >= now))]
    everybody = set(going_on["citizen_id"])
    return {
        part: everybody - set(going_on.loc[going_on[column].isna(), "citizen_id"])
        for part, column in ROWS.items()
    }


def _signature(
    made: pd.Series, signed_on: pd.Series, now: pd.Timestamp, may_wait: pd.TimedeltaIndex
) -> pd.Series:
    late = made < now - may_wait
    said = pd.Series(str(Signature.WAITING), index=made.index)
    said = said.mask(late, str(Signature.LATE)).mask(signed_on <= now, str(Signature.SIGNED))
    return said.mask(made.isna(), str(Signature.NO_PLAN))
