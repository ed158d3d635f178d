"""One test of a new way of working: start, versions, units, difference, preconditions, decisions.

Made for anybody: figures of fewer than five citizens are hidden, and nobody is named.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from domain.vocabulary import Decision, Holds, Precondition, UnitRole
from sections import swedish, tried_figures
from sections.blocks import NOTHING, Block
from sections.findings import wording
from sections.tried_figures import Tried

ALL_MUST = "Alla fyra måste gälla innan ett test kan införas. Det finns ingen totalpoäng."


def blocks(tried: Tried) -> list[Block]:
    """What a decision about the test needs, in the order it is read."""
    return [
        tried_figures.difference(tried),
        _preconditions(tried),
        _decisions(tried),
        tried_figures.start(tried),
        _versions(tried),
        _units(tried),
    ]


def sentence(tried: Tried) -> str:
    """How long the test has gone on, and what its preconditions say."""
    began = tried.began
    since = f"Började {swedish.day(began)}." if began else "När testet började är inte antecknat."
    return f"{since} {_held(tried)}"


def _preconditions(tried: Tried) -> Block:
    latest = _latest(tried)
    said = {row["precondition"]: row for row in latest.to_dict("records")}
    rows = [(each.label, *_said(said.get(str(each)))) for each in Precondition]
    table = pd.DataFrame(rows, columns=["Förutsättning", "Gäller", "Grund"], dtype="str")
    return _tabled("De fyra grundförutsättningarna", _held(tried), table, ALL_MUST)


def _latest(tried: Tried) -> pd.DataFrame:
    """What is said of the version that began last."""
    last = tried.versions.sort_values("started_on", kind="stable")["version_id"].tail(1)
    return tried.grounds.loc[tried.grounds["version_id"].isin(last)]


def _held(tried: Tried) -> str:
    latest = _latest(tried)
    holding = int((latest["holds"] == Holds.YES).sum())
    every = len(Precondition)
    if latest.empty:
        return "Ingen av de fyra grundförutsättningarna är bedömd ännu."
    if holding == every:
        return "Alla fyra grundförutsättningar gäller."
    judged = f"{swedish.count(len(latest))} är bedömda"
    told = f"{swedish.opening(swedish.count(holding))} av fyra grundförutsättningar gäller"
    return f"{told}, {judged}. Testet kan inte införas ännu."


def _said(row: dict[Hashable, Any] | None) -> tuple[str, str]:
    if row is None:
        return "Inte bedömt", NOTHING
    return Holds(row["holds"]).label, _text(row["grounds"])


def _decisions(tried: Tried) -> Block:
    rows = [
        (
            swedish.day(row["decided_on"].date()),
            Decision(row["decision"]).label,
            _text(row["decided_by"]),
            _text(row["reason"]),
            _text(row["dissent"]),
        )
        for row in tried.decisions.to_dict("records")
    ]
    columns = ["Dag", "Beslut", "Av", "Skäl", "Avvikande mening"]
    table = pd.DataFrame(rows, columns=columns, dtype="str")
    finding = f"Senast {rows[-1][0]}: {rows[-1][1].lower()}." if rows else "Inget är beslutat ännu."
    return _tabled(
        "Beslut om testet", finding, table, "Ett beslut gäller den version som prövades."
    )


def _versions(tried: Tried) -> Block:
    versions = tried.versions.drop_duplicates("version_id")
    rows = [
        (row["version"], _text(row["why"]), _day(row["started_on"]), _day(row["ended_on"]))
        for row in versions.to_dict("records")
    ]
    table = pd.DataFrame(rows, columns=["Version", "Varför", "Från", "Till"], dtype="str")
    noun = wording.Noun("version", "versioner")
    finding = swedish.opening(f"{noun.counted(len(rows))} har prövats.")
    return _tabled(
        "Versioner", finding, table, "Varje version är testet som det var innan det ändrades."
    )


def _units(tried: Tried) -> Block:
    units = tried.versions.drop_duplicates(["unit_id", "role"])
    rows = sorted(
        (
            (tried.units[row["unit_id"]], UnitRole(row["role"]).label)
            for row in units.to_dict("records")
        ),
        key=lambda row: (row[1] != UnitRole.TEST.label, swedish.alphabetical(row[0])),
    )
    table = pd.DataFrame(rows, columns=["Enhet", "Roll"], dtype="str")
    testing = sum(role == UnitRole.TEST.label for _, role in rows)
    told = f"{swedish.counted(testing, 'enhet', 'enheter')} prövar"
    others = swedish.counted(len(rows) - testing, "jämförs", "jämförs")
    finding = swedish.opening(f"{told}, {others}." if len(rows) > testing else f"{told}.")
    return _tabled("Var testet prövas", finding, table, "Bara enheter som du får se är med.")


def _tabled(title: str, finding: str, table: pd.DataFrame, caveat: str) -> Block:
    return Block(title, finding, None, finding, table, caveat)


def _text(value: Any) -> str:
    return NOTHING if value is None or pd.isna(value) or not str(value).strip() else str(value)


def _day(when: pd.Timestamp) -> str:
    return NOTHING if pd.isna(when) else swedish.day(when.date())
