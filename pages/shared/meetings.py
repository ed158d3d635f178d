"""Reading and writing the quarterly reviews, within what the viewer may see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection

from data_access import annotations, database, review_decisions, reviews
from data_access.annotations import Annotation
from data_access.review_decisions import Decided
from data_access.reviews import Noted, Planned, Review
from domain.access import Right, Scope, Viewer, check_can
from domain.reviews import DecisionStatus, ReviewStep
from pages.shared import meeting_blocks, starting_points, store
from sections.meeting import frozen


def held_and_open(scope: Scope) -> list[Review]:
    """Every meeting in `scope` as it is now, the latest quarter first."""
    with database.reading(store.engine(store.url()), scope=scope) as connection:
        return reviews.within_scope(connection, scope=scope)


def noted(review: Review, scope: Scope) -> dict[ReviewStep, Noted]:
    """What is written at each question, as it is now."""
    with database.reading(store.engine(store.url()), scope=scope) as connection:
        return reviews.noted(connection, review.id, scope=scope)


def start(viewer: Viewer, planned: Planned) -> Review:
    """Begin a meeting, or find the one somebody has begun."""
    with _writing(viewer) as (connection, now):
        return reviews.start(connection, planned, scope=viewer.scope, by=viewer.name, now=now)


def note(viewer: Viewer, at: tuple[int, ReviewStep], text: str, *, seen: int) -> int:
    """Write the note at a question; the new version."""
    with _writing(viewer) as (connection, _):
        return reviews.note(connection, at, text, seen=seen, scope=viewer.scope)


def decide(viewer: Viewer, review: Review, decided: Decided) -> None:
    """Write down a decision."""
    with _writing(viewer) as (connection, _):
        review_decisions.decide(connection, review.id, decided, scope=viewer.scope)


def follow_up(viewer: Viewer, decision: int, status: DecisionStatus, *, seen: int) -> None:
    """Say what became of a decision."""
    with _writing(viewer) as (connection, now):
        review_decisions.follow_up(
            connection, decision, status, seen=seen, scope=viewer.scope, now=now
        )


def close(viewer: Viewer, review: Review) -> None:
    """End the meeting with its figures, and its tests' starting points, as they are now."""
    starting_points.keep(viewer.scope.narrowed_to(review.unit))
    shown = {step: meeting_blocks.block(review, step, viewer.scope) for step in review.steps}
    figures = {step: frozen.written([each]) for step, each in shown.items() if each}
    with _writing(viewer) as (connection, now):
        reviews.close(connection, review.id, figures, scope=viewer.scope, now=now)


def happened(viewer: Viewer, what: Annotation) -> None:
    """Write down what happened in a unit."""
    with _writing(viewer) as (connection, now):
        annotations.write(connection, what, scope=viewer.scope, by=viewer.name, now=now)


def taken_away(viewer: Viewer, annotation: int) -> None:
    """Take away what was written by mistake."""
    with _writing(viewer) as (connection, _):
        annotations.remove(connection, annotation, scope=viewer.scope)


@contextmanager
def _writing(viewer: Viewer) -> Iterator[tuple[Connection, datetime]]:
    check_can(viewer, Right.MEETING)
    with store.writing(scope=viewer.scope) as connection:
        yield connection, datetime.now(UTC).replace(tzinfo=None)
