"""What the values of a column tell of it, where its heading leaves a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from data_access.importing import numbers, words
from data_access.importing.refusal import Fault
from domain.measures import Measure

# How the unit of a measure may be written; {score} and 1 are how UCUM writes points.
WRITTEN: Mapping[str, frozenset[str]] = {
    "sekunder": frozenset({"sekunder", "sekund", "sek", "s", "sec", "seconds", "second"}),
    "poäng": frozenset({"poäng", "p", "points", "point", "score", "1", "skalsteg"}),
    "": frozenset({"", "1", "score", "nivå", "grad", "poäng", "p", "points", "skalsteg"}),
}
UNITS = frozenset().union(*WRITTEN.values()) - {"", "1"} | {
    "min",
    "minuter",
    "m s",
    "cm",
    "kg",
    "mmhg",
}


def agrees(measure: Measure, unit: str) -> bool:
    """Whether `unit` is how a file may write the unit of `measure`; nothing written agrees."""
    said = words.normal(unit)
    return not said or said in WRITTEN.get(measure.unit, ()) or said == words.normal(measure.unit)


def are_units(texts: Iterable[str]) -> bool:
    """Whether every text is a unit of measurement, and there is at least one."""
    said = {words.normal(text) for text in texts} - {""}
    return bool(said) and said <= UNITS


def candidates(heading: str, measures: Iterable[Measure]) -> list[Measure]:
    """The measures whose name has every word of `heading`, without its bracketed unit."""
    said = set(words.normal(words.IN_BRACKETS.sub(" ", heading)).split())
    return [
        one
        for one in measures
        if said and any(said <= set(words.normal(name).split()) for name in one.names)
    ]


def fits(measure: Measure, texts: pd.Series) -> bool:
    """Whether `texts` hold a value of `measure`, and nothing but such values and its codes."""
    read = numbers.read(text for text in texts.unique() if text)
    return bool(read) and all(
        not isinstance(number, Fault)
        and (measure.is_missing(number) or (measure.in_range(number) and measure.on_step(number)))
        for number in read.values()
    )
