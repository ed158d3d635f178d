"""What of the records is there, late or missing, and for whom: can we trust the other figures?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from domain.measures import Measure
from domain.vocabulary import FollowUpKind
from metrics.coverage import FORGOTTEN, UNKNOWN, Coverage, Status

SLIGHTLY = pd.Timedelta(weeks=4)
"""How late still counts as a talk that was moved; as long as one may be early."""

KINDS = (
    *(FollowUpKind.MAPPING, FollowUpKind.WEEK_10, FollowUpKind.MONTH_6, FollowUpKind.MONTH_12),
    FollowUpKind.PLANNED,
)
"""The points of the default calendar, and all that come after them."""

AGES = {"Under 65 år": 65, "65–79 år": 80, "80–89 år": 90, "90 år eller äldre": 200}
"""Age at the end of the year of `today`, up to but not at so many years."""

MET = (Status.ON_TIME, Status.LATE)

ICF_CODES = (8.0, 9.0)
"""Not specified, not applicable: what the classification itself says instead of a level."""


class Done(StrEnum):
    """What became of a follow-up that the calendar asked for, and how late."""

    ON_TIME = "on_time"
    SLIGHTLY_LATE = "slightly_late"
    LATE = "late"
    WAITING = "waiting"
    MISSED = "missed"
    LEFT = "left"


class Why(StrEnum):
    """Whether a citizen was measured in the period, and else why not."""

    MEASURED = "measured"
    WAITING = "waiting"
    FORGOTTEN = "forgotten"
    MOVED = "moved"
    DIED = "died"
    DECLINED = "declined"
    OTHER = "other"
    UNKNOWN = "unknown"


REASON_WORDS = {
    Why.DIED: ("avlid", "dödsfall", "död"),
    Why.MOVED: ("flytt",),
    Why.DECLINED: ("avböj", "avsagt", "avsäg", "tackat nej", "vill inte"),
}
"""What the records' own reasons are known by, in small letters; the first that is found holds."""


class Value(StrEnum):
    """What there is of one citizen on one measure in the period."""

    GIVEN = "given"
    NOT_SPECIFIED = "not_specified"
    NOT_APPLICABLE = "not_applicable"
    OTHER_CODE = "other_code"
    NOTHING = "nothing"


def judged(found: Coverage, deaths: Collection[int]) -> pd.DataFrame:
    """The points of the calendar with `done`, the `kind` of each and `why`, oldest first.

    `why` is a `Why`: that this very follow-up was held, and else the reason.

    Args:
        found: The coverage of the period.
        deaths: Citizens with a death among their life events, which explains a missing reason.
    """
    points = found.points
    slightly = (points["status"] == Status.LATE) & (
        points["held_on"] - points["due_on"] <= SLIGHTLY
    )
    done = points["status"].mask(slightly, str(Done.SLIGHTLY_LATE))
    kinds = [str(KINDS[min(number, len(KINDS) - 1)]) for number in points["number"]]
    reasons = zip(points["citizen_id"], points["status"], points["reason"], strict=True)
    told = [
        str(Why.MEASURED if status in MET else _why(reason, died=who in deaths))
        for who, status, reason in reasons
    ]
    return points.assign(
        done=done.astype("str"),
        kind=pd.Series(kinds, points.index, dtype="str"),
        why=pd.Series(told, points.index, dtype="str"),
    )


def described(
    points: pd.DataFrame, citizens: pd.DataFrame, placements: pd.DataFrame, *, today: date
) -> pd.DataFrame:
    """The latest point of each citizen, with sex, age band and the unit of that day.

    Args:
        points: As `judged` returns.
        citizens: citizen_id, birth_year, sex.
        placements: citizen_id, unit_id, from_day.
        today: The day that ages are read.
    """
    latest = points.drop_duplicates("citizen_id", keep="last")
    placed = pd.merge_asof(
        latest.sort_values("due_on"),
        placements[["citizen_id", "unit_id", "from_day"]].sort_values("from_day"),
        left_on="due_on",
        right_on="from_day",
        by="citizen_id",
    )
    told = placed.merge(citizens, on="citizen_id", how="left")
    years = today.year - told["birth_year"].astype("float64")
    band = pd.cut(years, [-np.inf, *(limit - 0.5 for limit in AGES.values())], labels=list(AGES))
    return told.assign(age=band.astype("str").where(years.notna()))


