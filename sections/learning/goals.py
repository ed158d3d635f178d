"""Mål och planer: are the goals the citizen's own, what becomes of them, are the plans complete?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from charts.look import Look
from charts.tones import Answer, Tone
from domain.measures import Measure
from domain.plan_limits import PlanLimits
from domain.vocabulary import GoalOwner, GoalType, Period, Track
from metrics.goal_attainment import Attainment
from sections import small_groups, swedish
from sections.blocks import Block
from sections.findings import wording
from sections.learning import (
    due_rows,
    goal_themes,
    learning_page,
    outcome_rows,
    plans,
    share_rows,
    slope_rows,
)
from sections.learning.due_rows import Released
from sections.learning.learning_page import LearningPage
from sections.learning.share_rows import Rows, Words
from sections.small_groups import Counts, Reader

MOST = 0.8  # from this share on, "nearly all" is fair
NOT_STATED = "Inte angivet"
ALL_TYPES = "Alla mål"
BY_TYPE = {str(kind): f"Måltyp: {kind.label.lower()}" for kind in GoalType}
MISSING = {"life_area": goal_themes.NO_AREA, "goal_type": "Måltyp inte angiven"}
"""Unlike each other, since the rows of both stand under each other."""

COPM = ("copm_p", "copm_s")

STANDINGS = {
    Attainment.REACHED: Answer("Nått eller bibehållet", Tone.BETTER),
    Attainment.PARTLY: Answer("En bit på väg", Tone.PARTLY),
    Attainment.UNCHANGED: Answer("Samma nivå", Tone.KEPT),
    Attainment.WORSENED: Answer("Lägre nivå", Tone.WORSE),
    Attainment.NOT_ASSESSED: Answer("Inte bedömt", Tone.UNKNOWN),
}
OWNERS = {
    GoalOwner.CITIZEN: Answer(GoalOwner.CITIZEN.label, Tone.INK),
    GoalOwner.SHARED: Answer(GoalOwner.SHARED.label, Tone.INK_SOFT),
    GoalOwner.STAFF: Answer(GoalOwner.STAFF.label, Tone.INK_FAINT),
    "": Answer(NOT_STATED, Tone.OPEN),
}
REACHED = STANDINGS[Attainment.REACHED].word
ASSESSED = [
    answer.word for kind, answer in STANDINGS.items() if kind is not Attainment.NOT_ASSESSED
]
EVERY_OWNER = [answer.word for answer in OWNERS.values()]

CHOSEN = "Utförande och tillfredsställelse i det som medborgarna själva valt, var för sig."
NOT_ALIKE = (
    "Mål är olika svåra, så andelen säger inget om vem som arbetar bäst. Flera mål kan höra till "
    "samma medborgare."
)


@dataclass(frozen=True)
class Seen:
    """What the page is made of: records within the scope, and who may see what.

    `goals` is as `metrics.goal_standing.in_period` gives it, `every` all goals whenever they were
    set, `plans` as `metrics.plan_state` gives them; `units` is the name of each citizen's unit,
    `limits` what those units have set; `courses` have their latest value in the period.
    """

    goals: pd.DataFrame
    every: pd.DataFrame
    plans: pd.DataFrame
    units: pd.Series
    limits: Collection[PlanLimits]
    courses: pd.DataFrame
    measures: Mapping[str, Measure]
    period: Period
    names: Mapping[int, str]
    reader: Reader
    look: Look


def page(seen: Seen) -> LearningPage:
    """The whole page."""
    standing = _standing(seen)
    owners = _by(seen, "life_area", {}, "owner")
    owned = due_rows.released([owners, _by(seen, "goal_type", BY_TYPE, "owner")])
    complete = plans.complete(seen.plans, seen.units, seen.reader)
    signed = plans.signed(seen.plans, seen.reader)
    waiting = [plans.waiting_block(seen.plans, seen.names)] if seen.reader.people else []
    return learning_page.page(
        answer=f"{_attained(standing)} {_owned(owners)}",
        counted=small_groups.people(len(seen.plans), seen.reader),
        works=_works(complete, owners),
        needs=[*_unassessed(standing), *plans.late(signed, seen.limits)],
        blocks=[
            _owner_block(owners, owned, seen),
            _standing_block(standing, seen),
            *_chosen_activities(seen),
            plans.complete_block(complete, seen.look),
            plans.signed_block(signed, seen.limits, seen.look),
            *waiting,
            goal_themes.block(seen.every, seen.period, reader=seen.reader, look=seen.look),
        ],
    )


def _standing(seen: Seen) -> Counts:
    """Goals by type and how they stand; of all types together where else it can't be said."""
    types = {str(kind): kind.label for kind in GoalType}
    parted = _by(seen, "goal_type", types, "standing")
    if not len(parted.table) or small_groups.known(parted.total[REACHED]):
        return parted
    together = seen.goals.assign(goal_type=ALL_TYPES)
    return _by(replace(seen, goals=together), "goal_type", {}, "standing")


def _by(seen: Seen, group: str, labels: Mapping[str, str], answer: str) -> Counts:
    """Goals by what they are about and how they are; a citizen may have several."""
    answers = STANDINGS if answer == "standing" else OWNERS
    rows = seen.goals[group].replace(dict(labels)).fillna(MISSING[group])
    columns = seen.goals[answer].fillna("")
    found = pd.crosstab(rows, columns).reindex(columns=list(map(str, answers)), fill_value=0)
    order = [label for label in labels.values() if label in found.index]
    order += [row for row in sorted(found.index, key=swedish.alphabetical) if row not in order]
    table = found.reindex(order).astype("int64")
    table.columns = [each.word for each in answers.values()]
    return small_groups.counts(table, seen.reader, most_each=goal_themes.most_each(seen.goals))


