"""What became of each file: for the person who read it in, and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

import pandas as pd

from data_access.importing import file_names, read_columns, refused_rows
from data_access.importing.checking import Checked
from data_access.importing.columns import Why
from data_access.importing.comparing import Comparison
from data_access.importing.fields import RecordKind
from data_access.importing.follow_up_kinds import FOLLOW_UPS
from data_access.importing.refusal import Reason, shown
from data_access.importing.understanding import Understanding

DAYS_OF_RECORDS = ("held_on", "happened_on", "made_on")
SAMPLE_ROWS = 20  # what is kept of a file's rows, to show how its columns were understood


@dataclass(frozen=True)
class FileReport:
    """What became of one table: what it was taken for, and of its rows how many went where.

    A table is a file, or a sheet of a workbook. `faults` has every fault of every refused row,
    with line, column and reason in words, `warnings` what is said of rows that were taken;
    `refused` the cells of the refused rows, as in the file.
    `citizens` are the ids of those of whom something was written, `people` of all it is about;
    `units` the names of the units, `last_day` the last day that it says something happened.
    """

    file: str
    sheet: str | None
    table: Understanding
    batch: int
    data_rows: int = 0
    accepted: int = 0
    exact_duplicates: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    renamed: bool = False
    faults: pd.DataFrame = field(default_factory=lambda: read_columns.told(()))
    warnings: pd.DataFrame = field(default_factory=lambda: read_columns.told(()))
    refused: pd.DataFrame = field(default_factory=pd.DataFrame)
    citizens: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    units: frozenset[str] = frozenset()
    last_day: date | None = None

    def with_part(
        self,
        part: Understanding,
        checked: Checked,
        comparison: Comparison,
        records: pd.DataFrame,
    ) -> Self:
        """The same with one part more of the table; `records` are its, with `citizen_id`."""
        lines = part.as_written.index.isin(checked.faults["line"])
        touched = comparison.touched
        return replace(
            self,
            table=self.table.with_rows(self.table.as_written.head(SAMPLE_ROWS)),
            data_rows=self.data_rows + checked.data_rows,
            accepted=self.accepted + checked.accepted,
            exact_duplicates=self.exact_duplicates + checked.exact_duplicates,
            new=self.new + len(comparison.new),
            changed=self.changed + len(comparison.changed),
            unchanged=self.unchanged + comparison.unchanged,
            faults=read_columns.joined([self.faults, checked.faults]),
            warnings=read_columns.joined([self.warnings, checked.warnings]),
            refused=pd.concat([self.refused, part.as_written[lines]]).sort_index(),
            citizens=self.citizens | set(touched.get("citizen_id", ())),
            people=self.people | set(records.get("citizen_id", ())),
            units=self.units | _units(records, self.kind.name),
            last_day=_last_day(records, self.last_day),
        )

    @property
    def title(self) -> str:
        """The file, and the sheet when it is a workbook, as a sentence names them."""
        return f"{self.file}, bladet {self.sheet}" if self.sheet else self.file

    @property
    def kind(self) -> RecordKind:
        """What its records are, which is the same whether a row is a follow-up or a measure."""
        return FOLLOW_UPS if self.table.kind.lengthwise else self.table.kind

    @property
    def wrote(self) -> bool:
        """Whether the file changed anything in the database."""
        return bool(self.new or self.changed or self.renamed)

    @property
    def rejected(self) -> int:
        """How many rows were refused."""
        return len(self.refused)

    @property
    def rejected_by_reason(self) -> dict[str, int]:
        """How many rows were refused for each reason; a row counts once, by its first fault."""
        return dict(Counter(self.faults.drop_duplicates("line")["reason"]))

    @property
    def warned_by_reason(self) -> dict[str, int]:
        """How many accepted rows each remark stands at."""
        return dict(Counter(self.warnings.drop_duplicates(["line", "reason"])["reason"]))

    def refused_table(self) -> pd.DataFrame:
        """The refused rows with the file's own columns, before them the line and every reason.

        Mended it can be read in as it is: the two columns in front mean nothing to the reading.
        It holds what the file held, personal numbers too, and is only for whoever had the file.
        """
        own = [column for column in self.table.columns if column.position >= 0]
        cells = self.refused.reindex(columns=[column.position for column in own]).fillna("")
        cells.columns = [column.heading for column in own]
        why = self.faults.groupby("line")["sentence"].agg(". ".join)
        cells.insert(0, refused_rows.WHY, why.reindex(cells.index))
        cells.insert(0, refused_rows.LINE, cells.index)
        return cells.reset_index(drop=True)

    def as_json(self) -> dict[str, Any]:
        """The counts, by the names that programs know them by."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "kind": self.kind.name,
            "data_rows": self.data_rows,
            "accepted": self.accepted,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
            "exact_duplicates": self.exact_duplicates,
            "rejected_by_reason": self.rejected_by_reason,
            "warned_by_reason": self.warned_by_reason,
        }

    def told(self) -> Iterator[str]:
        """What happened, in Swedish, a line a thing."""
        yield (
            f"{self.title}: {self.kind.label.casefold()}, {self.data_rows} rader, "
            f"{self.new} nya, {self.changed} ändrade, "
            f"{self.unchanged} oförändrade, {self.exact_duplicates} dubbletter, "
            f"{self.rejected} avvisade."
        )
        for reason, count in self.rejected_by_reason.items():
            yield f"  {count} avvisade: {Reason(reason).label}."
        for reason, count in self.warned_by_reason.items():
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
    """What became of all files of one import, and what was passed over."""

    files: tuple[FileReport, ...]
    refused: tuple[RefusedFile, ...]
    notes: tuple[str, ...]

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
        return {"files": [file.as_json() for file in self.files]}

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


def _units(records: pd.DataFrame, kind: str) -> set[str]:
    name = "name" if kind == "organisation" else "unit"
    return set(records[name].unique()) if name in records else set()


def _last_day(records: pd.DataFrame, latest: date | None) -> date | None:
    for name in DAYS_OF_RECORDS:
        if name in records and records[name].notna().any():
            last = records[name].max().date()
            return max(last, latest) if latest else last
    return latest


def _is_of(file: str, name: str) -> bool:
    return file == name or file.startswith(f"{name}/")
