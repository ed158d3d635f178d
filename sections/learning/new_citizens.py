"""Ny medborgare (HUR): what is mapped, the three questions at start and hand-over, and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from charts.look import Look
from charts.tones import Answer, Tone
from domain.measures import Measure
from domain.vocabulary import FollowUpResult, Step
from metrics import disclosure
from metrics.first_weeks import NO_ANSWER, ONCE, PARTS
from sections import small_groups, swedish
from sections.blocks import NOTHING, Block, Cell, LinkTable, Target, of_citizen
from sections.citizen_marks import FIRST_WEEKS
from sections.findings.wording import CITIZENS
from sections.learning import hand_over_slopes, learning_page, share_rows
from sections.learning.learning_page import LearningPage
from sections.learning.share_rows import Rows, Words
from sections.small_groups import Counts, Reader

DAYS = FIRST_WEEKS.days
WEEKS = swedish.count(DAYS // 7)
MOST = 0.8  # from this share on, "nearly all" is fair

DONE = (Answer("Klart", Tone.INK), Answer("Kvar att göra", Tone.OPEN))
BOTH = {"1": DONE[0], "0": DONE[1]}
EVERY = [answer.word for answer in DONE]
WORDS = {
    "needs": "Behov kartlagda",
    "questions": "De tre frågorna",
    "strengths": "Egna resurser",
    "plan": "Plan",
    "goals": "Mål",
}
STEPS = {
    Step.HIGHER: Answer(Step.HIGHER.label, Tone.BETTER),
    Step.SAME: Answer(Step.SAME.label, Tone.KEPT),
    Step.LOWER: Answer(Step.LOWER.label, Tone.WORSE),
    ONCE: Answer("Svarade en gång", Tone.UNKNOWN),
    NO_ANSWER: Answer("Inget eget svar", Tone.OPEN),
}
RESULTS = {
    FollowUpResult.CONTINUE: Answer(FollowUpResult.CONTINUE.label, Tone.INK),
    FollowUpResult.CHANGE: Answer(FollowUpResult.CHANGE.label, Tone.INK_SOFT),
    FollowUpResult.END: Answer(FollowUpResult.END.label, Tone.INK_FAINT),
    FollowUpResult.NEW_INQUIRY: Answer(FollowUpResult.NEW_INQUIRY.label, Tone.OPEN),
    "": Answer("Inget beslut antecknat", Tone.UNKNOWN),
}
NOT_A_RACE = "Att lära känna någon tar den tid det tar. Det som är kvar är inte ett fel."


@dataclass(frozen=True)
class Seen:
    """What the page is made of, as `metrics.first_weeks` gives it, and who may see what.

    `new` has citizen_id, day and a column each of `PARTS`; `steps` a series a part of those handed
    over, `ways` how many went from which answer to which, `results` what was decided, `hours`
    granted a month to each who has any.
    """

    new: pd.DataFrame
    steps: Mapping[str, pd.Series]
    ways: pd.DataFrame
    results: pd.Series
    hours: pd.Series
    measures: Mapping[str, Measure]
    reader: Reader
    look: Look


def page(seen: Seen) -> LearningPage:
    """The whole page."""
    parts = {
        part: _row(seen.new[part].map({True: "1", False: "0"}), WORDS[part], BOTH, seen)
        for part in PARTS
    }
    steps = {
        name: _row(said, seen.measures[name].title, STEPS, seen)
        for name, said in seen.steps.items()
    }
    results = _row(seen.results, "Efter överlämning", RESULTS, seen)
    return learning_page.page(
        answer=f"{_answer(seen)} {_handed_over(results)}",
        counted=small_groups.people(len(seen.new), seen.reader),
        works=_works(parts),
        needs=_needs(parts),
        blocks=[
            _parts_block(parts, seen),
            hand_over_slopes.block(
                seen.ways,
                [seen.measures[name] for name in seen.steps],
                answers=STEPS,
                reader=seen.reader,
                look=seen.look,
            ),
            _steps_block(steps, seen),
            _results_block(results, seen),
        ],
    )


def people(new: pd.DataFrame, names: Mapping[int, str]) -> LinkTable:
    """Who is new, the latest first, with what is done and left; for those who may see them."""
    latest = new.loc[new["citizen_id"].isin(list(names))].sort_values("day", kind="stable")
    columns = [latest[part].tolist() for part in PARTS]
    rows = tuple(
        (
            Cell(names[who], to=of_citizen(who)),
            Cell(f"Dag {day} av {DAYS}"),
            Cell(f"{sum(done)} av {len(PARTS)}"),
            Cell(_left(done)),
            Cell("Sammanfattning", to=Target("first_weeks_sheet", (("id", str(who)),))),
        )
        for who, day, *done in zip(latest["citizen_id"], latest["day"], *columns, strict=True)
    )
    headings = (
        Cell("Medborgare"),
        Cell("Dag"),
        Cell("Klart"),
        Cell("Kvar att göra"),
        Cell("På papper"),
    )
    return LinkTable("Vilka är nya nu?", headings, rows)


def _left(done: list[bool]) -> str:
    words = [WORDS[part].lower() for part, there in zip(PARTS, done, strict=True) if not there]
    return swedish.opening(swedish.listed(words)) or NOTHING


def _row(codes: pd.Series, name: str, answers: Mapping[str, Answer], seen: Seen) -> Counts:
    found = codes.value_counts().reindex([str(code) for code in answers], fill_value=0)
    frame = found.astype("int64").to_frame(name).T
    frame.columns = [answer.word for answer in answers.values()]
    return small_groups.counts(frame, seen.reader)


def _answer(seen: Seen) -> str:
    n = len(seen.new)
    if not n:
        return f"Ingen är i sina första {WEEKS} veckor just nu."
    who = CITIZENS.counted(n)
    if n < disclosure.smallest() and not seen.reader.few:
        who = f"färre än {swedish.count(disclosure.smallest())} medborgare"
    return f"{swedish.opening(who)} är i sina första {WEEKS} veckor just nu."


def _handed_over(results: Counts) -> str:
    n = results.total[small_groups.TOTAL]
    if not small_groups.known(n):
        return ""
    if not n:
        return "Ingens första veckor tog slut i perioden."
    return f"För {CITIZENS.counted(int(n))} tog de slut i perioden."


def _works(parts: Mapping[str, Counts]) -> list[str]:
    told = [
        f"{WORDS[name].lower()} {part.n} av {part.of}"
        for name, made in parts.items()
        for part in [share_rows.part(made.total, those=(DONE[0].word,), of=EVERY)]
        if part and part.enough and part.n >= MOST * part.of
    ]
    return [f"Klart för de flesta nya: {swedish.listed(told)}."] if told else []


def _needs(parts: Mapping[str, Counts]) -> list[str]:
    return [
        f"{WORDS[name]} återstår för {part.n} av {part.of}."
        for name, made in parts.items()
        for part in [share_rows.part(made.total, those=(DONE[1].word,), of=EVERY)]
        if part and part.n
    ]


def _parts_block(parts: Mapping[str, Counts], seen: Seen) -> Block:
    return share_rows.block(
        Words(
            "Vad är kartlagt för dem som är nya?",
            f"Behov, frågorna, egna resurser, plan och mål under de första {WEEKS} veckorna.",
            NOT_A_RACE,
            f"De som kom till enheten för mindre än {DAYS} dagar sedan. Behov: en kartläggning är "
            "gjord. De tre frågorna: medborgaren har själv svarat på någon. Egna resurser, plan "
            "och mål: minst en är antecknad. Det som gjordes upp till fyra veckor före räknas med.",
        ),
        Rows(
            {WORDS[name]: made.total for name, made in parts.items()},
            hidden=small_groups.joined(parts.values()),
        ),
        DONE,
        seen.look,
    )


def _steps_block(steps: Mapping[str, Counts], seen: Seen) -> Block:
    return share_rows.block(
        Words(
            "Högre, samma eller lägre vid överlämning",
            "Medborgarens första svar bredvid det sista, för dem vars första veckor tog slut i "
            "perioden, och för hur många det inte går att jämföra.",
            "Ett steg är ett samtal, inte ett mätvärde. Lägre kan betyda att man vågar säga mer.",
            "Bara egna svar, med eller utan stöd, från fyra veckor före första dagen till fyra "
            f"veckor efter dag {DAYS}. Ingen summa och ingen gräns.",
        ),
        Rows(
            {seen.measures[name].title: made.total for name, made in steps.items()},
            hidden=small_groups.joined(steps.values()),
        ),
        list(STEPS.values()),
        seen.look,
    )


def _results_block(results: Counts, seen: Seen) -> Block:
    return share_rows.block(
        Words(
            "Vad beslutades efteråt?",
            f"Resultatet av den sista uppföljningen i de första veckorna. {_hours(seen)}".strip(),
            "Ett beslut om ändring kan vara ett gott tecken: det första var en gissning.",
            "Den sista planerade uppföljningen, högst fyra veckor efter de första veckorna. Timmar "
            "är de beviljade i aktiviteter som pågår, för dem som har några.",
        ),
        Rows({name: results.row(name) for name in results.groups}, hidden=results.hidden),
        list(RESULTS.values()),
        seen.look,
    )


def _hours(seen: Seen) -> str:
    """The middle of the hours granted: somebody's own, so only for those who may see it."""
    if len(seen.hours) < disclosure.smallest() or not seen.reader.few:
        return ""
    middle = swedish.number(float(seen.hours.median()))
    return f"Hälften har {middle} beviljade timmar i månaden eller mer."
