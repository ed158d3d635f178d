"""What PostgreSQL's row-level security costs a unit's page: the same questions with and without.

One unit of 40 citizens is read out of a municipality, in turns as a user whom the policies hold
and as one who is let past them; both say their scope in the questions too, as the app does.

    python -m benchmarks.row_security [CITIZENS]
"""

import sys
import time
from statistics import median

from sqlalchemy import Engine

from benchmarks import big_municipality
from benchmarks.growth import QUESTIONS, TODAY
from data_access import database
from domain.access import Scope
from domain.vocabulary import UnitId
from tests import postgres

CITIZENS = 1_000
RUNS = 25
WARM_UP = 3
NAMES = ("citizens", "follow-ups", "scores", "life events", "goals")  # as QUESTIONS


def milliseconds(engine: Engine, scope: Scope) -> list[float]:
    """How long each question about the scope takes."""
    taken = []
    with database.reading(engine, scope=scope) as connection:
        connection.exec_driver_sql("SELECT 1")  # the transaction has begun
        for ask in QUESTIONS:
            begun = time.perf_counter()
            ask(connection, scope)
            taken.append(1000 * (time.perf_counter() - begun))
    return taken


def compare(held: Engine, past: Engine, scope: Scope) -> tuple[list[float], list[float]]:
    """The median of each question, held by the policies and let past, in turns."""
    rounds = [(milliseconds(held, scope), milliseconds(past, scope)) for _ in range(RUNS + WARM_UP)]
    with_belt, without = zip(*rounds[WARM_UP:], strict=True)
    return (
        [median(times) for times in zip(*with_belt, strict=True)],
        [median(times) for times in zip(*without, strict=True)],
    )


def main() -> None:
    """Fill, read in turns, print the ratio for one unit last."""
    citizens = int(sys.argv[1]) if len(sys.argv) > 1 else CITIZENS
    units = citizens // big_municipality.UNIT_SIZE
    with postgres.server() as server:
        server.create_database("big")
        past = database.open_engine(server.url("big"))
        big_municipality.fill(past, citizens, today=TODAY)
        with past.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("CREATE ROLE app LOGIN")
            connection.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO app")
            connection.exec_driver_sql("ANALYZE")
        held = database.open_engine(server.url("big").replace("tests@", "app@"))
        belted, bare = compare(held, past, Scope(frozenset({UnitId(units // 2)})))
        held.dispose()
        past.dispose()
    for ask, one, other in zip(NAMES, belted, bare, strict=True):
        print(f"{ask}: {one:.1f} ms with, {other:.1f} ms without")
    print(f"one unit's questions of {citizens} citizens: {sum(belted) / sum(bare):.2f} x")


if __name__ == "__main__":
    main()
