"""Starting points: kept once, by unit, and never written over."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from data_access import initiative_starts
from data_access.initiative_starts import START_COLUMNS, Start
from domain.access import AccessDenied, Scope
from tests import builders as a

NOW, LATER = datetime(2026, 2, 3, 8), datetime(2026, 9, 1, 8)  # noqa: DTZ001


@pytest.fixture
def units(connection):
    return a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")


def start(unit, **rest) -> Start:
    return replace(Start("Två hos mig", date(2026, 1, 1), unit, "sppb", 7, 5.5), **rest)


def test_what_is_kept_stays_when_it_is_asked_for_anew_and_new_measures_are_added(connection, units):
    here = Scope(frozenset(units[:1]))
    initiative_starts.keep(connection, [start(units[0])], scope=here, now=NOW)
    anew = [start(units[0], mean=9.0), start(units[0], measure="tug")]
    initiative_starts.keep(connection, anew, scope=here, now=LATER)
    kept = initiative_starts.all_of(connection, scope=here)
    assert kept[["measure", "mean", "kept_at"]].to_numpy().tolist() == [
        ["sppb", 5.5, NOW],
        ["tug", 5.5, LATER],
    ]


def test_a_test_that_is_said_to_have_begun_another_day_has_another_start(connection, units):
    here = Scope(frozenset(units[:1]))
    both = [start(units[0]), start(units[0], began_on=date(2026, 2, 1), mean=6.0)]
    initiative_starts.keep(connection, both, scope=here, now=NOW)
    assert initiative_starts.all_of(connection, scope=here)["mean"].tolist() == [5.5, 6.0]


def test_another_units_start_is_neither_read_nor_written(connection, units):
    here, there = (Scope(frozenset({unit})) for unit in units)
    initiative_starts.keep(connection, [start(units[1])], scope=there, now=NOW)
    found = initiative_starts.all_of(connection, scope=here)
    assert found.dtypes.astype(str).to_dict() == START_COLUMNS
    assert found.empty
    with pytest.raises(AccessDenied):
        initiative_starts.keep(connection, [start(units[1])], scope=here, now=NOW)


def test_the_database_itself_keeps_no_mean_of_fewer_than_five(connection, units):
    table = initiative_starts.initiative_start
    row = vars(start(units[0], n=4)) | {"unit_id": units[0], "kept_at": NOW}
    del row["unit"]
    with pytest.raises(IntegrityError), connection.begin_nested():
        connection.execute(table.insert().values(row))
