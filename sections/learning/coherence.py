"""Känsla av sammanhang: the three parts by the citizens' own answers, and what is done for each.

No total, no cut-off, no alarm: the parts stand side by side and a step is a step in a talk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.dot_stacks import Scale, dot_stacks, dots_stand_for
from charts.look import Look
from charts.tones import Answer, Tone
from domain.measures import Measure
from domain.vocabulary import Step
from metrics import coherence_answers
from metrics.disclosure import TOTAL
from metrics.form_sums import GroupSum
from metrics.profile_change import ProfileVerdict
from sections import small_groups, swedish
from sections.blocks import Block
from sections.findings.wording import FEWEST
from sections.learning import form_sums, learning_page, share_rows, support_rows
from sections.learning.learning_page import LearningPage
from sections.learning.share_rows import Part, Rows, Words
from sections.small_groups import Counts, Reader

MOST = 0.8  # from this share on, "nearly all" is fair
MANY = 0.25  # from this share lower than last time, worth asking about together

OTHERS = "Bara andra svarade"

STEPS = {
    Step.HIGHER: Answer(Step.HIGHER.label, Tone.BETTER),
    Step.SAME: Answer(Step.SAME.label, Tone.KEPT),
    Step.LOWER: Answer(Step.LOWER.label, Tone.WORSE),
    Step.UNKNOWN: Answer("Första samtalet", Tone.UNKNOWN),
}
COMPARED = [STEPS[step].word for step in (Step.HIGHER, Step.SAME, Step.LOWER)]
PROFILES = {
    ProfileVerdict.IMPROVED: Answer("Högre i någon del", Tone.BETTER),
    ProfileVerdict.SAME: Answer("Samma i alla delar", Tone.KEPT),
    ProfileVerdict.MIXED: Answer("Högre och lägre", Tone.PARTLY),
    ProfileVerdict.WORSENED: Answer("Lägre i någon del", Tone.WORSE),
    ProfileVerdict.UNKNOWN: Answer("Går inte att säga", Tone.UNKNOWN),
}
BESIDE = Answer(OTHERS, Tone.OPEN)

TALK = (
    "En skattning i samtal har inget känt mätfel. Delarna läggs inte ihop, det finns ingen gräns, "
    "och ett steg säger inte varför: fråga vad som har hänt."
)
EACH_OWN = "Varje eget svar mot medborgarens eget förra svar."
ALL_THREE = "De tre delarna tillsammans, utan att någon del väger mer än en annan."


@dataclass(frozen=True)
class Seen:
    """What the page is made of: records within the scope, and who may see what.

    `answers` is as `metrics.coherence_answers.answers` gives it; `courses` are of the parts with
    their latest own answer in the period; `support` is as `metrics.support_for_parts` gives it;
    `sums` of licensed forms by title, None without a permission.
    """

    citizens: Sequence[int]
    answers: pd.DataFrame
    courses: pd.DataFrame
    support: pd.DataFrame
    sums: Mapping[str, GroupSum] | None
    measures: Mapping[str, Measure]
    reader: Reader
    look: Look

    @property
    def parts(self) -> list[Measure]:
        """The three parts, in their order."""
        return [self.measures[name] for name in coherence_answers.parts(self.measures)]

    def others(self, part: Measure) -> int:
        """For how many only others answered."""
        there = self.answers["measure"] == part.id
        return int((there & ~self.answers["own"]).sum())


def page(seen: Seen) -> LearningPage:
    """The whole page."""
    levels = {part.title: _levels(part, seen) for part in seen.parts}
    steps = {part.title: _steps(part, seen) for part in seen.parts}
    return learning_page.page(
        answer=_answer(levels, steps),
        counted=small_groups.people(len(seen.citizens), seen.reader),
        works=_works(steps),
        needs=_needs(steps),
        blocks=[
            _levels_block(levels, seen),
            _steps_block(steps, seen),
            _profiles_block(seen),
            support_rows.block(seen.support, reader=seen.reader, look=seen.look),
            *form_sums.blocks(seen.sums, seen.reader),
        ],
    )


def _levels(part: Measure, seen: Seen) -> Counts:
    """Own answers by step of the scale, and those for whom only others answered: one release."""
    own = coherence_answers.levels(seen.answers, part, own=True)
    return _row(part.title, {str(at): int(n) for at, n in own.items()}, seen.others(part), seen)


def _steps(part: Measure, seen: Seen) -> Counts:
    found = coherence_answers.steps(seen.courses, part.id)
    counts = {answer.word: int(found[str(step)]) for step, answer in STEPS.items()}
    return _row(part.title, counts, seen.others(part), seen)


def _row(name: str, counts: Mapping[str, int], others: int, seen: Seen) -> Counts:
    """One row; with those beside in it, no difference between two tables tells how many."""
    table = pd.DataFrame({word: [n] for word, n in counts.items()} | {OTHERS: [others]})
    table.index = pd.Index([name])
    return small_groups.counts(table, seen.reader)


def _middle(row: pd.Series) -> int | None:
    """The middle own answer; None where they are few or it depends on answers that are hidden.

    What is hidden adds up to what the shown ones leave of the total. Where the middle is the same
    with all of it at the lowest hidden step as at the highest, it is read off what is shown.
    """
    own = row.drop([OTHERS, TOTAL])
    every = row[TOTAL] - row[OTHERS]
    if not every >= FEWEST:  # nor where one of the two is hidden
        return None
    hidden = own.index[own.isna()]
    left = every - own.sum()
    ends = [own.mask(own.index == step, left).fillna(0) for step in hidden] or [own]
    first, last = _reached(ends[0]), _reached(ends[-1])
    return first if first == last else None


def _reached(own: pd.Series) -> int:
    """The lowest step that half of the answers are at or under."""
    reached = own.cumsum() >= own.sum() / 2
    return int(reached.index[list(reached).index(True)])


def _middles(levels: Mapping[str, Counts]) -> str:
    middles = {name: _middle(made.total) for name, made in levels.items()}
    if len(set(middles.values())) == 1 and None not in middles.values():
        return f"Det mittersta egna svaret är {middles.popitem()[1]} i alla delar. "
    shown = [f"{middle} för {name.lower()}" for name, middle in middles.items() if middle]
    return f"Det mittersta egna svaret är {swedish.listed(shown)}. " if shown else ""


def _answer(levels: Mapping[str, Counts], steps: Mapping[str, Counts]) -> str:
    told = _middles(levels)
    since = [
        f"{name.lower()} {swedish.number(row[COMPARED[0]])} högre, "
        f"{swedish.number(row[COMPARED[1]])} samma, {swedish.number(row[COMPARED[2]])} lägre"
        for name, made in steps.items()
        for row in [made.total]
        if row[COMPARED].notna().all() and row[COMPARED].sum()
    ]
    if since:
        return f"{told}Sedan förra samtalet: {'; '.join(since)}."
    if least := _at_least(steps):
        return f"{told}{least}"
    if any(made.hidden for made in (*levels.values(), *steps.values())):
        return f"{told}Det är för få för att visa stegen sedan förra samtalet."
    return f"{told}Ingen har två egna samtal att jämföra ännu."


def _at_least(steps: Mapping[str, Counts]) -> str:
    """How many are the same or higher by what is shown, where how many there are is hidden."""
    shown = {name: made.total[COMPARED[:2]].sum() for name, made in steps.items() if made.hidden}
    told = [f"{name.lower()} minst {swedish.number(n)}" for name, n in shown.items() if n]
    return f"Samma eller högre än förra samtalet: {swedish.listed(told)}." if told else ""


def _kept(steps: Mapping[str, Counts]) -> dict[str, Part | None]:
    return {
        name.lower(): share_rows.part(made.total, those=COMPARED[:2], of=COMPARED)
        for name, made in steps.items()
    }


def _works(steps: Mapping[str, Counts]) -> list[str]:
    told = [
        f"{name} {part.n} av {part.of}"
        for name, part in _kept(steps).items()
        if part and part.enough and part.n >= MOST * part.of
    ]
    return [f"Samma eller högre än förra samtalet: {swedish.listed(told)}."] if told else []


def _needs(steps: Mapping[str, Counts]) -> list[str]:
    lower = [
        f"{name} är lägre än förra samtalet för {part.n} av {part.of}. Fråga vad som har hänt."
        for name, made in steps.items()
        for part in [share_rows.part(made.total, those=COMPARED[2:], of=COMPARED)]
        if part and part.enough and part.n >= MANY * part.of
    ]
    beside = [
        (name, row[OTHERS])
        for name, made in steps.items()
        for row in [made.total]
        if row[OTHERS] > 0  # False for a hidden count
    ]
    told = [f"{name.lower()} {swedish.number(n)}" for name, n in beside]
    asked = f"Bara ombud eller personal har svarat: {swedish.listed(told)}. Fråga medborgaren."
    return [*lower, *([asked] if told else [])]


def _levels_block(levels: Mapping[str, Counts], seen: Seen) -> Block:
    scales = [
        Scale(
            name=part.title,
            ends=(part.levels.get(part.lowest, ""), part.levels.get(part.highest, "")),
            own={int(at): row[at] for at in map(str, steps)},
            others=_beside(part, steps, seen),
        )
        for part in seen.parts
        for row in [levels[part.title].total]
        for steps in [range(int(part.lowest), int(part.highest) + 1)]
    ]
    answers = [Answer(str(at), Tone.INK) for at in scales[0].own] + [BESIDE]
    rows = Rows(
        {name: made.total for name, made in levels.items()}, small_groups.joined(levels.values())
    )
    words = Words(
        "Så svarade medborgarna",
        f"{_middles(levels)}{_how_drawn(scales, seen.reader)}",
        f"{TALK} {form_sums.licence(seen.sums)}",
        "Senaste egna svaret i perioden, själv eller med stöd. Den som bara andra svarat för "
        "räknas bredvid.",
    )
    block = share_rows.block(words, rows, answers, seen.look)
    drawn = dot_stacks(scales, seen.look) if rows.there else None
    return learning_page.drawn_as(block, drawn)


def _beside(part: Measure, steps: range, seen: Seen) -> dict[int, float]:
    """What others answered, for those who may see figures of few."""
    if not seen.reader.few:
        return dict.fromkeys(steps, 0.0)
    found = coherence_answers.levels(seen.answers, part, own=False)
    return {step: float(found.get(step, 0)) for step in steps}


def _how_drawn(scales: Sequence[Scale], reader: Reader) -> str:
    worth = dots_stand_for(scales)
    dot = "En prick är en medborgare" if worth == 1 else f"En prick är upp till {worth} medborgare"
    beside = ", ofylld när bara ombud eller personal har svarat" if reader.few else ""
    return f"{dot}{beside}."


def _steps_block(steps: Mapping[str, Counts], seen: Seen) -> Block:
    words = Words(
        "Steg sedan förra samtalet",
        share_rows.told(
            "Samma eller högre än förra samtalet", _kept(steps), _at_least(steps) or EACH_OWN
        ),
        TALK,
        "Senaste egna svaret i perioden mot det egna svaret före. Andras svar räknas aldrig in.",
    )
    rows = Rows(
        {name: made.total for name, made in steps.items()}, small_groups.joined(steps.values())
    )
    return share_rows.block(words, rows, [*STEPS.values(), BESIDE], seen.look)


def _no_part_lower(row: pd.Series) -> str:
    known = [a.word for kind, a in PROFILES.items() if kind is not ProfileVerdict.UNKNOWN]
    kept = share_rows.part(row, those=known[:2], of=known)
    if not kept or not kept.enough:
        return ALL_THREE
    return f"{kept.n} av {kept.of} som kan jämföras är inte lägre i någon del."


def _profiles_block(seen: Seen) -> Block:
    verdicts = coherence_answers.profiles(seen.courses, [part.id for part in seen.parts])
    found = verdicts.value_counts()
    counts = {answer.word: int(found[str(kind)]) for kind, answer in PROFILES.items()}
    own = set(seen.courses["citizen_id"])
    made = _row("Alla tre delar", counts, len(set(seen.answers["citizen_id"]) - own), seen)
    words = Words(
        "Hela profilen",
        _no_part_lower(made.total),
        TALK,
        "Högre i någon del och lägre i ingen, eller tvärtom, eller båda. Saknas en del går det "
        "inte att säga, om det inte redan är både högre och lägre.",
    )
    rows = Rows({"Alla tre delar": made.total}, made.hidden)
    return share_rows.block(words, rows, [*PROFILES.values(), BESIDE], seen.look)
