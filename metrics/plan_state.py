"""What each citizen's plan says and lacks on a day: vad, vem, när, hur, tillsammans, undertecknad.

The limits are the municipality's own. A plan reviewed at least once a year is what most Swedish
municipalities ask for; some ask for every six months, or every month.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

ROWS = {"what": "what", "who": "who", "when": "how_often", "how": "how"}
"""What each row of a plan should say, and the column of the records that says it."""

PARTS = (*ROWS, "together", "signed")


@dataclass(frozen=True)
class PlanLimits:
    """How long a plan may wait to be signed, in days, and is current, in months."""

    sign_within: int = 14
    current_for: int = 12


DEFAULT = PlanLimits()


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
    limits: PlanLimits = DEFAULT,
) -> pd.DataFrame:
    """One row a citizen: the plan in force on `day`, what it says, its signatures, its age.

    `what`, `who`, `when` and `how` are whether every activity that goes on says it; without any
    activity nothing is said. `together` is whether it says with whom it was made, `signed` whether
    both have signed, `current` whether it was made within the limit. All are False without a plan.

    Args:
        citizens: Those who have support.
        plans: Every version, as `data_access.plans.plans` returns.
        activities: As `data_access.plans.activities` returns.
        day: The day asked about; later versions, signatures and activities don't count.
        limits: The municipality's own.
    """
    now = pd.Timestamp(day)
    versions = plans.loc[plans["made_on"] <= now].sort_values("made_on", kind="stable")
    latest = versions.drop_duplicates("citizen_id", keep="last").set_index("citizen_id")
    state = latest.reindex(pd.Index(list(citizens), name="citizen_id"))
    made = state["made_on"]
    rows = pd.DataFrame(index=state.index)
    rows["made_on"] = made
    rows["has_plan"] = made.notna()
    for part, said in _said(activities, now).items():
        rows[part] = rows["has_plan"] & rows.index.isin(list(said))
    rows["together"] = state["made_with"].notna()
    for who in ("citizen", "key_worker"):
        rows[who] = _signature(made, state[f"signed_by_{who}_on"], now, limits)
    signed = Signature.SIGNED
    rows["signed"] = (rows["citizen"] == signed) & (rows["key_worker"] == signed)
    rows["current"] = made > now - pd.DateOffset(months=limits.current_for)
    return rows.reset_index()


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
    made: pd.Series, signed_on: pd.Series, now: pd.Timestamp, limits: PlanLimits
) -> pd.Series:
    late = made < now - pd.Timedelta(days=limits.sign_within)
    said = pd.Series(str(Signature.WAITING), index=made.index)
    said = said.mask(late, str(Signature.LATE)).mask(signed_on <= now, str(Signature.SIGNED))
    return said.mask(made.isna(), str(Signature.NO_PLAN))
