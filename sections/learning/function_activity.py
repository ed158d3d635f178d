"""Funktion och aktivitet: do we strengthen or keep, on what, and for whom can it not be said?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.look import Look
from charts.tones import Answer, Tone
from domain.measures import Measure
from domain.vocabulary import Track
from metrics import outcome_counts
from metrics.outcome_counts import Measured
from sections import small_groups, swedish
from sections.blocks import Block
from sections.findings.wording import CITIZENS
from sections.learning import learning_page, outcome_rows, share_rows, slope_rows
from sections.learning.learning_page import LearningPage
from sections.learning.share_rows import Rows, Words
from sections.small_groups import Counts, Reader

TRACKS = (Track.FUNCTION, Track.ACTIVITY)
MOST = 0.8  # from this share on, "nearly all" is fair
MANY = 0.25  # from this share weakened, worth asking about together

MEASURED = {
    Measured.YES: Answer("Har ett värde", Tone.INK),
    Measured.NOT_MET: Answer("Ingen uppföljning", Tone.OPEN),
    Measured.OTHERS_ANSWERED: Answer("Bara andra svarade", Tone.INK_SOFT),
    Measured.NOT_POSSIBLE: Answer("Gick inte att mäta", Tone.INK_FAINT),
    Measured.LEFT_OUT: Answer("Inget antecknat", Tone.KEPT),
}

EXPECTED = (
    "De flesta gamla blir svagare med tiden. Att många är försvagade säger inte att stödet "
    "brister, och att få är det säger inte att stödet är orsaken."
)
EVERY_MEASURE = "Stärkt, bibehållen eller försvagad sedan start, för varje mått och livsområde."
LONGER = "Ju längre tid, desto fler väntas vara försvagade."
NO_BANDS = "Det finns ingen uppdelning efter tid som kan visas."
ONLY_MEASURED = (
    "Siffrorna gäller dem som kunde mätas. De som inte mättes kan ha det på ett annat sätt."
)
HOW = (
    "För varje medborgare jämförs första värdet med det senaste i perioden. Måttets egen regel "
    "avgör om skillnaden räknas. Bibehållen är ett lika gott utfall som stärkt."
)
HOW_TIME = f"Medborgarna delas upp efter tiden mellan första och senaste värdet. {LONGER}"
HOW_MEASURED = (
    "Var och en räknas en gång för varje spår, i ordningen har ett värde, ingen uppföljning, gick "
    "inte att mäta, bara andra svarade, inget antecknat. Ombuds och personals skattningar av det "
    "som är medborgarens eget räknas inte som ett värde."
)


@dataclass(frozen=True)
class Seen:
    """What the page is made of: records within the scope, and who may see what.

    `courses` are those with their latest value in the period, of the citizens in `citizens`;
    `measured` has a series a track as `metrics.outcome_counts.measured` gives it; `measure` is the
    one whose slopes are drawn, None for the one with most values.
    """

    citizens: Sequence[int]
    courses: pd.DataFrame
    measured: Mapping[Track, pd.Series]
    measures: Mapping[str, Measure]
    measure: str | None
    names: Mapping[int, str]
    reader: Reader
    look: Look


def page(seen: Seen) -> LearningPage:
    """The whole page."""
    counts = outcome_rows.by_measure(seen.courses, seen.measures, tracks=TRACKS, reader=seen.reader)
    rows = {name: made.total for name, made in counts.items()}
    measured = _measured(seen)
    return learning_page.page(
        answer=_answer(rows, seen.measures),
        counted=small_groups.people(len(seen.citizens), seen.reader),
        works=_works(rows, seen.measures),
        needs=_needs(rows, seen.measures) + _unmeasured(measured),
        blocks=[
            _outcomes(counts, seen),
            *_slopes_and_time(counts, seen),
            _measured_block(measured, seen),
        ],
    )


def _answer(rows: Mapping[str, pd.Series], measures: Mapping[str, Measure]) -> str:
    """For each track the measure that most can be compared on."""
    told = []
    for track in TRACKS:
        parts = {
            name: outcome_rows.kept(rows[name]) for name in rows if measures[name].track is track
        }
        shown = {name: part for name, part in parts.items() if part and part.of}
        if not shown:
            continue
        name = max(shown, key=lambda each: shown[each].of)
        told.append(
            f"{track.label} är stärkt eller bibehållen för {swedish.number(shown[name].n)} av "
            f"{swedish.number(shown[name].of)} som kan jämföras ({measures[name].title})."
        )
    if told:
        return " ".join(told)
    if any(row.isna().any() for row in rows.values()):
        return "Det är för få som kan jämföras för att visa hur det går."
    return "Ingen kan jämföras över tid ännu: det behövs två uppföljningar av samma person."


def _works(rows: Mapping[str, pd.Series], measures: Mapping[str, Measure]) -> list[str]:
    told = [
        f"{measures[name].title} {swedish.number(part.n)} av {swedish.number(part.of)}"
        for name, row in rows.items()
        for part in [outcome_rows.kept(row)]
        if part and part.enough and part.n >= MOST * part.of
    ]
    if not told:
        return []
    return [f"Stärkt eller bibehållen för de flesta: {swedish.listed(told)}. Att bibehålla räknas."]


def _needs(rows: Mapping[str, pd.Series], measures: Mapping[str, Measure]) -> list[str]:
    weaker = {name: outcome_rows.weaker(row) for name, row in rows.items()}
    return [
        f"{measures[name].title} är försvagad för {swedish.number(part.n)} av "
        f"{swedish.number(part.of)}. Är det väntat, eller går något att ändra?"
        for name, part in weaker.items()
        if part and part.enough and part.n >= MANY * part.of
    ]


def _outcomes(counts: Mapping[str, Counts], seen: Seen) -> Block:
    groups = {seen.measures[name].title: made.total for name, made in counts.items()}
    finding = share_rows.told(
        outcome_rows.STRENGTHENED_OR_KEPT,
        {name: outcome_rows.kept(row) for name, row in groups.items()},
        EVERY_MEASURE,
    )
    return share_rows.block(
        Words("Stärker eller bibehåller vi?", finding, f"{EXPECTED} {ONLY_MEASURED}", HOW),
        Rows(
            groups,
            hidden=small_groups.joined(counts.values()),
            notes=outcome_rows.notes(groups),
        ),
        outcome_rows.OUTCOMES,
        seen.look,
    )


def _slopes_and_time(counts: Mapping[str, Counts], seen: Seen) -> list[Block]:
    name = chosen_measure(seen.courses, seen.measures, seen.measure)
    if name is None:
        return []
    measure = seen.measures[name]
    theirs = seen.courses.loc[seen.courses["measure"] == name]
    made = counts[name]
    bands = {
        swedish.opening(band): made.row(band)
        for band in outcome_counts.BANDS
        if band in made.groups
    }
    kept = share_rows.told(
        f"{measure.title}, {outcome_rows.STRENGTHENED_OR_KEPT.lower()}",
        {name.lower(): outcome_rows.kept(row) for name, row in bands.items()},
        f"{measure.title} efter hur lång tid som gått.",
    )
    finding = f"{kept} {LONGER}" if bands else NO_BANDS
    return [
        slope_rows.block(theirs, measure, names=seen.names, reader=seen.reader, look=seen.look),
        share_rows.block(
            Words(f"Väntat förlopp: {measure.title}", finding, EXPECTED, HOW_TIME),
            Rows(bands, hidden=0),  # they are counted with the measure's own row
            outcome_rows.OUTCOMES,
            seen.look,
        ),
    ]


def chosen_measure(
    courses: pd.DataFrame, measures: Mapping[str, Measure], asked: str | None
) -> str | None:
    """The measure asked for if anybody has a value on it, else the one with most values."""
    here = [name for name, measure in measures.items() if measure.track in TRACKS]
    values = courses.loc[courses["measure"].isin(here), "measure"].value_counts()
    if asked in values.index:
        return asked
    return None if values.empty else max(here, key=lambda name: values.get(name, 0))


def _measured(seen: Seen) -> dict[Track, Counts]:
    return {
        track: small_groups.counts(_one_row(seen.measured[track], track), seen.reader)
        for track in TRACKS
    }


def _unmeasured(made: Mapping[Track, Counts]) -> list[str]:
    """Those who lack a value, where that may be said."""
    everybody = [answer.word for answer in MEASURED.values()]
    yes = MEASURED[Measured.YES].word
    return [
        f"{swedish.number(part.of - part.n)} av {swedish.number(part.of)} har inget värde på "
        f"{track.label.lower()} i perioden."
        for track, each in made.items()
        for part in [share_rows.part(each.total, those=(yes,), of=everybody)]
        if part and part.n < part.of
    ]


def _measured_block(made: Mapping[Track, Counts], seen: Seen) -> Block:
    groups = {track.label: each.total for track, each in made.items()}
    yes = MEASURED[Measured.YES].word
    told = [
        f"{track.label.lower()} för {small_groups.told(each.total[yes])} av "
        f"{CITIZENS.figured(int(total)) if small_groups.known(total) else small_groups.HIDDEN}"
        for track, each in made.items()
        for total in [each.total[small_groups.TOTAL]]
    ]
    return share_rows.block(
        Words(
            "Vilka kunde inte mätas, och varför?",
            f"Det finns ett värde i perioden på {swedish.listed(told)}."
            if seen.citizens
            else "Ingen medborgare har stöd i enheten.",
            "Den som inte är mätt är inte utan behov. De som fattas fattas inte av slump.",
            HOW_MEASURED,
        ),
        Rows(groups, hidden=small_groups.joined(made.values())),
        list(MEASURED.values()),
        seen.look,
    )


def _one_row(counts: pd.Series, track: Track) -> pd.DataFrame:
    frame = counts.to_frame(track.label).T
    return frame.rename(columns={str(code): answer.word for code, answer in MEASURED.items()})
