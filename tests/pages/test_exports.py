"""Rapporter: a purpose first, the right checked at the click, and no file before it."""

import importlib
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select, update

from charts.look import LIGHT
from data_access import annotations, database
from data_access.annotations import Annotation
from data_access.schema import access_log, score
from domain.access import AccessDenied, Role, Scope, Viewer
from domain.vocabulary import Period, UnitId
from pages.shared import choices, report_making, session
from pages.shared.asked import Asked
from pages.shared.choices import Choice
from pages.shared.report_making import Format, Kind, Order
from sections import mostly_hidden
from sections.report_contents import LearntPage
from sections.small_groups import Reader
from tests.builders import a_citizen, a_follow_up, a_test, a_unit
from tests.pages.reading import everything
from tests.reports import reading

NOW = datetime(2026, 6, 1, 12)  # noqa: DTZ001 - kept without a zone


@pytest.fixture
def unit(demo_engine):
    with database.writing(demo_engine) as connection:
        norr, soder = a_unit(connection, "Norr"), a_unit(connection, "Söder")
        here = a_citizen(connection, norr, name="Harry Har")
        there = a_citizen(connection, soder, name="Dag Dar")
        for day in (date(2026, 1, 7), date(2026, 6, 7)):
            a_follow_up(connection, here, norr, day, sppb=7)
            a_follow_up(connection, there, soder, day, sppb=9)
    return norr


def order(unit, kind=Kind.UNIT) -> Order:
    whole = Period(date(2020, 1, 1), date(2030, 1, 1))
    return Order(kind, Scope(frozenset({UnitId(unit)})), "Norr", whole, "prov")


def of_test(order: Order) -> Order:
    return replace(order, about="Två hos mig") if order.kind is Kind.TEST else order


def with_every_page(unit, kind: Kind) -> Order:
    return replace(order(unit, kind), pages=tuple(LearntPage))


def looking(monkeypatch, role: Role | None, *units: int) -> None:
    scope = Scope(frozenset(UnitId(unit) for unit in units))
    viewer = Viewer("Chef", role, scope) if role else None
    monkeypatch.setattr(session, "viewer", lambda: viewer)


def test_the_button_waits_for_a_purpose_and_the_page_names_nobody(open_page, unit):
    app = open_page("exports", units=(unit,))
    assert not app.exception
    assert app.get("download_button")[0].proto.disabled
    app.text_input[0].set_value("kvartalsmöte").run()
    assert not app.get("download_button")[0].proto.disabled
    assert "Harry Har" not in everything(app)


def test_a_board_gets_all_units_and_one_period_whatever_is_chosen(demo_engine, unit):
    whole, year = Scope(frozenset({UnitId(unit), UnitId(unit + 1)})), choices.until_today(365)
    quarter = choices.until_today(91)
    choice = Choice(whole.narrowed_to(UnitId(unit)), Scope(), "Norr", quarter, "")
    viewer = Viewer("Chef", Role.AREA_MANAGER, whole)
    made = report_making.ordered(Kind.BOARD, viewer, choice, "prov")
    assert (made.scope, made.period) == (whole, year)
    made = report_making.ordered(Kind.UNIT, viewer, choice, "prov")
    assert (made.scope, made.period) == (choice.scope, quarter)


@pytest.fixture
def happened(demo_engine, unit):
    """Something in each unit and a test of both; something else before the period."""
    with database.writing(demo_engine) as connection:
        a_test(connection, "Två hos mig", test=unit, comparison=unit + 1)
        for where, day, text in (
            (unit, date(2026, 3, 2), "Ny lokal"),
            (unit + 1, date(2026, 3, 4), "Nytt kök"),
            (unit, date(2019, 3, 2), "Före perioden"),
        ):
            scope = Scope(frozenset({UnitId(where)}))
            told = Annotation(UnitId(where), day, text)
            annotations.write(connection, told, scope=scope, by="Chef", now=NOW)


