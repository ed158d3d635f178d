"""Rows for the tests, each made in one line; what a test does not name does not matter to it."""

from datetime import UTC, date, datetime
from itertools import count

from data_access import summaries
from data_access.accounts import grants
from data_access.accounts.grants import Grant
from data_access.importing.writing import earlier
from data_access.schema import (
    activity,
    citizen,
    follow_up,
    goal,
    goal_assessment,
    import_batch,
    initiative,
    initiative_unit,
    initiative_version,
    life_event,
    placement,
    plan,
    score,
    strength,
    unit,
)
from domain.vocabulary import CitizenId, UnitId, UnitRole

_number = count(1)


def a_unit(
    connection, name="Norr", *, kind="hemvård", board=None, area=None, parent=None
) -> UnitId:
    row = {"name": name, "kind": kind, "board": board, "area": area, "parent_id": parent}
    row |= {"provider": "in_house", "in_programme": True}
    return UnitId(connection.execute(unit.insert().values(row)).inserted_primary_key[0])


def a_citizen(
    connection, in_unit=None, *, name="Åsa Öberg", since=date(2024, 1, 1), until=None, **rest
) -> CitizenId:
    number = next(_number)
    row = {"id": 10_000 + number, "key_hash": f"{number:064x}", "display_name": name}
    row |= {"birth_year": 1940, "sex": "woman", "protected": False} | rest
    connection.execute(citizen.insert().values(row))
    if in_unit is not None:
        a_placement(connection, row["id"], in_unit, since=since, until=until)
    return CitizenId(row["id"])


def a_placement(connection, who, where, *, since=date(2024, 1, 1), until=None) -> None:
    row = {"citizen_id": who, "unit_id": where, "from_day": since, "to_day": until}
    connection.execute(placement.insert().values(row | {"inferred": False}))


def a_batch(connection) -> int:
    row = {"file_name": "test.csv", "sha256": "0" * 64, "record_kind": "follow_ups"}
    row |= {"read_at": datetime.now(UTC).replace(tzinfo=None)}
    row |= {"data_rows": 0, "accepted": 0, "rejected": 0}
    return connection.execute(import_batch.insert().values(row)).inserted_primary_key[0]


def an_earlier_value(connection, who) -> None:
    """What a person was before a batch, kept so that the batch can be undone."""
    earlier.keep(connection, citizen, [who], a_batch(connection))


def a_follow_up(
    connection, who, where, held_on, *, kind="planned", respondent="self", **values
) -> int:
    """A follow-up with one score for each named measure; None is a missing code 9."""
    row = {"citizen_id": who, "unit_id": where, "held_on": held_on, "kind": kind}
    row |= {"respondent": respondent, "took_part": "yes", "batch_id": a_batch(connection)}
    held = connection.execute(follow_up.insert().values(row)).inserted_primary_key[0]
    for measure, value in values.items():
        a_score(connection, held, measure, value, respondent=respondent)
    summaries.renew(connection, [who])
    return held


def a_score(connection, held, measure, value, *, respondent="self") -> None:
    row = {"follow_up_id": held, "measure": measure, "respondent": respondent}
    row |= {"value": value, "missing_code": 9.0 if value is None else None}
    connection.execute(score.insert().values(row))


def a_life_event(connection, who, happened_on, kind="fall") -> None:
    row = {"citizen_id": who, "happened_on": happened_on, "kind": kind, "description": None}
    connection.execute(life_event.insert().values(row | {"batch_id": a_batch(connection)}))


def a_plan(connection, who, where, made_on=date(2025, 1, 1), **rest) -> int:
    row = {"citizen_id": who, "unit_id": where, "made_on": made_on, "batch_id": a_batch(connection)}
    return connection.execute(plan.insert().values(row | rest)).inserted_primary_key[0]


def a_goal(connection, who, text="Gå till torget", *, started_on=date(2025, 1, 1), **rest) -> int:
    row = {"citizen_id": who, "text": text, "started_on": started_on}
    row |= {"goal_type": "improve", "owner": "citizen", "batch_id": a_batch(connection)}
    return connection.execute(goal.insert().values(row | rest)).inserted_primary_key[0]


def an_assessment(connection, of_goal, assessed_on, level) -> None:
    row = {"goal_id": of_goal, "assessed_on": assessed_on, "level": level}
    connection.execute(goal_assessment.insert().values(row | {"batch_id": a_batch(connection)}))


def an_activity(connection, who, what="Promenad", *, started_on=date(2025, 1, 1), **rest) -> int:
    row = {"citizen_id": who, "what": what, "started_on": started_on}
    row |= {"batch_id": a_batch(connection)} | rest
    return connection.execute(activity.insert().values(row)).inserted_primary_key[0]


def a_strength(connection, who, text="Spelar dragspel", *, source="own") -> None:
    row = {"citizen_id": who, "source": source, "text": text, "noted_on": date(2025, 1, 1)}
    connection.execute(strength.insert().values(row | {"batch_id": a_batch(connection)}))


def an_account(
    connection, *held, identity="eli@kommun.example", name="Eli Ek", now=None
) -> grants.Account:
    """An account with a grant for each (role, unit) or (role, unit, first day, last day)."""
    now = now or datetime(2026, 1, 1, tzinfo=UTC)
    grants.open_account(connection, identity, name=name)
    for role, where, *days in held:
        grant = Grant(role, where, *(days or [date(2020, 1, 1)]))
        grants.give(connection, identity, grant, given_by="prov", now=now)
    return grants.find(connection, identity)


def a_test(connection, name, *, test, comparison=None, started_on=date(2026, 1, 1)) -> int:
    """A test of a new way of working, in one unit and compared with another; its version's id."""
    row = {"initiative_id": _insert(connection, initiative, {"name": name}), "version": "1"}
    row |= {"started_on": started_on, "batch_id": a_batch(connection)}
    version = _insert(connection, initiative_version, row)
    for role, unit_id in ((UnitRole.TEST, test), (UnitRole.COMPARISON, comparison)):
        if unit_id is not None:
            row = {"version_id": version, "unit_id": unit_id, "role": str(role)}
            connection.execute(initiative_unit.insert().values(row))
    return version


def _insert(connection, table, row) -> int:
    return connection.execute(table.insert().values(row)).inserted_primary_key[0]
