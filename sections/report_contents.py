"""What stands in a report beside the pages that are chosen: the group's figures, no names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from charts.counted_bars import Shade, counted_bars
from charts.look import LIGHT
from domain.vocabulary import KASAM, Labelled, Outcome, Quarter, Step, TookPart, Track
from metrics import disclosure
from sections import swedish
from sections.blocks import HIDDEN, Block
from sections.unit_today import MONTH

CHANGE_TRACKS = (Track.FUNCTION, Track.ACTIVITY)
ALL_AREAS = "Alla områden"
COUNTED = "Antal"
FOREMOST = (0, 1, -1)  # the blocks of function, activity and lateness
WITHHELD = "{}: siffran för alla visas inte, så att ingen kan kännas igen."
TOGETHER = "Stärkt eller bibehållen"
MOST_ANSWERS = 2  # of the pages of a report
MOST_SENTENCES = 3  # a finding is read, a list of them is not
IN_TIME, LATE, VERY_LATE = "I tid", "Sen upp till en månad", "Sen mer än en månad"

COMPARED = (
    "Första värdet jämförs med det senaste. Bibehållen betyder ingen förändring utöver mätfelet, "
    "och är ofta målet. Siffrorna säger inte varför något har ändrats."
)
AREAS_DIFFER = (
    "Områdena står i bokstavsordning. De stöder olika människor, så en skillnad säger inte "
    "vem som arbetar bäst."
)


class LearntPage(Labelled):
    """A page of the app that a report can hold."""

    GOALS = "goals", "Mål och planer"
    COHERENCE = "coherence", "Känsla av sammanhang"
    FUNCTION_ACTIVITY = "function_activity", "Funktion och aktivitet"
    VALUE = "value", "Långsiktigt värde"
    DATA_QUALITY = "data_quality", "Datakvalitet"


LATENESS = "lateness"
TOLD_BY: Mapping[LearntPage, tuple[str, ...]] = {
    LearntPage.GOALS: (Track.ACTIVITY,),  # COPM
    LearntPage.COHERENCE: KASAM,
    LearntPage.FUNCTION_ACTIVITY: CHANGE_TRACKS,
    LearntPage.VALUE: CHANGE_TRACKS,  # the measure whose value is followed
    LearntPage.DATA_QUALITY: (LATENESS,),
}
"""What a page tells of, among the subjects that are else counted by area."""

Counts = pd.Series
"""How many of each kind, in the order of a subject's kinds; NaN is hidden."""

Kind = tuple[str, Shade]
"""What a value is called and drawn as; several values may share one."""


@dataclass(frozen=True)
class Subject:
    """Something that is counted: which column, what its values are called and drawn as.

    `tell` makes the sentence of a row of counts, from what the row is called and its counts.
    """

    column: str
    kinds: dict[str, Kind]
    tell: Callable[[str, Counts], str]
    caveat: str

    @property
    def shades(self) -> dict[str, Shade]:
        """What each heading is drawn as."""
        return dict(self.kinds.values())

    def counted(self, frame: pd.DataFrame) -> Counts:
        """How many rows there are of each kind, by its heading."""
        headings = frame[self.column].map(
            {kind: heading for kind, (heading, _) in self.kinds.items()}
        )
        return headings.value_counts().reindex(list(self.shades), fill_value=0)


def _kept(name: str, row: Counts) -> str:
    weaker, kept = row.iloc[-2], row.iloc[:-2].sum()
    if not kept + weaker:
        return f"{name} kan inte jämföras för någon ännu."
    told = f"{swedish.number(kept)} av {swedish.number(kept + weaker)}"
    return f"{name} är stärkt eller bibehållen för {told} som kan jämföras."


def _stepped(name: str, row: Counts) -> str:
    higher, same, lower = (swedish.number(n) for n in row[:3])
    if not row[:3].sum():
        return f"{name} kan inte jämföras för någon ännu."
    return f"{name} är högre för {higher}, samma för {same} och lägre för {lower}."


def _participated(name: str, row: Counts) -> str:
    del name
    yes, partly, no = row
    if not yes + partly + no:
        return "Ingen uppföljning har en anteckning om delaktighet."
    told = f"{swedish.number(yes)} av {swedish.number(yes + partly + no)} uppföljningar"
    return f"Medborgaren deltog själv i {told}, och delvis i {swedish.number(partly)}."


