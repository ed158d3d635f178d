"""Persons in a file: known again by the keyed hash, or given an id drawn at random."""

from __future__ import annotations

import secrets

import numpy as np
import pandas as pd
from sqlalchemy import Connection, bindparam, select

from data_access import bulk
from data_access.importing.writing import earlier, plain
from data_access.schema import citizen

ID_BITS = 53  # the whole numbers that a browser keeps exactly
ABOUT = ("birth_year", "sex")


class Register:
    """Who the persons of one table are, part by part: looked up, or added where they are new.

    Names are settled when all parts are read, since the last row that says a name decides. A person
    with protected identity never gets a name from a file.
    """

    def __init__(self, connection: Connection) -> None:
        """Look up everybody once."""
        self._connection = connection
        question = select(citizen.c.key_hash, citizen.c.id)
        self._ids = {row.key_hash: row.id for row in connection.execute(question)}
        self._names: dict[str, str] = {}
        self._added: set[int] = set()

    def enter(self, records: pd.DataFrame) -> pd.DataFrame:
        """`records` with the `citizen_id` of each, after adding those who were not known."""
        people = records.reindex(columns=["citizen", *ABOUT]).drop_duplicates("citizen")
        unknown = [who not in self._ids for who in _texts(people["citizen"])]
        new = people[np.array(unknown, dtype="bool")]
        ids = {who: secrets.randbelow(2**ID_BITS) for who in _texts(new["citizen"])}
        added = new.assign(id=pd.Series(list(ids.values()), new.index, "int64"), protected=False)
        names = {"id": "id", "key_hash": "citizen", "protected": "protected"}
        plain.write(self._connection, citizen, added, names | {name: name for name in ABOUT})
        self._ids |= ids
        self._added |= set(ids.values())
        if "display_name" in records:
            named = records[records["display_name"].fillna("") != ""]
            said = _texts(named["citizen"]), _texts(named["display_name"])
            self._names |= dict(zip(*said, strict=True))
        entered = [self._ids[who] for who in _texts(records["citizen"])]
        return records.assign(citizen_id=pd.Series(entered, records.index, dtype="int64"))

    def were_known(self, records: pd.DataFrame) -> pd.DataFrame:
        """Those of the entered records that are about somebody known before this table."""
        return records[~records["citizen_id"].isin(self._added)]

    def rename(self, batch: int) -> bool:
        """Give everybody the name that was said last, and tell if anybody known was renamed."""
        names = {self._ids[who]: name for who, name in self._names.items()}
        renamed = False
        for portion in plain.portions(names):
            held = select(citizen.c.id, citizen.c.display_name)
            theirs = bulk.among(self._connection, citizen.c.id, portion)
            held = held.where(theirs).where(~citizen.c.protected)
            new = [
                {"row_id": row.id, "name": names[row.id]}
                for row in self._connection.execute(held)
                if row.display_name != names[row.id]
            ]
            known = [row["row_id"] for row in new if row["row_id"] not in self._added]
            earlier.keep(self._connection, citizen, known, batch)
            renamed |= bool(known)
            if new:
                mend = citizen.update().where(citizen.c.id == bindparam("row_id"))
                self._connection.execute(mend.values(display_name=bindparam("name")), new)
        return renamed


def _texts(column: pd.Series) -> list[str]:
    return column.to_numpy(dtype=object).tolist()  # many times as fast as one by one
