"""Large text files, read in parts, so that memory does not grow with the number of rows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice

from data_access.importing import archives, decoding, grids, sources, understanding, workbooks
from data_access.importing.columns import Why
from data_access.importing.grids import Row
from data_access.importing.opening import MOST_BYTES, ReadTable
from data_access.importing.refusal import FileRefused
from data_access.importing.sources import Source
from data_access.importing.understanding import Understanding, Vocabulary

LARGE = 4_000_000  # bytes; smaller files are quicker read whole
BLOCK = 1_000_000  # bytes read at a time
HEAD_ROWS = 1_000  # what the file is understood by; the forms of its columns by all of it
AT_A_TIME = 20_000  # rows of a part at most; a block has about half as many
OTHERWISE = (*archives.ZIP, workbooks.OLD_OFFICE, *decoding.BYTE_ORDER_MARKS, b"{", b"[")
UTF_8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class LargeFile(ReadTable):
    """A table too large to be held in memory: understood by its head, and read again in parts."""

    path: Source
    separator: str
    first_line: int
    heading: Row

    def parts(self) -> Iterator[Understanding]:
        """The table in parts of so many rows, each as if it were a file with the same heading.

        Raises:
            FileRefused: Something further down in the file cannot be read.
        """
        grids_below = grids.below(
            self.heading,
            _texts_after(self.path, self.first_line),
            self.separator,
            first_line=self.first_line,
            at_a_time=AT_A_TIME,
        )
        for grid in grids_below:
            yield understanding.further(self.understood, grid)


def read(file: Source, name: str, known: Vocabulary) -> LargeFile | None:
    """The file as one that is read in parts, or None when it should be read whole.

    Whole are small files, workbooks and archives, and tables that do not have one row a record or
    whose records never come by the million.

    Raises:
        FileRefused: It cannot be read; the sentence says why.
    """
    if not _is_large_text(file) or (known.chosen and known.chosen.encoding):
        return None
    head = next(_texts(file))
    said = grids.SAID_SEPARATOR.match(head)
    mark = said[1] if said else grids.separator(head, known.knows)
    first_line = 2 if said else 1
    rows = list(islice(_rows(file, mark, first_line), HEAD_ROWS))
    understood = understanding.understand(grids.of_rows(rows), known)
    at = [row.line for row in rows].index(understood.rows.index[0]) - 1
    if not _can_be_parted(understood):
        return None
    return LargeFile(name, None, _fingerprint(file), understood, file, mark, first_line, rows[at])


def head(file: Source) -> bytes | None:
    """The first rows of a large text file, whole lines; None of one that should be read whole."""
    if not _is_large_text(file):
        return None
    with file.open("rb") as opened:
        return opened.read(BLOCK) + opened.readline()


def _can_be_parted(table: Understanding) -> bool:
    """Whether the head tells what the columns are, and a row is a follow-up."""
    by_values = any(column.why is Why.VALUES for column in table.columns)
    return table.kind.measured and not table.kind.lengthwise and not by_values


def _fingerprint(file: Source) -> str:
    """The SHA-256 of the file.

    Raises:
        FileRefused: It has more lines than any export has rows.
    """
    digest, lines = sha256(), 0
    with file.open("rb") as opened:
        while block := opened.read(BLOCK):
            digest.update(block)
            lines += block.count(b"\n")
            grids.refuse_huge(lines, columns=1)
    return digest.hexdigest()


def _is_large_text(file: Source) -> bool:
    try:
        if not LARGE < sources.size(file) <= MOST_BYTES:
            return False
        with file.open("rb") as opened:
            start = opened.read(len(UTF_8_MARK) + 1)
    except OSError:
        return False  # said by whoever reads it whole
    return start.startswith(UTF_8_MARK) or not start.lstrip().startswith(OTHERWISE)


def _rows(file: Source, mark: str, first_line: int) -> Iterator[Row]:
    texts = _texts_after(file, first_line)
    lines = chain.from_iterable(io.StringIO(text, newline="") for text in texts)
    return grids.rows(lines, mark, first_line=first_line)


def _texts_after(file: Source, first_line: int) -> Iterator[str]:
    texts = _texts(file)
    yield next(texts).split("\n", first_line - 1)[-1]
    yield from texts


def _texts(file: Source) -> Iterator[str]:
    """The text of the file, some whole lines at a time."""
    encodings: set[str] = set()
    try:
        with file.open("rb") as opened:
            yield _text(opened.read(BLOCK) + opened.readline(), encodings)
            while block := opened.read(BLOCK) + opened.readline():
                # Only the file itself begins with what tells its kind: never a later block.
                yield _text(b"\n" + block, encodings)[1:]
    except OSError as error:
        raise FileRefused("Filen finns inte eller går inte att läsa.") from error


def _text(block: bytes, encodings: set[str]) -> str:
    if not block.strip():
        return block.decode("ascii").replace("\r\n", "\n")
    decoded = decoding.decode(block)
    if not decoded.text.isascii():
        encodings.add(decoded.encoding)
    if len(encodings) > 1:
        raise FileRefused("Filen har två slags teckenkodning. Ta ut den på nytt som CSV UTF-8.")
    return decoded.text
