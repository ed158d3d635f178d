"""One column as its distinct texts: each is read once, and what it says is spread to its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data_access.importing.refusal import Fault, Remarked, plain

FAULT_COLUMNS = ("line", "column", "reason", "sentence")
NOTHING_TOLD = pd.DataFrame(columns=pd.Index(FAULT_COLUMNS))


@dataclass(frozen=True)
class ReadColumn:
    """What a column says, a row a line; its faults and its remarks, as `FAULT_COLUMNS`."""

    said: pd.DataFrame
    faults: pd.DataFrame
    warnings: pd.DataFrame


@dataclass(frozen=True)
class Distinct:
    """The distinct texts of a column, and which of them each line has."""

    texts: list[str]
    codes: np.ndarray
    lines: pd.Index

    def spread(self, values: Iterable[Any], dtype: str) -> pd.Series:
        """One value a line, from one a distinct text."""
        return pd.Series(list(values), dtype=dtype).take(self.codes).set_axis(self.lines)

    def told(
        self, meanings: Mapping[str, object], heading: str, of: Callable[[object], Iterable[Fault]]
    ) -> pd.DataFrame:
        """One row a line and fault, of the faults that `of` finds in the meaning of its text."""
        found = {at: list(of(meanings[text])) for at, text in enumerate(self.texts)}
        wrong = {at: faults for at, faults in found.items() if faults}
        hit = np.flatnonzero(np.isin(self.codes, list(wrong))) if wrong else []
        rows = [
            (line, heading, fault.reason, fault.sentence)
            for line, code in zip(self.lines[hit], self.codes[hit], strict=True)
            for fault in wrong[code]
        ]
        return told(rows)


def told(rows: Iterable[tuple[int, str, str, str]]) -> pd.DataFrame:
    """Faults or remarks as a frame."""
    said = list(rows)
    return pd.DataFrame(said, columns=pd.Index(FAULT_COLUMNS)) if said else NOTHING_TOLD.copy()


def marked(lines: pd.Index, fault: Fault, heading: str = "") -> pd.DataFrame:
    """The same said of each of `lines`."""
    return told((line, heading, fault.reason, fault.sentence) for line in lines)


def joined(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """All that was said, by line."""
    found = [part for part in parts if not part.empty]
    if not found:
        return told(())
    return pd.concat(found).sort_values("line", kind="stable", ignore_index=True)


def distinct(texts: pd.Series) -> Distinct:
    """The distinct texts of a column, in the order they appear."""
    codes, found = pd.factorize(texts, use_na_sentinel=False)
    return Distinct([str(text) for text in found], codes, texts.index)


def read(
    column: Distinct, meanings: Mapping[str, object], heading: str, said: pd.DataFrame
) -> ReadColumn:
    """A column whose texts have been given `meanings`, and whose lines say `said`."""
    return ReadColumn(
        said,
        column.told(meanings, heading, _fault),
        column.told(meanings, heading, _remarks),
    )


def sound(meaning: object) -> object:
    """What a text says; None when it has a fault."""
    return None if isinstance(meaning, Fault) else plain(meaning)


def _fault(meaning: object) -> Iterable[Fault]:
    return (meaning,) if isinstance(meaning, Fault) else ()


def _remarks(meaning: object) -> Iterable[Fault]:
    return meaning.remarks if isinstance(meaning, Remarked) else ()
