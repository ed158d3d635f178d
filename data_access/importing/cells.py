"""Reading one column: what each distinct text of it means, and which lines have what fault."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from typing import Any

import pandas as pd

from data_access.importing import (
    days,
    lives,
    numbers,
    personal_numbers,
    phrases,
    read_columns,
    texts,
    words,
)
from data_access.importing.days import Order
from data_access.importing.fields import Field, Form, Scale
from data_access.importing.numbers import Mark
from data_access.importing.personal_numbers import PersonalNumber
from data_access.importing.read_columns import ReadColumn
from data_access.importing.refusal import (
    Fault,
    FileRefused,
    Reason,
    Remarked,
    plain,
    remarked,
    shown,
)
from domain.measures import Measure

# What systems write in an empty cell. Not in text fields: None, NA and Null are names of people.
NOTHING = frozenset({"", "-", "–", "—", "null", "n/a", "na", "#n/a", "none"})
DAY = "datetime64[s]"
DAYS = (Form.DAY, Form.COMING_DAY)
YEARS_AHEAD = 50  # nobody plans longer; 9999-12-31 is an empty cell in disguise

Decided = Order | Mark | None


@dataclass(frozen=True)
class Surroundings:
    """What a cell is read by besides itself.

    The names of all units that records may refer to, the last day a record may be about, the
    hash under which a person is known by the twelve digits of the personal number, what the
    database holds of each person that a record can contradict, and who of some hashes is purged.
    """

    units: Collection[str]
    today: date
    key_hash: Callable[[str], str]
    lives: pd.DataFrame = attribute(default_factory=lives.of_nobody)
    purged: Callable[[Iterable[str]], Collection[str]] = lambda _: ()


def decide(form: Form, said: Iterable[str], heading: str) -> Decided:
    """What only the whole column can tell: which way its days or its decimals are written.

    Args:
        form: How the cells are read.
        said: Every distinct text of the column.
        heading: Named in the refusal.

    Raises:
        FileRefused: Every date of the column can be read two ways.
    """
    column = [text for text in said if not _is_nothing(text)]
    if form is Form.NUMBER:
        return numbers.mark(column)
    if form not in DAYS:
        return None
    order = days.order(column)
    read = days.read(column, order)
    unclear = [text for text, day in read.items() if _is_unclear(day)]
    if unclear and len(unclear) == len(read):
        raise FileRefused(
            f"Datumen i kolumnen {shown(heading)} kan läsas på två sätt, till exempel "
            f"{shown(unclear[0])}. Ta ut filen med datum som 2026-01-31."
        )
    return order


def read_field(
    field: Field, said: list[str], heading: str, surroundings: Surroundings, decided: Decided
) -> ReadColumn:
    """Read the distinct texts of one field in its form, by what was `decided` of its column."""
    cleaned = texts.clean(said)
    spoken = [
        text
        for one in cleaned.values()
        if isinstance(text := plain(one), str) and not _says_nothing(field, text)
    ]
    read = _meanings(field, spoken, surroundings, decided)
    nothing = _missing(field) if field.required else None
    meanings = {text: _through(one, read, nothing) for text, one in cleaned.items()}
    values = [read_columns.sound(meanings[text]) for text in said]
    return read_columns.read(said, meanings, heading, _values(field, values, surroundings.key_hash))


def read_measure(measure: Measure, said: list[str], heading: str, decided: Decided) -> ReadColumn:
    """Read distinct texts as numbers on a measure's scale, or its codes for a missing value."""
    cleaned = texts.clean(said)
    spoken = [
        text
        for one in cleaned.values()
        if isinstance(text := plain(one), str) and not _is_nothing(text)
    ]
    read = _on_scales(measure.title, measure, spoken, decided)
    meanings = {text: _through(one, read, None) for text, one in cleaned.items()}
    values = [read_columns.sound(meanings[text]) for text in said]
    return read_columns.read(said, meanings, heading, _numbers(values).to_frame(measure.id))


def _through(
    cleaned: str | Fault | Remarked, read: Mapping[str, object], nothing: Fault | None
) -> object:
    """What a text means once it is cleaned; `nothing` when it says nothing."""
    if isinstance(cleaned, Fault):
        return cleaned
    remarks = cleaned.remarks if isinstance(cleaned, Remarked) else ()
    return remarked(read.get(str(plain(cleaned)), nothing), *remarks)


def _says_nothing(field: Field, text: str) -> bool:
    return not text if field.form is Form.TEXT else _is_nothing(text)


def _is_nothing(text: str) -> bool:
    return text.casefold() in NOTHING


