"""How many are stronger, kept or weaker on a measure, by how long ago they began; and who is not.

The longer the time, the more of the very old are expected to be weaker: a count that mixes short
and long courses says as much of how long people have been followed as of how it goes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf

import pandas as pd

from domain.measures import Measure
from domain.vocabulary import Outcome, Track

BANDS = {
    "mindre än 6 månader": 182,
    "6 till 12 månader": 365,
    "1 till 2 år": 730,
    "mer än 2 år": inf,
}
"""Time from the first value to the latest, up to so many days."""


class Measured(StrEnum):
    """Whether a citizen has a value on a track in the period, and else the nearest reason."""

    YES = "yes"
    NOT_MET = "not_met"  # nobody held a follow-up
    OTHERS_ANSWERED = "others_answered"  # only proxies or staff rated what is the citizen's own
    NOT_POSSIBLE = "not_possible"  # a code says that it could not be measured
    LEFT_OUT = "left_out"  # a follow-up was held, and nothing was noted


@dataclass(frozen=True, eq=False)
class Occasions:
    """What happened in a period: follow-ups held, values given by anybody, codes for no value."""

    held: pd.DataFrame
    scores: pd.DataFrame
    coded: pd.DataFrame


def by_time(courses: pd.DataFrame) -> pd.DataFrame:
    """One row a band of time, one column an `Outcome`: how many citizens.

    Args:
        courses: The courses of one measure, as `metrics.courses.courses` returns.
    """
    days = (courses["latest_on"] - courses["baseline_on"]).dt.days
    band = pd.cut(days, [-inf, *(limit - 0.5 for limit in BANDS.values())], labels=list(BANDS))
    found = pd.crosstab(band.astype("str"), courses["outcome"])
    wanted = [str(outcome) for outcome in Outcome]
    return found.reindex(index=list(BANDS), columns=wanted, fill_value=0).astype("int64")


def measured(
    citizens: Collection[int],
    *,
    track: Track,
    courses: pd.DataFrame,
    occasions: Occasions,
    measures: Mapping[str, Measure],
) -> pd.Series:
    """How many of `citizens` have a value on `track` in the period, and why the others have not.

    Each is counted once, under the first of the reasons that holds: in the order of `Measured` but
    for a code, which says more than that others answered.

    Args:
        citizens: Those who have support.
        track: The track asked about.
        courses: Courses with their latest value in the period.
        occasions: What happened in the period.
        measures: The measure files by id.
    """
    here = [name for name, measure in measures.items() if measure.track is track]

    def those(frame: pd.DataFrame) -> set[int]:
        return set(frame.loc[frame["measure"].isin(here), "citizen_id"])

    everybody = set(citizens)
    reasons = {
        Measured.YES: those(courses),
        Measured.NOT_MET: everybody - set(occasions.held["citizen_id"]),
        Measured.NOT_POSSIBLE: those(occasions.coded),
        Measured.OTHERS_ANSWERED: those(occasions.scores),
    }
    counts, left = {}, everybody
    for reason, theirs in reasons.items():
        counts[reason] = len(left & theirs)
        left = left - theirs
    counts[Measured.LEFT_OUT] = len(left)
    return pd.Series({str(reason): counts[reason] for reason in Measured})
