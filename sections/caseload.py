"""The caseload: a row a citizen, the tracks in words and shapes, and when you talk next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from domain.vocabulary import KASAM, Outcome, Step, Track
from metrics.courses import each
from sections import swedish

EVERYBODY = "Alla"
LISTS = {EVERYBODY: None, "Försenad": "late", "Försvagad": "weaker", "Inget mätt": "unmeasured"}

MARKS = {
    Outcome.STRENGTHENED: ":blue[▲ stärkt]",
    Outcome.MAINTAINED: ":gray[■ bibehållen]",
    Outcome.WEAKENED: ":orange[▼ försvagad]",
    Step.HIGHER: ":blue[▲ högre]",
    Step.SAME: ":gray[■ samma]",
    Step.LOWER: ":orange[▼ lägre]",
}
TOO_FEW = ":gray[○ för få mätningar för att säga något]"


def rows(
    names: Mapping[int, str],
    lead: pd.DataFrame,
    due: pd.DataFrame,
) -> pd.DataFrame:
    """One row a citizen in the order of `names`: name, tracks, next, late, weaker, unmeasured.

    `tracks` is Markdown of our own words only; `name` is as typed and must be escaped where it
    is shown.
    """
    said: dict[int, dict[str, Outcome | Step]] = {who: {} for who in names}
    for course in each(lead.loc[lead["citizen_id"].isin(list(names))]):
        in_dialogue = course.track in KASAM
        said[course.citizen_id][course.track] = (
            Step(course.step) if in_dialogue else Outcome(course.outcome)
        )
    days_late = dict(zip(due["citizen_id"], due["days_late"], strict=True))
    due_on = dict(zip(due["citizen_id"], due["due_on"].dt.date, strict=True))
    frame = pd.DataFrame({"citizen_id": list(names), "name": list(names.values())})
    frame["tracks"] = [_tracks(said[who]) for who in names]
    frame["late"] = [days_late[who] > 0 for who in names]
    frame["next"] = [_next(due_on[who], days_late[who]) for who in names]
    weaker = set(lead.loc[lead["outcome"] == Outcome.WEAKENED, "citizen_id"])
    frame["weaker"] = frame["citizen_id"].isin(weaker)
    frame["unmeasured"] = ~frame["citizen_id"].isin(lead["citizen_id"])
    return frame


def chosen(rows: pd.DataFrame, kind: str | None, begins: str) -> pd.DataFrame:
    """The rows of one working list whose first or last name begins as asked, in any case."""
    column = LISTS.get(kind or EVERYBODY)
    kept = rows if column is None else rows.loc[rows[column]]
    asked = begins.strip().casefold()
    return kept.loc[[_begins(name, asked) for name in kept["name"]]] if asked else kept


def _begins(name: str, asked: str) -> bool:
    whole = name.casefold()
    return whole.startswith(asked) or any(part.startswith(asked) for part in whole.split())


def _tracks(said: Mapping[str, Outcome | Step]) -> str:
    """The tracks that something can be said about, in their order."""
    if not said:
        return ":gray[inget mätt ännu]"
    told = [f"{track.label} {MARKS[said[track]]}" for track in Track if said.get(track) in MARKS]
    return " · ".join(told) or TOO_FEW


def _next(due_on: date, days_late: int) -> str:
    if days_late > 0:
        return swedish.days_late(days_late)
    return f"Nästa {swedish.day(due_on)}"