def why(found: Coverage, deaths: Collection[int]) -> pd.Series:
    """`Why` of each citizen with a point in the period, by citizen id.

    Args:
        found: The coverage of the period.
        deaths: Citizens with a death among their life events, which explains a missing reason.
    """
    met = found.points["status"].isin(MET)
    measured = set(found.points.loc[met, "citizen_id"])
    latest = found.points.drop_duplicates("citizen_id", keep="last").set_index("citizen_id")
    told = {
        who: Why.MEASURED if who in measured else _why(str(reason), died=who in deaths)
        for who, reason in latest["reason"].items()
    }
    return pd.Series(told, dtype="str").rename_axis("citizen_id")


def _why(reason: str, *, died: bool) -> Why:
    own = {Status.WAITING.value: Why.WAITING, FORGOTTEN: Why.FORGOTTEN}
    if reason in own:
        return own[reason]
    if reason == UNKNOWN:
        return Why.DIED if died else Why.UNKNOWN
    words = reason.casefold()
    known = (kind for kind, starts in REASON_WORDS.items() if any(word in words for word in starts))
    return next(known, Why.OTHER)


def by_measure(
    held: pd.DataFrame,
    scores: pd.DataFrame,
    coded: pd.DataFrame,
    measures: Mapping[str, Measure],
) -> dict[str, pd.Series]:
    """How many citizens have a value, a code or nothing, for each measure that anybody has.

    Each citizen who was followed up is counted once: a value by anybody before a code, a code
    before nothing.

    Args:
        held: The follow-ups of the period.
        scores: The values given at them.
        coded: What could not be measured at them, with its code.
        measures: The measure files by id.
    """
    everybody = set(held["citizen_id"])
    used = set(scores["measure"]) | set(coded["measure"])
    return {
        name: _values(
            everybody,
            scores.loc[scores["measure"] == name],
            coded.loc[coded["measure"] == name],
        )
        for name in measures
        if name in used
    }


def _values(everybody: set[int], scores: pd.DataFrame, coded: pd.DataFrame) -> pd.Series:
    codes = coded["missing_code"]
    not_specified, not_applicable = (set(coded.loc[codes == c, "citizen_id"]) for c in ICF_CODES)
    found = {
        Value.GIVEN: set(scores["citizen_id"]),
        Value.NOT_SPECIFIED: not_specified,
        Value.NOT_APPLICABLE: not_applicable,
        Value.OTHER_CODE: set(coded["citizen_id"]),
        Value.NOTHING: everybody,
    }
    counts, left = {}, everybody
    for value, theirs in found.items():
        counts[str(value)] = len(left & theirs)
        left = left - theirs
    return pd.Series(counts, dtype="int64")


def impossible(scores: pd.DataFrame, measures: Mapping[str, Measure]) -> set[int]:
    """Citizens with a value that the measure's scale does not have."""
    pairs = scores[["measure", "value"]].drop_duplicates()
    wrong = [
        name in measures and not _possible(measures[name], value)
        for name, value in pairs.itertuples(index=False)
    ]
    return set(scores.merge(pairs.loc[wrong])["citizen_id"])


def _possible(measure: Measure, value: float) -> bool:
    return measure.in_range(value) and measure.on_step(value)


def latest_answer(held: pd.DataFrame) -> pd.DataFrame:
    """The latest planned follow-up of each citizen: citizen_id, unit_id, respondent."""
    planned = held.loc[held["kind"] != FollowUpKind.EVERYDAY]
    latest = planned.sort_values("held_on", kind="stable").drop_duplicates(
        "citizen_id", keep="last"
    )
    return latest[["citizen_id", "unit_id", "respondent"]]
