"""When the records have changed and stand still, what is asked of all units is worked out again.

A thread of the server looks, quietly; the work is done by a process of its own (`ahead`). The
server never waits for either, and that process ends with it.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from data_access import citizens, database
from data_access.settings import HOME
from pages.shared import kept

TURN = 10.0  # seconds between looks, and how long a night's import must have stood still
FEWEST = 300  # citizens: with fewer, as in the demo, the first reader waits about two seconds
WORK = (sys.executable, "-m", "pages.shared.ahead")
Moment = tuple[str | None, str | None, date]  # versions of records and of notes, and the day


@dataclass
class Watch:
    """What was seen at the last look, and what has been worked out."""

    seen: Moment | None = None
    done: Moment | None = None

    def is_time(self, now: Moment) -> bool:
        """Whether there is work: what is so now was so at the last look, and is not done."""
        stands_still, self.seen = now == self.seen, now
        if not stands_still or now == self.done:
            return False
        self.done = now
        return True


def begin(url: str) -> None:
    """Watch the database for as long as this process is there."""
    threading.Thread(target=_watch, args=(url,), daemon=True, name="ahead").start()


def _watch(url: str) -> None:
    engine, watch = database.open_engine(url), Watch()
    while True:
        time.sleep(TURN)
        with suppress(database.DatabaseError, SQLAlchemyError, OSError):  # the next turn tries anew
            look(engine, watch)


def look(engine: Engine, watch: Watch) -> None:
    """Look once; where there is work, have it done."""
    with database.reading(engine, scope=None) as connection:
        said = database.facts(connection)
        now = said.get(database.DATA_VERSION), said.get(database.NOTES_VERSION), kept.today()
        if not watch.is_time(now) or citizens.how_many(connection) < FEWEST:
            return
    have_it_done()


def have_it_done() -> int:
    """Begin the process that works it out, and wait for it; 0 when it could.

    It ends when this one does.
    """
    # Nothing is ever written to it: it is told of the end by a pipe that closes.
    with subprocess.Popen(WORK, cwd=HOME, stdin=subprocess.PIPE) as work:  # noqa: S603 - our own
        return work.wait()
