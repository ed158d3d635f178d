"""A municipality of any size for measuring: units of 40, ten measures, thirty follow-ups each.

The records mean nothing; only how many there are, and how they lie, is like the real ones: written
day by day for all units, as care systems export them, so that a unit's rows are strewn over the
tables. The same size and seed give the same rows. Memory grows by 300 bytes a citizen.

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

from data_access import database, schema, summaries
from domain.measures import default_shelf
from domain.vocabulary import GoalType

UNIT_SIZE = 40  # citizens
FOLLOW_UPS = 30  # a citizen; with ten measures 300 scores
EVERY = timedelta(days=40)
AT_ONCE = 5_000  # rows a statement
SEED = 1986
MEASURES = list(default_shelf().values())
NEW, HANDED_OVER = 2, 5  # of a unit's citizens, so many or fewer came so lately
NEWLY, THIS_YEAR = timedelta(days=20), timedelta(days=150)
AREAS = ("Hemliv", "Förflyttning", "Relationer")
KINDS = ("Promenad", "Matlagning", "Träning")  # of what is agreed; each of an area

Row = dict[str, Any]


def fill(engine: Engine, citizens: int, *, today: date) -> None:
    """Write `citizens` invented citizens into an empty upgraded database, marked as a demo."""
    database.upgrade(engine)
    with database.writing(engine) as connection:
        batch = _batch(connection)
        _insert(connection, schema.unit, map(_unit, range(-(-citizens // UNIT_SIZE))))
        start = today - EVERY * FOLLOW_UPS
        people = range(citizens)
        _insert(connection, schema.citizen, map(_citizen, people))
        _insert(connection, schema.placement, (_placement(one, start, today) for one in people))
        _agree(connection, people, (start, today), batch)
        walks = _walks(citizens)
        for turn in range(FOLLOW_UPS):
            talks = (_follow_up(one, turn, citizens, start, batch) for one in people)
            _insert(connection, schema.follow_up, talks)
            _insert(connection, schema.score, _scores(walks, turn))
        database.state_fact(connection, "purpose", database.Purpose.DEMO)
        database.bump_data_version(connection)
    summaries.bring_up(engine)  # a process that starts on it finds nothing left to do


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


def _placement(number: int, start: date, today: date) -> Row:
    place = number % UNIT_SIZE
    since = today - (NEWLY if place < NEW else THIS_YEAR) if place < HANDED_OVER else start
    row = {"citizen_id": number + 1, "unit_id": _unit_of(number), "from_day": since}
    return row | {"inferred": False}


def _unit_of(number: int) -> int:
    return number // UNIT_SIZE + 1


def _follow_up(person: int, turn: int, citizens: int, start: date, batch: int) -> Row:
    row = {"id": turn * citizens + person + 1, "citizen_id": person + 1}
    row |= {"unit_id": _unit_of(person), "held_on": start + EVERY * turn}
    row |= {"kind": "planned" if turn else "mapping", "batch_id": batch}
    return row | {"respondent": "self", "took_part": "yes"}


def _walks(citizens: int) -> np.ndarray:
    """Steps above the lowest value: citizens × follow-ups × measures."""
    moves = np.random.default_rng(SEED).integers(-1, 2, (citizens, FOLLOW_UPS, len(MEASURES)))
    steps = np.array([(one.highest - one.lowest) / one.step for one in MEASURES])
    return np.clip(steps // 2 + moves.cumsum(axis=1), 0, steps).astype("int16")


def _scores(walks: np.ndarray, turn: int) -> Iterator[Row]:
    for person, steps in enumerate(walks[:, turn].tolist()):
        held = {"follow_up_id": turn * len(walks) + person + 1, "respondent": "self"}
        for measure, step in zip(MEASURES, steps, strict=True):
            yield held | {"measure": measure.id, "value": measure.lowest + step * measure.step}


def _agree(
    connection: Connection, people: range, first_last: tuple[date, date], batch: int
) -> None:
    """A plan, a goal of two assessments and what is done for it, for each of `people`."""
    start, today = first_last
    middle = start + (today - start) / 2
    _insert(connection, schema.plan, (_plan(one, middle, batch) for one in people))
    third = (today - start) / 3  # so that some goals are set lately
    _insert(connection, schema.goal, (_goal(one, start + one % 3 * third, batch) for one in people))
    for day in (middle, today - EVERY):
        assessed = (_assessment(one, day, batch) for one in people)
        _insert(connection, schema.goal_assessment, assessed)
    _insert(connection, schema.activity, (_activity(one, middle, batch) for one in people))


def _plan(person: int, day: date, batch: int) -> Row:
    row = {"citizen_id": person + 1, "unit_id": _unit_of(person), "made_on": day}
    return row | {"signed_by_citizen_on": day, "batch_id": batch}


def _goal(person: int, start: date, batch: int) -> Row:
    row = {"id": person + 1, "citizen_id": person + 1, "text": f"Mål {person}"}
    row |= {"goal_type": list(GoalType)[person % 3], "life_area": AREAS[person % 3]}
    row |= {"baseline": 3.0, "target": 1.0, "importance": 8.0}
    return row | {"owner": "citizen", "started_on": start, "batch_id": batch}


def _assessment(person: int, day: date, batch: int) -> Row:
    row = {"goal_id": person + 1, "assessed_on": day, "level": float(person % 4)}
    return row | {"batch_id": batch}


def _activity(person: int, start: date, batch: int) -> Row:
    row = {"citizen_id": person + 1, "goal_id": person + 1, "goal_text": f"Mål {person}"}
    row |= {"what": KINDS[person % 3], "who": "Personal", "how_often": "varje vecka"}
    row |= {"hours_granted": 4.0, "hours_performed": 3.0, "as_wished": "yes", "started_on": start}
    return row | {"batch_id": batch}


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
