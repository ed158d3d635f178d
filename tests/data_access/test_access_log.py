"""The access log: one row a disclosure, nothing shown without it, and no row changed unseen."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from data_access import access_log, database, log_chain
from data_access.access_log import Entry
from data_access.database import DatabaseError
from data_access.log_chain import Anchor
from data_access.schema import access_log as table
from domain.access import Scope
from domain.vocabulary import LogAction, Period
from tests import builders as a

NOW = datetime(2026, 6, 1, 9, 0, 0, 123456)  # noqa: DTZ001  (UTC, as stored)
ANNA = Entry("anna", "Anna", "unit_manager", LogAction.VIEW, "En medborgare", frozenset({1}))
DAY = Period(date(2026, 6, 1), date(2026, 6, 1))


def rows(engine) -> int:
    with database.reading(engine) as connection:
        return connection.scalar(select(func.count()).select_from(table))


def verdict(engine, **anchor):
    with database.reading(engine) as connection:
        return log_chain.verify(connection, **anchor)


def filled(engine, number=6) -> None:
    with database.writing(engine) as connection:
        for minute in range(number):
            entry = replace(ANNA, citizen=minute)
            access_log.append(connection, entry, now=NOW + timedelta(minutes=minute))


def behind_its_back(engine, *statements: str) -> None:
    """As the owner of the database could do: without the triggers, then straight at the table."""
    sqlite = engine.dialect.name == "sqlite"
    without = (
        ["DROP TRIGGER access_log_no_update", "DROP TRIGGER access_log_no_delete"]
        if sqlite
        else ["ALTER TABLE access_log DISABLE TRIGGER USER"]
    )
    with database.writing(engine) as connection:
        for statement in [*without, *statements]:
            connection.execute(text(statement))


@pytest.mark.parametrize(
    ("change", "written"),
    [
        ({}, 1),
        ({"now": NOW + timedelta(minutes=9, seconds=59)}, 1),  # the same disclosure still
        ({"now": NOW + timedelta(minutes=10)}, 2),
        ({"session": "another"}, 1),  # the same person in another window
        ({"rows": 9}, 1),  # the list grew meanwhile
        ({"identity": "bo"}, 2),
        ({"citizen": 8}, 2),
        ({"shown": "Medborgare"}, 2),
        ({"units": frozenset({1, 2})}, 2),
        ({"purpose": "Klagomål"}, 2),
        ({"allowed": False}, 2),
    ],
)
def test_the_same_thing_shown_again_within_ten_minutes_is_one_row(engine, change, written):
    seen = replace(ANNA, citizen=7)
    access_log.record(engine, seen, now=NOW)
    again = replace(seen, **{name: value for name, value in change.items() if name != "now"})
    access_log.record(engine, again, now=change.get("now", NOW))
    assert rows(engine) == written


@pytest.mark.parametrize("action", [LogAction.EXPORT, LogAction.SEARCH, LogAction.CHANGE])
def test_an_export_a_search_and_a_change_are_a_row_each_time(engine, action):
    for _ in range(2):
        access_log.record(engine, replace(ANNA, action=action), now=NOW)
    assert rows(engine) == 2


def test_a_row_that_cannot_be_written_is_an_error_in_one_swedish_sentence(engine):
    behind_its_back(engine, "ALTER TABLE access_log RENAME TO elsewhere")
    with pytest.raises(DatabaseError, match="därför visas inget"):
        access_log.record(engine, ANNA, now=NOW)


def test_a_database_that_is_down_lets_nothing_be_shown():
    engine = database.open_engine("postgresql+psycopg://anna:hemlig@127.0.0.1:1/x")
    with pytest.raises(DatabaseError, match="därför visas inget"):
        access_log.record(engine, ANNA, now=NOW)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_log SET identity = 'bo' WHERE id = 1",
        "UPDATE access_log SET at = '2001-01-01 00:00:00' WHERE id = 1",
        "DELETE FROM access_log WHERE id = 2",
        "DELETE FROM access_log",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_row(engine, statement):
    with database.writing(engine) as connection:
        now = datetime.now(UTC).replace(tzinfo=None)
        access_log.append(connection, ANNA, now=now)
        access_log.append(connection, replace(ANNA, citizen=9), now=now)
    with pytest.raises(DBAPIError, match="append-only"), database.writing(engine) as connection:
        connection.execute(text(statement))
    assert rows(engine) == 2
    assert verdict(engine).whole


def test_a_whole_chain_is_said_to_be_whole_with_its_anchor(engine):
    assert verdict(engine).whole  # an empty log too
    filled(engine)
    found = verdict(engine)
    assert (found.whole, found.rows, found.anchor.rows) == (True, 6, 6)
    assert verdict(engine, anchor=Anchor.read(str(found.anchor))).whole


SWAP = "UPDATE access_log SET id = {} WHERE id = {}"


@pytest.mark.parametrize(
    ("statements", "says"),
    [
        (["UPDATE access_log SET identity = 'bo' WHERE id = 3"], "Rad 3 är ändrad"),
        (["UPDATE access_log SET citizen_id = NULL WHERE id = 1"], "Rad 1 är ändrad"),
        (["UPDATE access_log SET at = '2026-06-01 09:02:00.123457' WHERE id = 3"], "Rad 3 är"),
        (["DELETE FROM access_log WHERE id = 4"], "Rad 4 saknas"),
        (["DELETE FROM access_log WHERE id = 1"], "till och med 1 saknas utan att ha gallrats"),
        ([SWAP.format(99, 2), SWAP.format(2, 5), SWAP.format(5, 99)], "Rad 2 är ändrad, flyttad"),
        (
            [
                SWAP.format(7, 6),
                (
                    "INSERT INTO access_log SELECT 6, at, 'bo', user_name, role, units, action, 5, "
                    "shown, purpose, allowed, break_glass, protected, row_count, session, "
                    "previous_hash, hash FROM access_log WHERE id = 5"
                ),
            ],
            "Rad 6 är ändrad, flyttad eller insatt",
        ),
    ],
)
def test_one_row_altered_removed_swapped_or_put_in_is_found(engine, statements, says):
    filled(engine)
    behind_its_back(engine, *statements)
    found = verdict(engine)
    assert not found.whole
    assert says in found.fault


def test_rows_taken_from_the_end_are_found_by_an_anchor_alone(engine):
    filled(engine)
    kept = verdict(engine).anchor
    behind_its_back(engine, "DELETE FROM access_log WHERE id > 4")
    assert verdict(engine).whole
    assert "stämmer inte med förankringen" in verdict(engine, anchor=kept).fault


@pytest.mark.parametrize("text", ["", "12", "x:" + "0" * 64, "12:abc"])
def test_an_anchor_that_is_none_is_refused(text):
    with pytest.raises(DatabaseError, match="Förankringen går inte att läsa"):
        Anchor.read(text)


def test_no_row_is_old_enough_and_nothing_is_removed(engine):
    filled(engine, 3)
    with database.writing(engine) as connection:
        assert access_log.remove_older(connection, before=NOW - timedelta(1), now=NOW) == 0
    assert rows(engine) == 3


def test_a_cut_chain_stays_whole_and_an_anchor_from_before_the_cut_still_fits(engine):
    long_ago = datetime(2019, 1, 1)  # noqa: DTZ001
    with database.writing(engine) as connection:
        access_log.append(connection, replace(ANNA, citizen=1), now=long_ago)
        access_log.append(connection, replace(ANNA, citizen=2), now=long_ago)
    kept = verdict(engine).anchor
    filled(engine, 3)
    with database.writing(engine) as connection:
        assert access_log.remove_older(connection, before=long_ago + timedelta(1), now=NOW) == 2
    found = verdict(engine, anchor=kept)
    assert (found.whole, found.rows, found.anchor.rows) == (True, 4, 6)


def test_many_writers_keep_one_unbroken_chain(engine):
    def write(number):
        access_log.record(engine, replace(ANNA, citizen=number), now=NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(64)))
    found = verdict(engine)
    assert (found.whole, found.rows) == (True, 64)


def test_the_log_is_read_within_scope_and_period(connection):
    norr, other, third = (a.a_unit(connection, name) for name in ("Norr", "Söder", "Väst"))
    who = a.a_citizen(connection, norr)
    moved = a.a_citizen(connection, norr, until=date(2026, 5, 31))

    def seen(citizen, *units, now=NOW):
        entry = replace(ANNA, citizen=citizen, units=frozenset(units))
        access_log.append(connection, entry, now=now)

    seen(who, norr)
    seen(moved, norr)  # left the unit the day before
    seen(who, norr, other)
    seen(404, norr)  # since purged
    seen(who, other)  # outside the scope
    seen(who, int(f"{norr}0"))  # a unit whose number begins alike
    seen(who, norr, now=NOW - timedelta(days=1))  # before the period
    seen(who, third, now=NOW)
    found = access_log.entries(connection, scope=Scope(frozenset({norr})), period=DAY)
    assert list(found["citizen_id"]) == [404, who, moved, who]
    assert list(found["belonged"]) == [True, True, False, True]
    nothing = access_log.entries(connection, scope=Scope(), period=DAY)
    assert nothing.empty
    assert nothing.dtypes.to_dict() == found.dtypes.to_dict()


def test_a_protected_identity_is_marked_by_the_log_itself(connection):
    norr = a.a_unit(connection)
    who = a.a_citizen(connection, norr, protected=True)
    access_log.append(connection, replace(ANNA, citizen=who, units=frozenset({norr})), now=NOW)
    found = access_log.entries(connection, scope=Scope(frozenset({norr})), period=DAY)
    assert list(found["protected"]) == [True]


def test_who_has_read_about_a_person_includes_lists_of_the_unit_they_were_in(connection):
    norr, other = a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")
    who = a.a_citizen(connection, norr)
    for citizen, action, unit in [
        (who, LogAction.VIEW, norr),
        (None, LogAction.LIST, norr),
        (None, LogAction.LIST, other),  # a list the person is not on
        (None, LogAction.SIGN_IN, norr),  # nobody was shown
        (405, LogAction.VIEW, norr),  # about somebody else
    ]:
        entry = replace(ANNA, citizen=citizen, action=action, units=frozenset({unit}))
        access_log.append(connection, entry, now=NOW)
    assert [row["action"] for row in access_log.readers(connection, who=who)] == ["view", "list"]
