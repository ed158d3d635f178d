"""Each benchmark can be started; what it measures is not the tests' business."""

import importlib
from pathlib import Path

import pytest

from benchmarks import floor_app, page_switch, tabs, widget_change
from pages.shared import register
from pages.shared.register import NOTHING_CHOSEN, REGISTER

HOME = Path(__file__).parents[2]
TOOLS = {
    "__init__",
    "websocket_user",
    "matrix_records",
    "servers",
    "tabs",
}  # what benchmarks are made with
NAMES = sorted({file.stem for file in (HOME / "benchmarks").glob("*.py")} - TOOLS)


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_imports_what_it_measures_and_has_a_start(name):
    module = importlib.import_module(f"benchmarks.{name}")
    assert callable(module.main)
    assert module.__doc__


def test_make_runs_them_all():
    makefile = (HOME / "Makefile").read_text(encoding="utf-8")
    started_by_others = {"floor_app"}  # page_switch serves it
    missing = {name for name in NAMES if f"benchmarks.{name}" not in makefile}
    assert missing == started_by_others


@pytest.mark.parametrize("page", REGISTER)
def test_every_page_has_a_floor_to_be_measured_against(page):
    drawn = floor_app.PAGES[page]
    assert any(drawn), "a floor that draws nothing is none"
    assert {each.partition(":")[0] for each in drawn.widgets.split()} <= set(tabs.WIDGETS)


def test_no_floor_is_of_a_page_that_is_gone():
    assert set(floor_app.PAGES) == set(REGISTER)


@pytest.mark.parametrize("page", REGISTER)
def test_every_page_is_measured_as_somebody_who_may_open_it(page):
    assert tabs.role(page).rights & register.rights(page)


def test_a_page_in_no_menu_comes_after_the_page_that_links_to_it():
    hidden = {page for page in REGISTER if REGISTER[page].get("visibility") == "hidden"}
    order = list(floor_app.PAGES)
    assert set(page_switch.LINKED_FROM) == hidden
    for page, source in page_switch.LINKED_FROM.items():
        assert order.index(source) < order.index(page)


@pytest.mark.parametrize("page", sorted(REGISTER.keys() - NOTHING_CHOSEN))
def test_every_page_that_asks_for_unit_or_period_has_its_choices_measured(page):
    assert widget_change.UNIT in widget_change.CHOICES[page]