def _is_unclear(day: object) -> bool:
    return isinstance(day, Fault) and day.reason is Reason.AMBIGUOUS_DATE


def _missing(field: Field) -> Fault:
    if field.form is Form.PERSONAL_NUMBER:
        return Fault(Reason.NUMBER_MISSING, "Personnumret saknas")
    return Fault(Reason.VALUE_MISSING, f"{field.label} saknas")


def _meanings(
    field: Field, said: list[str], surroundings: Surroundings, decided: Decided
) -> Mapping[str, object]:
    today = surroundings.today
    if field.form in DAYS:
        allowed = _not_future if field.form is Form.DAY else _not_too_far
        order = decided if isinstance(decided, Order) else None
        read = days.read(said, order)
        return {text: _allowed(day, allowed, today) for text, day in read.items()}
    if field.form is Form.NUMBER:
        if field.scale is None:
            raise ValueError(f"the number {field.name} has no scale")
        return _on_scales(field.label, field.scale, said, decided)
    one = _one_by_one(field, surroundings)
    return {text: one(text) for text in said}


def _one_by_one(field: Field, surroundings: Surroundings) -> Callable[[str], object]:
    """What reads a cell of a form where the other cells of the column do not matter."""
    today, units = surroundings.today, surroundings.units
    known = {words.normal(name): name for name in units}
    return {
        Form.TEXT: lambda text: texts.read(field.name, field.label, text, today),
        Form.CODE: lambda text: _code(field, text),
        Form.PERIOD: lambda text: phrases.period(text, today),
        Form.ANSWER: phrases.answer,
        Form.MEASURE: phrases.measure,
        Form.KNOWN_UNIT: lambda text: phrases.unit(text, known),
        Form.UNITS: lambda text: phrases.units(text, units),
        Form.PERSONAL_NUMBER: lambda text: personal_numbers.read(text, today=today),
    }[field.form]


def _allowed(
    day: date | Fault | Remarked, allowed: Callable[[date, date], date | Fault], today: date
) -> object:
    if isinstance(day, Fault):
        return day
    said = plain(day)
    if not isinstance(said, date):
        raise TypeError("a day was read as something else")
    return remarked(allowed(said, today), *(day.remarks if isinstance(day, Remarked) else ()))


def _not_future(day: date, today: date) -> date | Fault:
    return day if day <= today else Fault(Reason.FUTURE, f"{day} har inte varit än")


def _not_too_far(day: date, today: date) -> date | Fault:
    if day.year <= today.year + YEARS_AHEAD:
        return day
    return Fault(Reason.TOO_FAR_AHEAD, f"{day} ligger för långt fram, lämna tomt om slut saknas")


def _on_scales(
    title: str, scale: Measure | Scale, said: list[str], decided: Decided
) -> Mapping[str, object]:
    mark = decided if isinstance(decided, Mark) else None
    return {
        text: number if isinstance(number, Fault) else _on_scale(title, scale, number, text)
        for text, number in numbers.read(said, mark).items()
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


def _values(field: Field, values: list[object], key_hash: Callable[[str], str]) -> pd.DataFrame:
    if field.form is Form.PERSONAL_NUMBER:
        return _person(field.name, values, key_hash)
    if field.form is Form.NUMBER:
        said = _numbers(values)
        missing = said.isin(field.scale.missing if field.scale else ())
        return said.mask(missing).to_frame(field.name)
    if field.form in DAYS:
        return _days(values).to_frame(field.name)
    said = ["" if value is None else value for value in values]
    return pd.DataFrame({field.name: said}, dtype="str")


def _numbers(values: list[object]) -> pd.Series:
    return pd.Series(values, dtype="Float64").astype("float64")


def _days(values: list[Any]) -> pd.Series:
    return pd.to_datetime(pd.Series(values, dtype="object")).astype(DAY)


def _person(name: str, values: list[object], key_hash: Callable[[str], str]) -> pd.DataFrame:
    """The person's hash and what the number tells; the number itself goes no further than here.

    The day of birth is for checking the other days by, and is not kept.
    """
    people = [one if isinstance(one, PersonalNumber) else None for one in values]
    born = [one.born if one else None for one in people]
    sexes = [one.sex.value if one and one.sex else None for one in people]
    hashes = [key_hash(one.digits) if one else None for one in people]
    return pd.DataFrame(
        {
            name: pd.Series(hashes, dtype="str"),
            "birth_year": pd.Series([day.year if day else None for day in born], dtype="Int64"),
            "sex": pd.Series(sexes, dtype="str"),
            lives.BORN: _days(born),
        }
    )
