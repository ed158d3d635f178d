"""Nobody is shown before the log has its row, and each disclosure is one row."""

from datetime import date

import pytest
from sqlalchemy import select, text

from data_access import database
from data_access.schema import access_log
from tests.builders import a_citizen, a_follow_up, a_unit
from tests.pages.reading import everything

FIELDS = ("action", "shown", "units", "citizen_id", "allowed", "row_count")


@pytest.fixture
def norr(demo_engine):
    with database.writing(demo_engine) as connection:
        return a_unit(connection, "Norr")


@pytest.fixture
def kanarie(demo_engine, norr):
    with database.writing(demo_engine) as connection:
        who = a_citizen(connection, norr, name="Kanarie")
        a_follow_up(connection, who, norr, date(2026, 1, 7), sppb=7)
        return who


@pytest.fixture
def written(demo_engine):
    """What the log holds, in the order it was written."""

    def written():
        question = select(*(access_log.c[name] for name in FIELDS)).order_by(access_log.c.id)
        with database.reading(demo_engine) as connection:
            return [tuple(row) for row in connection.execute(question)]

    return written


PEOPLE_PAGES = ["my_unit", "citizens", "citizen", "first_weeks_sheet"]


@pytest.mark.parametrize("name", PEOPLE_PAGES)
def test_when_the_log_takes_no_row_nobody_is_shown(name, open_page, norr, kanarie, demo_engine):
    with database.writing(demo_engine) as connection:
        connection.execute(
            text(
                "CREATE TRIGGER closed BEFORE INSERT ON access_log "
                "BEGIN SELECT RAISE(ABORT, 'read-only'); END"
            )
        )
    app = open_page(name, units=(norr,), id=str(kanarie))
    assert len(app.exception) == 1
    assert "Kanarie" not in everything(app)


def test_each_page_that_shows_people_writes_one_row_however_often_it_runs(
    open_page, norr, kanarie, written
):
    for name in PEOPLE_PAGES:
        open_page(name, units=(norr,), id=str(kanarie)).run().run()
    assert written() == [
        ("list", "Min enhet idag", f",{norr},", None, True, 1),
        ("list", "Medborgare", f",{norr},", None, True, 1),
        ("view", "En medborgare", f",{norr},", kanarie, True, 1),
        ("print", "Sammanfattning av de första veckorna", f",{norr},", kanarie, True, 1),
    ]


def test_each_search_is_a_row_without_its_words(open_page, norr, kanarie, written):
    app = open_page("citizens", units=(norr,))
    app.text_input(key="namn").input("kan").run()
    app.run()
    app.text_input(key="namn").input("x").run()
    rows = written()
    assert [(row[0], row[5]) for row in rows] == [("list", 1), ("search", 1), ("search", 0)]
    assert "kan" not in str(rows)


@pytest.mark.parametrize(("asked", "citizen"), [("404", 404), ("1 OR 1=1", None), ("", None)])
def test_an_id_outside_the_scope_is_a_denied_attempt(asked, citizen, open_page, norr, written):
    open_page("citizen", units=(norr,), id=asked)
    denied = ("denied", "En medborgare", f",{norr},", citizen, False, None)
    assert written() == [denied]


def test_a_unit_without_people_discloses_nobody(open_page, norr, written):
    open_page("citizens", units=(norr,))
    assert written() == []


def test_measures_are_about_nobody(open_page, norr, written):
    open_page("measures", units=(norr,))
    assert written() == []
