"""Quarterly reviews: what was noted, frozen and decided. Two may write; nobody's words are lost.

Each row that can be changed has a version. Who writes says which version they saw; when somebody
else has written since, nothing is changed and `Conflict` carries what stands there now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.exc import IntegrityError

from data_access import database, within
from data_access.schema import review, review_step
from domain.access import AccessDenied, Scope
from domain.reviews import ReviewStep
from domain.vocabulary import Quarter, UnitId

MEANWHILE = "Någon annan hann skriva här före dig. Din text står kvar, och den andras visas intill."
ELSEWHERE = "Mötet finns inte, eller ligger utanför din behörighet."
HELD = "Mötet är avslutat och kan inte ändras. Följ upp besluten i nästa möte."


class Conflict(Exception):  # noqa: N818  (it names what happened, as the person would)
    """Somebody else wrote first. The message is Swedish; `theirs` is what stands there now."""

    def __init__(self, said: str, *, theirs: str = "", version: int = 0) -> None:
        super().__init__(said)
        self.theirs, self.version = theirs, version


@dataclass(frozen=True)
class Review:
    """A meeting of a unit about a quarter; `closed_at` is None while it goes on."""

    id: int
    unit: UnitId
    quarter: Quarter
    minutes: int
    steps: tuple[ReviewStep, ...]
    started_by: str
    started_at: datetime
    closed_at: datetime | None
    data_version: str
    version: int


@dataclass(frozen=True)
class Noted:
    """What is written at one question. Version 0 is nothing yet; `figures` are there when held."""

    note: str = ""
    figures: str | None = None
    version: int = 0


@dataclass(frozen=True)
class Planned:
    """A meeting as it is begun."""

    unit: UnitId
    quarter: Quarter
    minutes: int
    steps: Sequence[ReviewStep]


def within_scope(connection: Connection, *, scope: Scope) -> list[Review]:
    """Every meeting of the units in `scope`, the latest quarter first."""
    question = _reviews(scope).order_by(
        review.c.year.desc(), review.c.quarter.desc(), review.c.started_at.desc(), review.c.id
    )
    return [_review(row) for row in connection.execute(question)]


def one(connection: Connection, review_id: int, *, scope: Scope) -> Review:
    """One meeting.

    Raises:
        AccessDenied: There is none, or it is another unit's; the answer is the same.
    """
    row = connection.execute(_reviews(scope).where(review.c.id == review_id)).first()
    if row is None:
        raise AccessDenied(ELSEWHERE)
    return _review(row)


def noted(connection: Connection, review_id: int, *, scope: Scope) -> dict[ReviewStep, Noted]:
    """What is written at each question of a meeting, by question; those with nothing are left out.

    Raises:
        AccessDenied: As `one`.
    """
    one(connection, review_id, scope=scope)
    rows = connection.execute(select(review_step).where(review_step.c.review_id == review_id))
    return {ReviewStep(row.step): Noted(row.note, row.figures, row.version) for row in rows}


def start(
    connection: Connection, planned: Planned, *, scope: Scope, by: str, now: datetime
) -> Review:
    """Begin the unit's meeting about a quarter; the one there is, when somebody has begun it.

    Raises:
        AccessDenied: The unit is outside `scope`.
    """
    if not scope.sees(planned.unit):
        raise AccessDenied(ELSEWHERE)
    row = {"unit_id": planned.unit, "minutes": planned.minutes, "version": 1}
    row |= {"year": planned.quarter.year, "quarter": planned.quarter.number}
    row |= {"steps": " ".join(planned.steps), "started_by": by, "started_at": now}
    try:
        with connection.begin_nested():
            connection.execute(
                review.insert().values(row | {"data_version": database.data_version(connection)})
            )
        database.bump_notes_version(connection)
    except IntegrityError:
        pass  # there is one already: it is the meeting that is asked for
    question = (
        _reviews(scope)
        .where(review.c.unit_id == planned.unit)
        .where(review.c.year == planned.quarter.year)
        .where(review.c.quarter == planned.quarter.number)
    )
    return _review(connection.execute(question).one())


def note(
    connection: Connection, at: tuple[int, ReviewStep], text: str, *, seen: int, scope: Scope
) -> int:
    """Write the note at a question; the new version.

    Args:
        connection: In a transaction that writes.
        at: The meeting and the question.
        text: What is to stand there.
        seen: The version that the text was written from, 0 when there was none.
        scope: Whose meetings may be written in.

    Raises:
        Conflict: Somebody else has written since; nothing is changed.
        AccessDenied: As `one`, or the meeting is held already.
    """
    review_id, step = at
    still_open(connection, review_id, scope)
    if not _noted(connection, review_id, step, text, seen):
        there = noted(connection, review_id, scope=scope).get(step, Noted())
        raise Conflict(MEANWHILE, theirs=there.note, version=there.version)
    database.bump_notes_version(connection)
    return seen + 1


def _noted(connection: Connection, review_id: int, step: ReviewStep, text: str, seen: int) -> bool:
    if seen:
        changed = (
            review_step.update()
            .where(review_step.c.review_id == review_id)
            .where(review_step.c.step == step)
            .where(review_step.c.version == seen)
        )
        return connection.execute(changed.values(note=text, version=seen + 1)).rowcount == 1
    row = {"review_id": review_id, "step": str(step), "note": text, "version": 1}
    try:
        with connection.begin_nested():
            connection.execute(review_step.insert().values(row))
    except IntegrityError:
        return False
    return True


def close(
    connection: Connection,
    review_id: int,
    figures: Mapping[ReviewStep, str],
    *,
    scope: Scope,
    now: datetime,
) -> None:
    """End the meeting and freeze the figures it saw; nothing is written in it after that.

    Raises:
        AccessDenied: As `note`.
    """
    open_one = still_open(connection, review_id, scope)
    ended = review.update().where(review.c.id == review_id).where(review.c.closed_at.is_(None))
    values = {"closed_at": now, "version": open_one.version + 1}
    values |= {"data_version": database.data_version(connection)}
    if connection.execute(ended.values(values)).rowcount != 1:
        raise AccessDenied(HELD)
    there = noted(connection, review_id, scope=scope)
    for step, frozen in figures.items():
        if step not in there:
            row = {"review_id": review_id, "step": str(step), "note": "", "version": 1}
            connection.execute(review_step.insert().values(row | {"figures": frozen}))
        else:
            same = (review_step.c.review_id == review_id) & (review_step.c.step == step)
            connection.execute(review_step.update().where(same).values(figures=frozen))
    database.bump_notes_version(connection)


def _reviews(scope: Scope) -> Select:
    return select(review).where(within.units(scope, review.c.unit_id))


def still_open(connection: Connection, review_id: int, scope: Scope) -> Review:
    """The meeting, held still while something is written in it."""
    question = _reviews(scope).where(review.c.id == review_id).with_for_update()
    row = connection.execute(question).first()
    if row is None:
        raise AccessDenied(ELSEWHERE)
    if row.closed_at is not None:
        raise AccessDenied(HELD)
    return _review(row)


def _review(row: Row) -> Review:
    return Review(
        id=row.id,
        unit=UnitId(row.unit_id),
        quarter=Quarter(row.year, row.quarter),
        minutes=row.minutes,
        steps=tuple(ReviewStep(code) for code in row.steps.split()),
        started_by=row.started_by,
        started_at=row.started_at,
        closed_at=row.closed_at,
        data_version=row.data_version,
        version=row.version,
    )
