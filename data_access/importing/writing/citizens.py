"""Persons in a file: known again by the keyed hash, or given an id drawn at random."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, bindparam, select

from data_access.importing.writing import plain
from data_access.schema import citizen

ID_BITS = 53  # the whole numbers that a browser keeps exactly
ABOUT = ("display_name", "birth_year", "sex")
HELD_TYPES = {
    "id": "Int64",
    "citizen": "str",
    "display_name": "str",
    "birth_year": "Int64",
    "sex": "str",
    "protected": "boolean",
}


@dataclass(frozen=True)
class People:
    """The persons of a file, a row each: those to add, and those of whom it says something new."""

    new: pd.DataFrame
    changed: pd.DataFrame


def compare(connection: Connection, records: pd.DataFrame) -> People:
    """Who in `records` is not known, and of whom the last row that says a name says a new one.

    A person with protected identity never gets a name from a file.
    """
    people = _one_row_each(records)
    held = people[["citizen"]].merge(_held(connection), how="left", on="citizen")
    held.index = people.index
    known = held["id"].notna()
    says_name = people["display_name"] != ""
    changed = (
        known
        & says_name
        & ~held["protected"].fillna(False).astype(bool)
        & (people["display_name"] != held["display_name"].fillna(""))
    )
    return People(new=people[~known], changed=people[changed].assign(id=held.loc[changed, "id"]))


def write(connection: Connection, people: People) -> None:
    """Add the new and rename the changed."""
    new = plain.rows(people.new, {"key_hash": "citizen", **{name: name for name in ABOUT}})
    if new:
        connection.execute(
            citizen.insert(),
            [{**row, "id": secrets.randbelow(2**ID_BITS), "protected": False} for row in new],
        )
    changed = plain.rows(people.changed, {"row_id": "id", "display_name": "display_name"})
    if changed:
        connection.execute(citizen.update().where(citizen.c.id == bindparam("row_id")), changed)


def ids(connection: Connection) -> Mapping[str, int]:
    """The id of every citizen by keyed hash."""
    return {
        row.key_hash: row.id for row in connection.execute(select(citizen.c.key_hash, citizen.c.id))
    }


def _one_row_each(records: pd.DataFrame) -> pd.DataFrame:
    about = records.reindex(columns=["citizen", *ABOUT])
    about["display_name"] = about["display_name"].astype("str").fillna("")
    named_last = about.iloc[(about["display_name"] != "").argsort(kind="stable")]
    return named_last.drop_duplicates("citizen", keep="last")


def _held(connection: Connection) -> pd.DataFrame:
    question = select(
        citizen.c.id,
        citizen.c.key_hash.label("citizen"),
        citizen.c.display_name,
        citizen.c.birth_year,
        citizen.c.sex,
        citizen.c.protected,
    )
    return pd.read_sql(question, connection).astype(HELD_TYPES)
