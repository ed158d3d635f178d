"""What needs somebody in the unit: late and coming follow-ups, plans, goals, changes, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, zip_longest

import pandas as pd

from domain.measures import Measure
from domain.vocabulary import CitizenId, Outcome
from metrics import goal_standing
from metrics.courses import Course, each
from sections import swedish, verdicts
from sections.blocks import Cell, LinkTable, WorkItem, of_citizen

SOON = timedelta(days=14)  # ahead: there is time to ask the citizen when it suits
LATE, COMING = "Sen uppföljning", "Kommande uppföljning"
UNSIGNED, PAST, TALK = "Plan inte undertecknad", "Mål förbi sitt datum", "Värd ett samtal"


@dataclass(frozen=True)
class Records:
    """What the work list is made of, for the citizens whose names may be shown.

    `lead` has one row a citizen and track; `goals` are as `metrics.goal_standing.standing` gives
    them; `plans` are every version, oldest first.
    """

    lead: pd.DataFrame
    due: pd.DataFrame
    plans: pd.DataFrame
    goals: pd.DataFrame


def needs(
    records: Records,
    measures: Mapping[str, Measure],
    *,
    today: date,
    decisions: Sequence[WorkItem] = (),
) -> list[WorkItem]:
    """Everything that needs somebody, by kind, what has waited longest first within each.

    Args:
        records: The unit's records.
        measures: The measure files by id.
        today: The day that lateness is counted to.
        decisions: What the unit's meetings decided and is due; theirs to word.
    """
    return list(chain.from_iterable(_kinds(records, measures, today, decisions)))


def first(items: Sequence[WorkItem], n: int) -> list[WorkItem]:
    """The `n` first, one of each kind in turn, so that no kind hides another; by kind again."""
    by_kind: dict[str, list[WorkItem]] = {}
    for item in items:
        by_kind.setdefault(item.kind, []).append(item)
    in_turn = (item for turn in zip_longest(*by_kind.values()) for item in turn if item)
    chosen = {id(item) for item, _ in zip(in_turn, range(n), strict=False)}
    return [item for item in items if id(item) in chosen]


def table(items: Sequence[WorkItem], names: Mapping[int, str]) -> LinkTable:
    """A row an item: who, what kind, and the fact behind it."""
    rows = tuple(
        (
            Cell("–")
            if item.citizen is None
            else Cell(names[item.citizen], to=of_citizen(item.citizen)),
            Cell(item.kind),
            Cell(item.what),
        )
        for item in items
    )
    return LinkTable("Det här behöver", (Cell("Medborgare"), Cell("Vad"), Cell("Läge")), rows)


def _kinds(
    records: Records, measures: Mapping[str, Measure], today: date, decisions: Sequence[WorkItem]
) -> Iterator[list[WorkItem]]:
    last_plan = records.plans.drop_duplicates("citizen_id", keep="last").set_index("citizen_id")
    workers = {int(str(who)): str(name) for who, name in last_plan["key_worker"].dropna().items()}
    late = records.due.loc[records.due["days_late"] > 0]
    late = late.sort_values("days_late", ascending=False, kind="stable")
    yield [
        WorkItem(LATE, CitizenId(who), _with_worker(swedish.days_late(days), workers.get(who)))
        for who, days in zip(late["citizen_id"], late["days_late"], strict=True)
    ]
    yield _unsigned(last_plan, today)
    yield [
        WorkItem(TALK, CitizenId(course.citizen_id), _changed(measures[course.measure], course))
        for course in each(records.lead.loc[records.lead["outcome"] == Outcome.WEAKENED])
    ]
    yield _past(records.goals, today)
    yield list(decisions)
    yield _coming(records.due, workers, today)


def _unsigned(last_plan: pd.DataFrame, today: date) -> list[WorkItem]:
    said = []
    for who, plan in last_plan.sort_values("made_on", kind="stable").iterrows():
        waiting = [
            name
            for name, column in (
                ("medborgaren", "signed_by_citizen_on"),
                ("kontaktmannen", "signed_by_key_worker_on"),
            )
            if pd.isna(plan[column])
        ]
        if waiting:
            days = (today - plan["made_on"].date()).days
            since = f"{swedish.number(days)} {'dag' if days == 1 else 'dagar'} gammal"
            told = f"{since} · väntar på {swedish.listed(waiting)}"
            said.append(WorkItem(UNSIGNED, CitizenId(int(str(who))), told))
    return said


def _past(goals: pd.DataFrame, today: date) -> list[WorkItem]:
    passed = goal_standing.past_their_day(goals, today=today)
    passed = passed.sort_values("target_on", kind="stable")
    return [
        WorkItem(
            PAST,
            CitizenId(goal["citizen_id"]),
            f"”{goal['text']}” · {swedish.days_late((today - goal['target_on'].date()).days)}",
        )
        for _, goal in passed.iterrows()
    ]


def _coming(due: pd.DataFrame, workers: Mapping[int, str], today: date) -> list[WorkItem]:
    ahead = due.loc[due["due_on"].between(pd.Timestamp(today), pd.Timestamp(today + SOON))]
    ahead = ahead.sort_values("due_on", kind="stable")
    return [
        WorkItem(COMING, CitizenId(who), _with_worker(_ahead(day.date(), today), workers.get(who)))
        for who, day in zip(ahead["citizen_id"], ahead["due_on"], strict=True)
    ]


def _ahead(day: date, today: date) -> str:
    days = (day - today).days
    when = {0: "idag", 1: "imorgon"}.get(days, f"om {days} dagar")
    return f"{when}, {swedish.day(day)}"


def _with_worker(told: str, worker: str | None) -> str:
    return f"{told} · kontaktman {worker}" if worker else told


def _changed(measure: Measure, course: Course) -> str:
    return f"{measure.title}. {verdicts.of_course(course, measure).sentence}"
