"""Writing the demo municipality into an empty database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert

from data_access import database, schema, summaries
from data_access.demo import agreed, lives, municipality, people, ratings, talks
from data_access.demo.agreed_rows import insert_agreed, insert_numbered, insert_tests
from data_access.demo.around import answers_count, insert_around

Row = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """One citizen's whole story: `rated` has one tuple for each of `held`."""

    person: people.Person
    life: lives.Life
    held: tuple[talks.Talk, ...]
    rated: list[tuple[ratings.Rating, ...]]
    agreed: agreed.Agreed


def fill(connection: Connection, *, today: date, seed: int = 1986) -> None:
    """Write eight invented units with 260 citizens and three years of follow-ups up to `today`.

    The same `seed` and `today` give the same records in every database. Runs in the caller's
    transaction and marks the database as demo.

    Raises:
        ValueError: The database holds records, or is meant for something else than a demo.
    """
    _refuse_if_in_use(connection)
    told = [_tell(person, today) for person in people.everyone(seed)]
    batches = _insert_batches(connection, _record_counts(told), seed=seed, today=today)
    units = _insert_units(connection)
    connection.execute(insert(schema.citizen), [_citizen(each.person) for each in told])
    stays = [row for each in told for row in _placements(each, units)]
    connection.execute(insert(schema.placement), stays)
    _insert_follow_ups(connection, told, units, batches["follow_ups"])
    _insert_life_events(connection, told, batches["life_events"])
    insert_agreed(connection, [(each.person, each.agreed) for each in told], units, batches)
    insert_tests(connection, units, batches["initiatives"], today=today)
    insert_around(connection, units, batches["staff_answers"], today=today)
    summaries.rebuild(connection)
    database.state_fact(connection, database.PURPOSE, database.Purpose.DEMO)
    database.bump_data_version(connection)


def _refuse_if_in_use(connection: Connection) -> None:
    if not database.is_empty(connection):
        raise ValueError("only an empty database can be filled with the demo municipality")
    if database.purpose(connection) not in (None, database.Purpose.DEMO):
        raise ValueError(f"this database is for {database.purpose(connection)}, not for a demo")


def _tell(person: people.Person, today: date) -> Told:
    life = lives.draw(person, today=today)
    held = talks.draw(person, life)
    return Told(
        person, life, held, ratings.draw(person, life, held), agreed.draw(person, life, held)
    )


def _record_counts(told: list[Told]) -> Mapping[str, int]:
    return {
        "units": len(municipality.UNITS),
        "follow_ups": sum(len(each.held) for each in told),
        "life_events": sum(len(each.life.events) for each in told),
        "strengths": sum(len(each.agreed.strengths) for each in told),
        "plans": sum(len(each.agreed.plans) for each in told),
        "goals": sum(len(each.agreed.goals) for each in told),
        "activities": sum(len(each.agreed.activities) for each in told),
        "initiatives": sum(
            bool(unit.initiative or unit.compared_with) for unit in municipality.UNITS
        ),
        "staff_answers": answers_count(),
    }


def _insert_batches(
    connection: Connection, counts: Mapping[str, int], *, seed: int, today: date
) -> Mapping[str, int]:
    """One batch for each kind of record, as if from a file; its hash is of what decides it."""
    rows = [
        {
            "file_name": "demo",
            "sha256": sha256(f"demo {record_kind} {seed} {today}".encode()).hexdigest(),
            "record_kind": record_kind,
            "read_at": datetime.combine(today, time.min),
            "data_rows": count,
            "accepted": count,
            "rejected": 0,
        }
        for record_kind, count in counts.items()
    ]
    return dict(zip(counts, insert_numbered(connection, schema.import_batch, rows), strict=True))


def _insert_units(connection: Connection) -> Mapping[str, int]:
    rows = [
        {
            "name": unit.name,
            "kind": unit.kind,
            "board": unit.board,
            "area": unit.area,
            "provider": unit.provider,
            "in_programme": unit.in_programme,
        }
        for unit in municipality.UNITS
    ]
    ids = insert_numbered(connection, schema.unit, rows)
    return {row["name"]: number for row, number in zip(rows, ids, strict=True)}


def _citizen(person: people.Person) -> Row:
    return {
        "id": person.id,
        "key_hash": person.key_hash,
        "display_name": None if person.protected else person.name,
        "birth_year": person.birth_year,
        "sex": person.sex,
        "protected": person.protected,
    }


def _placements(told: Told, units: Mapping[str, int]) -> Iterator[Row]:
    for stay in told.life.stays:
        yield {
            "citizen_id": told.person.id,
            "unit_id": units[stay.unit],
            "from_day": stay.from_day,
            "to_day": stay.to_day,
            "end_reason": stay.end_reason,
            "inferred": False,
        }


def _insert_follow_ups(
    connection: Connection, told: list[Told], units: Mapping[str, int], batch: int
) -> None:
    rows = [
        {
            "citizen_id": each.person.id,
            "unit_id": units[talk.unit],
            "held_on": talk.held_on,
            "kind": talk.kind,
            "respondent": talk.respondent,
            "took_part": talk.took_part,
            "professions": talk.professions,
            "result": talk.result,
            "batch_id": batch,
        }
        for each in told
        for talk in each.held
    ]
    ids = insert_numbered(connection, schema.follow_up, rows)
    rated = (of_one_talk for each in told for of_one_talk in each.rated)
    scores = [
        {"follow_up_id": number, **vars(rating)}
        for number, of_one_talk in zip(ids, rated, strict=True)
        for rating in of_one_talk
    ]
    connection.execute(insert(schema.score), scores)


def _insert_life_events(connection: Connection, told: list[Told], batch: int) -> None:
    rows = [
        {
            "citizen_id": each.person.id,
            "happened_on": event.day,
            "kind": event.kind,
            "description": event.description,
            "batch_id": batch,
        }
        for each in told
        for event in each.life.events
    ]
    connection.execute(insert(schema.life_event), rows)
