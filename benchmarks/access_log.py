"""One row altered among 100,000 of the access log: is it found, and how long does reading it take?

Each kind of tampering is tried at a random row, past the triggers, on a database of its own.
Repeat with: python -m benchmarks.access_log
"""

import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from data_access import access_log, database, log_chain
from data_access.access_log import Entry
from data_access.schema import access_log as table
from domain.vocabulary import LogAction

ROWS = 100_000
RECORDED = 200  # disclosures written one by one, each in a transaction of its own
SEED = 20261122
BEGAN = datetime(2026, 1, 1)  # noqa: DTZ001  (UTC, as stored)
TRIGGERS = ("access_log_no_update", "access_log_no_delete")  # the owner can drop them
TAMPERINGS = {
    "altered": ["UPDATE access_log SET identity = 'x' WHERE id = {row}"],
    "removed": ["DELETE FROM access_log WHERE id = {row}"],
    "swapped": [
        "UPDATE access_log SET id = -1 WHERE id = {row}",
        "UPDATE access_log SET id = {row} WHERE id = {next}",
        "UPDATE access_log SET id = {next} WHERE id = -1",
    ],
    "put in": [
        "UPDATE access_log SET id = -id WHERE id > {row}",
        "UPDATE access_log SET id = 1 - id WHERE id < 0",
        (
            "INSERT INTO access_log SELECT id + 1, at, 'x', user_name, role, units, action, "
            "citizen_id, shown, purpose, allowed, break_glass, protected, row_count, session, "
            "previous_hash, hash FROM access_log WHERE id = {row}"
        ),
    ],
}


def fill(connection: Connection, rows: int) -> None:
    """A chain of `rows` disclosures, one a minute, written as the log itself writes them."""
    previous, written = log_chain.BEGINNING, []
    for number in range(1, rows + 1):
        row = {
            "id": number,
            "at": BEGAN + timedelta(minutes=number),
            "identity": f"user-{number % 97}",
            "user_name": "Användare",
            "role": "unit_manager",
            "units": f",{number % 40},",
            "action": "view",
            "citizen_id": number * 7919 % 5000,
            "shown": "En medborgare",
            "purpose": "",
            "allowed": True,
            "break_glass": False,
            "protected": False,
            "row_count": 1,
            "session": "",
            "previous_hash": previous,
        }
        row["hash"] = previous = log_chain.row_hash(row)
        written.append(row)
    connection.execute(table.insert(), written)


@contextmanager
def tampered(engine: Engine, statements: list[str], row: int) -> Iterator[Connection]:
    """The log with one row tampered with; put right again afterwards."""
    with engine.execution_options(writes=True).connect() as connection:
        for statement in statements:
            connection.execute(text(statement.format(row=row, next=row + 1)))
        yield connection
        connection.rollback()


def main() -> None:
    """Fill, verify, tamper in each way, and print what was found and how long it took."""
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        engine = database.open_engine(f"sqlite:///{Path(folder) / 'log.db'}")
        database.upgrade(engine)
        taken = write_one_by_one(engine)
        print(f"record: {1000 * taken / RECORDED:.1f} ms a disclosure, {RECORDED} written")
        with database.writing(engine) as connection:
            for trigger in TRIGGERS:
                connection.execute(text(f"DROP TRIGGER {trigger}"))
            connection.execute(table.delete())
            fill(connection, ROWS)
        with database.reading(engine) as connection:
            started = time.perf_counter()
            assert log_chain.verify(connection).whole  # noqa: S101
            seconds = time.perf_counter() - started
        found = 0
        for name, statements in TAMPERINGS.items():
            row = rng.randrange(2, ROWS)
            with tampered(engine, statements, row) as connection:
                verdict = log_chain.verify(connection)
            found += not verdict.whole
            print(f"{name} at {row}: {verdict.fault}")
        engine.dispose()
    print(f"{seconds:.1f} s to read all {ROWS} rows")
    share = found / len(TAMPERINGS)
    print(f"{found} of {len(TAMPERINGS)} ways to tamper found: {share:.0%} (must be 100%)")


def write_one_by_one(engine: Engine) -> float:
    """Seconds to write `RECORDED` disclosures as the pages do."""
    started = time.perf_counter()
    for number in range(RECORDED):
        entry = Entry("a", "A", "unit_manager", LogAction.EXPORT, f"Rapport {number}")
        access_log.record(engine, entry, now=BEGAN)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
