"""A signed-in browser: its limits, its end, and what a change of access does to it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from data_access import database
from data_access.accounts import grants, person_grants, sessions
from data_access.accounts.person_grants import Opening
from data_access.schema import access_log, browser_session, unit
from data_access.sign_in import Limits
from domain.access import PersonGrant, Role
from tests import builders as a

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LIMITS = Limits(idle=timedelta(minutes=30), absolute=timedelta(hours=8))
REASON = "Har fått uppdraget idag"


@pytest.fixture
def signed_in(connection):
    """An account with a grant, a citizen it may be given, and a signed-in browser's cookie."""
    unit = a.a_unit(connection)
    holder = a.an_account(connection, (Role.AREA_MANAGER, unit))
    return holder, a.a_citizen(connection, unit), sessions.start(connection, holder, now=NOW)


def looked_up(connection, token, now=NOW):
    return sessions.holder(connection, token, limits=LIMITS, now=now)


def test_the_cookie_opens_the_account_and_only_its_hash_is_kept(connection, signed_in):
    holder, _, token = signed_in
    assert looked_up(connection, token) == holder
    assert len(token) >= 43
    (row,) = connection.execute(select(browser_session)).all()
    assert token not in str(row)


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "å" * 5000])
def test_any_other_cookie_opens_nothing(connection, signed_in, token):
    assert looked_up(connection, token) is None


@pytest.mark.parametrize(
    ("minutes", "used_at", "open_"),
    [
        (29, [], True),
        (30, [], False),  # idle
        (45, [20], True),
        (50, [20], False),
        (8 * 60 - 1, range(20, 480, 20), True),
        (8 * 60, range(20, 480, 20), False),  # used all the time, but the day is over
    ],
)
def test_it_ends_when_it_is_not_used_and_after_the_longest_time(engine, minutes, used_at, open_):
    with database.writing(engine) as connection:
        token = sessions.start(connection, a.an_account(connection), now=NOW)
    for minute in used_at:
        sessions.touch(engine, token, now=NOW + timedelta(minutes=minute))
    with database.reading(engine) as connection:
        found = looked_up(connection, token, NOW + timedelta(minutes=minutes))
    assert (found is not None) is open_


def test_signed_out_is_signed_out_for_good_and_for_that_browser_alone(connection, signed_in):
    holder, _, token = signed_in
    other = sessions.start(connection, holder, now=NOW)
    sessions.end(connection, token, now=NOW)
    assert looked_up(connection, token) is None
    assert looked_up(connection, other) == holder


def test_being_used_again_does_not_raise_an_ended_one(engine):
    with database.writing(engine) as connection:
        token = sessions.start(connection, a.an_account(connection), now=NOW)
        sessions.end(connection, token, now=NOW)
    sessions.touch(engine, token, now=NOW + timedelta(minutes=5))
    with database.reading(engine) as connection:
        assert looked_up(connection, token) is None


def test_coming_in_and_going_out_are_rows_of_the_log(connection, signed_in):
    holder, _, token = signed_in
    for cookie in (token, token, "okänd"):  # signed out once, however often it is asked
        sessions.end(connection, cookie, now=NOW)
    names = ("action", "identity", "user_name", "role", "shown", "units")
    rows = connection.execute(select(*(access_log.c[name] for name in names))).all()
    units = f",{connection.scalar(select(unit.c.id))},"
    who = ("eli@kommun.example", "Eli Ek", "area_manager", "Sammanhang", units)
    assert [tuple(row) for row in rows] == [("sign_in", *who), ("sign_out", *who)]
    assert token not in str(connection.execute(select(access_log)).all())
    assert holder.identity == who[0]


def test_when_the_log_takes_no_row_nobody_comes_in(engine):
    with database.writing(engine) as connection:
        holder = a.an_account(connection, (Role.ELECTED, None))
    with pytest.raises(DBAPIError), database.writing(engine) as connection:  # noqa: PT012
        connection.exec_driver_sql("ALTER TABLE access_log RENAME TO gone")
        sessions.start(connection, holder, now=NOW)
    with database.reading(engine) as connection:
        assert connection.execute(select(browser_session)).all() == []


CHANGES = {
    "a role given": lambda c, _: a.an_account(c, (Role.ELECTED, None)),
    "a role taken back": lambda c, _: grants.take_back(
        c, "eli@kommun.example", role=None, ended_by="prov", now=NOW
    ),
    "a citizen given": lambda c, who: person_grants.give(
        c,
        "eli@kommun.example",
        Opening(who, PersonGrant.SUPPORTS, REASON),
        given_by="prov",
        now=NOW,
    ),
    "a citizen taken back": lambda c, who: person_grants.take_back(
        c, "eli@kommun.example", who, PersonGrant.SUPPORTS, now=NOW
    ),
    "a name in the plans": lambda c, _: grants.name_in_plans(c, "eli@kommun.example", "Eli"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_access_ends_it(connection, signed_in, change):
    _, who, token = signed_in
    other = a.an_account(connection, identity="annan")
    theirs = sessions.start(connection, other, now=NOW)
    CHANGES[change](connection, who)
    assert looked_up(connection, token) is None
    assert looked_up(connection, theirs) == other


def test_breaking_the_glass_does_not_sign_oneself_out(connection, signed_in):
    holder, who, token = signed_in
    person_grants.break_glass(connection, holder.identity, who, reason=REASON, now=NOW)
    assert looked_up(connection, token) == holder
