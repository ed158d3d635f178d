"""Sums of a licensed form: read in and shown of a group where permitted, and of nobody anywhere."""

import re
from datetime import date

import pytest

from data_access import database
from data_access.importing import readable_measures
from tests.builders import a_citizen, a_follow_up, a_unit
from tests.pages.reading import everything

CANARY, OTHER = 77.125, 64.875  # no place in a chart, and no whole sum either
PAGES = ("citizen", "my_page", "citizens", "my_unit", "data_quality", "function_activity")


@pytest.fixture
def unit(demo_engine):
    """Twelve citizens with a sum each; their mean is 71, and the first has the canary."""
    with database.writing(demo_engine) as connection:
        unit = a_unit(connection, "Norr")
        who = [a_citizen(connection, unit, name=f"Namn {n}") for n in range(12)]
        for number, each in enumerate(who):
            value = CANARY if number % 2 == 0 else OTHER
            held = {"hanterbarhet": 3, "soc_13": value}
            a_follow_up(connection, each, unit, date(2026, 10, 7), **held)
    return unit, who[0]


@pytest.fixture
def permitted(monkeypatch):
    monkeypatch.setenv("SAMMANHANG_KASAM_PERMISSION", "avtal 12")


def test_without_a_permission_no_file_holds_a_sum():
    assert "soc_13" not in readable_measures.shelf()


def test_with_a_permission_files_may_hold_sums(permitted):
    assert "soc_13" in readable_measures.shelf()


def test_the_group_is_shown_with_a_permission(open_page, unit, permitted):
    told = everything(open_page("coherence", units=(unit[0],)))
    assert "SOC-13, summa: i medel 71 (67 till 75) för 12 medborgare." in told


def test_the_group_is_not_shown_without_one(open_page, unit):
    told = everything(open_page("coherence", units=(unit[0],)))
    assert "i medel 71" not in told
    assert "inget är antecknat" in told


@pytest.mark.parametrize("name", PAGES)
def test_nobodys_own_sum_is_shown_anywhere(open_page, unit, permitted, name):
    app = open_page(name, units=(unit[0],), id=str(unit[1]))
    assert not app.exception
    told = everything(app)
    assert "SOC-13, summa" not in told
    assert not re.search(r"77[.,]1", told)
