"""Tests: known again by name and version, with their units, preconditions and decisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from data_access.importing.comparing import Comparison
from data_access.importing.unit_kinds import TESTS
from data_access.importing.writing import earlier, organisation, plain
from data_access.schema import (
    initiative,
    initiative_decision,
    initiative_precondition,
    initiative_unit,
    initiative_version,
    unit,
)
from domain.vocabulary import Precondition, UnitRole

VERSION = ("version", "why", "started_on", "ended_on")
COLUMNS = {name: name for name in ("initiative_id", *VERSION)}
UNITS = {"test_units": UnitRole.TEST, "comparison_units": UnitRole.COMPARISON}
DECIDED = ("decided_on", "decision", "decided_by", "reason", "dissent")


def existing(connection: Connection, records: pd.DataFrame) -> pd.DataFrame:
    """Every version of every test, as decided on the day that its record says."""
    versions = _versions(connection)
    for name, role in UNITS.items():
        versions[name] = _looked_up(versions["id"], _units(connection, role))
    for precondition in Precondition:
        answers = _answers(connection, precondition)
        versions[precondition.value] = _looked_up(versions["id"], answers)
    if "decided_on" not in records:
        return versions
    said = versions.merge(records[[*TESTS.key, "decided_on"]], on=list(TESTS.key), how="left")
    decided = said.merge(_decisions(connection), on=["id", "decided_on"], how="left")
    there = decided["decision"].notna()
    texts = {name: decided[name].fillna("").astype("str") for name in DECIDED[1:]}
    return decided.assign(decided_on=decided["decided_on"].where(there), **texts)


def write(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Add new versions and mend changed ones; a decision is added, or mended on its day."""
    _keep(connection, comparison, batch)
    before = set(connection.scalars(select(initiative.c.id)))
    for test in plain.rows(comparison.touched, {"name": "name", "assignment": "assignment"}):
        _name(connection, test)
    tests = {row.name: row.id for row in connection.execute(select(initiative))}
    earlier.added(connection, initiative, sorted(set(tests.values()) - before), batch)
    new, changed = (
        part.assign(initiative_id=part["name"].map(tests))
        for part in (comparison.new, comparison.changed)
    )
    plain.add(connection, initiative_version, new, COLUMNS, batch)
    plain.mend(connection, initiative_version, changed, COLUMNS, batch)
    held = _versions(connection)[["id", *TESTS.key]]
    touched = comparison.touched.merge(held, on=list(TESTS.key))
    said = plain.rows(touched, {name: name for name in map(str, touched.columns)})
    units = organisation.ids(connection)
    for version in said:
        _place(connection, version, units)
        _judge(connection, version)
        _decide(connection, version, batch)


def _keep(connection: Connection, comparison: Comparison, batch: int) -> None:
    """Keep what is about to change: the tests that are named, and all that changed versions say."""
    named = initiative.c.name.in_(sorted(set(comparison.touched["name"])))
    known = list(connection.scalars(select(initiative.c.id).where(named)))
    earlier.keep(connection, initiative, known, batch)
    changed = comparison.changed["id"].tolist()
    for table in (initiative_unit, initiative_precondition, initiative_decision):
        earlier.keep(connection, table, changed, batch, column="version_id")


def _name(connection: Connection, test: Mapping[str, Any]) -> None:
    known = initiative.c.name == test["name"]
    if connection.scalar(select(initiative.c.id).where(known)) is None:
        connection.execute(initiative.insert().values(test))
    elif "assignment" in test:
        connection.execute(initiative.update().where(known).values(assignment=test["assignment"]))


def _place(connection: Connection, version: Mapping[str, Any], units: Mapping[str, int]) -> None:
    for name, role in UNITS.items():
        if name in version:
            mine = initiative_unit.c.version_id == version["id"]
            connection.execute(
                initiative_unit.delete().where(mine).where(initiative_unit.c.role == role)
            )
            rows = [
                {"version_id": version["id"], "unit_id": units[one], "role": role}
                for one in (version[name] or "").split(";")
                if one
            ]
            if rows:
                connection.execute(initiative_unit.insert(), rows)


def _judge(connection: Connection, version: Mapping[str, Any]) -> None:
    table = initiative_precondition
    for precondition in Precondition:
        if precondition.value in version:
            mine = (table.c.version_id == version["id"]) & (table.c.precondition == precondition)
            connection.execute(table.delete().where(mine))
            if answer := version[precondition.value]:
                holds, _, grounds = answer.partition(": ")
                row = {"version_id": version["id"], "precondition": precondition}
                row |= {"holds": holds, "grounds": grounds or None}
                connection.execute(table.insert().values(row))


def _decide(connection: Connection, version: Mapping[str, Any], batch: int) -> None:
    day = version.get("decided_on")
    if day is None:
        return
    table = initiative_decision
    mine = (table.c.version_id == version["id"]) & (table.c.decided_on == day)
    connection.execute(table.delete().where(mine))
    row = {name: version[name] for name in DECIDED if name in version}
    connection.execute(table.insert().values(version_id=version["id"], batch_id=batch, **row))


def _versions(connection: Connection) -> pd.DataFrame:
    question = select(
        initiative_version.c.id,
        initiative.c.name,
        initiative.c.assignment,
        *(initiative_version.c[name] for name in VERSION),
    ).join_from(initiative_version, initiative)
    return plain.held(connection, question, TESTS)


def _looked_up(ids: pd.Series, said: Mapping[int, str]) -> pd.Series:
    return pd.Series([said.get(one, "") for one in ids], index=ids.index, dtype="str")


def _units(connection: Connection, role: UnitRole) -> dict[int, str]:
    question = (
        select(initiative_unit.c.version_id, unit.c.name)
        .join_from(initiative_unit, unit)
        .where(initiative_unit.c.role == role)
    )
    names: dict[int, list[str]] = {}
    for version, name in connection.execute(question):
        names.setdefault(version, []).append(name)
    return {version: ";".join(sorted(found)) for version, found in names.items()}


def _answers(connection: Connection, precondition: Precondition) -> dict[int, str]:
    table = initiative_precondition
    question = select(table.c.version_id, table.c.holds, table.c.grounds).where(
        table.c.precondition == precondition
    )
    return {
        row.version_id: f"{row.holds}: {row.grounds}" if row.grounds else row.holds
        for row in connection.execute(question)
    }


def _decisions(connection: Connection) -> pd.DataFrame:
    columns = (initiative_decision.c[name] for name in DECIDED)
    question = select(initiative_decision.c.version_id.label("id"), *columns)
    return plain.held(connection, question, TESTS)
