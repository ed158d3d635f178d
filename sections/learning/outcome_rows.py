"""Outcomes by measure as they may be shown: released once, and read by every page from there."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from charts.tones import Answer, Tone
from domain.measures import Measure
from domain.vocabulary import Outcome, Track
from metrics import outcome_counts
from sections import small_groups
from sections.learning import share_rows
from sections.learning.share_rows import Part
from sections.small_groups import Counts, Reader

OUTCOMES = (
    Answer(Outcome.STRENGTHENED.label, Tone.BETTER),
    Answer(Outcome.MAINTAINED.label, Tone.KEPT),
    Answer(Outcome.WEAKENED.label, Tone.WORSE),
    Answer(Outcome.UNCERTAIN.label, Tone.UNKNOWN),
)
KEPT = (Outcome.STRENGTHENED.label, Outcome.MAINTAINED.label)
WEAKENED = (Outcome.WEAKENED.label,)
STRENGTHENED_OR_KEPT = "Stärkt eller bibehållen"
JUDGED = (*KEPT, *WEAKENED)


def by_measure(
    courses: pd.DataFrame,
    measures: Mapping[str, Measure],
    *,
    tracks: Collection[Track],
    reader: Reader,
) -> dict[str, Counts]:
    """For each measure with any value: counts by time and outcome, its own as their total.

    Without figures of few there is no time: so many small groups would hide the measure itself.

    Args:
        courses: With their latest value in the period, of those the page is about.
        measures: The measure files by id.
        tracks: Whose measures are counted.
        reader: Who it is made for.
    """
    made = {}
    for name, measure in measures.items():
        theirs = courses.loc[courses["measure"] == name]
        if measure.track in tracks and not theirs.empty:
            table = outcome_counts.by_time(theirs)
            if not reader.few:
                table = table.sum().to_frame(measure.title).T
            labelled = table.rename(columns={str(o): o.label for o in Outcome})
            made[name] = small_groups.counts(labelled, reader)
    return made


def kept(row: pd.Series) -> Part | None:
    """How many of those who can be compared are stronger or kept."""
    return share_rows.part(row, those=KEPT, of=JUDGED)


def kept_at_least(row: pd.Series) -> Part | None:
    """As `kept`; where some of them are hidden, how many at least."""
    return share_rows.at_least(row, those=KEPT, of=JUDGED)


def weaker(row: pd.Series) -> Part | None:
    """How many of those who can be compared are weaker."""
    return share_rows.part(row, those=WEAKENED, of=JUDGED)


def notes(groups: Mapping[str, pd.Series]) -> dict[str, str]:
    """How many are stronger or kept, and how sure that is, for the bars that may be shown."""
    parts = {name: kept(row) for name, row in groups.items()}
    return {name: part.reasonable for name, part in parts.items() if part and part.of}
