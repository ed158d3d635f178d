"""What became of each file: for the person who read it in, and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from data_access.importing import file_names
from data_access.importing.checking import Checked
from data_access.importing.columns import Why
from data_access.importing.comparing import Comparison
from data_access.importing.holdings import Holdings
from data_access.importing.refusal import Reason, shown
from data_access.importing.understanding import Understanding
from data_access.importing.writing.citizens import People


@dataclass(frozen=True)
class FileReport:
    """What became of one table: what it was taken for, and of its rows how many went where.

    A table is a file, or a sheet of a workbook.
    `faults` has every fault of every refused row, with line, column and reason in words.
    """

    file: str
    sheet: str | None
    table: Understanding
    checked: Checked
    comparison: Comparison
    people: People | None

    @property
    def title(self) -> str:
        """The file, and the sheet when it is a workbook, as a sentence names them."""
        return f"{self.file}, bladet {self.sheet}" if self.sheet else self.file

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

    @property
    def warnings(self) -> pd.DataFrame:
        """Line, column, reason and sentence of what is said of rows that were taken."""
        return self.checked.warnings

    def as_json(self) -> dict[str, Any]:
        """The counts, by the names that programs know them by."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "kind": self.checked.kind.name,
            "data_rows": self.checked.data_rows,
            "accepted": self.checked.accepted,
            "new": len(self.comparison.new),
            "changed": len(self.comparison.changed),
            "unchanged": self.comparison.unchanged,
            "rejected": self.checked.rejected,
            "exact_duplicates": self.checked.exact_duplicates,
            "rejected_by_reason": self.checked.rejected_by_reason,
            "warned_by_reason": self.checked.warned_by_reason,
        }

    def told(self) -> Iterator[str]:
        """What happened, in Swedish, a line a thing."""
        checked = self.checked
        yield (
            f"{self.title}: {checked.kind.label.casefold()}, {checked.data_rows} rader, "
            f"{len(self.comparison.new)} nya, {len(self.comparison.changed)} ändrade, "
            f"{self.comparison.unchanged} oförändrade, {checked.exact_duplicates} dubbletter, "
            f"{checked.rejected} avvisade."
        )
        for reason, count in checked.rejected_by_reason.items():
            yield f"  {count} avvisade: {Reason(reason).label}."
        for reason, count in checked.warned_by_reason.items():
            yield f"  {count} med anmärkning: {Reason(reason).label}."
        if self.table.profile.name:
            yield f"  Läst med profilen {self.table.profile.name}."
        for column in self.table.columns:
            if column.why is Why.VALUES:
                heading, target = shown(column.heading), column.target
                yield f"  Kolumnen {heading} lästes som {target}. {column.grounds}."
        for column in self.table.not_used:
            instead = f", {shown(column.preferred)} används i stället" if column.preferred else ""
            heading = shown(column.heading) if column.heading else "utan rubrik"
            yield f"  Kolumnen {heading} används inte{instead}."

    def refused_rows(self) -> Iterator[str]:
        """Each fault, in Swedish: file, line, column and reason."""
        return self._said_of_rows(self.faults)

    def warned_rows(self) -> Iterator[str]:
        """Each remark on a row that was taken, in the same form."""
        return self._said_of_rows(self.warnings)

    def _said_of_rows(self, said: pd.DataFrame) -> Iterator[str]:
        for line, column, _, sentence in said.itertuples(index=False):
            place = self.table.place(line)
            yield f"{self.title} {place}{f', {column}' if column else ''}: {sentence}."


@dataclass(frozen=True)
class RefusedFile:
    """A file that could not be taken, and why in one Swedish sentence."""

    file: str
    sentence: str


@dataclass(frozen=True)
class ImportReport:
    """What became of all files of one import, what was passed over, and what there then is."""

    files: tuple[FileReport, ...]
    refused: tuple[RefusedFile, ...]
    notes: tuple[str, ...]
    by_unit: Holdings
    by_kind: dict[str, int]

    def of(self, name: str) -> ImportReport:
        """The same, of one of the files that were given, with what is packed in it."""
        name = file_names.shown(name)
        return replace(
            self,
            files=tuple(file for file in self.files if _is_of(file.file, name)),
            refused=tuple(refused for refused in self.refused if _is_of(refused.file, name)),
            notes=tuple(note for note in self.notes if note.startswith((f"{name}:", f"{name}/"))),
        )

    def as_json(self) -> dict[str, Any]:
        """The whole as one object for programs."""
        return {
            "files": [file.as_json() for file in self.files],
            "by_unit": self.by_unit,
            "by_kind": self.by_kind,
        }

    def told(self) -> Iterator[str]:
        """What happened, in Swedish, a line a thing."""
        for file in self.files:
            yield from file.told()
        for refused in self.refused:
            yield f"{refused.file}: {refused.sentence}"
        yield from self.notes

    def refused_rows(self) -> Iterator[str]:
        """Each fault of each refused row, in Swedish."""
        for file in self.files:
            yield from file.refused_rows()

    def warned_rows(self) -> Iterator[str]:
        """Each remark on a row that was taken, in Swedish."""
        for file in self.files:
            yield from file.warned_rows()


def _is_of(file: str, name: str) -> bool:
    return file == name or file.startswith(f"{name}/")
