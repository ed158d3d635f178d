"""All that is known here of one citizen, as the sections of the citizen's pages take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.courses import Course


@dataclass(frozen=True)
class CitizenRecords:
    """One citizen's records within the viewer's scope, every frame oldest first.

    `goals` are as `metrics.goal_standing.standing` gives them, the citizen's own first. `tests` and
    `placements` name their units by id, `units` by name; a unit outside the scope is not there.
    """

    since: date
    unit: str
    due_on: date
    days_late: int
    today: date
    units: Mapping[int, str]
    held: pd.DataFrame
    scores: pd.DataFrame
    courses: Sequence[Course]
    events: pd.DataFrame
    placements: pd.DataFrame
    plans: pd.DataFrame
    goals: pd.DataFrame
    activities: pd.DataFrame
    strengths: pd.DataFrame
    tests: pd.DataFrame
    annotations: pd.DataFrame

    @property
    def plan(self) -> pd.Series | None:
        """The plan that holds now, the one made last; None before the first."""
        return None if self.plans.empty else self.plans.iloc[-1]

    @property
    def key_worker(self) -> str:
        """As the plan names the key worker; empty when it does not."""
        named = None if self.plan is None else self.plan["key_worker"]
        return "" if named is None or pd.isna(named) else str(named)

    @property
    def ongoing(self) -> pd.DataFrame:
        """The activities that go on today."""
        ended = self.activities["ended_on"] < pd.Timestamp(self.today)
        return self.activities.loc[~ended]
