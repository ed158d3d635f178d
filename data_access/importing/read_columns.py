"""One column as its distinct texts: each is read once, and what it says is spread to its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data_access.importing.refusal import Fault, FileRefused, Remarked, plain

CHANGED = "Filen ändrades medan den lästes. Försök igen när den ligger still."
FAULT_COLUMNS = ("line", "column", "reason", "sentence")
NOTHING_TOLD = pd.DataFrame(columns=pd.Index(FAULT_COLUMNS))


@dataclass(frozen=True)
class Distinct:
    """The distinct texts of a column, and which of them each line has."""

    texts: list[str]
    codes: np.ndarray
    lines: pd.Index


@dataclass(frozen=True)
class ReadColumn:
    """What texts say, a row a text; their faults and remarks, as `FAULT_COLUMNS`.

    The line of a fault is the number of its text, until what is said is spread to real lines.
    """

    said: pd.DataFrame
    faults: pd.DataFrame
    warnings: pd.DataFrame

    def spread(self, codes: np.ndarray, lines: pd.Index) -> ReadColumn:
        """What `lines` say, each by the number of its text."""
        return ReadColumn(
            self.said.take(codes).set_axis(lines),
            _spread(self.faults, codes, lines),
            _spread(self.warnings, codes, lines),
        )


@dataclass(frozen=True)
class KnownColumn:
    """The distinct texts of a whole column, and what they say."""

    texts: pd.Index
    read: ReadColumn

    def of(self, cells: pd.Series) -> ReadColumn:
        """What some lines of the column say.

        Raises:
            FileRefused: The column did not have these texts before.
        """
        codes = self.texts.get_indexer(pd.Index(cells))
        if (codes < 0).any():
            raise FileRefused(CHANGED)
        return self.read.spread(codes, cells.index)


def _spread(said: pd.DataFrame, codes: np.ndarray, lines: pd.Index) -> pd.DataFrame:
    if said.empty:
        return said
    at = pd.DataFrame({"text": codes, "line": lines})
    return at.merge(said.rename(columns={"line": "text"}), on="text")[list(FAULT_COLUMNS)]


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


def distinct(cells: pd.Series) -> Distinct:
    """The distinct texts of a column, in the order they appear."""
    codes, found = pd.factorize(cells, use_na_sentinel=False)
    return Distinct(found.to_numpy(dtype=object).tolist(), codes, cells.index)


def read(
    texts: Sequence[str], meanings: Mapping[str, object], heading: str, said: pd.DataFrame
) -> ReadColumn:
    """Texts that have been given `meanings`, and what they say."""
    return ReadColumn(
        said,
        _told(texts, meanings, heading, _fault),
        _told(texts, meanings, heading, _remarks),
    )


def _told(
    texts: Sequence[str],
    meanings: Mapping[str, object],
    heading: str,
    of: Callable[[object], Iterable[Fault]],
) -> pd.DataFrame:
    """One row a text and fault, of the faults that `of` finds in its meaning."""
    return told(
        (at, heading, fault.reason, fault.sentence)
        for at, text in enumerate(texts)
        for fault in of(meanings[text])
    )


def sound(meaning: object) -> object:
    """What a text says; None when it has a fault."""
    return None if isinstance(meaning, Fault) else plain(meaning)


def _fault(meaning: object) -> Iterable[Fault]:
    return (meaning,) if isinstance(meaning, Fault) else ()


def _remarks(meaning: object) -> Iterable[Fault]:
    return meaning.remarks if isinstance(meaning, Remarked) else ()
