"""A record cannot be from before its person was born, nor from after the person died or left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.importing import read_columns
from data_access.importing.fields import Form, RecordKind
from data_access.importing.refusal import Fault, Reason
from data_access.retention import PURGED as IS_PURGED
from data_access.schema import citizen, follow_up, life_event, placement
from domain.vocabulary import LifeEventKind

BORN = "born"  # the column of the day of birth while a table is checked; it is never kept
KNOWN = ("died_on", "entered_on", "left_on", "seen_on")
DEATH = LifeEventKind.DEATH.value
PURGED = IS_PURGED.removesuffix(".")  # the report ends its sentences itself


def of_nobody() -> pd.DataFrame:
    """What is known of each person, when nobody is known."""
    return pd.DataFrame(
        {name: pd.Series(dtype="datetime64[s]") for name in KNOWN},
        index=pd.Index([], name="citizen", dtype="str"),
    )


def known(connection: Connection) -> pd.DataFrame:
    """What the database holds of each person, by keyed hash, that a record can contradict.

    Days as `KNOWN`: the death, the first and last day of the placements that a file has stated
    (last only when all of them have ended), and the latest follow-up.
    """
    stated = select(
        placement.c.citizen_id,
        func.min(placement.c.from_day).label("entered_on"),
        func.max(placement.c.to_day).label("left_on"),
        (func.count() - func.count(placement.c.to_day)).label("open"),
    ).where(~placement.c.inferred)
    stays = stated.group_by(placement.c.citizen_id).subquery()
    deaths = (
        select(life_event.c.citizen_id, func.max(life_event.c.happened_on).label("died_on"))
        .where(life_event.c.kind == DEATH)
        .group_by(life_event.c.citizen_id)
        .subquery()
    )
    seen = (
        select(follow_up.c.citizen_id, func.max(follow_up.c.held_on).label("seen_on"))
        .group_by(follow_up.c.citizen_id)
        .subquery()
    )
    question = select(
        citizen.c.key_hash.label("citizen"),
        deaths.c.died_on,
        stays.c.entered_on,
        stays.c.left_on,
        stays.c.open,
        seen.c.seen_on,
    ).select_from(
        citizen.outerjoin(deaths, deaths.c.citizen_id == citizen.c.id)
        .outerjoin(stays, stays.c.citizen_id == citizen.c.id)
        .outerjoin(seen, seen.c.citizen_id == citizen.c.id)
    )
    frame = pd.read_sql(question, connection).set_index("citizen")
    dated = frame.assign(**{name: pd.to_datetime(frame[name]) for name in KNOWN})
    dated["left_on"] = dated["left_on"].where(dated["open"] == 0)
    return dated[list(KNOWN)].astype("datetime64[s]")


def faults(
    kind: RecordKind, headings: dict[str, str], records: pd.DataFrame, held: pd.DataFrame
) -> Iterator[pd.DataFrame]:
    """What cannot be: a day before birth, or one already past after the person died or left."""
    if BORN not in records:
        return
    of_person = held.reindex(records["citizen"]).set_index(records.index)
    died_on = of_person["died_on"].mask(_is_death(kind, records))
    for name, form, label in _days(kind, records):
        said, heading = records[name], headings[name]
        yield _all(said < records[BORN], Reason.BEFORE_BIRTH, f"{label} är före födelsen", heading)
        if form is Form.DAY:
            dead = f"{label} är efter dödsdagen"
            yield _all(said > died_on, Reason.AFTER_DEATH, dead, heading)
        if form is Form.DAY and not _places(kind):
            left = f"{label} är efter att placeringen avslutades"
            yield _all(said > of_person["left_on"], Reason.AFTER_LEAVING, left, heading)


def purged(
    headings: Mapping[str, str],
    records: pd.DataFrame,
    are_purged: Callable[[Iterable[str]], Collection[str]],
) -> Iterator[pd.DataFrame]:
    """The rows about persons whose records have been purged: they do not come back."""
    if "citizen" in records:
        gone = are_purged(records["citizen"].dropna().unique())
        hit = records["citizen"].isin(list(gone))
        yield _all(hit, Reason.PURGED, PURGED, headings["citizen"])


def warnings(
    kind: RecordKind, headings: dict[str, str], records: pd.DataFrame, held: pd.DataFrame
) -> Iterator[pd.DataFrame]:
    """What is odd: a day before the first stated placement, a death before a later follow-up."""
    if BORN not in records:
        return
    of_person = held.reindex(records["citizen"]).set_index(records.index)
    is_death = _is_death(kind, records)
    for name, form, label in _days(kind, records):
        if form is Form.DAY and not _places(kind):
            said, heading = records[name], headings[name]
            early = f"{label} är före den första placeringen"
            entered = of_person["entered_on"]
            yield _all(said < entered, Reason.BEFORE_ENROLMENT, early, heading)
            later = f"{label} är en dödsdag, men det finns uppföljningar efter den"
            seen = of_person["seen_on"].where(is_death)
            yield _all(said < seen, Reason.SEEN_LATER, later, heading)


def _days(kind: RecordKind, records: pd.DataFrame) -> Iterator[tuple[str, Form, str]]:
    for field in kind.fields:
        if field.form in (Form.DAY, Form.COMING_DAY) and field.name in records:
            yield field.name, field.form, field.label


def _places(kind: RecordKind) -> bool:
    """Whether the records themselves say where a person belongs, so that no other can gainsay."""
    return kind.name == "placements"


def _is_death(kind: RecordKind, records: pd.DataFrame) -> pd.Series:
    if kind.name == "life_events" and "kind" in records:
        return records["kind"] == DEATH
    return pd.Series(False, index=records.index)


def _all(hit: pd.Series, reason: Reason, sentence: str, heading: str) -> pd.DataFrame:
    return read_columns.marked(hit.index[hit.to_numpy()], Fault(reason, sentence), heading)
