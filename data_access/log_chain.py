"""The chain that ties the rows of the access log together, and finding where it is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Self

from sqlalchemy import Connection, select

from data_access.database import DatabaseError
from data_access.schema import access_log

BEGINNING = "0" * 64  # what the first row of all has before it
AT_A_TIME = 5_000  # rows in memory while the chain is read
FIELDS = [column.name for column in access_log.columns if column.name != "hash"]
# How a purge of the log itself says where the chain now begins, in a row of that chain.
CUT = "Åtkomstloggen till och med rad {id} {hash}"
CUT_READ = re.compile(r"Åtkomstloggen till och med rad (\d+) ([0-9a-f]{64})")


@dataclass(frozen=True)
class Anchor:
    """How far the log had come and the hash of its last row; written as `12:ab…`, kept elsewhere.

    >>> Anchor.read(str(Anchor(12, "ab" * 32))) == Anchor(12, "ab" * 32)
    True
    """

    rows: int
    hash: str

    def __str__(self) -> str:
        return f"{self.rows}:{self.hash}"

    @classmethod
    def read(cls, text: str) -> Self:
        """An anchor as it was printed.

        Raises:
            DatabaseError: It is not one.
        """
        found = re.fullmatch(r"(\d+):([0-9a-f]{64})", text.strip())
        if not found:
            raise DatabaseError(
                "Förankringen går inte att läsa. Den skrivs som antal:kontrollsumma."
            )
        return cls(int(found[1]), found[2])


@dataclass(frozen=True)
class Verdict:
    """What reading the whole chain gave: how many rows, the anchor of now, and the first fault."""

    rows: int
    anchor: Anchor
    fault: str | None = None

    @property
    def whole(self) -> bool:
        """Whether no row has been changed, removed, put in or moved."""
        return self.fault is None


def row_hash(row: Mapping[Any, Any]) -> str:
    """SHA-256 over all of the row's fields, the hash of the row before among them, as JSON."""
    fields = [_plain(row[name]) for name in FIELDS]
    written = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def verify(connection: Connection, *, anchor: Anchor | None = None) -> Verdict:
    """Read the chain from its first row to its last, and stop at the first fault.

    A row that was altered, removed, put in or moved breaks the chain where it stands. Removing the
    last rows, or writing the whole log anew, is found by an `anchor` printed earlier alone.
    """
    reading = _Reading(anchor)
    # For this question alone: the connection's others would lose rows to a cursor that streams.
    rows = connection.execute(
        select(access_log).order_by(access_log.c.id), execution_options={"yield_per": AT_A_TIME}
    )
    try:
        fault = next((told for row in rows.mappings() if (told := reading.fault(row))), None)
    except (ValueError, TypeError):  # a value that its column can't hold, put there past the app
        fault = f"Raden efter {reading.last.rows} innehåller ett värde som inte går att läsa."
    finally:
        rows.close()
    return Verdict(reading.count, reading.last, fault or reading.fault_at_end())


class _Reading:
    """Where the reading of the chain has come."""

    def __init__(self, anchor: Anchor | None) -> None:
        self.anchor = anchor
        self.count = 0
        self.last = Anchor(0, BEGINNING)
        self.begins: Anchor | None = None  # what the chain must say was cut off before it
        self.cuts: set[Anchor] = set()
        self.anchored = anchor is None

    def fault(self, row: Mapping[Any, Any]) -> str | None:
        if self.count == 0 and row["id"] > 1:
            self.begins = self.last = Anchor(row["id"] - 1, row["previous_hash"])
        if row["id"] != self.last.rows + 1:
            return f"Rad {self.last.rows + 1} saknas."
        if row["previous_hash"] != self.last.hash or row["hash"] != row_hash(row):
            return f"Rad {row['id']} är ändrad, flyttad eller insatt i efterhand."
        self.count, self.last = self.count + 1, Anchor(row["id"], row["hash"])
        self.anchored = self.anchored or self.last == self.anchor
        if cut := CUT_READ.fullmatch(row["shown"]) if row["action"] == "purge" else None:
            self.cuts.add(Anchor(int(cut[1]), cut[2]))
        return None

    def fault_at_end(self) -> str | None:
        if self.begins and self.begins not in self.cuts:
            return f"Raderna till och med {self.begins.rows} saknas utan att ha gallrats."
        if not self.anchored and self.anchor not in (self.begins, Anchor(0, BEGINNING)):
            return "Loggen stämmer inte med förankringen: rader i slutet saknas eller är omskrivna."
        return None


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
