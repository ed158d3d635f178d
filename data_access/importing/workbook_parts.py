"""The XML inside a workbook, looked through as a stream before any parser builds on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile

from data_access.importing import grids
from data_access.importing.refusal import FileRefused

AT_A_TIME = 256 * 1024  # bytes: small beside what an import may take, large beside any one tag
OVERLAP = 64  # bytes kept from the piece before, so that no tag looked for is cut in two
DEEPEST = 200  # a workbook nests a dozen deep
MOST_SHARED = 30_000_000  # bytes of shared strings, which the parser keeps in memory all at once
SHARED = "xl/sharedStrings.xml"
SHEETS = "/worksheets/"
FORMULA = re.compile(rb"[<:]f[\s/>]")  # with or without a prefix
MERGED = re.compile(rb'ergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)\d+"')
ROW = re.compile(rb"[<:]row[\s/>]")
BROKEN = "Filen är trasig eller bara delvis överförd. Ta ut den på nytt."


@dataclass(frozen=True)
class SheetPart:
    """What a sheet's XML has: whether there are formulas, and lines merged across columns."""

    formulas: bool = False
    merged: frozenset[int] = frozenset()


def scan(archive: ZipFile) -> dict[str, SheetPart]:
    """Look through every XML part; what was found in those of sheets, by name.

    Raises:
        FileRefused: Declarations of entities, nesting without end, more rows than any export has,
            or more text than can be held.
    """
    sheets = {}
    for entry in archive.infolist():
        if entry.filename == SHARED and entry.file_size > MOST_SHARED:
            raise FileRefused("Arbetsboken har för mycket text. Ta ut den som CSV i stället.")
        if entry.filename.endswith((".xml", ".rels")):
            found = _scanned(_pieces(archive, entry.filename))
            if SHEETS in entry.filename:
                sheets[entry.filename] = found
    return sheets


def _pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        while piece := part.read(AT_A_TIME):
            yield piece


def _scanned(pieces: Iterator[bytes]) -> SheetPart:
    formulas, merged = False, set()
    depth = rows = 0
    before = b""
    for piece in pieces:
        # "<" opens, "</" closes and was counted as opening, "/>" closes what it opened.
        depth += piece.count(b"<") - 2 * piece.count(b"</") - piece.count(b"/>")
        seen = before + piece
        rows += len(ROW.findall(piece))
        if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen or depth > DEEPEST:
            raise FileRefused(BROKEN)
        if rows > grids.MOST_ROWS:
            raise FileRefused(grids.TOO_MANY_ROWS)
        formulas = formulas or bool(FORMULA.search(seen))
        merged |= {int(line) for first, line, last in MERGED.findall(seen) if first != last}
        before = piece[-OVERLAP:]
    return SheetPart(formulas, frozenset(merged))
