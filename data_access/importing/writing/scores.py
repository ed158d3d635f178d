"""The scores of follow-ups: handed over one row a follow-up, parted in the database.

A row a score is ten times the rows to bind or to copy, and half the time of a large import.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd
from sqlalchemy import Column, Connection, Float, String, column, literal, select, true, values

from data_access import bulk, summaries
from data_access.importing import readable_measures
from data_access.importing.comparing import measures_in
from data_access.schema import score
from data_access.schema.base import RowId

# Follow-ups' rows parted into one a measure; what they have no number of is left out.
PARTED = """
WITH said (id, respondent, {columns}) AS (VALUES {rows}), measure (name) AS (VALUES {measures})
{insert} score (follow_up_id, respondent, measure, {kind})
SELECT said.id, respondent, name, CASE name {numbers} END AS number
FROM said CROSS JOIN measure WHERE number IS NOT NULL
"""


def add(connection: Connection, written: pd.DataFrame) -> pd.DataFrame:
    """Write the scores of follow-ups that have their `id`, in the order in which they are kept.

    What it gives back is the values among them, as `FreshValues` keeps them.
    """
    if written.empty:  # an empty column has no type to tell a measure by
        return summaries.NOT_FRESH
    measures = sorted(measures_in(written))
    numbers = written[measures].to_numpy()
    codes = _are_codes(numbers, measures)
    said = written["id"].to_numpy(), _respondents(written)
    values_said = np.where(codes, np.nan, numbers)
    _add(connection, "value", measures, said, values_said)
    coded = codes.any(axis=1)
    of_coded = said[0][coded], said[1][coded]
    only_codes = np.where(codes, numbers, np.nan)[coded]
    _add(connection, "missing_code", measures, of_coded, only_codes)
    return summaries.joinable(pd.DataFrame(values_said, said[0], measures), said[1])


def _add(
    connection: Connection,
    kind: str,
    measures: list[str],
    said: tuple[np.ndarray, np.ndarray],
    numbers: np.ndarray,
) -> None:
    """Write `numbers`, a row a follow-up and a column a measure, to the column `kind` of score."""
    ids, respondents = (each.tolist() for each in said)
    plain = numbers.T.astype(object)
    plain[np.isnan(numbers.T)] = None
    columns = plain.tolist()
    rows = list(zip(ids, respondents, *columns, strict=True))
    if not rows or not measures:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, kind, measures, rows)
    else:
        _insert(connection, kind, measures, rows)


def _insert(connection: Connection, kind: str, measures: list[str], rows: list[tuple]) -> None:
    quoted = list(map(String().literal_processor(connection.dialect), measures))
    columns = [f"number_{at}" for at in range(len(measures))]
    parted = partial(
        PARTED.format,
        insert=bulk.INSERT,
        kind=kind,
        columns=", ".join(columns),
        measures=", ".join(f"({name})" for name in quoted),
        numbers=" ".join(map("WHEN {} THEN {}".format, quoted, columns)),
    )
    bulk.in_large_steps(connection, rows, lambda values: parted(rows=values))


def _copy(connection: Connection, kind: str, measures: list[str], rows: list[tuple]) -> None:
    columns = [Column("follow_up_id", RowId), Column("respondent", String)]
    columns += [Column(measure, Float) for measure in measures]
    with bulk.copied(connection, columns, rows) as incoming:
        by_measure = [(literal(measure), incoming.c[measure]) for measure in measures]
        parted = values(column("measure", String), column("number", Float), name="parted")
        one = parted.data(by_measure).lateral()
        scores = (
            select(incoming.c.follow_up_id, incoming.c.respondent, one.c.measure, one.c.number)
            .select_from(incoming.join(one, true()))
            .where(one.c.number.is_not(None))
        )
        names = ["follow_up_id", "respondent", "measure", kind]
        connection.execute(score.insert().from_select(names, scores))


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
