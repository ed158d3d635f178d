"""A file to read in, wherever it is: on disk, or only in memory, as one that was just uploaded."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from typing import Literal, Protocol


class Source(Protocol):
    """What reading needs of a file; a `pathlib.Path` is one."""

    @property
    def name(self) -> str:
        """What the file is called, without its folder."""
        ...

    def open(self, mode: Literal["rb"], /) -> io.BufferedIOBase:
        """The file from its beginning, as often as it is asked for."""
        ...

    def read_bytes(self) -> bytes:
        """All of it."""
        ...


@dataclass(frozen=True)
class InMemory:
    """An uploaded file, so that nothing of it is ever written to a disk as it stands."""

    name: str
    content: bytes = field(repr=False)

    def open(self, _mode: Literal["rb"], /) -> io.BufferedIOBase:
        """The content from its beginning."""
        return io.BytesIO(self.content)

    def read_bytes(self) -> bytes:
        """The content."""
        return self.content


def size(file: Source) -> int:
    """How many bytes the file has.

    Raises:
        OSError: It is not there.
        ValueError: It has a name that no disk can have.
    """
    with file.open("rb") as opened:
        return opened.seek(0, os.SEEK_END)
