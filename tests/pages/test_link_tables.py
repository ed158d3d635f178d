"""A link in a table leads inside the session, by an address and nothing else."""

from datetime import date

import pytest

from data_access import database
from pages.shared import register
from pages.shared.people import HIDE
from sections.blocks import Target, of_citizen
from tests.builders import a_citizen, a_follow_up, a_unit
from tests.pages.reading import everything


@pytest.fixture
def unit(demo_engine):
    with database.writing(demo_engine) as connection:
        unit = a_unit(connection, "Norr")
        for name in ("<b>Kanarie</b>", "Berit"):
            who = a_citizen(connection, unit, name=name)
            a_follow_up(connection, who, unit, date(2026, 1, 7), sppb=7)
    return unit


def test_a_citizens_address_is_the_pseudonym_alone():
    assert register.address(of_citizen(7), []) == "/en-medborgare?id=7"


def test_the_first_page_is_at_the_root():
    assert register.address(Target("my_unit"), []) == "/"


def test_a_link_that_stays_has_no_page():
    assert register.address(Target("", (("lista", "ny"),)), []) == "?lista=ny"


def test_hidden_names_are_sent_nowhere_on_any_page(open_page, unit, demo_engine):
    for name in ("my_unit", "citizens"):
        app = open_page(name, units=(unit,))
        assert "Berit" in everything(app)
        next(box for box in app.toggle if box.key == HIDE).set_value(True).run()
        assert not app.exception
        assert "Berit" not in everything(app)
        assert "Medborgare 2" in everything(app)


def test_the_list_in_the_address_is_the_list_that_is_shown(open_page, unit):
    app = open_page("citizens", units=(unit,), lista="ny")
    assert "Ingen medborgare passar in på valet." in everything(app)
