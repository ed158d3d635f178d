"""Decisions of the quarterly reviews: written down at a meeting, followed up at the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, select

from data_access import database, frames, reviews, within
from data_access.reviews import Conflict
from data_access.schema import review, review_decision
from domain.access import AccessDenied, Scope
from domain.reviews import DecisionStatus, ReviewStep

MOVED = (
    "Någon annan hann ändra beslutet före dig. Det visas nu som det är; ändra igen om det behövs."
)

DECISION_COLUMNS = {
    "decision_id": "int64",
    "review_id": "int64",
    "unit_id": "int64",
    "year": "int64",
    "quarter": "int64",
    "step": "str",
    "what": "str",
    "who": "str",
    "due_on": "datetime64[s]",
    "status": "str",
    "status_at": "datetime64[us]",
    "version": "int64",
}


@dataclass(frozen=True)
class Decided:
    """A decision as it is written down."""

    step: ReviewStep
    what: str
    who: str
    due_on: date


def all_of(connection: Connection, *, scope: Scope) -> pd.DataFrame:
    """Every decision of the units in `scope`, the first due first; as `DECISION_COLUMNS`."""
    question = (
        select(
            review_decision.c.id,
            review.c.id,
            review.c.unit_id,
            review.c.year,
            review.c.quarter,
            *(review_decision.c[name] for name in list(DECISION_COLUMNS)[5:]),
        )
        .join_from(review_decision, review)
        .where(within.units(scope, review.c.unit_id))
        .order_by(review_decision.c.due_on, review_decision.c.id)
    )
    return frames.answer(connection, question, DECISION_COLUMNS)


def decide(connection: Connection, review_id: int, decided: Decided, *, scope: Scope) -> int:
    """Write down a decision; its number.

    Raises:
        AccessDenied: As `reviews.note`.
    """
    reviews.still_open(connection, review_id, scope)
    row = {"review_id": review_id, "step": str(decided.step), "what": decided.what}
    row |= {"who": decided.who, "due_on": decided.due_on, "version": 1}
    row |= {"status": str(DecisionStatus.OPEN)}
    made = connection.execute(review_decision.insert().values(row))
    database.bump_notes_version(connection)
    return made.inserted_primary_key[0]  # pyright: ignore[reportOptionalSubscript]


def follow_up(  # noqa: PLR0913  (each is part of the one thing that is said)
    connection: Connection,
    decision_id: int,
    status: DecisionStatus,
    *,
    seen: int,
    scope: Scope,
    now: datetime,
) -> None:
    """Say what became of a decision, also after its own meeting is held.

    Raises:
        Conflict: Somebody else has said something since version `seen`; nothing is changed.
        AccessDenied: It is not a decision of a unit in `scope`.
    """
    mine = select(review.c.id).where(within.units(scope, review.c.unit_id))
    theirs = (review_decision.c.id == decision_id) & review_decision.c.review_id.in_(mine)
    if connection.scalar(select(review_decision.c.id).where(theirs)) is None:
        raise AccessDenied(reviews.ELSEWHERE)
    changed = review_decision.update().where(theirs).where(review_decision.c.version == seen)
    values = {"status": str(status), "status_at": now, "version": seen + 1}
    if connection.execute(changed.values(values)).rowcount != 1:
        raise Conflict(MOVED)
    database.bump_notes_version(connection)
