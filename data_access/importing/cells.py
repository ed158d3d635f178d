"""Reading one column: every distinct text once, and which lines have what fault."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import pandas as pd

from data_access.importing import days, numbers, personal_numbers, words
from data_access.importing.kinds import Field, Form
from data_access.importing.personal_numbers import PersonalNumber
from data_access.importing.refusal import Fault, FileRefused, Reason, shown
from domain.measures import Measure

FAULT_COLUMNS = ("line", "column", "reason", "sentence")
# What systems write in an empty cell. Not in text fields: None, NA and Null are names of people.
NOTHING = frozenset({"", "-", "–", "—", "null", "n/a", "na", "#n/a", "none"})
DAY = "datetime64[s]"


@dataclass(frozen=True)
class ReadColumn:
    """What a column says, a row a line, and its faults as `FAULT_COLUMNS`."""

    said: pd.DataFrame
    faults: pd.DataFrame


@dataclass(frozen=True)
class Surroundings:
    """What a cell is read by besides itself.

    The names of all units that records may refer to, the last day a record may be about, and the
    hash under which a person is known by the twelve digits of the personal number.
    """

    units: Collection[str]
    today: date
    key_hash: Callable[[str], str]


def read_field(
    field: Field, texts: pd.Series, heading: str, surroundings: Surroundings
) -> ReadColumn:
    """Read the cells of one field in the form it has."""
    said = texts if field.form is Form.TEXT else texts.where(~_nothing(texts), "")
    distinct = [text for text in said.unique() if text]
    meanings = _meanings(field, distinct, heading, surroundings)
    if field.required:
        meanings = {**meanings, "": _missing(field)}
    values = _values(field, said, _without_faults(meanings), surroundings.key_hash)
    return ReadColumn(values, faults(said, meanings, heading))


def read_measure(measure: Measure, texts: pd.Series, heading: str) -> ReadColumn:
    """Read the cells of one measure as numbers on its scale, or its codes for a missing value."""
    said = texts.where(~_nothing(texts), "")
    meanings = {
        text: number if isinstance(number, Fault) else _on_scale(measure, number, text)
        for text, number in numbers.read(text for text in said.unique() if text).items()
    }
    values = said.map(_without_faults(meanings)).astype("float64")
    return ReadColumn(values.to_frame(measure.id), faults(said, meanings, heading))


def faults(texts: pd.Series, meanings: Mapping[str, object], heading: str) -> pd.DataFrame:
    """One row a line whose text has a fault."""
    wrong = {text: fault for text, fault in meanings.items() if isinstance(fault, Fault)}
    hit = texts[texts.isin(list(wrong))]
    return pd.DataFrame(
        {
            "line": hit.index,
            "column": heading,
            "reason": [wrong[text].reason for text in hit],
            "sentence": [wrong[text].sentence for text in hit],
        },
        columns=pd.Index(FAULT_COLUMNS),
    )


def _nothing(texts: pd.Series) -> pd.Series:
    return texts.str.casefold().isin(NOTHING)


def _missing(field: Field) -> Fault:
    if field.form is Form.PERSONAL_NUMBER:
        return Fault(Reason.NUMBER_MISSING, "Personnumret saknas")
    return Fault(Reason.VALUE_MISSING, f"{field.label} saknas")


def _meanings(
    field: Field, distinct: list[str], heading: str, surroundings: Surroundings
) -> Mapping[str, object]:
    match field.form:
        case Form.TEXT:
            return {text: text for text in distinct}
        case Form.DAY:
            return _days(distinct, heading, surroundings.today)
        case Form.CODE:
            return {text: _code(field, text) for text in distinct}
        case Form.KNOWN_UNIT:
            return _units(distinct, surroundings.units)
        case Form.PERSONAL_NUMBER:
            today = surroundings.today
            return {text: personal_numbers.read(text, today=today) for text in distinct}


def _days(distinct: list[str], heading: str, today: date) -> Mapping[str, object]:
    read = days.read(distinct)
    unclear = [
        text
        for text, day in read.items()
        if isinstance(day, Fault) and day.reason is Reason.AMBIGUOUS_DATE
    ]
    if unclear and len(unclear) == len(read):
        raise FileRefused(
            f"Datumen i kolumnen {shown(heading)} kan läsas på två sätt, till exempel "
            f"{shown(unclear[0])}. Ta ut filen med datum som 2026-01-31."
        )
    return {text: _not_future(day, today) for text, day in read.items()}


def _not_future(day: date | Fault, today: date) -> date | Fault:
    if isinstance(day, Fault) or day <= today:
        return day
    return Fault(Reason.FUTURE, f"{day} har inte varit än")


def _code(field: Field, text: str) -> str | Fault:
    code = field.codes.code(text) if field.codes else None
    if code is None:
        return Fault(Reason.UNKNOWN_WORD, f"{shown(text)} är inte ett känt svar för {field.label}")
    return code.value


def _units(distinct: list[str], units: Collection[str]) -> Mapping[str, object]:
    known = {words.normal(name): name for name in units}
    return {text: known.get(words.normal(text)) or _unknown(text, units) for text in distinct}


def _unknown(text: str, units: Collection[str]) -> Fault:
    nearest = get_close_matches(text, units, n=1)
    hint = f"; den närmaste är {shown(nearest[0])}" if nearest else ""
    return Fault(Reason.UNKNOWN_UNIT, f"Enheten {shown(text)} finns inte i organisationen{hint}")


def _on_scale(measure: Measure, number: float, text: str) -> float | Fault:
    if measure.is_missing(number):
        return number
    if not measure.in_range(number):
        end, limit = (
            ("högsta", measure.highest) if number > measure.highest else ("lägsta", measure.lowest)
        )
        return Fault(
            Reason.OUT_OF_RANGE, f"{measure.title} är {text}, {end} värdet är {_plain(limit)}"
        )
    if not measure.on_step(number):
        return Fault(
            Reason.OFF_STEP, f"{measure.title} är {text}, skalans steg är {_plain(measure.step)}"
        )
    return number


def _plain(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def _values(
    field: Field,
    said: pd.Series,
    sound: Mapping[str, object],
    key_hash: Callable[[str], str],
) -> pd.DataFrame:
    if field.form is Form.PERSONAL_NUMBER:
        return _person(field.name, said, sound, key_hash)
    if field.form is Form.DAY:
        return pd.to_datetime(said.map(sound)).astype(DAY).to_frame(field.name)
    said_or_blank = dict.fromkeys(said.unique(), "") | dict(sound)
    return said.map(said_or_blank).astype("str").to_frame(field.name)


def _person(
    name: str, said: pd.Series, sound: Mapping[str, object], key_hash: Callable[[str], str]
) -> pd.DataFrame:
    """The person's hash, year of birth and sex; the number itself goes no further than here."""
    people = {text: one for text, one in sound.items() if isinstance(one, PersonalNumber)}
    return pd.DataFrame(
        {
            name: said.map({text: key_hash(one.digits) for text, one in people.items()}),
            "birth_year": said.map({text: one.born.year for text, one in people.items()}),
            "sex": said.map({text: one.sex.value for text, one in people.items()}),
        }
    ).astype({name: "str", "birth_year": "Int64", "sex": "str"})


def _without_faults(meanings: Mapping[str, object]) -> Mapping[str, object]:
    return {text: meaning for text, meaning in meanings.items() if not isinstance(meaning, Fault)}
