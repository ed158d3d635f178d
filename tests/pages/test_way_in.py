"""The demo's personas, and the units and citizens each may see."""

from datetime import date

import pytest

from data_access import database
from tests.builders import a_citizen, a_follow_up, a_unit
from tests.pages.reading import everything


@pytest.fixture
def two_units(demo_engine):
    with database.writing(demo_engine) as connection:
        norr, soder = a_unit(connection, "Norr"), a_unit(connection, "Söder")
        here = a_citizen(connection, norr, name="Harry Har")
        there = a_citizen(connection, soder, name="Dag Dar")
        a_follow_up(connection, here, norr, date(2026, 1, 7), sppb=7)
        a_follow_up(connection, there, soder, date(2026, 1, 7), sppb=7)
    return here, there


def test_a_persona_sees_its_unit_and_no_other(open_page, two_units):
    app = open_page("citizens")
    app.selectbox[0].set_value("Enhetschef, Norr").run()
    app.button[0].click().run()
    assert [box.label for box in app.selectbox] == ["Enhet", "Period"]
    assert app.selectbox[0].options == ["Norr"]
    assert "Harry Har" in everything(app)
    assert "Dag Dar" not in everything(app)


@pytest.mark.parametrize("asked", ["", "x", "1 OR 1=1", "-1", "9" * 400, "１２"])
def test_an_id_that_is_none_gets_the_same_answer_as_one_out_of_scope(open_page, two_units, asked):
    told = [
        open_page("citizen", units=(1,), id=given).info[0].value
        for given in (asked, str(two_units[1]))
    ]
    assert told[0] == told[1]


def test_the_manager_of_all_can_look_at_all_or_one(open_page, two_units):
    app = open_page("my_unit", units=(1, 2))
    assert app.selectbox[0].options == ["Norr", "Söder", "Alla mina enheter"]
    assert "Dag Dar" not in everything(app)  # the first unit is what is chosen
    app.selectbox[0].set_value("Alla mina enheter").run()
    assert "två medborgare" in everything(app)


def test_a_search_finds_the_start_of_any_name_and_says_when_nobody_fits(open_page, two_units):
    app = open_page("citizens", units=(1, 2))
    app.selectbox[0].set_value("Alla mina enheter").run()
    app.text_input[0].set_value("dag").run()
    assert "Dag Dar" in everything(app)
    assert "Harry Har" not in everything(app)
    app.text_input[0].set_value("xyz").run()
    assert "Ingen medborgare passar in på valet." in everything(app)
