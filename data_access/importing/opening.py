"""From a file, whatever it is packed in, to the tables in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from data_access.importing import (
    archives,
    decoding,
    file_names,
    grids,
    sources,
    understanding,
    workbooks,
)
from data_access.importing.fhir import resources, tables
from data_access.importing.grids import Grid
from data_access.importing.refusal import FileRefused, NoTable, shown
from data_access.importing.report import RefusedFile
from data_access.importing.sources import Source
from data_access.importing.understanding import Understanding, Vocabulary
from data_access.importing.workbooks import Sheets

Understand = Callable[[Grid, Vocabulary], Understanding]
MOST_BYTES = 300_000_000  # far above a year of single scores from the largest municipality


@dataclass(frozen=True)
class ReadTable:
    """A table that was understood, the fingerprint of the file it stands in, and its sheet."""

    file: str
    sheet: str | None
    sha256: str
    understood: Understanding


@dataclass(frozen=True)
class Opened:
    """What was found in files: tables, files that are refused, and what was passed over."""

    tables: tuple[ReadTable, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    notes: tuple[str, ...] = ()


def read(
    file: Source, name: str, known: Vocabulary, how: Understand = understanding.understand
) -> Opened:
    """The tables of a text file, FHIR as JSON, a workbook, or a zip of these; `name` is told of it.

    `how` says what is made of a grid; FHIR says of itself what everything in it means.

    Raises:
        FileRefused: It cannot be read, or something in it cannot; the sentence says which.
    """
    try:
        if sources.size(file) > MOST_BYTES:
            raise FileRefused("Filen är för stor. Dela den och läs in delarna.")
        content = file.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name that no disk can have
        raise FileRefused("Filen finns inte eller går inte att läsa.") from error
    return of_content(content, name, known, how)


def of_content(content: bytes, name: str, known: Vocabulary, how: Understand) -> Opened:
    """As `read`, of what is in the file.

    Raises:
        FileRefused: As `read`.
    """
    workbooks.refuse_old(content)
    grids.refuse_many_lines(content)
    if not content.startswith(archives.ZIP):
        text = decoding.decode(_recoded(content, known)).text
        if resources.is_fhir(text):
            return _fhir(text, name, content, known)
        grid = grids.read(text, is_heading=known.knows)
        return _opened([_table(name, None, content, how(grid, known))])
    with archives.open_guarded(content) as archive:
        if archives.is_plain(archive):
            return _together(_packed(archives.files(archive), name, known, how))
        return _workbook(workbooks.read(archive, content), content, name, known, how)


def _recoded(content: bytes, known: Vocabulary) -> bytes:
    """The content in UTF-8, when the chosen profile says in what encoding it is."""
    if not known.chosen or not known.chosen.encoding:
        return content
    try:
        return content.decode(known.chosen.encoding).encode("utf-8")
    except UnicodeError as error:
        raise FileRefused("Filen har inte den teckenkodning som profilen säger.") from error


def _fhir(text: str, name: str, content: bytes, known: Vocabulary) -> Opened:
    found = tables.read(text, name, known)
    opened = _opened([_table(name, None, content, one) for one in found.understood])
    return replace(opened, refused=found.refused, notes=(*opened.notes, *found.notes))


def _opened(found: list[ReadTable]) -> Opened:
    """The tables, and what was passed over in them."""
    notes = [f"{one.file}: {note}" for one in found for note in one.understood.notes]
    return Opened(tuple(found), (), tuple(notes))


def _table(name: str, sheet: str | None, content: bytes, understood: Understanding) -> ReadTable:
    return ReadTable(name, sheet, sha256(content).hexdigest(), understood)


def _packed(
    files: Iterable[archives.Packed], archive: str, known: Vocabulary, how: Understand
) -> Iterator[Opened]:
    for file in files:
        inner = file_names.shown(file.name)
        name = f"{archive}/{inner}"
        try:
            file_names.refuse_hostile(file.name)
            yield of_content(file.content, name, known, how)
        except FileRefused as error:
            raise FileRefused(f"{shown(inner)} i arkivet: {error}") from error


def _together(parts: Iterable[Opened]) -> Opened:
    found = list(parts)
    if not found:
        raise FileRefused("Arkivet är tomt.")
    return Opened(
        tuple(table for part in found for table in part.tables),
        tuple(refused for part in found for refused in part.refused),
        tuple(note for part in found for note in part.notes),
    )


def _workbook(
    sheets: Sheets, content: bytes, name: str, known: Vocabulary, how: Understand
) -> Opened:
    """The tables of a workbook; a sheet without headings is passed over beside one with."""
    found: list[ReadTable] = []
    notes = [f"{name}: bladet {sheet} är dolt och läses inte." for sheet in sheets.hidden]
    notes += [f"{name}: bladet {sheet} är tomt." for sheet in sheets.empty]
    if sheets.linked:
        notes.append(f"{name}: arbetsboken har länkar till andra filer, som inte följs.")
    for sheet in sheets.tables:
        try:
            understood = how(sheet.grid, known)
            sheet.refuse_merged(understood.rows.index[0])
            found.append(_table(name, sheet.name, content, understood))
        except NoTable:
            notes.append(f"{name}: bladet {sheet.name} har inga kända rubriker och läses inte.")
        except FileRefused as error:
            raise FileRefused(f"Bladet {shown(sheet.name)}: {error}") from error
    if not found:
        raise NoTable("Inget synligt blad har en rad med rubriker som känns igen.")
    opened = _opened(found)
    return replace(opened, notes=(*notes, *opened.notes))