def _timely(name: str, row: Counts) -> str:
    del name
    late = row.iloc[1:].sum()
    if not row.sum():
        return "Ingen uppföljning är planerad."
    return f"Nästa uppföljning är sen för {swedish.number(late)} av {swedish.number(row.sum())}."


def _shaded(kinds: Iterable[Outcome | Step | TookPart], shades: Sequence[Shade]) -> dict[str, Kind]:
    return {str(kind): (kind.label, shade) for kind, shade in zip(kinds, shades, strict=True)}


BETTER_TO_UNKNOWN = (Shade.BETTER, Shade.KEPT, Shade.WORSE, Shade.LIGHT)

OUTCOMES = Subject("outcome", _shaded(Outcome, BETTER_TO_UNKNOWN), _kept, COMPARED)
STEPS = Subject(
    "step",
    _shaded(Step, BETTER_TO_UNKNOWN),
    _stepped,
    "Senaste KASAM-samtalet jämförs med det förra. Skattningen görs i samtal och är inget prov. "
    "Ett steg ner är något att tala om, inte ett misslyckande.",
)
PARTICIPATION = Subject(
    "took_part",
    _shaded(TookPart, (Shade.INK, Shade.SOFT, Shade.LIGHT)),
    _participated,
    "Som det antecknats vid uppföljningen. Det säger inte hur medborgaren upplevde den.",
)
TIMELINESS = Subject(
    "timely",
    {
        IN_TIME: (IN_TIME, Shade.LIGHT),
        LATE: (LATE, Shade.SOFT),
        VERY_LATE: (VERY_LATE, Shade.INK),
    },
    _timely,
    "Räknat från kalendern för uppföljningar. Vardagssamtal flyttar inte nästa uppföljning.",
)

# A board's table has fewer kinds: a kind of few people would hide the rest of its row too.
KEPT_OR_NOT = replace(
    OUTCOMES,
    kinds=OUTCOMES.kinds
    | {str(kind): (TOGETHER, Shade.INK) for kind in (Outcome.STRENGTHENED, Outcome.MAINTAINED)},
)
SOMEHOW_LATE: Kind = ("Sen", Shade.INK)
LATE_OR_NOT = replace(
    TIMELINESS,
    kinds=TIMELINESS.kinds | dict.fromkeys((LATE, VERY_LATE), SOMEHOW_LATE),
)


def unit_report(held: pd.DataFrame, due: pd.DataFrame) -> list[Block]:
    """A unit's own figures of what no page tells, for those who may see groups of few people.

    Args:
        held: The follow-ups held in the period, as `data_access.follow_ups.held`.
        due: Everybody's next follow-up, as `metrics.due_dates.next_due`.
    """
    quarters = {} if held.empty else _by_quarter(held)
    next_one = {"Nästa uppföljning": _with_lateness(due)}
    return [
        _open("Medborgarens delaktighet", PARTICIPATION, quarters, "Kvartal", summed=True),
        _open("Uppföljningar i tid", TIMELINESS, next_one, "Vad"),
    ]


def board_report(
    lead: pd.DataFrame,
    held: pd.DataFrame,
    due: pd.DataFrame,
    areas: Sequence[str],
    *,
    pages: Collection[LearntPage] = (),
) -> list[Block]:
    """Each area's figures and their sums, with those of few people hidden.

    Areas and not units: split by unit nearly everything tells of few people. A subject is in one
    place only, here or on one of the pages, so that no hidden figure can be worked out by laying
    two tables side by side.

    Args:
        lead: One row a citizen and track, as `metrics.courses.leading`, with their `area`.
        held: As for `unit_report`, with the area of each row's unit.
        due: As for `unit_report`, with the area of each row's citizen.
        areas: In the order they are shown.
        pages: The pages that are in the report too.
    """
    told = {subject for page in pages for subject in TOLD_BY[page]}
    subjects = [
        *((track, f"{track.label} sedan start", KEPT_OR_NOT) for track in CHANGE_TRACKS),
        *((track, f"{track.label} sedan förra samtalet", STEPS) for track in KASAM),
    ]
    counted = [
        (title, subject, _of(lead, track))
        for track, title, subject in subjects
        if track not in told
    ]
    counted.append(("Medborgarens delaktighet", PARTICIPATION, held))
    if LATENESS not in told:
        counted.append(("Uppföljningar i tid", LATE_OR_NOT, _with_lateness(due)))
    return [
        _protected(title, subject, {area: frame.loc[frame["area"] == area] for area in areas})
        for title, subject, frame in counted
    ]


