"""Each page has its words for an empty unit, a citizen nobody has met, and one without a value."""

from datetime import date

import pytest

from data_access import database
from domain.access import Role
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
    for name in ("my_unit", "citizens"):
        told = said(open_page(name, units=(unit,)))
        assert "noll medborgare" in told
        assert "Ingen medborgare finns i enheten ännu." in told
        assert "För få månader" not in told  # nothing is said of what is not there


def test_one_who_supports_nobody_and_one_without_a_unit_are_told_what_to_do(open_page, unit):
    mentor = said(open_page("citizens", units=(unit,), role=Role.CARE_MENTOR))
    assert "Du stödjer ingen medborgare här ännu." in mentor
    for name in ("my_unit", "citizens"):
        assert "Du har ingen enhet ännu." in said(open_page(name, units=()))


def test_how_fresh_the_records_are_is_the_day_of_the_latest_follow_up(open_page, demo_engine, unit):
    with database.writing(demo_engine) as connection:
        who, beside = a_citizen(connection, unit), a_unit(connection, "Syd")
        other = a_citizen(connection, beside)
    pages = ("my_unit", "citizens")
    assert all("inga uppföljningar ännu" in said(open_page(at, units=(unit,))) for at in pages)
    with database.writing(demo_engine) as connection:
        for day in (date(2026, 1, 7), date(2025, 3, 2)):
            a_follow_up(connection, who, unit, day, sppb=7)
        a_follow_up(connection, other, beside, date(2026, 2, 9), sppb=7)  # of another unit
        database.bump_data_version(connection)
    assert all("data till och med 7 jan 2026" in said(open_page(at, units=(unit,))) for at in pages)


def test_a_unit_that_all_have_left_still_tells_of_what_was_done(open_page, demo_engine, unit):
    with database.writing(demo_engine) as connection:
        who = a_citizen(connection, unit, name="Flyttad", until=date(2026, 2, 1))
        a_follow_up(connection, who, unit, date(2026, 1, 7), sppb=7)
    told = said(open_page("my_unit", units=(unit,)))
    assert "noll medborgare" in told
    assert "Inget väntar på någon just nu." in told
    assert "Flyttad" not in told


def test_a_citizen_nobody_has_met_is_late_and_has_nothing_measured(open_page, demo_engine, unit):
    with database.writing(demo_engine) as connection:
        who = a_citizen(connection, unit, name="Ny Nyberg", since=date(2026, 1, 1))
    assert "dagar sen" in said(open_page("my_unit", units=(unit,)))
    assert "inget i perioden" in said(open_page("citizens", units=(unit,)))  # sent as JSON
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


def test_one_follow_up_is_said_as_it_is_and_compared_with_nothing(open_page, demo_engine, unit):
    with database.writing(demo_engine) as connection:
        who = a_citizen(connection, unit, name="En Enda")
        a_follow_up(connection, who, unit, date(2026, 1, 7), sppb=7, begriplighet=3)
    told = said(open_page("citizen", units=(unit,), id=str(who)))
    assert "en uppföljning" in told
    assert "sppb" in told.lower()
    assert "stärkt" not in told.split("Tre spår")[0]
    assert r"f\\u00f6r f\\u00e5" in said(open_page("citizens", units=(unit,)))
    one = said(open_page("my_unit", units=(unit,)))
    assert "en medborgare" in one
    assert "Ingen kan jämföras över tid ännu: det behövs två uppföljningar" in one


def test_a_large_unit_is_turned_page_by_page(open_page, demo_engine, unit):
    with database.writing(demo_engine) as connection:
        for n in range(95):
            a_citizen(connection, unit, name=f"Bo {n:03}")
    first = said(open_page("citizens", units=(unit,)))
    assert "Bo 039" in first
    assert "Bo 040" not in first
    last = said(open_page("citizens", units=(unit,), sida="2"))  # the few left over follow along
    assert "Bo 040" in last
    assert "Bo 079" in last
    assert "Bo 094" in said(open_page("citizens", units=(unit,), sida="3"))