def _attained(standing: Counts) -> str:
    if not len(standing.table):
        return "Inget mål är bedömt ännu."
    reached = share_rows.part(standing.total, those=(REACHED,), of=ASSESSED)
    if reached is None:
        return _attained_of_all(standing)
    if not reached.of:
        return "Inget mål är bedömt ännu."
    told = wording.of_so_many(reached.n, reached.of, wording.Noun("bedömt mål", "bedömda mål"))
    return f"{told} har nåtts eller bibehållits."


def _attained_of_all(standing: Counts) -> str:
    """How many of all goals, where how many are assessed may not be shown."""
    reached = share_rows.part(
        standing.total,
        those=(REACHED,),
        of=[answer.word for answer in STANDINGS.values()],
    )
    if reached is None:
        return "Det är för få bedömda mål för att visa hur det går."
    told = wording.of_so_many(reached.n, reached.of, wording.GOALS)
    return f"{told} har nåtts eller bibehållits. Hur många som är bedömda kan inte visas."


def _owned(owners: Counts) -> str:
    own = share_rows.part(owners.total, those=(GoalOwner.CITIZEN.label,), of=EVERY_OWNER)
    if own is None:
        return "Det är för få mål för att visa vems de är."
    if not own.of:
        return "Inget mål är satt i perioden."
    return f"{wording.of_so_many(own.n, own.of, wording.GOALS)} är medborgarens egna."


def _works(complete: Mapping[str, Counts], owners: Counts) -> list[str]:
    told = []
    said = {word: part for word, part in plans.said(complete).items() if part.n >= MOST * part.of}
    if said:
        counts = [f"{word} {part.n} av {part.of}" for word, part in said.items()]
        told.append(f"De flesta planer säger det som behövs: {swedish.listed(counts)}.")
    together = (GoalOwner.CITIZEN.label, GoalOwner.SHARED.label)
    theirs = share_rows.part(owners.total, those=together, of=EVERY_OWNER)
    if theirs and theirs.enough and theirs.n >= MOST * theirs.of:
        told.append(f"{theirs.n} av {theirs.of} mål är medborgarens egna eller gemensamma.")
    return told


def _unassessed(standing: Counts) -> list[str]:
    word = STANDINGS[Attainment.NOT_ASSESSED].word
    left = share_rows.part(standing.total, those=(word,), of=[*ASSESSED, word])
    if left is None or not left.n:
        return []
    return [f"{swedish.number(left.n)} av {swedish.number(left.of)} mål är inte bedömda."]


def _owner_block(owners: Counts, owned: Released, seen: Seen) -> Block:
    words = Words(
        "Är målen medborgarens?",
        _owned(owners),
        "Vems målet är säger den som skrev in det. Fråga medborgaren.",
        "Mål som pågått eller bedömts i perioden, först efter livsområde och sedan efter måltyp, "
        "och vems målet är. Gäller dem som har stöd i enheten idag.",
    )
    return share_rows.block(
        words, Rows(owned.groups, owned.hidden), list(OWNERS.values()), seen.look
    )


def _standing_block(standing: Counts, seen: Seen) -> Block:
    groups = {name: standing.row(name) for name in standing.groups}
    words = Words(
        "Nås målen?",
        _attained(standing),
        NOT_ALIKE,
        "Senaste nivån till och med periodens sista dag mot start och mål. Ett mål att bibehålla "
        "eller bromsa är nått när nivån är kvar. Saknas start, mål, nivå eller måltyp är det inte "
        "bedömt.",
    )
    return share_rows.block(
        words, Rows(groups, standing.hidden), list(STANDINGS.values()), seen.look
    )


def _chosen_activities(seen: Seen) -> list[Block]:
    """Performance and satisfaction with what the citizens chose, counted and then one by one."""
    chosen = {name: seen.measures[name] for name in COPM if name in seen.measures}
    made = outcome_rows.by_measure(
        seen.courses, chosen, tracks=[Track.ACTIVITY], reader=seen.reader
    )
    groups = {chosen[name].title: counts.total for name, counts in made.items()}
    finding = share_rows.told(
        outcome_rows.STRENGTHENED_OR_KEPT,
        {name: outcome_rows.kept_at_least(row) for name, row in groups.items()},
        CHOSEN,
    )
    words = Words(
        "Går det lättare, och är medborgaren nöjdare?",
        finding,
        "Det som blivit lättare och det som blivit svårare räknas var för sig, aldrig i snitt.",
        "COPM, medborgarens egen skattning: första värdet mot det senaste i perioden. En ändring "
        "räknas från måttets gräns. Filerna har ett värde för varje uppföljning.",
    )
    rows = Rows(groups, small_groups.joined(made.values()), outcome_rows.notes(groups))
    block = share_rows.block(words, rows, outcome_rows.OUTCOMES, seen.look)
    each = [
        slope_rows.block(
            seen.courses.loc[seen.courses["measure"] == name],
            chosen[name],
            names=seen.names,
            reader=seen.reader,
            look=seen.look,
        )
        for name in made
        if seen.reader.few
    ]
    return [block, *each]
