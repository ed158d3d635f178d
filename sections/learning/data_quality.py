"""Datakvalitet: what was due and done, what is missing and why, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from charts.look import Look
from charts.tones import Answer, Tone
from domain.measures import Measure
from metrics import shares
from metrics.data_quality import Done, Value
from sections import small_groups, swedish
from sections.blocks import Block
from sections.findings import wording
from sections.findings.wording import CITIZENS, FOLLOW_UPS
from sections.learning import answered, due_rows, fell_out, learning_page, share_rows
from sections.learning.due_rows import BY_AGE, BY_KIND, BY_SEX, DONE, Released
from sections.learning.learning_page import LearningPage
from sections.learning.share_rows import Rows, Words
from sections.small_groups import Counts, Reader

MOST = 0.8  # from this share on, "nearly all" is fair
VALUES = {
    Value.GIVEN: Answer("Har ett värde", Tone.INK),
    Value.NOT_SPECIFIED: Answer("Ej specificerat (8)", Tone.INK_SOFT),
    Value.NOT_APPLICABLE: Answer("Ej tillämpligt (9)", Tone.INK_FAINT),
    Value.OTHER_CODE: Answer("Annan kod", Tone.PARTLY),
    Value.NOTHING: Answer("Inget antecknat", Tone.OPEN),
}
FEWEST_GROUPS = 2  # to compare
OUTSIDE, INSIDE = "Utanför skalan", "På skalan"

MET = "Av dem som haft en uppföljning i perioden."
LATEST = "Den senaste uppföljningen som skulle ha gjorts, efter kön, ålder och enhet."
UNSAID = "Det går inte att säga om alla följs upp lika: för lite kan visas."
ALIKE = "Ingen säker skillnad: gruppernas intervall går in i varandra."
APART = "Några gruppers intervall går inte in i varandra. Fråga varför."
FACTS = "Dagarna är fakta ur kalendern. De säger inget om varför ett samtal dröjde."
CHANCE = (
    "Få personer ger stora skillnader av en slump. En skillnad är ett skäl att fråga, inte svaret."
)
HOW_KINDS = (
    "Kalendern börjar med kartläggningen, annars första uppföljningen, annars första dagen i "
    "enheten. Ett samtal räknas från fyra veckor före sin dag. Kan ännu göras: dagen har gått, men "
    "nästa uppföljning tar inte vid än. Vardagssamtal räknas inte."
)
HOW_EQUITY = (
    "Den senaste uppföljning som skulle ha gjorts i perioden, en för varje medborgare. Ålder är "
    "den man fyller i år. Enhet är den man var i den dagen. Intervallet är Wilsons, 95 procent."
)
HOW_VALUES = (
    "Alla som haft en uppföljning i perioden, en gång för varje mått. Ett värde går före en kod, "
    "en kod före inget. 8 och 9 är klassifikationens egna koder och räknas aldrig som värden."
)


@dataclass(frozen=True)
class Seen:
    """What the page is made of, as `metrics.data_quality` gives it, and who may see what.

    `points` are all that fell due, each with its `why`; `latest` the last of each citizen with sex,
    age and unit name; `why` is a series by citizen; `by_measure` a series a measure; `answers` has
    unit name and respondent; `late` is who to ask: citizen_id, unit, due_on, days_late.
    """

    citizens: int
    points: pd.DataFrame
    latest: pd.DataFrame
    why: pd.Series
    by_measure: Mapping[str, pd.Series]
    impossible: int
    answers: pd.DataFrame
    late: pd.DataFrame
    measures: Mapping[str, Measure]
    names: Mapping[int, str]
    reader: Reader
    look: Look


def page(seen: Seen) -> LearningPage:
    """The whole page."""
    kinds = due_rows.by(seen.points, "kind", BY_KIND, seen.reader, each=_most_each(seen.points))
    groups = due_rows.released(
        [
            due_rows.by(seen.latest, "sex", BY_SEX, seen.reader),
            due_rows.by(seen.latest, "age", BY_AGE, seen.reader),
            due_rows.by(seen.latest, "unit", {}, seen.reader),
        ]
    )
    why = fell_out.counts(seen.why, seen.reader)
    answers = answered.counts(seen.answers, seen.reader)
    asked = [_ask_block(seen)] if seen.reader.people else []
    return learning_page.page(
        answer=f"{_answer(kinds)} {fell_out.measured(why)}",
        counted=small_groups.people(seen.citizens, seen.reader),
        works=[*_works(kinds), *_possible(seen), *answered.own(answers)],
        needs=[*_needs(kinds), *fell_out.forgotten(why), *answered.by_others(answers)],
        blocks=[
            _kind_block(kinds, seen),
            *asked,
            fell_out.block(why, seen.points, reader=seen.reader, look=seen.look),
            _value_block(seen),
            answered.block(answers, seen.look),
            _equity_block(groups, seen),
        ],
    )


def _most_each(points: pd.DataFrame) -> int:
    return int(points["citizen_id"].value_counts().max()) if len(points) else 1


def _answer(kinds: Counts) -> str:
    held = due_rows.held_at_least(kinds.total) if len(kinds.table) else None
    if held is None and len(kinds.table):
        return "Hur många uppföljningar som har gjorts kan inte visas utan att röja enskilda."
    if held is None or not held.of:
        return "Ingen uppföljning skulle ha gjorts i perioden."
    if held.least:
        return f"{swedish.opening(held.counted)} uppföljningar enligt kalendern har gjorts."
    return f"{wording.of_so_many(held.n, held.of, FOLLOW_UPS)} enligt kalendern har gjorts."


def _works(kinds: Counts) -> list[str]:
    told = []
    for name in kinds.groups:
        part = due_rows.held(kinds.row(name))
        if part and part.enough and part.n >= MOST * part.of:
            told.append(f"{name.lower()} {part.n} av {part.of}")
    return [f"De flesta uppföljningar görs: {swedish.listed(told)}."] if told else []


def _possible(seen: Seen) -> list[str]:
    return (
        [] if seen.impossible or not seen.by_measure else ["Inget värde ligger utanför sin skala."]
    )


def _any(made: Counts) -> bool:
    return bool(len(made.table))


def _needs(kinds: Counts) -> list[str]:
    if not _any(kinds):
        return []
    words = {
        Done.WAITING: "har inte gjorts på sin dag men kan ännu göras",
        Done.MISSED: "gjordes aldrig",
        Done.LATE: "gjordes mer än fyra veckor efter sin dag",
    }
    parts = {
        how: share_rows.part(kinds.total, those=(DONE[done].word,), of=due_rows.DUE)
        for done, how in words.items()
    }
    return [
        f"{swedish.opening(FOLLOW_UPS.counted(part.n))} {how}."
        for how, part in parts.items()
        if part and part.n
    ]


def _kind_block(kinds: Counts, seen: Seen) -> Block:
    groups = {name: kinds.row(name) for name in kinds.groups}
    return share_rows.block(
        Words(
            "Görs uppföljningarna, och i tid?",
            _answer(kinds),
            FACTS,
            HOW_KINDS,
        ),
        Rows(groups, hidden=kinds.hidden, notes=due_rows.notes(groups)),
        list(DONE.values()),
        seen.look,
    )


def _ask_block(seen: Seen) -> Block:
    """Who to ask about, for those who may see the citizens; the longest wait first."""
    late = seen.late.loc[seen.late["citizen_id"].isin(list(seen.names))]
    late = late.sort_values("days_late", ascending=False)
    table = pd.DataFrame(
        {
            "Medborgare": late["citizen_id"].map(seen.names),
            "Enhet": late["unit"],
            "Skulle ha gjorts": [swedish.day(day.date()) for day in late["due_on"]],
            "Dagar sen": [swedish.number(days) for days in late["days_late"]],
        }
    )
    told = "Medborgare vars uppföljning har passerat sin dag, längst väntan först."
    finding = told if len(table) else "Ingen väntar på en försenad uppföljning i dag."
    return Block("Vem ska vi fråga om?", finding, None, finding, table, FACTS)


def _value_block(seen: Seen) -> Block:
    made = {
        seen.measures[name].title: small_groups.counts(_measure_row(counts, name), seen.reader)
        for name, counts in seen.by_measure.items()
    }
    every = [answer.word for answer in VALUES.values()]
    given = {
        title: share_rows.part(counts.total, those=every[:1], of=every)
        for title, counts in made.items()
    }
    return share_rows.block(
        Words(
            "Vad fattas, mått för mått?",
            f"{share_rows.told('Har ett värde', given, MET)} {_impossible(seen)}",
            "Den som inte är mätt är inte utan behov. De som fattas fattas inte av slump.",
            HOW_VALUES,
        ),
        Rows(
            {title: counts.total for title, counts in made.items()},
            hidden=small_groups.joined(made.values()),
        ),
        list(VALUES.values()),
        seen.look,
    )


def _measure_row(counts: pd.Series, name: str) -> pd.DataFrame:
    frame = counts.to_frame(name).T
    return frame.rename(columns={str(code): answer.word for code, answer in VALUES.items()})


def _impossible(seen: Seen) -> str:
    if not seen.by_measure:
        return "Inget mått har använts."
    if not seen.impossible:
        return "Inget värde ligger utanför sin skala."
    table = pd.DataFrame([[seen.impossible, 0]], index=[fell_out.ALL], columns=[OUTSIDE, INSIDE])
    few = not small_groups.known(small_groups.counts(table, seen.reader).total[OUTSIDE])
    who = "Någon" if few else swedish.opening(CITIZENS.counted(seen.impossible))
    return f"{who} har ett värde utanför måttets skala. Rätta det där det skrevs."


def _alike(groups: Released) -> str:
    """Whether any group's share is surely another's, by intervals that stand beside the bars."""
    parts = [due_rows.held(row) for row in groups.groups.values()]
    found = [shares.wilson(part.n, part.of) for part in parts if part and part.enough]
    if len(found) < FEWEST_GROUPS:
        return f"{UNSAID} " if groups.hidden else ""
    apart = max(each.lower for each in found) > min(each.upper for each in found)
    return f"{APART if apart else ALIKE} "


def _equity_block(groups: Released, seen: Seen) -> Block:
    finding = f"{_alike(groups)}{LATEST}"
    if groups.withheld:
        finding += " En uppdelning visas inte, eftersom den skulle avslöja få personer."
    return share_rows.block(
        Words("Följs alla upp lika?", finding, CHANCE, HOW_EQUITY),
        Rows(groups.groups, hidden=groups.hidden, notes=due_rows.notes(groups.groups)),
        list(DONE.values()),
        seen.look,
    )
