"""Does a page cost its unit, or the whole municipality? Units read at growing sizes.

A unit of 40 citizens is read by the questions its pages ask, nothing kept, another one each time,
out of databases of 500, 5,000 and 50,000 citizens (150 thousand to 15 million scores). Then all
units at once: every course and when every follow-up is due, out of summaries. Sizes take turns.

    python -m benchmarks.growth [sqlite | postgresql] [SIZE ...]
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

import pandas as pd
from sqlalchemy import Connection, Engine

from benchmarks import big_municipality
from data_access import citizens, database, follow_ups, plans
from domain.access import Scope
from domain.measures import default_shelf
from domain.vocabulary import Period, UnitId
from metrics import courses, due_dates
from tests import postgres

SIZES = (500, 5_000, 50_000)
RUNS = 15
WHOLE_RUNS = 3  # half a million rows at the largest size
WARM_UP = 2
BUDGET = 1.10
TODAY = date(2026, 11, 22)
SO_FAR = Period(date(2000, 1, 1), TODAY)

QUESTIONS: tuple[Callable[[Connection, Scope], pd.DataFrame], ...] = (
    lambda connection, scope: citizens.current(connection, scope=scope, day=TODAY),
    lambda connection, scope: follow_ups.held(connection, scope=scope, period=SO_FAR),
    lambda connection, scope: follow_ups.scores(connection, scope=scope, period=SO_FAR),
    lambda connection, scope: follow_ups.life_events(connection, scope=scope, period=SO_FAR),
    lambda connection, scope: plans.goals(connection, scope=scope, day=TODAY),
)


@contextmanager
def databases(kind: str, sizes: list[int]) -> Iterator[dict[int, Engine]]:
    """A filled database of each size."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield filled({size: f"sqlite:///{Path(folder) / f'{size}.db'}" for size in sizes})
    else:
        with postgres.server() as server:
            for size in sizes:
                server.create_database(f"size_{size}")
            yield filled({size: server.url(f"size_{size}") for size in sizes})


def filled(urls: dict[int, str]) -> dict[int, Engine]:
    """Fill each, and say how long it took."""
    engines = {}
    for size, url in urls.items():
        begun = time.perf_counter()
        engines[size] = database.open_engine(url)
        big_municipality.fill(engines[size], size, today=TODAY)
        with engines[size].execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("ANALYZE")
        print(f"{size:>7,} citizens written in {time.perf_counter() - begun:.0f} s", flush=True)
    return engines


def clock(engine: Engine) -> Callable[[], float]:
    """SQLite works in this thread, so its processor time counts and neighbours do not disturb."""
    return time.thread_time if engine.dialect.name == "sqlite" else time.perf_counter


def unit_read(engine: Engine, size: int, turn: int) -> float:
    """Milliseconds for all questions about one unit, another each turn, far from the one before."""
    gc.collect()
    units = size // big_municipality.UNIT_SIZE
    scope = Scope(frozenset({UnitId(1 + turn * 7 % units)}))
    begun = clock(engine)()
    with database.reading(engine) as connection:
        rows = [len(ask(connection, scope)) for ask in QUESTIONS]
    taken = 1000 * (clock(engine)() - begun)
    assert rows[2] == 40 * 30 * len(big_municipality.MEASURES), rows  # noqa: S101
    return taken


def all_read(engine: Engine, size: int) -> float:
    """Milliseconds for the figures of all units out of summaries."""
    gc.collect()
    units = -(-size // big_municipality.UNIT_SIZE)
    scope = Scope(frozenset(map(UnitId, range(1, units + 1))))
    begun = clock(engine)()
    with database.reading(engine) as connection:
        here = citizens.current(connection, scope=scope, day=TODAY)
        parts = follow_ups.kept_follow_ups(connection, scope=scope)
        told = follow_ups.kept_courses(connection, scope=scope)
    courses.summed(told, default_shelf())
    due_dates.summed(here, parts, today=TODAY)
    return 1000 * (clock(engine)() - begun)


def main() -> None:
    """Fill, read in turns, print the ratios last."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "sqlite"
    sizes = [int(size) for size in sys.argv[2:]] or list(SIZES[:2])
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    whole: dict[int, list[float]] = {size: [] for size in sizes}
    with databases(kind, sizes) as engines:
        for turn in range(RUNS + WARM_UP):
            for size, engine in engines.items():
                taken[size].append(unit_read(engine, size, turn))
        for _ in range(WHOLE_RUNS):
            for size, engine in engines.items():
                whole[size].append(all_read(engine, size))
        for engine in engines.values():
            engine.dispose()
    middle = {size: median(times[WARM_UP:]) for size, times in taken.items()}
    for size, one in middle.items():
        every = median(whole[size])
        print(f"{size:>7,} citizens: {one:6.1f} ms for a unit's five questions, {every:6.1f} ms")
        print(f"         for the figures of all units out of summaries: {every / one:.2f} x a unit")
    ratio = middle[sizes[-1]] / middle[sizes[0]]
    print(f"{kind}: largest / smallest {ratio:.2f} x (budget {BUDGET} x)")


if __name__ == "__main__":
    main()
