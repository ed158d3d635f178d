"""Follow-ups with their scores: known again by citizen, day and kind."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    FromClause,
    MetaData,
    String,
    Table,
    and_,
    func,
    select,
)
from sqlalchemy.schema import CreateTable

from data_access.importing import readable_measures
from data_access.importing.comparing import Comparison, measures_in
from data_access.importing.writing import earlier, organisation, plain
from data_access.schema import citizen, follow_up, score, unit

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
KEY = ("citizen_id", "held_on", "kind")
# The keys that a part of a file is about: asking by them costs the same whatever is held.
WANTED = Table(
    "wanted_follow_up",
    MetaData(),
    Column("citizen_id", BigInteger),
    Column("held_on", Date),
    Column("kind", String(20)),
    prefixes=["TEMPORARY"],
    postgresql_on_commit="DROP",
)


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """The follow-ups that `records` are about, a column a measure, missing codes as they are."""
    connection.execute(CreateTable(WANTED, if_not_exists=True))
    connection.execute(WANTED.delete())
    plain.bulk(connection, WANTED, records, {name: name for name in KEY})
    same = and_(*(follow_up.c[name] == WANTED.c[name] for name in KEY))
    wanted = WANTED.join(follow_up, same)
    held = _follow_ups(connection, wanted)
    scores = pd.read_sql(
        select(
            score.c.follow_up_id,
            score.c.measure,
            func.coalesce(score.c.value, score.c.missing_code).label("number"),
        ).select_from(wanted.join(score, score.c.follow_up_id == follow_up.c.id)),
        connection,
    )
    numbers = scores.set_index(["follow_up_id", "measure"])["number"].astype("float64")
    return held.join(numbers.unstack(), on="id")  # noqa: PD010  (pivot_table would average)


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new follow-ups and mend changed ones; the scores of a mended row replace the old."""
    units = organisation.ids(connection)
    new, changed = (
        part.assign(unit_id=part["unit"].map(units))
        for part in (comparison.new, comparison.changed)
    )
    new = new.assign(id=plain.numbers(connection, follow_up, len(new)))
    plain.add(connection, follow_up, new, {"id": "id", **COLUMNS}, batch)
    plain.mend(connection, follow_up, changed, COLUMNS, batch)
    earlier.keep(connection, score, changed["id"].tolist(), batch, column="follow_up_id")
    _forget_scores(connection, changed)
    _add_scores(connection, new)
    _add_scores(connection, _as_held(connection, changed))


def _follow_ups(connection: Connection, wanted: FromClause) -> pd.DataFrame:
    question = select(
        unit.c.name.label("unit"),
        follow_up.c.id,
        citizen.c.key_hash.label("citizen"),
        follow_up.c.held_on,
        follow_up.c.kind,
        follow_up.c.respondent,
        follow_up.c.took_part,
        follow_up.c.professions,
        follow_up.c.result,
    ).select_from(
        wanted.join(citizen, citizen.c.id == follow_up.c.citizen_id).join(
            unit, unit.c.id == follow_up.c.unit_id
        )
    )
    frame = pd.read_sql(question, connection)
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


def _as_held(connection: Connection, changed: pd.DataFrame) -> pd.DataFrame:
    """`changed` with the respondent that is held: the file may not have said who answered."""
    respondents: dict[int, str] = {}
    for portion in plain.portions(changed["id"].tolist()):
        question = select(follow_up.c.id, follow_up.c.respondent)
        rows = connection.execute(question.where(follow_up.c.id.in_(portion)))
        respondents |= {row.id: row.respondent or "" for row in rows}
    return changed.assign(respondent=changed["id"].map(respondents).astype("str"))


def _add_scores(connection: Connection, written: pd.DataFrame) -> None:
    """Write the scores of follow-ups that have their `id`, in the order in which they are kept."""
    if written.empty:  # an empty column has no type to tell a measure by
        return
    measures = sorted(measures_in(written))
    numbers = written[measures].to_numpy()
    row, column = np.nonzero(~np.isnan(numbers))
    value = numbers[row, column].astype(object)
    is_code = _are_codes(numbers, measures)[row, column]
    missing_code = value.copy()
    value[is_code], missing_code[~is_code] = None, None
    by_row = {
        "follow_up_id": written["id"].to_numpy(),
        "respondent": _respondents(written),
    }
    plain.bulk_lists(
        connection,
        score,
        {
            "follow_up_id": by_row["follow_up_id"][row].tolist(),
            "measure": np.array(measures, dtype=object)[column].tolist(),
            "respondent": by_row["respondent"][row].tolist(),
            "value": value.tolist(),
            "missing_code": missing_code.tolist(),
        },
    )


def _are_codes(numbers: np.ndarray, measures: list[str]) -> np.ndarray:
    shelf = readable_measures.shelf()
    codes = [
        np.isin(numbers[:, at], list(shelf[name].missing_codes)) for at, name in enumerate(measures)
    ]
    return np.column_stack(codes) if codes else np.zeros(numbers.shape, dtype=bool)


def _respondents(written: pd.DataFrame) -> np.ndarray:
    if "respondent" not in written:
        return np.full(len(written), "", dtype=object)
    return written["respondent"].fillna("").to_numpy(dtype=object)
