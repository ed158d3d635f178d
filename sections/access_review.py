"""The access log as somebody reviews it: one sentence, samples by rule and by chance, rows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from domain.access import Role
from domain.vocabulary import LogAction, UnitId
from metrics import access_patterns as patterns
from sections import swedish

ALL, BY_CHANCE = "Alla rader", "Slumpurval"
CHANCE_ROWS = 20  # as many as one sits down and goes through
ZONE = "Europe/Stockholm"
IN_GROUPS = (LogAction.LIST, LogAction.SEARCH, LogAction.PRINT, LogAction.EXPORT)
NAMED_UNITS = 2  # more are counted, or the column swallows the table
NO_BREAK = "\u00a0"
NOT_A_FAULT = "En rad i ett urval är en fråga, inte ett fel. Den som tittat har ofta ett gott skäl."


@dataclass(frozen=True)
class Sample:
    """Some rows of the log, and the rule that picked them in words."""

    name: str
    rule: str
    rows: pd.DataFrame

    @property
    def label(self) -> str:
        """The name, and how many rows there are to go through."""
        return f"{self.name} ({swedish.number(len(self.rows))})"


def in_swedish_time(entries: pd.DataFrame) -> pd.DataFrame:
    """The log with `at` as clocks in Sweden showed it."""
    at = entries["at"].dt.tz_localize("UTC").dt.tz_convert(ZONE).dt.tz_localize(None)
    return entries.assign(at=at)


def headline(entries: pd.DataFrame) -> str:
    """Who has seen whom, and what was denied."""
    of_one = (entries["action"] == LogAction.VIEW) & entries["citizen_id"].notna()
    seen = entries.loc[of_one | entries["action"].isin(IN_GROUPS)]
    denied = int((~entries["allowed"]).sum())
    tries = {0: "Inget", 1: "Ett"}.get(denied) or swedish.opening(swedish.count(denied))
    refused = f"{tries} försök har nekats."
    if seen.empty:
        return f"Ingen har öppnat uppgifter om någon. {refused}"
    users = swedish.opening(swedish.counted(seen["identity"].nunique(), "person", "personer"))
    one_by_one = int(seen["citizen_id"].nunique())
    if not one_by_one:
        return f"{users} har öppnat uppgifter, ingen medborgare för sig. {refused}"
    people = swedish.counted(one_by_one, "medborgare", "medborgare")
    return f"{users} har öppnat uppgifter, och {people} har visats för sig. {refused}"


def samples(entries: pd.DataFrame, *, seed: int) -> dict[str, Sample]:
    """Every sample by name: all rows, some by chance, and each rule's, those too that found none.

    The same `seed` draws the same rows out of the same log.
    """
    number = min(CHANCE_ROWS, len(entries))
    drawn = entries.sample(number, random_state=seed).sort_values("id", ascending=False)
    every = Sample(ALL, "Allt i loggen för det som är valt, det senaste först.", entries)
    chance = Sample(BY_CHANCE, f"{number} rader, dragna på måfå.", drawn)
    return {sample.name: sample for sample in (every, chance, *_rules(entries))}


def _rules(entries: pd.DataFrame) -> list[Sample]:
    views = entries.loc[(entries["action"] == LogAction.VIEW) & entries["citizen_id"].notna()]
    return [
        Sample(
            "Många personer på kort tid",
            f"Den som öppnat minst {patterns.MANY_PERSONS} medborgare inom en timme.",
            views.loc[patterns.many_in_short_time(views)],
        ),
        Sample(
            "Utanför kontorstid",
            f"Lördag, söndag, före {patterns.OPENS:02d}.00 eller från {patterns.CLOSES}.00. "
            "Omsorgen går dygnet runt, så mycket här är som det ska.",
            entries.loc[patterns.outside_office_hours(entries["at"])],
        ),
        Sample(
            "Nekade försök",
            "Någon bad om det som ligger utanför behörigheten.",
            entries.loc[~entries["allowed"]],
        ),
        Sample(
            "Med angivet skäl",
            "Någon har öppnat en person utanför sin vanliga behörighet och skrivit varför.",
            entries.loc[entries["break_glass"]],
        ),
        Sample(
            "Skyddade identiteter",
            "Medborgaren hade skyddad identitet när uppgifterna visades.",
            entries.loc[entries["protected"]],
        ),
        Sample(
            "Utan placering i enheten",
            "Medborgaren hade ingen placering i enheten den dagen, till exempel efter en flytt.",
            views.loc[~views["belonged"]],
        ),
        Sample(
            "Många har tittat på samma",
            f"Minst {patterns.MANY_READERS} personer har öppnat samma medborgare.",
            views.loc[patterns.looked_at_by_many(views)],
        ),
    ]


def table(rows: pd.DataFrame, units: Mapping[UnitId, str]) -> pd.DataFrame:
    """The rows as text: when, who, what about whom, where, why. People stand by pseudonym.

    `units` are the names of those the reader may know of; others are left out.
    """
    told = [
        (
            _when(row["at"]),
            _who(row["user_name"], row["role"]),
            f"{LogAction(row['action']).label} {_about(row)}",
            _where(row["units"], units),
            row["purpose"] or "–",
        )
        for row in rows.to_dict("records")
    ]
    return pd.DataFrame(told, columns=["När", "Vem", "Vad", "Enhet", "Skäl"])


def reviews(entries: pd.DataFrame) -> pd.DataFrame:
    """Earlier reviews as text: when, who, which sample, and what they said of it."""
    made = entries.loc[entries["action"] == LogAction.REVIEW]
    told = [
        (
            _when(row["at"]),
            row["user_name"],
            f"{row['shown']}, {swedish.counted(row['row_count'], 'rad', 'rader')}",
            row["purpose"],
        )
        for row in made.to_dict("records")
    ]
    return pd.DataFrame(told, columns=["När", "Vem", "Urval", "Utfall"])


def told_at(at: datetime) -> str:
    """A moment as it is stored, in UTC without a zone, as clocks in Sweden showed it."""
    return _when(pd.Timestamp(at, tz="UTC").tz_convert(ZONE))


def _when(at: pd.Timestamp) -> str:
    return f"{swedish.day(at)} {at:%H.%M}".replace(" ", NO_BREAK, 2)


def _who(name: str, code: str) -> str:
    role = Role(code).label if code in set(Role) else "Kommando"
    return name if name == role else f"{name}, {role.casefold()}"


def _about(row: Mapping[Hashable, Any]) -> str:
    """What was shown, about whom: one by pseudonym, several by how many."""
    if not pd.isna(row["citizen_id"]):
        protected = ", skyddad identitet" if row["protected"] else ""
        return f"medborgare {row['citizen_id']}{protected}: {row['shown']}"
    if row["action"] in IN_GROUPS and not pd.isna(row["row_count"]):
        people = swedish.counted(row["row_count"], "medborgare", "medborgare")
        return f"{people}: {row['shown']}"
    return f"{row['shown']}"


def _where(written: str, names: Mapping[UnitId, str]) -> str:
    known = [names[UnitId(int(part))] for part in written.split(",") if part if int(part) in names]
    if len(known) > NAMED_UNITS:
        return swedish.counted(len(known), "enhet", "enheter")
    return swedish.listed(known) or "–"
