"""Two users who share nobody ask at once, at random, through what the pages read and keep.

Eight threads ask 100,000 questions in the scopes of two users, and the records change meanwhile, so
that answers are kept, found again and thrown away while others wait. Whose rows an answer may have
is said by the tables' own rows, not by the code that is tried. On PostgreSQL it asks as the user
whom the policies hold, so that a transaction's scope is tried with the connections' pool too.

    python -m benchmarks.interleaved [sqlite | postgresql] [REQUESTS]
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st
from sqlalchemy import Connection, Engine, select

from data_access import database, demo
from data_access.schema import citizen, follow_up, placement, unit
from domain.access import Scope
from domain.vocabulary import CitizenId, UnitId
from pages.shared import records
from tests import postgres

REQUESTS = 100_000
THREADS = 8
A_TURN = 250  # questions a thread asks before it takes on another seed
CHANGES_EVERY = 40  # turns; each throws away all that is kept
TODAY = date(2026, 11, 22)
APP = (
    "CREATE ROLE app LOGIN",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO app",
)
QUESTIONS: tuple[Callable[[Scope], pd.DataFrame], ...] = (
    records.current_citizens,
    records.known_citizens,
    records.held,
    records.scores,
    records.coded,
    records.life_events,
    records.placements,
    records.plans_made,
    records.goals,
    records.goal_assessments,
    records.activities,
    records.strengths,
    lambda scope: records.figures(scope).courses,
    lambda scope: records.figures(scope).due,
)


@dataclass(frozen=True)
class Asked:
    """A scope, and the citizens whose rows may be in an answer to it."""

    scope: Scope
    allowed: frozenset[int]


def main(kind: str = "sqlite", requests: int = REQUESTS) -> int:
    """Fill a demo, ask, print how many rows were somebody else's last; 1 if there were any."""
    with address_of(kind) as url:
        os.environ["SAMMANHANG_DATABASE_URL"] = url
        engine = database.open_engine(url)
        with database.writing(engine) as connection:
            demo.fill(connection, today=TODAY)
            users = two_users(connection)
        begun = time.perf_counter()
        rows, foreign = interleaved(engine, users, requests)
        taken = time.perf_counter() - begun
        engine.dispose()
        st.cache_resource.clear()  # and with it the pages' own engine
    print(f"{rows} rows in {taken:.0f} s")
    told = f"{foreign} of {rows} rows foreign, {foreign / max(rows, 1):.2%} (must be 0%)"
    print(f"{kind}: {requests} interleaved requests of two users: {told}")
    return 1 if foreign else 0


@contextmanager
def address_of(kind: str) -> Iterator[str]:
    """An empty database with its tables; on PostgreSQL for one whom the policies hold."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'interleaved.db'}"
            _upgrade(url)
            yield url
    else:
        with postgres.server() as server:
            server.create_database("interleaved")
            _upgrade(server.url("interleaved"), *APP)
            yield server.url("interleaved").replace("tests@", "app@")


def _upgrade(url: str, *afterwards: str) -> None:
    engine = database.open_engine(url)
    database.upgrade(engine)
    with database.writing(engine) as connection:
        for statement in afterwards:
            connection.exec_driver_sql(statement)
    engine.dispose()


def two_users(connection: Connection) -> tuple[list[Asked], list[Asked]]:
    """Each user's scopes: all of their units, one of them, some of their citizens, and nobody.

    The units are halved; who has been in both halves is in no scope, so that nobody is shared.
    """
    units = sorted(connection.scalars(select(unit.c.id)))
    halves = units[::2], units[1::2]
    been = [_been_in(connection, half) for half in halves]
    shared = been[0] & been[1]
    return (
        _scopes(connection, halves[0], been[0] - shared),
        _scopes(connection, halves[1], been[1] - shared),
    )


def _scopes(connection: Connection, units: list[int], people: frozenset[int]) -> list[Asked]:
    hidden = frozenset(connection.scalars(select(citizen.c.id).where(citizen.c.protected)))
    mine = Scope(frozenset(map(UnitId, units)), frozenset(map(CitizenId, people)))
    some = frozenset(sorted(people)[::3])
    one = UnitId(units[0])
    return [
        Asked(mine, people - hidden),
        Asked(mine.narrowed_to(one), (people & _been_in(connection, [one])) - hidden),
        Asked(mine.of(frozenset(map(CitizenId, some))), some - hidden),
        Asked(Scope(mine.units, mine.only, frozenset(map(CitizenId, people & hidden))), people),
        Asked(Scope(), frozenset()),
    ]


def _been_in(connection: Connection, units: list[int]) -> frozenset[int]:
    """Everybody with a stay or a follow-up in `units`, read row by row."""
    return frozenset(
        row.citizen_id
        for table in (placement, follow_up)
        for row in connection.execute(select(table.c.citizen_id, table.c.unit_id))
        if row.unit_id in units
    )


def interleaved(
    engine: Engine, users: tuple[list[Asked], list[Asked]], requests: int
) -> tuple[int, int]:
    """How many rows were answered in all, and how many of them were foreign."""
    turns = range(-(-requests // A_TURN))

    def turn(seed: int) -> tuple[int, int]:
        if seed % CHANGES_EVERY == 0:
            with database.writing(engine) as connection:
                database.bump_data_version(connection)
        chance = random.Random(seed)
        return _some(chance, users, min(A_TURN, requests - seed * A_TURN))

    with ThreadPoolExecutor(THREADS) as pool:
        counted = list(pool.map(turn, turns))
    return sum(rows for rows, _ in counted), sum(foreign for _, foreign in counted)


def _some(
    chance: random.Random, users: tuple[list[Asked], list[Asked]], count: int
) -> tuple[int, int]:
    rows = foreign = 0
    for _ in range(count):
        asked = chance.choice(chance.choice(users))
        whose = chance.choice(QUESTIONS)(asked.scope)["citizen_id"]
        rows += len(whose)
        strangers = set(whose.unique()) - asked.allowed
        foreign += int(whose.isin(strangers).sum()) if strangers else 0
    return rows, foreign


if __name__ == "__main__":
    said = sys.argv[1:]
    sys.exit(main(said[0] if said else "sqlite", *map(int, said[1:])))
