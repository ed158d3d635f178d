"""Follow-ups with their scores: known again by citizen, day and kind."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, Select, bindparam, func, select

from data_access.importing.comparing import Comparison, measures_in
from data_access.importing.kinds import FOLLOW_UPS
from data_access.importing.writing import citizens, organisation, plain
from data_access.schema import citizen, follow_up, score, unit
from domain.measures import default_shelf

HELD_TYPES = {
    "id": "int64",
    "citizen": "str",
    "held_on": "datetime64[s]",
    "kind": "str",
    "unit": "str",
    "respondent": "str",
    "took_part": "str",
    "professions": "str",
    "result": "str",
}
COLUMNS = {
    "citizen_id": "citizen_id",
    "unit_id": "unit_id",
    "held_on": "held_on",
    "kind": "kind",
    "respondent": "respondent",
    "took_part": "took_part",
    "professions": "professions",
    "result": "result",
}


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """The follow-ups of the days in `records`, a column a measure, missing codes as they are."""
    within = follow_up.c.held_on.between(*plain.span(records["held_on"]))
    held = _follow_ups(connection, select(unit.c.name.label("unit")).where(within))
    scores = pd.read_sql(
        select(
            score.c.follow_up_id,
            score.c.measure,
            func.coalesce(score.c.value, score.c.missing_code).label("number"),
        )
        .join_from(score, follow_up)
        .where(within),
        connection,
    )
    numbers = scores.set_index(["follow_up_id", "measure"])["number"].astype("float64")
    return held.join(numbers.unstack(), on="id")  # noqa: PD010  (pivot_table would average)


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new follow-ups and mend changed ones; the scores of a mended row replace the old."""
    people, units = citizens.ids(connection), organisation.ids(connection)
    new, changed = (
        part.assign(citizen_id=part["citizen"].map(people), unit_id=part["unit"].map(units))
        for part in (comparison.new, comparison.changed)
    )
    if added := plain.rows(new, COLUMNS):
        connection.execute(follow_up.insert().values(batch_id=batch), added)
    if mended := plain.rows(changed, {"row_id": "id", **COLUMNS}):
        mend = follow_up.update().where(follow_up.c.id == bindparam("row_id"))
        connection.execute(mend.values(batch_id=batch), mended)
        _forget_scores(connection, changed)
    _add_scores(connection, comparison.touched, batch)


def _follow_ups(connection: Connection, question: Select) -> pd.DataFrame:
    columns = (
        follow_up.c.id,
        citizen.c.key_hash.label("citizen"),
        follow_up.c.held_on,
        follow_up.c.kind,
        follow_up.c.respondent,
        follow_up.c.took_part,
        follow_up.c.professions,
        follow_up.c.result,
    )
    asked = question.add_columns(*columns).select_from(follow_up.join(citizen).join(unit))
    frame = pd.read_sql(asked, connection)
    text = frame.select_dtypes(exclude="number").columns.difference(["held_on"])
    return frame.assign(**{name: frame[name].astype("str").fillna("") for name in text}).astype(
        HELD_TYPES
    )


def _forget_scores(connection: Connection, changed: pd.DataFrame) -> None:
    for portion in plain.portions(changed["id"].tolist()):
        connection.execute(
            score.delete()
            .where(score.c.follow_up_id.in_(portion))
            .where(score.c.measure.in_(measures_in(changed)))
        )


def _add_scores(connection: Connection, touched: pd.DataFrame, batch: int) -> None:
    written = _follow_ups(
        connection, select(unit.c.name.label("unit")).where(follow_up.c.batch_id == batch)
    )
    key = list(FOLLOW_UPS.key)
    known = touched[[*key, *measures_in(touched)]].merge(
        written[["id", "respondent", *key]], on=key, validate="one_to_one"
    )
    shelf = default_shelf()
    for measure in measures_in(touched):
        there = known[known[measure].notna()]
        missing = there[measure].isin(shelf[measure].missing_codes)
        rows = [
            {
                "follow_up_id": follow_up_id,
                "measure": measure,
                "respondent": respondent,
                "value": None if is_code else number,
                "missing_code": number if is_code else None,
            }
            for follow_up_id, respondent, number, is_code in zip(
                there["id"].tolist(),
                there["respondent"].tolist(),
                there[measure].tolist(),
                missing.tolist(),
                strict=True,
            )
        ]
        if rows:
            connection.execute(score.insert(), rows)
