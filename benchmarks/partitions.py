"""Would another layout in PostgreSQL pay? One unit's scores, read out of three tables of the same.

As now, a score beside its follow-up; the same by the server's own idea of what a page costs; by
unit, the unit leading the key and the value in the index; and by unit in sixteen partitions.
Written day by day, as exports come, and read in turns, another unit each time. Prints bytes a
score too.

    python -m benchmarks.partitions [SIZE ...]
"""

import sys
import time
from statistics import median

import psycopg

from data_access.database import PAGE_COST
from tests import postgres

SIZES = (5_000,)
UNIT_SIZE, FOLLOW_UPS, MEASURES = 40, 30, 10
PARTITIONS = 16
RUNS, WARM_UP = 11, 2
USUAL_COST = 4.0  # what PostgreSQL takes a page anywhere to cost, unless told
NOW, BY_UNIT, PARTED = "as now", "by unit", "by unit in partitions"
AS_SET_UP = "as now, usual page cost"

COLUMNS = (
    "unit_id int, citizen_id bigint, held_on date, measure text, respondent text, value float8"
)
KEY = "PRIMARY KEY (unit_id, citizen_id, held_on, measure, respondent) INCLUDE (value)"
TABLES = f"""
CREATE TABLE talk (id bigint PRIMARY KEY, citizen_id bigint, unit_id int, held_on date);
CREATE INDEX ON talk (unit_id, held_on);
CREATE TABLE score_now (follow_up_id bigint, measure text, respondent text, value float8,
    PRIMARY KEY (follow_up_id, measure, respondent));
CREATE TABLE score_by_unit ({COLUMNS}, {KEY});
CREATE TABLE score_parted ({COLUMNS}, {KEY}) PARTITION BY HASH (unit_id);
"""
PARTITION = """CREATE TABLE score_parted_{0} PARTITION OF score_parted
    FOR VALUES WITH (MODULUS {1}, REMAINDER {0})"""
FILL = (
    """INSERT INTO talk SELECT turn * {citizens}::bigint + who, who, who / {unit} + 1,
    DATE '2023-01-01' + 40 * turn
    FROM generate_series(0, {turns} - 1) turn, generate_series(0, {citizens} - 1) who""",
    """INSERT INTO score_now SELECT talk.id, 'measure_' || number, 'self', (talk.id + number) % 7
    FROM talk, generate_series(1, {measures}) number ORDER BY talk.id""",
    *(
        f"INSERT INTO {table} SELECT unit_id, citizen_id, held_on, measure, respondent, value "  # noqa: S608
        "FROM talk JOIN score_now ON follow_up_id = id ORDER BY id"
        for table in ("score_by_unit", "score_parted")
    ),
)
ONE_TABLE = """SELECT citizen_id, held_on, measure, respondent, value FROM {} WHERE unit_id = %s
    ORDER BY held_on"""
TWO_TABLES = """SELECT citizen_id, held_on, measure, respondent, value
    FROM talk JOIN score_now ON follow_up_id = id WHERE unit_id = %s ORDER BY held_on"""
READ = {
    NOW: (PAGE_COST, TWO_TABLES),
    AS_SET_UP: (USUAL_COST, TWO_TABLES),
    BY_UNIT: (PAGE_COST, ONE_TABLE.format("score_by_unit")),
    PARTED: (PAGE_COST, ONE_TABLE.format("score_parted")),
}
SIZE = """SELECT sum(pg_total_relation_size(oid)) FROM pg_class
    WHERE oid = '{0}'::regclass OR oid IN
    (SELECT inhrelid FROM pg_inherits WHERE inhparent = '{0}'::regclass)"""


def fill(connection: psycopg.Connection, citizens: int) -> None:
    """Make the tables and write the same scores to all three."""
    connection.execute(TABLES)
    for number in range(PARTITIONS):
        connection.execute(PARTITION.format(number, PARTITIONS))
    sizes = {"citizens": citizens, "unit": UNIT_SIZE, "turns": FOLLOW_UPS, "measures": MEASURES}
    for statement in FILL:
        connection.execute(statement.format(**sizes))
    connection.execute("VACUUM ANALYZE")


def read(connection: psycopg.Connection, layout: str, unit: int) -> float:
    """Milliseconds for one unit's scores."""
    page_cost, question = READ[layout]
    connection.execute(f"SET random_page_cost = {page_cost}")
    begun = time.perf_counter()
    rows = connection.execute(question, [unit], prepare=False).fetchall()
    taken = 1000 * (time.perf_counter() - begun)
    assert len(rows) >= (UNIT_SIZE - 1) * FOLLOW_UPS * MEASURES, len(rows)  # noqa: S101
    return taken


def measured(url: str, citizens: int) -> dict[str, float]:
    """The median of each layout at one size."""
    taken: dict[str, list[float]] = {layout: [] for layout in READ}
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        begun = time.perf_counter()
        fill(connection, citizens)
        print(f"{citizens:>7,} citizens written in {time.perf_counter() - begun:.0f} s", flush=True)
        for turn in range(RUNS + WARM_UP):
            for layout, times in taken.items():
                times.append(read(connection, layout, 1 + turn * 7 % (citizens // UNIT_SIZE)))
        for table in ("score_now", "score_by_unit", "score_parted"):
            held = connection.execute(SIZE.format(table)).fetchone()
            of_each = int(held[0] if held else 0) / (citizens * FOLLOW_UPS * MEASURES)
            print(f"        {table}: {of_each:.0f} bytes a score")
    return {layout: median(times[WARM_UP:]) for layout, times in taken.items()}


def main() -> None:
    """Fill and read each size, print the ratios last."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    with postgres.server() as server:
        for citizens in sizes:
            server.create_database(f"layout_{citizens}")
            found = measured(server.url(f"layout_{citizens}"), citizens)
            told = (
                f"{layout} {taken:.1f} ms ({taken / found[NOW]:.2f} x)"
                for layout, taken in found.items()
            )
            print(f"{citizens:,} citizens, one unit's scores: {', '.join(told)}")


if __name__ == "__main__":
    main()
