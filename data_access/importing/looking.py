"""How the tables of files are understood, before anything is checked: for a person to agree to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from data_access.importing import file_names, large_files, opening, understanding
from data_access.importing.grids import Grid
from data_access.importing.opening import Opened, ReadTable
from data_access.importing.refusal import FileRefused
from data_access.importing.report import RefusedFile
from data_access.importing.sources import Source
from data_access.importing.understanding import FEWEST_HEADINGS, Understanding, Vocabulary


def look(files: Iterable[Source], known: Vocabulary) -> Opened:
    """Every table of `files` as a draft, in the order of the files, and the files that are refused.

    A draft has the cells as they stand in the file, and says what it lacks; of a large file it has
    the first rows. Beside a sheet with known headings, sheets without are left out.
    """
    found = [_looked_at(file, known) for file in files]
    return Opened(
        tuple(table for one in found for table in one.tables),
        tuple(refused for one in found for refused in one.refused),
        tuple(note for one in found for note in one.notes),
    )


def _looked_at(file: Source, known: Vocabulary) -> Opened:
    name = file_names.shown(file.name)
    try:
        file_names.refuse_hostile(file.name)
        head = large_files.head(file)
        if head is not None:
            return opening.of_content(head, name, known, _draft)
        return _without_covers(opening.read(file, name, known, _draft))
    except FileRefused as error:
        return Opened(refused=(RefusedFile(name, str(error)),))


def _draft(grid: Grid, known: Vocabulary) -> Understanding:
    drafted = understanding.draft(grid, known)
    if drafted.rows.empty:
        raise FileRefused("Filen har en rubrikrad men inga rader under den.")
    return drafted


def _without_covers(opened: Opened) -> Opened:
    known = [table for table in opened.tables if _is_known(table)]
    sheets = {table.file for table in known if table.sheet}
    kept = [table for table in opened.tables if table in known or table.file not in sheets]
    return replace(opened, tables=tuple(kept))


def _is_known(table: ReadTable) -> bool:
    return table.understood.headings_known >= FEWEST_HEADINGS
