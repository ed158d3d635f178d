"""Is anything lost, half, doubled or corrupt when an import is killed?

Each round takes a database that holds one export, kills the import of a larger one (SIGKILL) at a
counted statement or row, and looks: the database must be as before or as after, never between. Then
the import is run again and must give the figures of one that was never disturbed.

    python -m benchmarks.import_killed [--rounds 1000] [--only sqlite|postgresql]
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
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
FIRST, SECOND = 40, 120  # rows of the export that is held, and of the one that is disturbed
ROWS_A_PART, PARTS = 60, 10  # the least in a part, and the most parts
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
def sqlite(disk: str | None = IN_MEMORY, rows: int = SECOND) -> Iterator[Place]:
    """Rounds on files, on a disk of their own if any; an export of so many rows is disturbed."""
    with tempfile.TemporaryDirectory(dir=disk) as name:
        folder = Path(name)
        held, copied = folder / "held.db", folder / "round.db"
        prepare(f"sqlite:///{held}", folder, rows)

        def copy() -> str:
            for file in folder.glob("round.db*"):
                file.unlink()
            shutil.copy(held, copied)
            return f"sqlite:///{copied}"

        yield Place(folder, copy, _is_intact)


@contextmanager
def postgresql(disk: str | None = None, rows: int = SECOND) -> Iterator[Place]:
    """Rounds on a server of our own: the client is killed, and the tables may lie on `disk`."""
    with tempfile.TemporaryDirectory() as name, postgres.server() as server:
        server.create_database("held")
        prepare(server.url("held"), Path(name), rows)
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


def prepare(url: str, folder: Path, rows: int) -> None:
    """Upgrade, and read in the first export; the second is left in the folder."""
    large_files.LARGE, large_files.AT_A_TIME = 1_000, max(ROWS_A_PART, rows // PARTS)
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
    before, after = figures(place.copy()), undisturbed(place)
    last, chance = steps(place), random.Random(seed)
    found: Counter[str] = Counter()
    for number in range(1, count + 1):
        at = chance.randint(1, last)
        url = place.copy()
        ended = in_child(lambda u=url, n=at: read_in(u, place.folder, count_to(_killer(n))))
        found["killed" if ended == -signal.SIGKILL else "not killed"] += 1
        found.update(judged(place, url, before, after))
        if number % TELL_EVERY == 0:
            print(f"{number} rounds: {dict(found)}", flush=True)
    return found


def _killer(at: int) -> Callable[[int], None]:
    return lambda done: os.kill(os.getpid(), signal.SIGKILL) if done == at else None


def undisturbed(place: Place) -> dict[str, Any]:
    """What a database holds after an import that nothing disturbs."""
    url = place.copy()
    in_child(lambda: read_in(url, place.folder))
    return figures(url)


def judged(place: Place, url: str, before: Any, after: Any) -> Iterator[str]:
    """In words: what the disturbed import left, and what the next one makes of it."""
    held = figures(url)
    yield "as before" if held == before else "as after" if held == after else "BETWEEN"
    if not place.is_sound(url):
        yield "CORRUPT"
    in_child(lambda: read_in(url, place.folder))
    yield "next import whole" if figures(url) == after else "NEXT IMPORT WRONG"


def whole_share(kind: str, found: Counter[str], tried: int) -> str:
    """How many were left whole, as before or as after, against all that were tried."""
    whole = found["as before"] + found["as after"]
    return f"{kind}: {whole / tried:.0%} as before or as after (must be 100%)"


def main() -> None:
    """Run what the command line asks for; the last line of each is the claim."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    chosen = parser.parse_args()
    for kind in (sqlite, postgresql):
        if chosen.only not in (None, kind.__name__):
            continue
        with kind() as place:
            found = rounds(place, chosen.rounds)
        print(f"{kind.__name__}: {chosen.rounds} rounds: {dict(found)}")
        print(whole_share(kind.__name__, found, chosen.rounds))


if __name__ == "__main__":
    main()
