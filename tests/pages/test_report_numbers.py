"""Each number of each kind of report stands in each format, as the page writes it."""

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest

from data_access import annotations, database
from data_access.annotations import Annotation
from domain.access import Scope
from domain.vocabulary import Period, UnitId
from pages.shared import kept, report_making, starting_points
from pages.shared.report_making import Format, Kind, Order
from reports.figures import read_day
from reports.report import Report
from sections.report_contents import LearntPage
from tests import builders as a
from tests.reports import reading

NUMBER = re.compile(r"\d+(?:,\d+)?")
NOW = datetime(2026, 6, 1, 12)  # noqa: DTZ001 - kept without a zone
EACH = 9  # citizens of a unit: enough for some counts to be shown and some hidden


@pytest.fixture
def units(demo_engine) -> tuple[int, int]:
    """Two units with citizens who are followed up, with goals and plans, and a test of both."""
    today = kept.today()
    with database.writing(demo_engine) as connection:
        both = tuple(a.a_unit(connection, name, area=name) for name in ("Norr", "Söder"))
        a.a_test(
            connection,
            "Två hos mig",
            test=both[0],
            comparison=both[1],
            started_on=today - timedelta(days=100),
        )
        for number in range(EACH * 2):
            unit = both[number % 2]
            who = a.a_citizen(connection, unit, name="Harry Har")
            for days, points in ((300, 5), (150, 6), (20, 4 + number % 5)):
                day = today - timedelta(days=days)
                a.a_follow_up(
                    connection, who, unit, day, sppb=points, meningsfullhet=1 + number % 4
                )
            a.a_plan(connection, who, unit, made_on=day)
            goal = a.a_goal(connection, who, started_on=day)
            a.an_assessment(connection, goal, day, number % 5)
        told = Annotation(UnitId(both[0]), day, "Ny lokal")
        scope = Scope(frozenset({UnitId(both[0])}))
        annotations.write(connection, told, scope=scope, by="Chef", now=NOW)
    return both


def filled(kind: Kind, units: tuple[int, int]) -> Report:
    scope = Scope(frozenset(UnitId(unit) for unit in units[: 1 if kind is Kind.UNIT else 2]))
    if kind is Kind.TEST:
        starting_points.keep(scope)
    about = "Två hos mig" if kind is Kind.TEST else "Norr"
    period = Period(kept.today() - timedelta(days=365), kept.today())
    pages = () if kind is Kind.TEST else tuple(LearntPage)
    return report_making.filled(Order(kind, scope, about, period, "prov", pages), scope, "Chef")


def told(report: Report) -> Counter[str]:
    """Every number of a table, a finding, an answer or a list, as often as it is told; no days."""
    texts = [report.sentence]
    for part in report.parts:
        texts += [part.page.answer, *part.page.works, *part.page.needs]
    for block in report.every_block:
        texts.append(block.finding)
        texts += block.table.astype(str).to_numpy().ravel().tolist()
    return Counter(number for text in texts if not read_day(text) for number in numbers(text))


def numbers(text: str) -> list[str]:
    """A thousand counts as two, since formats part it in their own ways."""
    return NUMBER.findall(text)


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_every_number_of_the_report_is_in_every_format_as_often_as_it_is_told(units, kind):
    report = filled(kind, units)
    expected = told(report)
    assert expected.total() > 15
    for form in Format:
        text = reading.text(form.write(report), form)
        assert expected - Counter(numbers(text)) == Counter(), form
