"""A municipality of any size for measuring: units of 40, ten measures, thirty follow-ups each.

The records mean nothing; only how many there are, and how they lie, is like the real ones. The
same size and seed give the same rows. Streams: memory does not grow with the number of citizens.

    python -m benchmarks.big_municipality 5000
"""

import itertools
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, Engine, Table, insert

from data_access import database, schema
from domain.measures import default_shelf

UNIT_SIZE = 40  # citizens
FOLLOW_UPS = 30  # a citizen; with ten measures 300 scores
EVERY = timedelta(days=40)
AT_ONCE = 5_000  # rows a statement
SEED = 1986
MEASURES = list(default_shelf().values())

Row = dict[str, Any]


def fill(engine: Engine, citizens: int, *, today: date) -> None:
    """Write `citizens` invented citizens into an empty upgraded database, marked as a demo."""
    database.upgrade(engine)
    with database.writing(engine) as connection:
        batch = _batch(connection)
        _insert(connection, schema.unit, map(_unit, range(-(-citizens // UNIT_SIZE))))
        for first in range(0, citizens, UNIT_SIZE):
            people = range(first, min(first + UNIT_SIZE, citizens))
            _write_unit(connection, first // UNIT_SIZE + 1, people, batch=batch, today=today)
        database.state_fact(connection, "purpose", database.Purpose.DEMO)
        database.bump_data_version(connection)


def _write_unit(
    connection: Connection, unit: int, people: Iterable[int], *, batch: int, today: date
) -> None:
    people = list(people)
    start = today - EVERY * FOLLOW_UPS
    _insert(connection, schema.citizen, map(_citizen, people))
    _insert(connection, schema.placement, (_placement(one, unit, start) for one in people))
    held = ((one, number) for one in people for number in range(FOLLOW_UPS))
    _insert(
        connection,
        schema.follow_up,
        (_follow_up(one, number, unit, start, batch) for one, number in held),
    )
    _insert(connection, schema.score, _scores(people))
    _insert(connection, schema.goal, (_goal(one, start, batch) for one in people))


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    rows = iter(rows)
    while some := list(itertools.islice(rows, AT_ONCE)):
        connection.execute(insert(table), some)


def _batch(connection: Connection) -> int:
    row = {"file_name": "stor", "sha256": "0" * 64, "record_kind": "follow_ups"}
    row |= {"read_at": datetime(2026, 1, 1), "data_rows": 0, "accepted": 0, "rejected": 0}  # noqa: DTZ001
    return connection.execute(insert(schema.import_batch).values(row)).inserted_primary_key[0]


def _unit(number: int) -> Row:
    row = {"id": number + 1, "name": f"Enhet {number + 1:04}", "kind": "hemvård"}
    return row | {"provider": "in_house", "in_programme": True}


def _citizen(number: int) -> Row:
    row = {"id": number + 1, "key_hash": f"{number:064x}", "display_name": f"Medborgare {number}"}
    sex = "woman" if number % 2 else "man"
    return row | {"birth_year": 1930 + number % 30, "sex": sex, "protected": False}


def _placement(number: int, unit: int, start: date) -> Row:
    return {"citizen_id": number + 1, "unit_id": unit, "from_day": start, "inferred": False}


def _follow_up(person: int, number: int, unit: int, start: date, batch: int) -> Row:
    row = {"id": person * FOLLOW_UPS + number + 1, "citizen_id": person + 1, "unit_id": unit}
    row |= {"held_on": start + EVERY * number, "kind": "planned" if number else "mapping"}
    return row | {"respondent": "self", "took_part": "yes", "batch_id": batch}


def _scores(people: Iterable[int]) -> Iterator[Row]:
    for person in people:
        random = np.random.default_rng([SEED, person])
        for measure in MEASURES:
            steps = (measure.highest - measure.lowest) / measure.step
            walk = np.clip(steps / 2 + random.integers(-1, 2, FOLLOW_UPS).cumsum(), 0, steps)
            for number, value in enumerate((measure.lowest + walk * measure.step).tolist()):
                held = person * FOLLOW_UPS + number + 1
                row = {"follow_up_id": held, "measure": measure.id, "respondent": "self"}
                yield row | {"value": value}


def _goal(person: int, start: date, batch: int) -> Row:
    row = {"citizen_id": person + 1, "text": f"Mål {person}", "goal_type": "maintain"}
    return row | {"owner": "citizen", "started_on": start, "batch_id": batch}


def main() -> None:
    """Fill one database and say how fast."""
    citizens = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        engine = database.open_engine(f"sqlite:///{Path(folder) / 'big.db'}")
        begun = time.perf_counter()
        fill(engine, citizens, today=date(2026, 11, 22))
        taken = time.perf_counter() - begun
        engine.dispose()
    scores = citizens * FOLLOW_UPS * len(MEASURES)
    print(f"{citizens:,} citizens, {scores:,} scores in {taken:.1f} s: {scores / taken:,.0f} a s")


if __name__ == "__main__":
    main()
