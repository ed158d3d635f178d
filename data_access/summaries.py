"""Summaries of what was measured: kept in the transaction of every write, and rebuilt alike.

They are kept for each unit that held the follow-ups, so that a scope adds up the units it holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Engine, Table, or_, select

from data_access import bulk, database, frames, fresh_values
from data_access.schema import citizen, course_summary, follow_up, follow_up_summary, score
from domain.measures import RatedBy, default_shelf
from domain.vocabulary import FollowUpKind, Respondent

FACT = "summaries"  # the fact about a database that says by which rules its summaries were made
TABLES = (course_summary, follow_up_summary)
AT_A_TIME = 1_000  # citizens: bounds what is held in memory at once
CITIZENS = [str(who) for who in Respondent if who.is_citizen]
NOT_FRESH = pd.DataFrame(index=pd.Index([], dtype="int64"))
TALK_COLUMNS = {
    "id": "int64",
    "unit_id": "int64",
    "citizen_id": "int64",
    "held_on": "datetime64[s]",
    "kind": "str",
}
VALUE_COLUMNS = {
    "talk": "int64",
    "measure": "category",
    "respondent": "category",
    "value": "float64",
}


def bring_up(engine: Engine) -> None:
    """Rebuild when what is kept was made by other rules than today's, or never."""
    rules = f"1 {' '.join(_own_ratings())}"  # the number is of this file's own way of counting
    with database.reading(engine) as connection:
        if database.fact(connection, FACT) == rules:
            return
    with database.writing(engine) as connection:
        rebuild(connection)
        database.state_fact(connection, FACT, rules)
        database.bump_data_version(connection)


def renew(
    connection: Connection, citizens: Collection[int], fresh: pd.DataFrame = NOT_FRESH
) -> None:
    """Make what is kept of `citizens` what their follow-ups and scores say now.

    Call in the transaction that writes those, after the last write. `fresh` are the values of
    follow-ups it has just added, as `FreshValues.taken`: of whom there are no others, none is read.
    """
    for portion in _portions(citizens):
        # Of two who write about the same person the second waits, and then counts what both wrote.
        whole = select(citizen.c.id).where(bulk.among(connection, citizen.c.id, portion))
        whole = whole.order_by(citizen.c.id)
        connection.execute(whole.with_for_update(key_share=True))
        for table, rows in _told(connection, portion, fresh):
            theirs = bulk.among(connection, table.c.citizen_id, portion)
            connection.execute(table.delete().where(theirs))
            bulk.write(connection, table, rows)


def rebuild(connection: Connection) -> None:
    """Make all of it anew."""
    renew(connection, _everybody(connection))


def differing(connection: Connection) -> int:
    """Of how many citizens something else is kept than their records say; 0 when all is well."""
    return sum(_differing(connection, portion) for portion in _portions(_everybody(connection)))


def _differing(connection: Connection, citizens: list[int]) -> int:
    found: set[Any] = set()
    for table, told in _told(connection, citizens):
        question = select(*(table.c[name] for name in told)).where(table.c.citizen_id.in_(citizens))
        kept = {tuple(map(_as_written, row)) for row in connection.execute(question)}
        whose = list(told).index("citizen_id")
        found |= {row[whose] for row in kept ^ set(zip(*told.values(), strict=True))}
    return len(found)


