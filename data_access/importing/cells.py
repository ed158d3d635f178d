"""Reading one column: every distinct text once, and which lines have what fault."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.importing import days, numbers, personal_numbers, phrases, words
from data_access.importing.fields import Field, Form, Scale
from data_access.importing.personal_numbers import PersonalNumber
from data_access.importing.refusal import Fault, FileRefused, Reason, shown
from domain.measures import Measure

FAULT_COLUMNS = ("line", "column", "reason", "sentence")
# What systems write in an empty cell. Not in text fields: None, NA and Null are names of people.
NOTHING = frozenset({"", "-", "–", "—", "null", "n/a", "na", "#n/a", "none"})
DAY = "datetime64[s]"
YEARS_AHEAD = 50  # nobody plans longer; 9999-12-31 is an empty cell in disguise


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
        text: number
        if isinstance(number, Fault)
        else _on_scale(measure.title, measure, number, text)
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
    today = surroundings.today
    if field.form is Form.DAY:
        return _days(distinct, heading, lambda day: _not_future(day, today))
    if field.form is Form.COMING_DAY:
        return _days(distinct, heading, lambda day: _not_too_far(day, today))
    if field.form is Form.NUMBER:
        return _numbers(field, distinct)
    read = _one_by_one(field, surroundings)
    return {text: read(text) for text in distinct}


def _one_by_one(field: Field, surroundings: Surroundings) -> Callable[[str], object]:
    """What reads a cell of a form where the other cells of the column do not matter."""
    today, units = surroundings.today, surroundings.units
    known = {words.normal(name): name for name in units}
    return {
        Form.TEXT: str,
        Form.CODE: lambda text: _code(field, text),
        Form.PERIOD: lambda text: phrases.period(text, today),
        Form.ANSWER: phrases.answer,
        Form.MEASURE: phrases.measure,
        Form.KNOWN_UNIT: lambda text: phrases.unit(text, known),
        Form.UNITS: lambda text: phrases.units(text, units),
        Form.PERSONAL_NUMBER: lambda text: personal_numbers.read(text, today=today),
    }[field.form]


def _days(
    distinct: list[str], heading: str, allowed: Callable[[date], date | Fault]
) -> Mapping[str, object]:
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
    return {text: day if isinstance(day, Fault) else allowed(day) for text, day in read.items()}


def _not_future(day: date, today: date) -> date | Fault:
    return day if day <= today else Fault(Reason.FUTURE, f"{day} har inte varit än")


def _not_too_far(day: date, today: date) -> date | Fault:
    if day.year <= today.year + YEARS_AHEAD:
        return day
    return Fault(Reason.TOO_FAR_AHEAD, f"{day} ligger för långt fram, lämna tomt om slut saknas")


def _numbers(field: Field, distinct: list[str]) -> Mapping[str, object]:
    scale = field.scale
    if scale is None:
        raise ValueError(f"the number {field.name} has no scale")
    return {
        text: number if isinstance(number, Fault) else _on_scale(field.label, scale, number, text)
        for text, number in numbers.read(distinct).items()
    }


def _code(field: Field, text: str) -> str | Fault:
    code = field.codes.code(text) if field.codes else None
    if code is None:
        return Fault(Reason.UNKNOWN_WORD, f"{shown(text)} är inte ett känt svar för {field.label}")
    return code.value


def _on_scale(title: str, scale: Measure | Scale, number: float, text: str) -> float | Fault:
    if scale.is_missing(number):
        return number
    if not scale.in_range(number):
        high = number > scale.highest
        end, limit = ("högsta", scale.highest) if high else ("lägsta", scale.lowest)
        return Fault(Reason.OUT_OF_RANGE, f"{title} är {text}, {end} värdet är {_plain(limit)}")
    if not scale.on_step(number):
        return Fault(Reason.OFF_STEP, f"{title} är {text}, skalans steg är {_plain(scale.step)}")
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
    if field.form is Form.NUMBER:
        return _number(field, said, sound)
    if field.form in (Form.DAY, Form.COMING_DAY):
        return pd.to_datetime(said.map(sound)).astype(DAY).to_frame(field.name)
    said_or_blank = dict.fromkeys(said.unique(), "") | dict(sound)
    return said.map(said_or_blank).astype("str").to_frame(field.name)


def _number(field: Field, said: pd.Series, sound: Mapping[str, object]) -> pd.DataFrame:
    values = said.map(sound).astype("float64")
    missing = values.isin(field.scale.missing if field.scale else ())
    return values.mask(missing).to_frame(field.name)


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
