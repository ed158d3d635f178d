"""Where citizens stood before a test began: computed once, kept, and read from then on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pandas as pd

from data_access import initiative_starts
from data_access.initiative_starts import Start
from domain.access import Scope
from domain.measures import default_shelf
from domain.vocabulary import UnitId
from metrics import tried_change
from pages.shared import records, store


def keep(scope: Scope) -> None:
    """Keep the starting points of the tests in `scope` that have begun and have none yet.

    Nothing is kept for one who sees some of the citizens only: what is kept is everybody's. Those
    with a protected identity are left out, since not all who read it may know of them.
    """
    if scope.only is not None:
        return
    there = _keys(records.test_starts(scope))
    new = [
        each
        for each in _of_tests(scope, records.tests(scope))
        if (each.name, each.began_on, each.unit, each.measure) not in there
    ]
    if new:
        now = datetime.now(UTC).replace(tzinfo=None)
        with store.writing(scope=scope) as connection:
            initiative_starts.keep(connection, new, scope=scope, now=now)


def as_today(scope: Scope, versions: pd.DataFrame) -> pd.DataFrame:
    """The starting points as the records have them today: unit_id, measure, n and mean."""
    found = _of_tests(scope, versions)
    rows = [(each.unit, each.measure, each.n, each.mean) for each in found]
    return pd.DataFrame(rows, columns=["unit_id", "measure", "n", "mean"])


def _of_tests(scope: Scope, versions: pd.DataFrame) -> list[Start]:
    """Of those that have begun."""
    begun = versions.loc[versions["started_on"] <= pd.Timestamp(records.today())]
    first = begun.groupby("name")["started_on"].min()
    pairs = begun[["name", "unit_id"]].drop_duplicates()
    return [
        start
        for name, unit in pairs.itertuples(index=False)
        if scope.sees(UnitId(unit))
        for start in _of_unit(name, first[name], UnitId(unit))
    ]


def _of_unit(name: str, began: pd.Timestamp, unit: UnitId) -> Iterator[Start]:
    scores = records.scores(Scope(frozenset({unit})))
    found = tried_change.starting_point(scores, default_shelf(), began=began.date())
    for measure, n, mean in found.itertuples(index=False):
        yield Start(name, began.date(), unit, measure, n, mean)


def _keys(kept: pd.DataFrame) -> set[tuple]:
    days = kept["began_on"].dt.date
    return set(zip(kept["name"], days, kept["unit_id"], kept["measure"], strict=True))
