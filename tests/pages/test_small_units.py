"""Each page has its words for an empty unit, a citizen nobody has met, and one without a value."""

from datetime import date

import pytest

from data_access import database
from tests.builders import a_citizen, a_follow_up, a_score, a_unit
from tests.pages.reading import everything


def said(app) -> str:
    assert not app.exception
    return everything(app)


@pytest.fixture
def unit(demo_engine):
    with database.writing(demo_engine) as connection:
        return a_unit(connection, "Norr")


def test_an_empty_unit_says_so_on_both_pages(open_page, unit):
    told = said(open_page("my_unit", units=(unit,)))
    assert "noll medborgare" in told
    assert "Ingen kan jämföras över tid ännu" in told
    assert "Inget väntar på någon just nu." in told
    assert "Ingen medborgare finns i enheten ännu." in said(open_page("citizens", units=(unit,)))


def test_a_citizen_nobody_has_met_is_late_and_has_nothing_measured(open_page, demo_engine, unit):
    with database.writing(demo_engine) as connection:
        who = a_citizen(connection, unit, name="Ny Nyberg", since=date(2026, 1, 1))
    assert "dagar sen" in said(open_page("my_unit", units=(unit,)))
    assert r"inget m\\u00e4tt" in said(open_page("citizens", units=(unit,)))  # sent as JSON
    told = said(open_page("citizen", units=(unit,), id=str(who)))
    assert "Inget är mätt ännu." in told
    assert "noll uppföljningar" in told
    assert "Bandet visar" not in told  # nothing is drawn, so nothing says how to read it
    assert "Inget mål är inläst ännu" in told
    assert "Ingen genomförandeplan är inläst" in told
    assert "Ingen uppföljning är gjord här ännu" in told
    assert "Vi har inte skrivit ner dina mål ännu" in said(
        open_page("my_page", units=(unit,), id=str(who))
    )


def test_a_follow_up_with_only_missing_codes_is_held_but_not_measured(open_page, demo_engine, unit):
    with database.writing(demo_engine) as connection:
        who = a_citizen(connection, unit, name="Ny Nyberg")
        a_follow_up(connection, who, unit, date(2026, 1, 7), hemliv=None)
    told = said(open_page("citizen", units=(unit,), id=str(who)))
    assert "en uppföljning" in told
    assert "Inget är mätt ännu." in told


def test_only_others_answers_draw_no_line_and_claim_nothing(open_page, demo_engine, unit):
    with database.writing(demo_engine) as connection:
        who = a_citizen(connection, unit, name="Ny Nyberg")
        for day in (date(2026, 1, 7), date(2026, 6, 7)):
            held = a_follow_up(connection, who, unit, day, respondent="proxy", hanterbarhet=2)
            a_score(connection, held, "hanterbarhet", 4, respondent="staff")
    told = said(open_page("citizen", units=(unit,), id=str(who)))
    assert "Bara andra har svarat." in told
    assert "förra samtalet" not in told