@pytest.mark.usefixtures("happened")
@pytest.mark.parametrize("ending", list(Format), ids=str)
@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_each_report_is_made_in_each_format_of_the_chosen_unit_alone_with_what_happened_there(
    monkeypatch, demo_engine, unit, kind, ending
):
    looking(monkeypatch, Role.UNIT_MANAGER, unit)
    text = reading.text(report_making.make(of_test(order(unit, kind)), ending), ending)
    assert "Harry" not in text
    assert "Ny lokal" in text
    assert "2026-03-02" in text or "2 mar 2026" in text
    assert "Nytt kök" not in text  # in a unit that is not asked for
    assert "Före perioden" not in text
    question = select(access_log.c.action, access_log.c.purpose, access_log.c.row_count)
    with database.reading(demo_engine) as connection:
        assert [tuple(row) for row in connection.execute(question)] == [("export", "prov", 1)]


@pytest.mark.parametrize(
    ("role", "units"),
    [
        (None, ()),  # signed out since the page was drawn
        (Role.CARE_MENTOR, (1,)),  # may look, but not take out
        (Role.UNIT_MANAGER, (2,)),  # has lost the unit since
        (Role.UNIT_MANAGER, ()),  # sees nobody
        (Role.AREA_MANAGER, (1,)),  # takes out reports, but no small groups of a unit
    ],
)
def test_the_click_is_refused_when_the_right_is_gone(monkeypatch, unit, role, units):
    looking(monkeypatch, role, *units)
    with pytest.raises(AccessDenied):
        report_making.make(order(unit), Format.PDF)


@pytest.mark.parametrize("kind", [Kind.UNIT, Kind.BOARD])
def test_the_pages_in_a_report_are_the_very_same_as_on_the_screen(monkeypatch, unit, kind):
    looking(monkeypatch, Role.UNIT_MANAGER, unit)
    asked = with_every_page(unit, kind)
    report = report_making.filled(asked, asked.scope, "Chef")
    reader = Reader(few=kind is Kind.UNIT, people=False)
    seen = Asked(asked.scope, "Norr", asked.period, "", reader)
    assert [part.title for part in report.parts] == [page.label for page in LearntPage]
    for part, page in zip(report.parts, LearntPage, strict=True):
        there = importlib.import_module(f"pages.{page}").found(seen, LIGHT)
        assert (part.page.answer, part.page.works) == (there.answer, there.works)
        assert [b.title for b in part.page.blocks] == [b.title for b in there.blocks]
        for mine, there_too in zip(part.page.blocks, there.blocks, strict=True):
            theirs = mostly_hidden.spared(there_too) if kind is Kind.BOARD else there_too
            assert mine.finding == theirs.finding
            assert mine.table.astype(str).equals(theirs.table.astype(str))


@pytest.mark.usefixtures("happened")
@pytest.mark.parametrize("kind", [Kind.BOARD, Kind.TEST], ids=str)
def test_of_several_units_each_event_stands_with_its_unit(monkeypatch, unit, kind):
    looking(monkeypatch, Role.AREA_MANAGER, unit, unit + 1)
    both = Scope(frozenset({UnitId(unit), UnitId(unit + 1)}))
    asked = of_test(replace(order(unit, kind), scope=both))
    text = " ".join(report_making.make(asked, Format.TEXT).decode().split())
    assert "4 mar 2026 Söder Nytt kök 2 mar 2026 Norr Ny lokal" in text


def test_a_correction_rewrites_no_starting_point_of_a_test(monkeypatch, demo_engine):
    with database.writing(demo_engine) as connection:
        norr = a_unit(connection, "Norr")
        a_test(connection, "Två hos mig", test=norr)
        for _ in range(5):
            a_follow_up(connection, a_citizen(connection, norr), norr, date(2025, 12, 1), sppb=4)
    looking(monkeypatch, Role.UNIT_MANAGER, norr)

    def told() -> str:
        file = report_making.make(of_test(order(norr, Kind.TEST)), Format.TEXT)
        return " ".join(file.decode().split())

    assert "SPPB, poäng 4,0 5 –" in told()
    with database.writing(demo_engine) as connection:
        connection.execute(update(score).values(value=9.0))
        database.bump_data_version(connection)
    assert "SPPB, poäng 4,0 5 –" in told()
    assert "Uppgifterna har ändrats sedan dess för SPPB." in told()


def test_only_those_who_see_small_groups_are_offered_a_units_own_figures():
    area = Viewer("Chef", Role.AREA_MANAGER, Scope())
    assert report_making.kinds(area) == [Kind.BOARD, Kind.TEST]
    assert report_making.kinds(Viewer("Förtroendevald", Role.ELECTED, Scope())) == []
