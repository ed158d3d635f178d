"""What can be said about each citizen's course on each measure, from start to now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from domain.measures import ChangeRule, Measure, RatedBy
from domain.vocabulary import Outcome, Respondent, Step

COURSE_COLUMNS = {
    "citizen_id": "int64",
    "measure": "str",
    "track": "str",
    "n": "int64",
    "baseline": "float64",
    "baseline_on": "datetime64[s]",
    "previous": "float64",
    "latest": "float64",
    "latest_on": "datetime64[s]",
    "outcome": "str",
    "step": "str",
}

FEWEST = 2  # one value is a level, not a course


@dataclass(frozen=True)
class Course:
    """One row of `courses`: a citizen on a measure. `previous` is NaN when there is none.

    `track` is empty for a measure that stands on its own.
    """

    citizen_id: int
    measure: str
    track: str
    n: int
    baseline: float
    baseline_on: pd.Timestamp
    previous: float
    latest: float
    latest_on: pd.Timestamp
    outcome: str
    step: str


class _Ends(NamedTuple):
    """What a verdict rests on; `n` no larger than `FEWEST`, so that alike rows are equal."""

    measure: str
    baseline: float
    previous: float
    latest: float
    n: int


_CITIZENS_OWN = [respondent for respondent in Respondent if respondent.is_citizen]


def comparable(scores: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """The scores that may be joined into one course.

    On measures that are the citizen's own rating only the citizen's answers count, with or
    without support; what proxies and staff said stands beside and is never joined. On tests and
    professional ratings it does not matter who answered the rest of the follow-up. Scores of
    measures without a file are left out.

    Args:
        scores: One row a score: citizen_id, held_on, measure, respondent, value.
        measures: The measure files by id.
    """
    own = [name for name, measure in measures.items() if measure.rated_by is RatedBy.CITIZEN]
    known = scores["measure"].isin(list(measures))
    joinable = ~scores["measure"].isin(own) | scores["respondent"].isin(_CITIZENS_OWN)
    return scores.loc[known & joinable]


def courses(scores: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """One row a citizen and measure: start, previous, latest, and what can be said of it.

    `outcome` compares the first value with the latest: strengthened or weakened when the measure
    file's rule says the change counts, else maintained; uncertain with fewer than two values, and
    for KASAM-samtal always, since a rating in dialogue has no outcome. On an ordinal scale whose
    error nobody has published a step counts once it has held at two follow-ups in a row (as
    confirmed progression does in trials of chronic disease); until then it is uncertain. `step`
    compares the two latest values, for any measure. Of several on one day the last row counts.

    Args:
        scores: One row a score: citizen_id, held_on, measure, respondent, value; any order.
        measures: The measure files by id.

    Returns:
        A frame with `COURSE_COLUMNS`, by citizen and measure, the same when there are no scores.
    """
    joined = (
        comparable(scores, measures)
        .sort_values("held_on", kind="stable")
        .drop_duplicates(["citizen_id", "measure", "held_on"], keep="last")
    )
    return _judged(_ends(joined), measures)


def summed(summaries: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """What `courses` gives, made of summaries that are kept for each unit.

    A course that several units measured is put together from its parts: that is exact unless two
    units took values on one day, since a summary does not say how many days it shares.

    Args:
        summaries: One row a citizen, measure and unit, as `data_access.follow_ups.kept_courses`.
        measures: The measure files by id.

    Returns:
        A frame with `COURSE_COLUMNS`, by citizen and measure.
    """
    known = summaries.loc[summaries["measure"].isin(list(measures))]
    in_parts = known.duplicated(["citizen_id", "measure"], keep=False)
    whole = pd.concat([known.loc[~in_parts], _put_together(known.loc[in_parts])])
    return _judged(whole.sort_values(["citizen_id", "measure"], ignore_index=True), measures)


def _put_together(parts: pd.DataFrame) -> pd.DataFrame:
    """One row a course, of its parts in several units."""
    course = ["citizen_id", "measure"]
    points = [
        parts[[*course, f"{end}_on", end]].set_axis([*course, "held_on", "value"], axis=1)
        for end in ("baseline", "previous", "latest")
    ]
    said = pd.concat(points).dropna(subset="held_on").drop_duplicates([*course, "held_on"])
    ends = _ends(said.sort_values("held_on", kind="stable", ignore_index=True))
    return ends.assign(n=parts.groupby(course)["n"].sum().to_numpy())


def _ends(joined: pd.DataFrame) -> pd.DataFrame:
    """The first, the one before last and the last of each course; one value a day, in order."""
    ends = joined.groupby(["citizen_id", "measure"], sort=True).agg(
        n=("value", "size"),
        baseline=("value", "first"),
        baseline_on=("held_on", "first"),
        latest=("value", "last"),
        latest_on=("held_on", "last"),
    )
    before_last = joined.groupby(["citizen_id", "measure"])["value"].nth([-2])
    ends["previous"] = joined.loc[before_last.index].set_index(["citizen_id", "measure"])["value"]
    return ends.reset_index()


def along(scores: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """What could have been said at each value: the course from its start to there, one row each.

    Columns are `COURSE_COLUMNS`; `latest` is the value itself, of several on one day the last. The
    last row of a citizen and measure is the one that `courses` gives.
    """
    joined = (
        comparable(scores, measures)
        .sort_values(["citizen_id", "measure", "held_on"], kind="stable")
        .drop_duplicates(["citizen_id", "measure", "held_on"], keep="last")
    )
    of = joined.groupby(["citizen_id", "measure"], sort=False)
    told = joined.assign(
        n=of.cumcount() + 1,
        baseline=of["value"].transform("first"),
        baseline_on=of["held_on"].transform("first"),
        previous=of["value"].shift(),
        latest=joined["value"],
        latest_on=joined["held_on"],
    )
    return _judged(told, measures)


def _judged(told: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """`told` with what can be said of each row, as a frame with `COURSE_COLUMNS`."""
    said = told[list(_Ends._fields)].assign(n=told["n"].clip(upper=FEWEST))
    # On scales of few steps most rows say what another one said: each saying is judged once.
    which, first = _alike(said)
    ends = [_Ends(*cells) for cells in said.iloc[first].itertuples(index=False)]
    tracks = [str(measures[each.measure].track or "") for each in ends]
    outcomes = [_outcome(each, measures[each.measure]) for each in ends]
    steps = [_step(each, measures[each.measure]) for each in ends]
    judged = {"track": tracks, "outcome": outcomes, "step": steps}
    return told.assign(
        **{name: pd.array(each, dtype="str").take(which) for name, each in judged.items()}
    )[list(COURSE_COLUMNS)].astype(COURSE_COLUMNS)


def _alike(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For each row a number that equal rows share, and where each number first stands."""
    numbers = np.zeros(len(frame), dtype="int64")
    for name in frame:
        cells, values = pd.factorize(frame[name])  # what is missing is -1
        numbers, _ = pd.factorize(numbers * (len(values) + 1) + cells + 1)
    # They are given in order, so a number stands first where it exceeds all before it.
    so_far = np.maximum.accumulate(np.append(-1, numbers))
    return numbers, np.flatnonzero(so_far[1:] > so_far[:-1])


