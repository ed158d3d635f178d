"""Långsiktigt värde: what is kept after each kind of activity, what hangs loose, who does what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.look import Look
from charts.tones import Answer, Tone
from domain.measures import Measure
from domain.vocabulary import AsWished, Period, Quarter
from metrics import activity_kinds
from metrics.activity_kinds import Doer
from metrics.value import GoalLinks, KindOfActivity, Verdict
from sections import small_groups, swedish
from sections.blocks import Block
from sections.findings.value import ACTIVITIES, ASK_FIRST
from sections.findings.wording import GOALS, Noun
from sections.learning import hour_rows, learning_page, share_rows, value_rows
from sections.learning.learning_page import LearningPage
from sections.learning.share_rows import Part, Rows, Words
from sections.learning.value_rows import Told
from sections.small_groups import Counts, Reader

USUAL = "copm_p"  # the citizen's own rating of what they do
QUARTERS = 8  # shown under each other
MOST = 0.8  # from this share on, "nearly all" is fair
NOT_STATED = "Inte angivet"
KINDS = Noun("slag av aktivitet", "slag av aktivitet", neuter=True)

DOERS = {
    Doer.SELF: Answer("Själv", Tone.INK),
    Doer.WITH_SUPPORT: Answer("Med stöd", Tone.INK_SOFT),
    Doer.CIVIL_SOCIETY: Answer("Civilsamhälle", Tone.INK_FAINT),
    Doer.OTHERS: Answer("Av andra", Tone.OPEN),
}
OWN = [DOERS[who].word for who in (Doer.SELF, Doer.WITH_SUPPORT)]
WISHED = {
    AsWished.YES: Answer(AsWished.YES.label, Tone.INK),
    AsWished.PARTLY: Answer(AsWished.PARTLY.label, Tone.INK_SOFT),
    AsWished.NO: Answer(AsWished.NO.label, Tone.INK_FAINT),
    "": Answer(NOT_STATED, Tone.OPEN),
}
LINKED = (Answer("Hör ihop", Tone.INK), Answer("Står för sig", Tone.OPEN))

WHO_DOES = (
    "Självständighetskurvan: aktiviteter som medborgaren gör själv, med stöd, som civilsamhället "
    "gör eller som andra gör."
)
IN_WORDS = {
    "Aktiviteter": (ACTIVITIES, "hör till ett mål", "hör inte till något mål"),
    "Mål": (GOALS, "har en aktivitet", "är utan aktivitet"),
}
BOTH_WAYS = "Aktiviteter med och utan mål, och mål med och utan aktivitet."
STILL_HERE = (
    "Bara de som finns här i dag räknas, även bakåt. Att fler eller färre gör själva kan bero på "
    "vilka som kommit och flyttat."
)


@dataclass(frozen=True)
class Seen:
    """What the page is made of: activities as `metrics.activity_kinds` gives them, and who reads.

    `lately` went on some day of the period, `every` is all that ever did.
    """

    citizens: int
    by_area: Sequence[KindOfActivity]
    by_what: Sequence[KindOfActivity]
    links: GoalLinks
    goals: pd.DataFrame
    lately: pd.DataFrame
    every: pd.DataFrame
    hours: pd.DataFrame
    measure: Measure
    period: Period
    reader: Reader
    look: Look


def page(seen: Seen) -> LearningPage:
    """The whole page."""
    areas = value_rows.told(seen.by_area, seen.reader)
    wished = _by_area(seen, "as_wished", {str(code): each for code, each in WISHED.items()})
    linked = _linked(seen)
    quarters = _quarters(seen)
    return learning_page.page(
        answer=f"{_verdicts(areas)} Samband är inte orsak.",
        counted=small_groups.people(seen.citizens, seen.reader),
        works=[*_own_part(quarters), *_as_wished(wished)],
        needs=[*_to_try(areas), *_loose(linked)],
        blocks=[
            *_kinds(seen, areas),
            _links_block(linked, seen),
            hour_rows.block(seen.hours, areas, reader=seen.reader, look=seen.look),
            _doers_block(quarters, seen),
            _wished_block(wished, seen),
        ],
    )


def _verdicts(kinds: Sequence[Told]) -> str:
    if not kinds:
        return "Ingen aktivitet är registrerad ännu."
    said = _said(kinds)
    known = sum(said.values()) - said["för lite data"] - said[small_groups.HIDDEN]
    if not known and said[small_groups.HIDDEN]:
        return "Det är för få för att visa vad siffrorna ger skäl till."
    if not known:
        return "Det går inte att säga om någon sorts aktivitet ger mer än andra: för lite data."
    told = [f"{word} {n}" for word, n in said.items() if word != small_groups.HIDDEN and n]
    return f"Av {KINDS.counted(len(kinds))} ger siffrorna skäl till: {', '.join(told)}."


def _said(kinds: Sequence[Told]) -> Counter[str]:
    return Counter(each.verdict for each in kinds)


def _to_try(areas: Sequence[Told]) -> list[str]:
    said = _said(areas)
    words = (value_rows.VERDICTS[Verdict.CHANGE], value_rows.VERDICTS[Verdict.TRY_WITHOUT])
    return [
        f"{swedish.opening(KINDS.counted(said[word]))} ger skäl att {word}, tillsammans med "
        "medborgarna."
        for word in words
        if said[word]
    ]


def _kinds(seen: Seen, areas: Sequence[Told]) -> list[Block]:
    cells = f" Kvar på samma nivå eller högre på {seen.measure.title}: med aktiviteten mot utan."
    made = [("Vad ger värde på sikt, efter livsområde?", areas)]
    if seen.by_what:  # what people typed is only for those who may see the unit's own
        told = value_rows.told(seen.by_what, seen.reader)
        made.append(("Vad ger värde på sikt, efter aktivitet?", told))
    return [
        value_rows.block(title, kinds, _verdicts(kinds) + (cells if kinds else ""), seen.look)
        for title, kinds in made
    ]


def _by_area(seen: Seen, column: str, answers: dict[str, Answer]) -> Counts:
    found = pd.crosstab(seen.lately["area"], seen.lately[column].fillna(""))
    table = found.reindex(columns=list(answers), fill_value=0).astype("int64")
    table.columns = [answer.word for answer in answers.values()]
    return small_groups.counts(table, seen.reader, most_each=_most_each(seen.lately))


def _most_each(rows: pd.DataFrame) -> int:
    return int(rows["citizen_id"].value_counts().max()) if len(rows) else 1


def _linked(seen: Seen) -> dict[str, Counts]:
    """Activities with and without a goal, goals with and without an activity."""
    told = {
        "Aktiviteter": (seen.links.activities, len(seen.links.without_goal), seen.lately),
        "Mål": (seen.links.goals, len(seen.links.without_activity), seen.goals),
    }
    return {
        name: small_groups.counts(
            pd.DataFrame([[n - loose, loose]], index=[name], columns=[a.word for a in LINKED]),
            seen.reader,
            most_each=_most_each(rows),
        )
        for name, (n, loose, rows) in told.items()
    }


def _loose(linked: dict[str, Counts]) -> list[str]:
    return [
        f"{counted} {words[1]}. Är det så medborgaren vill?"
        for counted, words in _told_of(linked, LINKED[1])
    ]


def _together(linked: dict[str, Counts]) -> str:
    """How many activities are for a goal, and how many goals have one, where it may be said."""
    told = [f"{counted} {words[0]}" for counted, words in _told_of(linked, LINKED[0])]
    return f"{swedish.listed(told)}." if told else BOTH_WAYS


def _told_of(linked: dict[str, Counts], answer: Answer) -> Iterator[tuple[str, tuple[str, str]]]:
    every = [each.word for each in LINKED]
    for name, (noun, *words) in IN_WORDS.items():
        part = share_rows.part(linked[name].total, those=(answer.word,), of=every)
        if part and part.n:
            yield f"{part.n} av {noun.figured(part.of)}", (words[0], words[1])


def _links_block(linked: dict[str, Counts], seen: Seen) -> Block:
    return share_rows.block(
        Words(
            "Hör aktiviteter och mål ihop?",
            _together(linked),
            ASK_FIRST,
            "Aktiviteter som pågått i perioden och mål som varit öppna då. En aktivitet hör till "
            "det mål den nämner, om målet finns och är samma medborgares.",
        ),
        Rows(
            {name: counts.total for name, counts in linked.items()},
            hidden=small_groups.joined(linked.values()),
        ),
        LINKED,
        seen.look,
    )


def _quarters(seen: Seen) -> dict[str, Counts]:
    """Who did what at the end of each quarter, the latest as it is on the period's last day."""
    quarters = [Quarter.holding(seen.period.last)]
    while len(quarters) < QUARTERS:
        quarters.append(quarters[-1].previous())
    made = {}
    for quarter in reversed(quarters):
        day = min(quarter.period.last, seen.period.last)
        rows = activity_kinds.going_on(seen.every, day, day)
        found = rows["doer"].value_counts().reindex([str(who) for who in DOERS], fill_value=0)
        name = swedish.opening(quarter.label)
        table = found.astype("int64").to_frame(name).T
        table.columns = [answer.word for answer in DOERS.values()]
        made[name] = small_groups.counts(table, seen.reader, most_each=_most_each(rows))
    return made


