"""Zip files, judged by what they say of themselves before anything in them is unpacked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  (a class, for all its small letters)

from data_access.importing.refusal import FileRefused

ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with something in it, and empty
MOST_ENTRIES = 1_000  # a workbook has some dozens, a nightly export some tens
MOST_UNPACKED = 300_000_000  # as the largest file that is taken unpacked
HIGHEST_RATIO = 200  # tables of repeated words pack 10 to 60 times; bombs hundreds and more
JUDGED_BY_RATIO = 10_000_000  # what a computer takes without notice is not worth judging
BESIDE = "__MACOSX"  # where a Mac puts what is not in the files
BROKEN = "Filen är trasig eller bara delvis överförd. Ta ut den på nytt."
LOCKED = "Filen är skyddad med lösenord. Spara den utan lösenord och försök igen."
BOMB = "Filen packar upp till orimligt mycket. Ta ut den på nytt, packad på vanligt sätt."


@dataclass(frozen=True)
class Packed:
    """One file of an archive."""

    name: str
    content: bytes


def open_guarded(content: bytes) -> ZipFile:
    """The archive, once its list of contents says that it can be unpacked without harm.

    What it says is binding: no more of an entry is unpacked than its stated size.

    Raises:
        FileRefused: Broken, protected by a password, or far larger unpacked than packed.
    """
    try:
        archive = ZipFile(io.BytesIO(content))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FileRefused(BROKEN) from error
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    too_dense = unpacked > JUDGED_BY_RATIO and unpacked > HIGHEST_RATIO * len(content)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or too_dense:
        raise FileRefused(BOMB)
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused(LOCKED)
    return archive


def is_plain(archive: ZipFile) -> bool:
    """Whether the archive is a zip of files, and not a document that happens to be packed."""
    return not {"[Content_Types].xml", "mimetype"} & set(archive.namelist())


def files(archive: ZipFile) -> Iterator[Packed]:
    """The files of a plain archive, by the last part of their names; nothing touches the disk.

    Raises:
        FileRefused: An entry is broken, or is an archive of files in its turn.
    """
    for entry in archive.infolist():
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if entry.is_dir() or BESIDE in name.parts or name.name.startswith("."):
            continue
        content = _content(archive, entry)
        if content.startswith(ZIP) and is_plain(open_guarded(content)):
            raise FileRefused("En zip-fil i en zip-fil läses inte. Packa filerna i en enda.")
        yield Packed(name.name, content)


def _content(archive: ZipFile, entry: ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, OSError) as error:
        raise FileRefused(BROKEN) from error
