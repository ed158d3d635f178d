"""What became of each file: for the person who read it in, and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access.importing.checking import Checked
from data_access.importing.comparing import Comparison
from data_access.importing.holdings import Holdings
from data_access.importing.refusal import Reason
from data_access.importing.understanding import Understanding
from data_access.importing.writing.citizens import People


@dataclass(frozen=True)
class FileReport:
    """What became of one file: what it was taken for, and of its rows how many went where.

    `faults` has every fault of every refused row, with line, column and reason in words.
    """

    file: str
    table: Understanding
    checked: Checked
    comparison: Comparison
    people: People | None

    @property
    def wrote(self) -> bool:
        """Whether the file changed anything in the database."""
        parts = [self.comparison.new, self.comparison.changed]
        if self.people:
            parts += [self.people.new, self.people.changed]
        return any(map(len, parts))

    @property
    def faults(self) -> pd.DataFrame:
        """Line, column, reason and sentence of everything that was refused."""
        return self.checked.faults

    def as_json(self) -> dict[str, Any]:
        """The counts, by the names that programs know them by."""
        return {
            "file": self.file,
            "kind": self.checked.kind.name,
            "data_rows": self.checked.data_rows,
            "accepted": self.checked.accepted,
            "new": len(self.comparison.new),
            "changed": len(self.comparison.changed),
            "unchanged": self.comparison.unchanged,
            "rejected": self.checked.rejected,
            "exact_duplicates": self.checked.exact_duplicates,
            "rejected_by_reason": self.checked.rejected_by_reason,
        }

    def told(self) -> Iterator[str]:
        """What happened, in Swedish, a line a thing."""
        checked = self.checked
        yield (
            f"{self.file}: {checked.kind.label.casefold()}, {checked.data_rows} rader, "
            f"{len(self.comparison.new)} nya, {len(self.comparison.changed)} ändrade, "
            f"{self.comparison.unchanged} oförändrade, {checked.exact_duplicates} dubbletter, "
            f"{checked.rejected} avvisade."
        )
        for reason, count in checked.rejected_by_reason.items():
            yield f"  {count} avvisade: {Reason(reason).label}."
        for column in self.table.not_used:
            instead = f", {column.preferred} används i stället" if column.preferred else ""
            yield f"  Kolumnen {column.heading or '(utan rubrik)'} används inte{instead}."

    def refused_rows(self) -> Iterator[str]:
        """Each fault, in Swedish: file, line, column and reason."""
        for line, column, _, sentence in self.faults.itertuples(index=False):
            yield f"{self.file} rad {line}{f', {column}' if column else ''}: {sentence}."


@dataclass(frozen=True)
class RefusedFile:
    """A file that could not be taken, and why in one Swedish sentence."""

    file: str
    sentence: str


@dataclass(frozen=True)
class ImportReport:
    """What became of all files of one import, and what the database then holds by unit."""

    files: tuple[FileReport, ...]
    refused: tuple[RefusedFile, ...]
    by_unit: Holdings

    def as_json(self) -> dict[str, Any]:
        """The whole as one object for programs."""
        return {"files": [file.as_json() for file in self.files], "by_unit": self.by_unit}

    def told(self) -> Iterator[str]:
        """What happened, in Swedish, a line a thing."""
        for file in self.files:
            yield from file.told()
        for refused in self.refused:
            yield f"{refused.file}: {refused.sentence}"

    def refused_rows(self) -> Iterator[str]:
        """Each fault of each refused row, in Swedish."""
        for file in self.files:
            yield from file.refused_rows()
