"""What the meetings decided: what is due, and how much was done in time."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from domain.reviews import STILL_OPEN, DecisionStatus
from sections import swedish
from sections.blocks import WorkItem

KIND = "Beslut från kvartalsmöte"
SOON = timedelta(days=14)  # as for follow-ups: there is time to do it
LONGEST = 120  # characters of a decision in a list; the whole stands in the meeting
NOTHING_DUE = "Inget beslut har nått sin dag ännu."

STANDS = {
    DecisionStatus.DONE: ("gjort", "gjorda"),
    DecisionStatus.ONGOING: ("pågår", "pågår"),
    DecisionStatus.NOT_DONE: ("inte gjort", "inte gjorda"),
    DecisionStatus.OPEN: ("inte påbörjat", "inte påbörjade"),
}


def due(decisions: pd.DataFrame, *, today: date) -> list[WorkItem]:
    """What is still to be done and due within two weeks, or should be done already.

    Args:
        decisions: As `data_access.review_decisions.all_of`.
        today: The day it is counted to.
    """
    left = decisions.loc[decisions["status"].isin(list(map(str, STILL_OPEN)))]
    near = left.loc[left["due_on"] <= pd.Timestamp(today + SOON)]
    return [
        WorkItem(KIND, None, f"{_brief(what)} · {who} · {_when(day.date(), today)}")
        for what, who, day in zip(near["what"], near["who"], near["due_on"], strict=True)
    ]


def in_time(decisions: pd.DataFrame, *, today: date) -> str:
    """How many of the decisions whose day has come were done by then.

    One that is done before its day counts; one without an answer does not.
    """
    done = decisions["status"] == str(DecisionStatus.DONE)
    come = decisions.loc[done | (decisions["due_on"] < pd.Timestamp(today))]
    if come.empty:
        return NOTHING_DUE
    within = come["status_at"].dt.normalize() <= come["due_on"]
    kept = int((within & (come["status"] == str(DecisionStatus.DONE))).sum())
    return f"{swedish.opening(_count(kept))} av {_count(len(come))} beslut gjordes i tid."


def by_status(decisions: pd.DataFrame) -> str:
    """How many decisions stand where, in one sentence.

    >>> by_status(pd.DataFrame({"status": ["done", "done", "open"]}))
    'Tre beslut: två gjorda och ett inte påbörjat.'
    """
    if decisions.empty:
        return "Inga beslut från tidigare möten."
    counts = decisions["status"].value_counts()
    told = [
        f"{_count(int(counts[str(status)]))} {one if counts[str(status)] == 1 else many}"
        for status, (one, many) in STANDS.items()
        if str(status) in counts
    ]
    whole = f"{swedish.opening(_count(len(decisions)))} beslut"
    return f"{whole}: {swedish.listed(told)}."


def _count(n: int) -> str:
    return "ett" if n == 1 else swedish.count(n)  # beslut is a neuter


def _brief(what: str) -> str:
    line = " ".join(what.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _when(day: date, today: date) -> str:
    late = (today - day).days
    return swedish.days_late(late) if late > 0 else f"klart {swedish.day(day)}"