def first_sentence(blocks: Sequence[Block], answers: Sequence[str] = ()) -> str:
    """The answer before all else: of the first pages, or of function, activity and lateness."""
    told = answers[:MOST_ANSWERS] or [blocks[at].finding for at in FOREMOST]
    return " ".join(dict.fromkeys(told))


def _open(
    title: str,
    subject: Subject,
    rows: Mapping[str, pd.DataFrame],
    what: str,
    *,
    summed: bool = False,
) -> Block:
    """Every count as it is; a sentence of each row, or of their sum. `what` the rows are."""
    counts = _counts(subject, rows).rename_axis(what)
    told = {"": counts.sum()} if summed else dict(counts.iterrows())
    sentences = [subject.tell(str(name), row) for name, row in told.items()]
    return _block(title, subject, counts, " ".join(sentences[:MOST_SENTENCES]))


def _protected(title: str, subject: Subject, rows: Mapping[str, pd.DataFrame]) -> Block:
    """Areas and their sum, without what tells of few people or of everybody in an area."""
    table = disclosure.protect(_counts(subject, rows), shares=True).table
    counts = table.rename(index={disclosure.TOTAL: ALL_AREAS})
    whole = counts[list(subject.shades)].iloc[-1]
    name = title.split(maxsplit=1)[0]
    dark = bool(whole.isna().to_numpy().any())
    finding = WITHHELD.format(title) if dark else subject.tell(name, whole)
    return _block(title, subject, counts.rename_axis("Område"), finding)


def _block(title: str, subject: Subject, counts: pd.DataFrame, finding: str) -> Block:
    """`counts` with a column of sums when some may be hidden, else they are added here.

    What its rows are is the name of its index.
    """
    totals = counts.get(disclosure.TOTAL, counts.sum(axis=1))
    parts = counts[list(subject.shades)]
    shown = pd.concat([parts, totals.rename(COUNTED)], axis=1)
    texts = shown.map(lambda n: HIDDEN if pd.isna(n) else swedish.number(n))
    texts.insert(0, str(counts.index.name), counts.index)
    return Block(
        title=title,
        finding=finding or "Det finns inga uppgifter ännu.",
        chart=counted_bars(parts, subject.shades, LIGHT) if len(parts) else None,
        alternative=f"Liggande staplar, en rad för varje: {swedish.listed(list(counts.index))}. "
        f"{finding} Antalen står i tabellen.",
        table=texts.reset_index(drop=True),
        caveat=f"{subject.caveat} {AREAS_DIFFER}" if ALL_AREAS in counts.index else subject.caveat,
        hidden=int(shown.isna().to_numpy().sum()),
    )


def _counts(subject: Subject, rows: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    found = {name: subject.counted(frame) for name, frame in rows.items()}
    return pd.DataFrame(found, index=list(subject.shades)).T.astype("int64")


def _of(lead: pd.DataFrame, track: Track) -> pd.DataFrame:
    return lead.loc[lead["track"] == track]


def _by_quarter(held: pd.DataFrame) -> dict[str, pd.DataFrame]:
    quarters = [Quarter.holding(day.date()) for day in held["held_on"]]
    return {
        swedish.opening(quarter.label): held.loc[[q == quarter for q in quarters]]
        for quarter in sorted(set(quarters), key=lambda q: (q.year, q.number))
    }


def _with_lateness(due: pd.DataFrame) -> pd.DataFrame:
    days = due["days_late"]
    timely = days.map(lambda n: VERY_LATE if n > MONTH else LATE if n > 0 else IN_TIME)
    return due.assign(timely=timely.astype("str"))