def _as_written(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _everybody(connection: Connection) -> Collection[int]:
    return connection.scalars(select(citizen.c.id)).all()


def _portions(citizens: Collection[int]) -> Iterator[list[int]]:
    in_order = sorted(set(citizens))
    return (in_order[at : at + AT_A_TIME] for at in range(0, len(in_order), AT_A_TIME))


def _told(
    connection: Connection, citizens: list[int], fresh: pd.DataFrame = NOT_FRESH
) -> tuple[tuple[Table, dict[str, list[Any]]], ...]:
    """For each table the columns of the rows that `citizens` shall have."""
    talks = _talks(connection, citizens)
    known = talks["id"].isin(fresh.index)
    read_back = talks.loc[~known, "citizen_id"].unique().tolist()
    known = ~talks["citizen_id"].isin(read_back)
    in_hand = fresh_values.long(fresh.loc[talks.loc[known, "id"]])
    courses = [
        _courses(talks[known].reset_index(drop=True), in_hand),
        _courses(talks[~known].reset_index(drop=True), _values(connection, read_back)),
    ]
    together = pd.concat([some for some in courses if len(some)] or courses[:1])
    return (
        (course_summary, _columns(together, course_summary)),
        (follow_up_summary, _columns(_follow_ups(talks), follow_up_summary)),
    )


def _columns(frame: pd.DataFrame, table: Table) -> dict[str, list[Any]]:
    return {column.name: bulk.plain(frame[column.name]) for column in table.columns}


def _talks(connection: Connection, citizens: list[int]) -> pd.DataFrame:
    columns = [follow_up.c[name] for name in TALK_COLUMNS]
    order = [follow_up.c[name] for name in ("unit_id", "citizen_id", "held_on", "id")]
    theirs = bulk.among(connection, follow_up.c.citizen_id, citizens)
    question = select(*columns).where(theirs).order_by(*order)
    return frames.answer(connection, question, TALK_COLUMNS)


def _values(connection: Connection, citizens: list[int]) -> pd.DataFrame:
    """The values that may be joined into a course."""
    question = (
        select(score.c.follow_up_id, score.c.measure, score.c.respondent, score.c.value)
        .join_from(follow_up, score)
        .where(bulk.among(connection, follow_up.c.citizen_id, citizens))
        .where(score.c.value.is_not(None), _joinable())
    )
    return frames.answer(connection, question, VALUE_COLUMNS)


def joinable(values: pd.DataFrame, respondents: np.ndarray) -> pd.DataFrame:
    """`values`, a row a follow-up and a column a measure, without those in no course."""
    own = [name for name in _own_ratings() if name in values]
    told_by_others = ~np.isin(respondents, CITIZENS)
    return values.assign(**{name: values[name].mask(told_by_others) for name in own})


def _joinable() -> ColumnElement[bool]:
    """On the citizen's own ratings only the citizen's answers, as `metrics.courses.comparable`."""
    return or_(score.c.measure.not_in(_own_ratings()), score.c.respondent.in_(CITIZENS))


def _own_ratings() -> list[str]:
    shelf = default_shelf()
    return sorted(name for name in shelf if shelf[name].rated_by is RatedBy.CITIZEN)


def _courses(talks: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """The first, the one before last and the last value of each course, one value a day.

    The same as `metrics.courses` makes of a unit's scores: of several on one day the last in the
    order of `data_access.follow_ups.scores` counts.
    """
    held = pd.Index(talks["id"]).get_indexer(pd.Index(values["talk"]))
    measure, respondent = values["measure"].cat.codes, values["respondent"].cat.codes
    whose = talks.groupby(["unit_id", "citizen_id"]).ngroup().to_numpy()[held]
    order = np.lexsort((respondent, held, measure, whose))
    talk, measure = held[order], measure.to_numpy()[order]
    value, day = values["value"].to_numpy()[order], talks["held_on"].to_numpy()[talk]
    course = whose[order] * len(values["measure"].cat.categories) + measure
    counts = np.append((course[1:] != course[:-1]) | (day[1:] != day[:-1]), True)[: len(order)]
    course, talk, measure, value, day = (
        each[counts] for each in (course, talk, measure, value, day)
    )
    last = np.flatnonzero(np.append(course[1:] != course[:-1], True)[: len(course)])
    first = np.append(0, last[:-1] + 1)[: len(last)]
    before, several = np.maximum(last - 1, 0), last > first
    return pd.DataFrame(
        {
            "unit_id": talks["unit_id"].to_numpy()[talk[last]],
            "citizen_id": talks["citizen_id"].to_numpy()[talk[last]],
            "measure": values["measure"].cat.categories[measure[last]],
            "n": last - first + 1,
            "baseline": value[first],
            "baseline_on": day[first],
            "previous": np.where(several, value[before], np.nan),
            "previous_on": np.where(several, day[before], np.datetime64("NaT")),
            "latest": value[last],
            "latest_on": day[last],
        }
    )


def _follow_ups(talks: pd.DataFrame) -> pd.DataFrame:
    """When each was mapped, first and latest followed up by each unit; everyday talks left out."""
    day = talks["held_on"]
    planned = day.where(talks["kind"] != FollowUpKind.EVERYDAY)
    by_units = talks.drop_duplicates(["unit_id", "citizen_id", "held_on"])
    shared = by_units.duplicated(["citizen_id", "held_on"], keep=False)
    told = talks.assign(
        mapped_on=day.where(talks["kind"] == FollowUpKind.MAPPING),
        first_on=planned,
        latest_on=planned,
        shares_day=shared.reindex(talks.index, fill_value=False),
    )
    ends = {"mapped_on": "min", "first_on": "min", "latest_on": "max", "shares_day": "any"}
    return told.groupby(["unit_id", "citizen_id"], as_index=False).agg(ends)