def _own_part(quarters: dict[str, Counts]) -> list[str]:
    *_, latest = quarters.values()
    part = share_rows.part(latest.total, those=OWN, of=[answer.word for answer in DOERS.values()])
    if not part or not part.enough or part.n < part.of / 2:
        return []
    return [f"I {part.n} av {part.of} aktiviteter gör medborgaren en del själv."]


def _independence(quarters: dict[str, Counts]) -> str:
    """What the citizens do some of now, and did in the first quarter that is shown."""
    every = [answer.word for answer in DOERS.values()]
    parts = [(q, share_rows.part(made.total, those=OWN, of=every)) for q, made in quarters.items()]
    (then, before), *_, (_, now) = parts
    if not now or not now.enough:
        return WHO_DOES
    told = f"Medborgaren gör en del själv i {now.n} av {now.of} aktiviteter"
    if not before or not before.enough:
        return f"{told}."
    return f"{told}, mot {before.n} av {before.of} {then.lower()}."


def _doers_block(quarters: dict[str, Counts], seen: Seen) -> Block:
    groups = {name: counts.total for name, counts in quarters.items()}
    return share_rows.block(
        Words(
            "Vem gör vad över tid?",
            _independence(quarters),
            STILL_HERE,
            "Aktiviteter som pågick kvartalets sista dag. Själv: inget stöd är skrivet. Med stöd: "
            "planen säger vad medborgaren gör. Civilsamhälle: utföraren är till exempel en "
            "väntjänst eller förening. Annars gör andra det.",
        ),
        Rows(groups, hidden=small_groups.joined(quarters.values())),
        list(DOERS.values()),
        seen.look,
    )


def _wished_part(wished: Counts) -> Part | None:
    if not len(wished.table):
        return None
    answered = [WISHED[said].word for said in AsWished]
    part = share_rows.part(wished.total, those=(AsWished.YES.label,), of=answered)
    return part if part and part.enough else None


def _as_wished(wished: Counts) -> list[str]:
    part = _wished_part(wished)
    return [_wished_told(part)] if part and part.n >= part.of / 2 else []


def _wished_told(part: Part) -> str:
    return f"{part.n} av {part.of} aktiviteter är som medborgaren vill ha dem."


def _wished_block(wished: Counts, seen: Seen) -> Block:
    part = _wished_part(wished)
    return share_rows.block(
        Words(
            "Är det som jag vill ha det?",
            _wished_told(part)
            if part
            else "Medborgarens svar om varje aktivitet, efter livsområde.",
            "Den som inte har svarat kan vara missnöjd.",
            "Aktiviteter som pågått i perioden, efter livsområdet för det mål de hör till.",
        ),
        Rows({name: wished.row(name) for name in wished.groups}, hidden=wished.hidden),
        list(WISHED.values()),
        seen.look,
    )