def measured_since(frame: pd.DataFrame, first: date) -> pd.DataFrame:
    """The courses whose latest value was taken on `first` or later."""
    return frame.loc[frame["latest_on"] >= pd.Timestamp(first)]


def each(frame: pd.DataFrame) -> list[Course]:
    """The rows of a frame with `COURSE_COLUMNS`, in its order."""
    columns = [frame[name].tolist() for name in COURSE_COLUMNS]
    return [Course(*cells) for cells in zip(*columns, strict=True)]


def leading(frame: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """One row a citizen and track: the measure that speaks for the track.

    The first measure in the track's own order that has enough values to compare, else the first
    that was measured at all. So a track never mixes measures, and no average is taken. A measure
    without a track speaks for none.
    """
    frame = frame.loc[frame["track"] != ""]
    order = frame["measure"].map({name: m.order for name, m in measures.items()})
    ranked = frame.assign(_thin=frame["n"] < FEWEST, _order=order)
    ranked = ranked.sort_values(["citizen_id", "track", "_thin", "_order"], kind="stable")
    return ranked.drop_duplicates(["citizen_id", "track"])[list(COURSE_COLUMNS)]


def _outcome(ends: _Ends, measure: Measure) -> Outcome:
    if ends.n < FEWEST or measure.rule is ChangeRule.DIALOGUE:
        return Outcome.UNCERTAIN
    change = _towards_better(ends.latest - ends.baseline, measure)
    if not measure.counts_as_change(change):
        return Outcome.MAINTAINED
    if measure.rule is ChangeRule.STEPS and not _held_twice(ends):
        return Outcome.UNCERTAIN
    return Outcome.STRENGTHENED if change > 0 else Outcome.WEAKENED


def _held_twice(ends: _Ends) -> bool:
    """Whether the value before the latest had moved the same way from the start."""
    return (ends.previous - ends.baseline) * (ends.latest - ends.baseline) > 0


def _step(ends: _Ends, measure: Measure) -> Step:
    if ends.n < FEWEST:
        return Step.UNKNOWN
    change = _towards_better(ends.latest - ends.previous, measure)
    if change == 0:
        return Step.SAME
    return Step.HIGHER if change > 0 else Step.LOWER


def _towards_better(change: float, measure: Measure) -> float:
    return change if measure.higher_is_better else -change
