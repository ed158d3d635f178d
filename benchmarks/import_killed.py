"""Is anything lost, half, doubled or corrupt when an import is killed, or the disk is full?

Each round takes a database that holds one export, kills the import of a larger one (SIGKILL) at a
counted statement or row, and looks: the database must be as before or as after, never between. Then
the import is run again and must give the figures of one that was never disturbed.

    python -m benchmarks.import_killed [--rounds 1000] [--only sqlite|postgresql]
    python -m benchmarks.import_killed --disk-full 200    (mounts a small disk, so needs root)
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event, text

from benchmarks.import_speed import TODAY, write_files
from data_access import database, importing, summaries
from data_access.database import DatabaseError, Purpose
from data_access.importing import holdings, large_files
from tests import postgres

ROUNDS, SEED = 1_000, 9
STEP = 4_096  # bytes: the least that a disk gives out
ROOMY = 1 << 30
FIRST, SECOND = 40, 120  # rows of the export that is held, and of the one that is disturbed
LONG = 12_000  # rows of the one that meets a full disk: it needs more room than there are levels
ROWS_A_PART = 60
# What a kill leaves does not depend on the disk, and a file in memory need not wait for it.
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
TELL_EVERY = 100
REFUSED, WRONG = 3, 4  # how a child ends when it was told why, and when it was not


@dataclass(frozen=True)
class Place:
    """Where rounds are run: a new copy of the database each, and how a copy is checked."""

    folder: Path
    copy: Callable[[], str]
    is_sound: Callable[[str], bool]


@contextmanager
def sqlite(disk: str | None = IN_MEMORY) -> Iterator[Place]:
    """Rounds on files, on a disk of their own if any."""
    with tempfile.TemporaryDirectory(dir=disk) as name:
        folder = Path(name)
        held, copied = folder / "held.db", folder / "round.db"
        _prepare(f"sqlite:///{held}", folder, LONG if disk != IN_MEMORY else SECOND)

        def copy() -> str:
            for file in folder.glob("round.db*"):
                file.unlink()
            shutil.copy(held, copied)
            return f"sqlite:///{copied}"

        yield Place(folder, copy, _is_intact)


@contextmanager
def postgresql(disk: str | None = None) -> Iterator[Place]:
    """Rounds on a server of our own: the client is killed, and the tables may lie on `disk`."""
    with tempfile.TemporaryDirectory() as name, postgres.server() as server:
        server.create_database("held")
        _prepare(server.url("held"), Path(name), LONG if disk else SECOND)
        address = server.url("postgres").replace("+psycopg", "")
        lies = "TEMPLATE held"
        if disk:
            shutil.chown(disk, postgres.UNPRIVILEGED)
            _run(address, f"CREATE TABLESPACE small LOCATION '{disk}'")
            lies += " TABLESPACE small"

        def copy() -> str:
            _run(address, "DROP DATABASE IF EXISTS round WITH (FORCE)")
            _run(address, f"CREATE DATABASE round {lies}")
            return server.url("round")

        yield Place(Path(name), copy, lambda _url: True)


def _run(address: str, statement: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


def _prepare(url: str, folder: Path, rows: int) -> None:
    """Upgrade, and read in the first export; the second is left in the folder."""
    large_files.LARGE, large_files.AT_A_TIME = 1_000, ROWS_A_PART
    engine = database.open_engine(url)
    database.upgrade(engine)
    engine.dispose()
    write_files(folder, FIRST)
    read_in(url, folder)  # here and not in a child, so that every child begins warm
    write_files(folder, rows)


def read_in(url: str, folder: Path, disturb: Callable[[Any], None] | None = None) -> None:
    """One import, disturbed or not."""
    engine = database.open_engine(url)
    if disturb:
        disturb(engine)
    files = sorted(folder.glob("*.csv"))
    importing.import_files(
        engine, files, today=TODAY, key_file=folder / "key", purpose=Purpose.MUNICIPALITY
    )
    engine.dispose()


def in_child(work: Callable[[], object]) -> int:
    """Run `work` in a process of its own; 0, or how it ended, minus the signal that killed it."""
    child = os.fork()
    if child == 0:
        code = WRONG
        try:
            work()
            code = 0
        except DatabaseError:
            code = REFUSED
        finally:
            sys.stdout.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def count_to(stop: Callable[[int], None]) -> Callable[[Any], None]:
    """Call `stop` with how many statements and copied rows an engine has run so far."""
    done = 0

    def one(*_anything: Any, **_more: Any) -> None:
        nonlocal done
        done += 1
        stop(done)

    def watch(engine: Any) -> None:
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", lambda driver, _: driver.set_trace_callback(one))
            return
        event.listen(engine, "before_cursor_execute", one)
        event.listen(engine, "commit", one)
        write_row = psycopg.Copy.write_row

        def counted(copy: psycopg.Copy, row: Any) -> None:
            one()
            write_row(copy, row)

        psycopg.Copy.write_row = counted  # ty: the child is about to end anyway

    return watch


def steps(place: Place) -> int:
    """How many statements and copied rows an undisturbed import has."""
    told = place.folder / "steps"
    url = place.copy()
    in_child(
        lambda: read_in(url, place.folder, count_to(lambda n: told.write_text(str(n)) and None))
    )
    return int(told.read_text())


def figures(url: str) -> dict[str, Any]:
    """What a database holds, as an import tells it, and that every score has its follow-up."""
    engine = database.open_engine(url)
    with database.reading(engine, scope=None) as connection:
        orphans = "SELECT count(*) FROM score WHERE follow_up_id NOT IN (SELECT id FROM follow_up)"
        held = {
            "units": holdings.by_unit(connection),
            "kinds": holdings.by_kind(connection),
            "orphans": connection.scalar(text(orphans)),
            "wrongly summed": summaries.differing(connection),
            "batches": connection.scalar(text("SELECT count(*) FROM import_batch")),
            "people": connection.scalar(text("SELECT count(*) FROM citizen")),
            "stays": connection.scalar(text("SELECT count(*) FROM placement")),
        }
    engine.dispose()
    return held


def _is_intact(url: str) -> bool:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as file:
        return file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def rounds(place: Place, count: int, seed: int = SEED) -> Counter[str]:
    """What became of so many killed imports, in words."""
    before, after = figures(place.copy()), _undisturbed(place)
    last, chance = steps(place), random.Random(seed)
    found: Counter[str] = Counter()
    for number in range(1, count + 1):
        at = chance.randint(1, last)
        url = place.copy()
        ended = in_child(lambda u=url, n=at: read_in(u, place.folder, count_to(_killer(n))))
        found["killed" if ended == -signal.SIGKILL else "not killed"] += 1
        found.update(_judged(place, url, before, after))
        if number % TELL_EVERY == 0:
            print(f"{number} rounds: {dict(found)}", flush=True)
    return found


def _killer(at: int) -> Callable[[int], None]:
    return lambda done: os.kill(os.getpid(), signal.SIGKILL) if done == at else None


def _undisturbed(place: Place) -> dict[str, Any]:
    url = place.copy()
    in_child(lambda: read_in(url, place.folder))
    return figures(url)


def _judged(place: Place, url: str, before: Any, after: Any) -> Iterator[str]:
    held = figures(url)
    yield "as before" if held == before else "as after" if held == after else "BETWEEN"
    if not place.is_sound(url):
        yield "CORRUPT"
    in_child(lambda: read_in(url, place.folder))
    yield "next import whole" if figures(url) == after else "NEXT IMPORT WRONG"


def disk_full(kind: Callable[[str], Any], levels: int) -> Counter[str]:
    """What became of imports on a disk that had so many different amounts of room left."""
    found: Counter[str] = Counter()
    with small_disk() as disk, kind(disk) as place:
        before, after = figures(place.copy()), _undisturbed(place)
        enough = _enough_room(place, disk)
        for level in range(levels):
            url, ended = _read_in_with(level * enough // levels, place, disk)
            found[{0: "there was room", REFUSED: "told in Swedish"}.get(ended, "NOT TOLD")] += 1
            found.update(_judged(place, url, before, after))
    return found


def _enough_room(place: Place, disk: str) -> int:
    """About the fewest bytes that an import can do with, found by halving."""
    too_little, enough = 0, ROOMY
    while enough - too_little > STEP:
        room = (too_little + enough) // 2
        too_little, enough = (
            (too_little, room) if _read_in_with(room, place, disk)[1] == 0 else (room, enough)
        )
    return enough


def _read_in_with(room: int, place: Place, disk: str) -> tuple[str, int]:
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
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--disk-full", type=int, metavar="LEVELS")
    chosen = parser.parse_args()
    for kind in (sqlite, postgresql):
        if chosen.only not in (None, kind.__name__):
            continue
        if chosen.disk_full:
            found = disk_full(kind, chosen.disk_full)
            print(f"{kind.__name__}: disk full at {chosen.disk_full} levels: {dict(found)}")
            continue
        with kind() as place:
            found = rounds(place, chosen.rounds)
        print(f"{kind.__name__}: {chosen.rounds} rounds: {dict(found)}")


if __name__ == "__main__":
    main()
