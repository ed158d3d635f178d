"""Zip files, judged by what they say of themselves before anything in them is unpacked."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  (a class, for all its small letters)

from data_access.importing.refusal import FileRefused

ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with something in it, and empty
MOST_ENTRIES = 1_000  # a workbook has some dozens, a nightly export some tens
MOST_UNPACKED = 300_000_000  # as the largest file that is taken unpacked
HIGHEST_RATIO = 100  # tables of repeated words pack 10 to 60 times; bombs hundreds and more
JUDGED_BY_RATIO = 10_000_000  # what a computer takes without notice is not worth judging
END = struct.Struct("<4s4H2LH")  # the record that ends every archive
END_MARK = b"PK\x05\x06"
LONGEST_COMMENT = 65_535  # what may follow the end, and has to be searched
MOST_LISTED = 1_000_000  # bytes of a list of contents: long names for all the entries there may be
BESIDE = "__MACOSX"  # where a Mac puts what is not in the files
BROKEN = "Filen är trasig eller bara delvis överförd. Ta ut den på nytt."
LOCKED = "Filen är skyddad med lösenord. Spara den utan lösenord och försök igen."
OUTSIDE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")
SLIP = "Arkivet har filnamn som pekar utanför det. Packa filerna på nytt, utan sökvägar."
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
        FileRefused: Broken, protected by a password, far larger unpacked than packed, or with
            names that lead out of the folder it would be unpacked in.
    """
    _refuse_long_list(content)
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
    if any(OUTSIDE.match(entry.filename.replace("\\", "/")) for entry in entries):
        raise FileRefused(SLIP)
    return archive


def _refuse_long_list(content: bytes) -> None:
    """Refuse a list of contents that would itself take long to read."""
    at = content.rfind(END_MARK, max(0, len(content) - END.size - LONGEST_COMMENT))
    if at < 0 or len(content) - at < END.size:
        raise FileRefused(BROKEN)
    *_, listed, _, _ = END.unpack_from(content, at)
    if listed > MOST_LISTED:
        raise FileRefused(BOMB)


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
