"""Files with one row a measure: to a column a measure before the check, to follow-ups after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from data_access.importing import evidence, read_columns
from data_access.importing.columns import Column, Why
from data_access.importing.follow_up_kinds import FOLLOW_UPS
from data_access.importing.profiles import NOT_USED
from data_access.importing.refusal import Fault, Reason, shown
from data_access.importing.vocabulary import Measures, Vocabulary
from domain.measures import Measure, RatedBy

if TYPE_CHECKING:
    from data_access.importing.understanding import Understanding

KEY = list(FOLLOW_UPS.key)
ALIKE = ("unit", "respondent", "took_part", "professions", "result")  # said once of a follow-up
DIFFERING = Fault(Reason.CONTRADICTION, "Raderna om samma uppföljning säger olika")


@dataclass(frozen=True)
class Gathered:
    """Follow-ups made from rows of one measure each, indexed by the first line of each.

    `records` are as those of a file with a row a follow-up; `silent` tells of each of their
    measures whether no row was about it, which is not the same as a row that says it is missing.
    `faults` are the rows that could not be joined to the others, as `read_columns.FAULT_COLUMNS`.
    """

    records: pd.DataFrame
    silent: pd.DataFrame
    faults: pd.DataFrame


def spread(table: Understanding, known: Vocabulary) -> Understanding:
    """Give every measure a column of its own, with its value where the row is about it.

    The name or code of the measure is looked up, first in the profile; a row about a measure
    that the profile says is not to be used is left out, and how many there were is noted.
    """
    said, value = table.used["measure"], table.used["value"]
    texts = table.rows[said.position]
    found = {text: known.measure(text, table.profile) for text in texts.unique()}
    left_out = texts.isin([text for text, one in found.items() if one == NOT_USED])
    rows = table.rows[~left_out].copy()
    about = texts[~left_out].map({text: one or text for text, one in found.items()}).astype("str")
    rows[said.position] = about
    there = sorted({one for one in found.values() if one})
    for at, one in enumerate(there, start=1):
        rows[-at] = rows[value.position].where(about == one, "")
    rows[value.position] = ""
    made = [Column(-at, value.heading, one, why=Why.MEASURED) for at, one in enumerate(there, 1)]
    kept = [
        replace(column, target=None, why=Why.MEASURED) if column is value else column
        for column in table.columns
    ]
    return replace(
        table,
        columns=(*kept, *made),
        rows=rows,
        widths=table.widths[~left_out],
        notes=(*table.notes, *_passed_over(texts[left_out])),
    )


def _passed_over(texts: pd.Series) -> Iterator[str]:
    for said, count in texts.value_counts().items():
        yield f"{count} rader om måttet {shown(str(said))} läses inte, enligt profilen."


def gather(records: pd.DataFrame, headings: Mapping[str, Column], measures: Measures) -> Gathered:
    """Join the rows about the same citizen, day and kind to one follow-up.

    What is said of the follow-up as a whole has to be the same in its rows, as far as it is said.
    Who answered is what the rows with the citizen's own ratings say; of a test by a professional
    it says only who tested. A unit of measurement has to be that of the measure.

    Args:
        records: Checked rows, one a measure, no two about the same measure of a follow-up.
        headings: The columns of the file by what they hold.
        measures: The measures, by id.
    """
    faults = [_wrong_unit(records, headings, measures)]
    records = _own_answers(records[~records.index.isin(faults[0]["line"])], measures)
    faults += [_differing(records, name, headings[name]) for name in ALIKE if name in headings]
    found = read_columns.joined(faults)
    joined = records[~records.index.isin(found["line"])]
    number = joined.groupby(KEY, sort=False).ngroup()
    names = [name for name in joined if name in measures]
    about = pd.DataFrame({name: joined["measure"] == name for name in names}, index=joined.index)
    whole = _blank_as_missing(joined).groupby(number, sort=False).first()
    silent = ~about.groupby(number, sort=False).any()
    whole.index = silent.index = joined.index[~number.duplicated()]
    said = whole.drop(columns=["measure", "measured_in"], errors="ignore")
    text = said.select_dtypes("str")
    return Gathered(said.assign(**text.fillna("").astype("str")), silent, found)


def _blank_as_missing(records: pd.DataFrame) -> pd.DataFrame:
    text = records.select_dtypes("str")
    return records.assign(**text.mask(text == ""))


def _wrong_unit(
    records: pd.DataFrame, headings: Mapping[str, Column], measures: Measures
) -> pd.DataFrame:
    if "measured_in" not in records:
        return read_columns.told(())
    pairs = records[["measure", "measured_in"]].drop_duplicates()
    parts = [
        read_columns.marked(
            records.index[(records["measure"] == name) & (records["measured_in"] == unit)],
            _in_another_unit(measures[name], unit),
            headings["measured_in"].heading,
        )
        for name, unit in pairs.itertuples(index=False)
        if not evidence.agrees(measures[name], unit)
    ]
    return read_columns.joined(parts)


def _in_another_unit(measure: Measure, unit: str) -> Fault:
    sentence = f"{measure.title} är i {shown(unit)}, ska vara i {measure.unit}"
    return Fault(Reason.WRONG_UNIT, sentence)


def _own_answers(records: pd.DataFrame, measures: Measures) -> pd.DataFrame:
    """Who answered the citizen's own ratings, where a follow-up has any; else who tested."""
    if "respondent" not in records or records.empty:
        return records
    own = {one.id for one in measures.values() if one.rated_by is RatedBy.CITIZEN}
    is_own = records["measure"].isin(own)
    among_own = is_own.groupby([records[name] for name in KEY]).transform("any")
    return records.assign(respondent=records["respondent"].mask(among_own & ~is_own, ""))


def _differing(records: pd.DataFrame, name: str, column: Column) -> pd.DataFrame:
    said = records[name].mask(records[name] == "")
    variants = said.groupby([records[one] for one in KEY]).transform("nunique")
    return read_columns.marked(records.index[variants > 1], DIFFERING, column.heading)


def completed(records: pd.DataFrame, silent: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """`records` with what the database holds of the measures that no row was about.

    So a file with some of the measures of a follow-up leaves the others as they are.

    Args:
        records: Follow-ups, as `Gathered.records`.
        silent: As `Gathered.silent`, less the rows that were refused since.
        held: The follow-ups of the database, a column a measure, keys unique.
    """
    names = [str(name) for name in silent.columns if name in held]
    kept = records[KEY].merge(held[[*KEY, *names]], how="left", on=KEY).set_index(records.index)
    return records.assign(
        **{
            name: records[name].where(~silent.loc[records.index, name], kept[name])
            for name in names
        }
    )
