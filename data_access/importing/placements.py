"""Where a citizen belonged when, as far as follow-ups and a death tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, select

from data_access import bulk, frames
from data_access.importing.writing import plain
from data_access.schema import follow_up, life_event, placement
from domain.vocabulary import LifeEventKind

VISIT_COLUMNS = {"citizen_id": "int64", "unit_id": "int64", "held_on": "datetime64[s]"}
STAY_COLUMNS = ("citizen_id", "unit_id", "from_day", "to_day", "end_reason")
MOVED = "Byte av enhet"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Visit:
    """A follow-up as far as belonging goes."""

    citizen_id: int
    unit_id: int
    held_on: date


@dataclass(frozen=True)
class Stay:
    """A citizen in a unit from one day to another, both included; open while `to_day` is None."""

    citizen_id: int
    unit_id: int
    from_day: date
    to_day: date | None
    end_reason: str | None


def infer(visits: Iterable[Visit], deaths: Mapping[int, date]) -> list[Stay]:
    """Stays from follow-ups: a run in the same unit is one stay.

    A stay begins on the first day of its run and lasts to the day before the next run begins; the
    last is open. Of two units on one day the later of `visits` counts. A death closes the last
    stay; one said to be before that stay began is left aside, so that nobody vanishes by it.

    Args:
        visits: In the order of day within each citizen.
        deaths: The day of death by citizen.
    """
    stays: list[Stay] = []
    in_order = sorted(visits, key=attrgetter("citizen_id", "held_on"))
    for citizen_id, theirs in groupby(in_order, key=attrgetter("citizen_id")):
        stays += _of_one(list(theirs), deaths.get(citizen_id))
    return stays


def _of_one(visits: Sequence[Visit], death: date | None) -> list[Stay]:
    unit_on = {visit.held_on: visit for visit in visits}  # the last of a day stands
    starts = [next(run) for _, run in groupby(unit_on.values(), key=attrgetter("unit_id"))]
    ended = [
        Stay(one.citizen_id, one.unit_id, one.held_on, following.held_on - ONE_DAY, MOVED)
        for one, following in pairwise(starts)
    ]
    last = starts[-1]
    died = death if death and death >= last.held_on else None
    reason = LifeEventKind.DEATH.label if died else None
    return [*ended, Stay(last.citizen_id, last.unit_id, last.held_on, died, reason)]


def renew(connection: Connection, citizens: Collection[int]) -> None:
    """Infer the stays of `citizens` anew, but for those whose placements a file has stated."""
    stated = set(connection.scalars(select(placement.c.citizen_id).where(~placement.c.inferred)))
    for portion in plain.portions(sorted(set(citizens) - stated)):
        stays = infer(_visits(connection, portion), _deaths(connection, portion))
        theirs = bulk.among(connection, placement.c.citizen_id, portion)
        connection.execute(placement.delete().where(theirs))
        bulk.write(connection, placement, _columns(stays))


def _columns(stays: Sequence[Stay]) -> dict[str, list[Any]]:
    """The inferred placements, of each column its values, days as text."""
    columns = {name: [getattr(stay, name) for stay in stays] for name in STAY_COLUMNS}
    for name in ("from_day", "to_day"):
        columns[name] = [day and day.isoformat() for day in columns[name]]
    return columns | {"inferred": [True] * len(stays)}


def _visits(connection: Connection, citizens: list[int]) -> list[Visit]:
    """The follow-ups that tell of a unit: of those on one day the last, of a run the first."""
    order = follow_up.c.citizen_id, follow_up.c.held_on, follow_up.c.id
    question = select(*(follow_up.c[name] for name in VISIT_COLUMNS))
    theirs = bulk.among(connection, follow_up.c.citizen_id, citizens)
    held = frames.answer(connection, question.where(theirs).order_by(*order), VISIT_COLUMNS)
    held = held[~held.duplicated(["citizen_id", "held_on"], keep="last")]
    place = held[["citizen_id", "unit_id"]]
    starts = held[(place != place.shift()).any(axis=1)]
    days = starts["held_on"].dt.date
    return [
        Visit(*row)
        for row in zip(starts["citizen_id"].tolist(), starts["unit_id"].tolist(), days, strict=True)
    ]


def _deaths(connection: Connection, citizens: list[int]) -> dict[int, date]:
    question = (
        select(life_event.c.citizen_id, life_event.c.happened_on)
        .where(life_event.c.kind == LifeEventKind.DEATH)
        .where(bulk.among(connection, life_event.c.citizen_id, citizens))
    )
    return {row.citizen_id: row.happened_on for row in connection.execute(question)}
