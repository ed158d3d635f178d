"""Is anything lost, half, doubled or corrupt when an import meets a full disk?

Each level takes a database that holds one export, on a disk with so much room left, and reads in a
larger one. The levels are spread below what that import needs, so nearly all of them are too small.
The database must be as before or as after, never between; who reads in is told in Swedish; and with
room again the same import must give the figures of one that was never disturbed.

    python -m benchmarks.import_disk_full [--levels 200] [--only sqlite|postgresql]

Mounts a small disk of its own, so it needs root.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.import_killed import (
    REFUSED,
    Place,
    figures,
    in_child,
    judged,
    postgresql,
    read_in,
    sqlite,
    undisturbed,
    whole_share,
)

LEVELS = 200
STEP = 4_096  # bytes: the least that a disk gives out
ROOMY = 1 << 27
ENDED = {0: "there was room", REFUSED: "told in Swedish"}
LONG = 800  # rows of the import: it needs more room than there are levels


def disk_full(kind: Callable[[str], Any], levels: int) -> Counter[str]:
    """What became of imports on a disk that had so many different amounts of room left."""
    found: Counter[str] = Counter()
    with small_disk() as disk, kind(disk, LONG) as place:
        before, after = figures(place.copy()), undisturbed(place)
        enough = _enough_room(place, disk)
        print(f"{enough // 1024} kB are enough", flush=True)
        for level in range(levels):
            url, ended = _tried_with(level * enough // levels, place, disk)
            found[ENDED.get(ended, "NOT TOLD")] += 1
            found.update(judged(place, url, before, after))
    return found


def _enough_room(place: Place, disk: str) -> int:
    """About the fewest bytes that an import can do with, found by halving."""
    too_little, enough = 0, ROOMY
    while enough - too_little > STEP:
        room = (too_little + enough) // 2
        too_little, enough = (
            (too_little, room) if _tried_with(room, place, disk)[1] == 0 else (room, enough)
        )
    return enough


def _tried_with(room: int, place: Place, disk: str) -> tuple[str, int]:
    """A new copy into which one import was tried with so many bytes free; how that ended."""
    url = place.copy()
    _leave(disk, room)
    ended = in_child(lambda: read_in(url, place.folder))
    _leave(disk, ROOMY)
    return url, ended


@contextmanager
def small_disk() -> Iterator[str]:
    """A real file system of its own, whose size can be changed."""
    with tempfile.TemporaryDirectory() as disk:
        Path(disk).parent.chmod(0o1777)
        _mount("-t", "tmpfs", "-o", f"size={ROOMY}", "tmpfs", disk)
        try:
            yield disk
        finally:
            subprocess.run(["umount", "-l", disk], check=True)  # noqa: S603, S607  (our own mount)


def _leave(disk: str, room: int) -> None:
    """Let so many bytes be free."""
    about = os.statvfs(disk)
    used = (about.f_blocks - about.f_bfree) * about.f_frsize
    _mount("-o", f"remount,size={used + room}", disk)


def _mount(*how: str) -> None:
    subprocess.run(["mount", *how], check=True)  # noqa: S603, S607  (as root, told in the module)


def main() -> None:
    """Run what the command line asks for; the last line of each is the claim."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--levels", type=int, default=LEVELS)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    chosen = parser.parse_args()
    for kind in (sqlite, postgresql):
        if chosen.only in (None, kind.__name__):
            found = disk_full(kind, chosen.levels)
            print(f"{kind.__name__}: disk full at {chosen.levels} levels: {dict(found)}")
            print(whole_share(kind.__name__, found, chosen.levels))


if __name__ == "__main__":
    main()
