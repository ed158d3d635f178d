"""From files to records in one transaction: read, understand, check, compare, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine

from data_access import database, personal_keys, retention, summaries
from data_access.database import Purpose
from data_access.fresh_values import FreshValues
from data_access.importing import (
    batch_log,
    comparing,
    database_key,
    file_names,
    large_files,
    lives,
    opening,
    parts,
    placements,
    previewing,
    readable_measures,
    refused_writing,
    understanding,
)
from data_access.importing.cells import Surroundings
from data_access.importing.fields import Form
from data_access.importing.kinds import KINDS
from data_access.importing.opening import Opened, ReadTable
from data_access.importing.previewing import Preview
from data_access.importing.profiles import Profile
from data_access.importing.refusal import FileRefused
from data_access.importing.report import FileReport, ImportReport, RefusedFile
from data_access.importing.sources import Source
from data_access.importing.understanding import Vocabulary
from data_access.importing.writing import activities, citizens, organisation
from data_access.importing.writing.by_kind import WRITERS

Progress = Callable[[float, str], None]
OF_UNITS = (Form.KNOWN_UNIT, Form.UNITS)


def _untold(_share: float, _words: str) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True)
class Reading:
    """How files are read in, decided by whoever asks.

    `today` is the last day a record may be about; `key_file` where the key for personal numbers
    is, made the first time; `purpose` what an empty database is for from now on. With
    `all_or_nothing` one refused file stops them all; otherwise it is reported. `progress` is told
    a share between 0 and 1 and, in Swedish, what is being done. `known` is what a file is
    understood by.
    """

    today: date
    key_file: Path
    purpose: Purpose
    all_or_nothing: bool
    progress: Progress
    known: Vocabulary


def import_files(  # noqa: PLR0913  (each is for the caller to decide)
    engine: Engine,
    files: Iterable[Source],
    *,
    today: date,
    key_file: Path,
    purpose: Purpose,
    all_or_nothing: bool = False,
    profiles: tuple[Profile, ...] = (),
    profile: Profile | None = None,
    progress: Progress = _untold,
    previewed: Preview | None = None,
) -> ImportReport:
    """Read `files` into the database, in one transaction: on any error nothing is written.

    Units are read before what refers to them, whatever the order of `files`. Rows with faults are
    refused one by one and reported. A file that says only what the database holds leaves no trace.

    Args:
        engine: An upgraded database.
        files: Where the files are.
        today: The last day a record may be about.
        key_file: Where the key for personal numbers is, made the first time.
        purpose: What an empty database is for from now on.
        all_or_nothing: Whether one refused file stops them all; otherwise it is reported.
        profiles: What is decided about source systems, used for the files that they recognise.
        profile: The one to use for all of `files` instead.
        progress: Told a share between 0 and 1 and, in Swedish, what is being done.
        previewed: What a person has seen and approved: only that is written.

    Raises:
        FileRefused: With `all_or_nothing`, a file that cannot be taken; the sentence names it. Or
            a file is not what was previewed.
        DatabaseError: The database holds a demo, was made with another key, does not answer, has
            no room, or has changed since the preview.
        SettingsError: The key cannot be read or made.
    """
    known = understanding.vocabulary(readable_measures.shelf(), profiles, profile)
    asked = Reading(today, key_file, purpose, all_or_nothing, progress, known)
    paths = list(files)
    if previewed:
        previewing.refuse_other_files(previewed, paths)
    opened = _read_all(paths, asked)
    with refused_writing.in_words(), database.writing(engine) as connection:
        if previewed:
            previewing.refuse_other_records(previewed, connection)
        return _run(connection, opened, asked, database_key.find(connection, key_file))


def preview(  # noqa: PLR0913  (each is for the caller to decide)
    engine: Engine,
    files: Iterable[Source],
    *,
    today: date,
    key_file: Path,
    all_or_nothing: bool = False,
    profiles: tuple[Profile, ...] = (),
    profile: Profile | None = None,
    progress: Progress = _untold,
) -> Preview:
    """What `import_files` would do and report, and what is missing against last time.

    The very same import in a transaction that is taken back. It makes no key: without one the
    database is empty, and any will do.

    Raises:
        FileRefused: As `import_files`.
        DatabaseError: As `import_files`.
        SettingsError: The key cannot be read.
    """
    known = understanding.vocabulary(readable_measures.shelf(), profiles, profile)
    asked = Reading(today, key_file, Purpose.MUNICIPALITY, all_or_nothing, progress, known)
    paths = list(files)
    marks = previewing.marks(paths)
    opened = _read_all(paths, asked)
    with refused_writing.in_words(), database.trying(engine) as connection:
        version = database.data_version(connection)
        key = database_key.find(connection, key_file, make=False)
        lasts = previewing.last_times(connection)
        report = _run(connection, opened, asked, key)
        missing = previewing.missing(report, lasts)
    return Preview(report, missing, marks, version)


def _run(connection: Connection, opened: Opened, asked: Reading, key: bytes) -> ImportReport:
    refused = list(opened.refused)
    reports: list[FileReport] = []
    fresh = FreshValues()
    for number, table in enumerate(opened.tables):
        share = (number / len(opened.tables), 1 / len(opened.tables))
        try:
            with connection.begin_nested():
                report, added = _import(connection, table, asked=asked, key=key, share=share)
            reports.append(report)
            fresh.join(added)
        except FileRefused as error:
            told = _refused_table(table, error, all_or_nothing=asked.all_or_nothing)
            refused.append(told)
    if any(report.wrote for report in reports):
        asked.progress(1.0, "Räknar om vem som hör till vilken enhet")
        _finish(connection, reports, fresh, key=key, purpose=asked.purpose)
    return ImportReport(tuple(reports), tuple(refused), opened.notes)


def _read_all(files: Iterable[Source], asked: Reading) -> Opened:
    """The tables that were understood, in the order they must be written, and the rest."""
    found: list[Opened] = []
    for file in files:
        name = file_names.shown(file.name)
        try:
            file_names.refuse_hostile(file.name)
            asked.progress(0.0, f"Öppnar {name}")
            found.append(_opened(file, name, asked.known))
        except FileRefused as error:
            told = _refused(name, error, all_or_nothing=asked.all_or_nothing)
            found.append(Opened(refused=(told,)))
    tables = [table for one in found for table in one.tables]
    return Opened(
        tables=tuple(sorted(tables, key=lambda table: KINDS.index(table.understood.kind))),
        refused=tuple(refused for one in found for refused in one.refused),
        notes=tuple(note for one in found for note in one.notes),
    )


def _opened(file: Source, name: str, known: Vocabulary) -> Opened:
    large = large_files.read(file, name, known)
    return Opened((large,)) if large else opening.read(file, name, known)


def _refused(name: str, error: FileRefused, *, all_or_nothing: bool) -> RefusedFile:
    if all_or_nothing:
        raise FileRefused(f"{name}: {error}") from error
    return RefusedFile(name, str(error))


def _refused_table(table: ReadTable, error: FileRefused, *, all_or_nothing: bool) -> RefusedFile:
    told = FileRefused(f"Bladet {table.sheet}: {error}") if table.sheet else error
    return _refused(table.file, told, all_or_nothing=all_or_nothing)


def _import(
    connection: Connection,
    table: ReadTable,
    *,
    asked: Reading,
    key: bytes,
    share: tuple[float, float],
) -> tuple[FileReport, FreshValues]:
    about_people = "citizen" in table.understood.kind.key
    people = citizens.Register(connection) if about_people else None
    # After the register: who is purged while it is read cannot be taken for somebody new.
    around = _surroundings(connection, table, asked, key)
    batch = batch_log.begin(connection, table)
    report = FileReport(table.file, table.sheet, table.understood, batch)
    fresh = FreshValues()
    begun, whole = share
    asked.progress(begun, f"Läser {report.title}")
    found = parts.checked(table, measures=readable_measures.shelf(), surroundings=around)
    for part, checked, done in parts.ahead(found):
        writer = WRITERS[checked.kind.name]
        entered = people.enter(checked.records) if people else checked.records
        held = writer.existing(connection, people.were_known(entered) if people else entered)
        records = replace(checked, records=entered).completed(held)
        comparison = comparing.compare(checked.kind, records, held)
        added = writer.write(connection, comparison, batch)
        if added is not None:
            fresh.add(added, comparison.changed["id"])
        report = report.with_part(part, checked, comparison, records)
        asked.progress(begun + whole * done, f"{report.title}: {report.data_rows} rader")
    if people and people.rename(batch):
        report = replace(report, renamed=True)
    batch_log.end(connection, report)
    return report, fresh


def _surroundings(
    connection: Connection, table: ReadTable, asked: Reading, key: bytes
) -> Surroundings:
    kind, units = table.understood.kind, organisation.names(connection)
    if not units and any(field.form in OF_UNITS for field in kind.fields):
        raise FileRefused(
            "Inga enheter är kända än. Läs in organisationen, "
            "en fil med kolumnerna Enhet och Verksamhet, först eller samtidigt."
        )
    return Surroundings(
        units=units,
        today=asked.today,
        key_hash=partial(personal_keys.key_hash, key),
        lives=lives.known(connection) if "citizen" in kind.key else lives.of_nobody(),
        purged=retention.purged(connection).intersection,
    )


def _finish(
    connection: Connection,
    reports: Iterable[FileReport],
    fresh: FreshValues,
    *,
    key: bytes,
    purpose: Purpose,
) -> None:
    """What follows from the new records: who belongs where, what the database is, its version."""
    activities.link_to_goals(connection)
    touched = {one for report in reports for one in report.citizens}
    placements.renew(connection, touched)
    summaries.renew(connection, touched, fresh.taken())
    if database.purpose(connection) is None:
        database.state_fact(connection, database.PURPOSE, purpose)
    database_key.keep(connection, key)
    database.bump_data_version(connection)
