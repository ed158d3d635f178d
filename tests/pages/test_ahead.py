"""What is worked out ahead is just what pages of several units ask for."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import streamlit as st
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from charts.look import DARK, LIGHT
from data_access import database, kept_answers
from data_access.accounts import viewers
from data_access.schema import kept_answer
from domain.access import Role
from domain.vocabulary import Period
from pages.shared import (
    ahead,
    ahead_watch,
    chosen_units,
    kept,
    report_choices,
    report_making,
    session,
    show,
)
from pages.shared.ahead_watch import Watch
from pages.shared.choices import Choice
from pages.shared.report_making import Format, Kind
from tests import builders as a
from tests.data_access.test_scope import with_everything
from tests.pages.test_statements import statements

GROUPS = ("goals", "coherence", "function_activity", "value", "new_citizens", "data_quality")
SCORES, KEPT = "FROM follow_up JOIN score", "INSERT INTO kept_answer"
WORKED_OUT = re.compile(f"{SCORES}|{KEPT}")
PERIOD = Period(date(2026, 1, 1), date(2026, 3, 31))
ALL = {"enhet": chosen_units.ALL}
TREE = {"Alm": None, "Alm norr": "Alm", "Björk": None, "Björk syd": "Björk"}
EVERY, AREA = (1, 2, 3, 4), (3, 4)
SEES = ((Role.AREA_MANAGER, None), (Role.UNIT_MANAGER, None), (Role.CARE_MENTOR, 3))


@pytest.fixture(scope="module")
def worked_out(sqlite_template, tmp_path_factory):
    """The address of records worked out for an account in each of these roles, and who they are."""
    file = tmp_path_factory.mktemp("ahead") / "ahead.db"
    shutil.copy(sqlite_template, file)
    url = f"sqlite:///{file}"
    engine = database.open_engine(url)
    with database.writing(engine) as connection:
        database.state_fact(connection, "purpose", "demo")
        a_tree(connection)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMMANHANG_DATABASE_URL", url)
        everybody = everybody_of(engine)
        ahead.work_out(everybody)
    yield url, everybody
    engine.dispose()
    kept.forget()
    st.cache_resource.clear()


def a_tree(connection, sees=SEES):
    units = {}
    for name, above in TREE.items():
        units[name] = a.a_unit(connection, name, parent=units.get(above))
        for _ in range(3):
            with_everything(connection, units[name])
    for number, (role, where) in enumerate(sees):
        a.an_account(connection, (role, where), identity=f"{number}@kommun.example")
    database.bump_data_version(connection)


def everybody_of(engine):
    with database.reading(engine, scope=None) as connection:
        return viewers.everybody(connection, now=datetime.now(UTC))


def how_many(engine):
    with database.reading(engine, scope=None) as connection:
        return connection.scalar(select(func.count()).select_from(kept_answer))


@pytest.fixture
def opened(open_page, worked_out, monkeypatch):
    """Open pages in a process that keeps nothing: what of them is worked out."""
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", worked_out[0])
    kept.forget()
    st.cache_resource.clear()

    def opened(names, role, units, **query):
        with statements() as asked:
            for name in names:
                assert not open_page(name, units=units, role=role, **query).exception
        return [each for each in asked if WORKED_OUT.search(each)]

    return opened


@pytest.mark.parametrize(
    ("role", "units", "names", "look", "chosen"),
    [
        (Role.AREA_MANAGER, EVERY, (*GROUPS, "annotations"), LIGHT, {}),
        (Role.CARE_MENTOR, AREA, (*GROUPS, "my_unit"), DARK, {}),  # a unit and the one under it
        (Role.UNIT_MANAGER, EVERY, ("my_unit",), DARK, {}),  # else persons are named: never kept
        (Role.UNIT_MANAGER, EVERY, ("my_unit", "annotations"), LIGHT, ALL),
        (Role.ELECTED, EVERY, ("goals",), LIGHT, {}),  # sees what an area manager does
    ],
)
def test_what_a_page_of_several_units_opens_with_is_there(  # noqa: PLR0917
    opened, monkeypatch, role, units, names, look, chosen
):
    monkeypatch.setattr(show, "look", lambda: look)
    assert opened(names, role, units, **chosen) == []


def test_another_choice_is_worked_out_by_whoever_makes_it(opened):
    assert opened(("goals",), Role.CARE_MENTOR, AREA, tid="Senaste 3 månaderna")


def test_a_report_to_a_board_is_there(worked_out, monkeypatch):
    url, everybody = worked_out
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", url)
    kept.forget()
    st.cache_resource.clear()
    viewer = next(each for each in everybody if each.role is Role.AREA_MANAGER)
    monkeypatch.setattr(session, "viewer", lambda: viewer)
    choice = Choice(viewer.scope, viewer.people, "", PERIOD, "")
    order = report_making.ordered(Kind.BOARD, viewer, choice, "prov")
    with statements() as asked:
        report_making.make(replace(order, pages=report_choices.USUAL), Format.TEXT)
    assert [each for each in asked if WORKED_OUT.search(each)] == []


@pytest.fixture
def in_use(engine, database_url, monkeypatch):
    """A database of either kind, with accounts, which the pages read."""
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", database_url)
    with database.writing(engine) as connection:
        a_tree(connection, [(Role.UNIT_MANAGER, 3)])
    yield engine
    kept.forget()
    st.cache_resource.clear()


def test_it_ends_when_the_records_change(in_use):
    asked = []

    def changed(_connection, _cursor, statement, *_):
        if SCORES in " ".join(statement.split()):
            asked.append(statement)
            if len(asked) == 1:
                with database.writing(in_use) as connection:
                    database.bump_data_version(connection)

    everybody = everybody_of(in_use)
    event.listen(Engine, "before_cursor_execute", changed)
    try:
        ahead.work_out(everybody)
    finally:
        event.remove(Engine, "before_cursor_execute", changed)
    assert len(asked) == 1
    assert how_many(in_use) == 0


def test_one_process_at_a_time_does_the_work_where_there_are_several(engine, database_url):
    other = database.open_engine(database_url)
    alone = other.dialect.name == "postgresql"
    with kept_answers.claimed(engine) as first, kept_answers.claimed(other) as second:
        assert (first, second) == (True, not alone)
    with kept_answers.claimed(other) as now:
        assert now
    other.dispose()


def test_the_server_has_it_done_by_a_process_that_has_ended_when_it_comes_back(in_use, monkeypatch):
    monkeypatch.setattr(ahead_watch, "FEWEST", 1)
    watch = Watch()
    ahead_watch.look(in_use, watch)
    assert how_many(in_use) == 0  # it may not stand still yet
    ahead_watch.look(in_use, watch)
    done = how_many(in_use)
    assert done
    assert ahead_watch.have_it_done() == 0
    assert how_many(in_use) == done  # there was nothing left to do


def test_a_small_municipality_is_left_alone(in_use, monkeypatch):
    monkeypatch.setattr(ahead_watch, "WORK", ("false",))
    watch = Watch()
    for _ in range(3):
        ahead_watch.look(in_use, watch)
    assert how_many(in_use) == 0


def test_it_is_time_when_something_has_changed_and_stood_still_once():
    watch = Watch()
    one, two = ("1", None, date(2026, 11, 23)), ("2", None, date(2026, 11, 23))
    night = ("2", None, date(2026, 11, 24))
    seen = [one, one, one, two, one, two, two, two, night, night]
    told = [watch.is_time(now) for now in seen]
    assert told == [False, True, False, False, False, False, True, False, False, True]


def test_it_ends_with_the_server_however_that_ends():
    told = "import time; from pages.shared import ahead; ahead.listen(); time.sleep(60)"
    # Nothing to read, and the pipe closed: as the system does for a server that is killed.
    subprocess.run([sys.executable, "-c", told], input=b"", check=True, timeout=50)
