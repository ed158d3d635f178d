"""What holds for every file in pages/: no stranger past the way in, and no drawing on its own."""

import ast
import runpy
from pathlib import Path

import pytest

from data_access import database
from domain.access import Role
from pages.shared.register import REGISTER
from tests.builders import a_citizen, a_follow_up, a_unit
from tests.pages.reading import everything

PAGES = Path(__file__).parents[2] / "pages"
NAMELESS = {  # with one follow-up of one citizen
    "measures",  # about nobody
    "about",  # about Sammanhang
    "import_records",  # about files; it is for one who sees nobody
    "exports",  # names nobody until a report is made
    "access_log",  # about those who look
    "settings",  # about those who may
    "person_rights",  # hands over files, and shows nobody
    "coherence",  # about groups
    "quarterly_review",  # names nobody
    "annotations",  # about units
    "function_activity",  # a course takes two values
    "new_citizens",  # who came years ago is not new
    "value",  # about kinds of activity
}
ROLES = {
    "access_log": Role.LOG_REVIEWER,
    "import_records": Role.SYSTEM_OWNER,
    "settings": Role.SYSTEM_OWNER,
    "person_rights": Role.SYSTEM_OWNER,
}
NAMES = sorted(file.stem for file in PAGES.glob("*.py") if file.stem != "__init__")


@pytest.fixture
def one_of_each(demo_engine):
    """A unit with one citizen, and the two ids."""
    from datetime import date  # noqa: PLC0415

    with database.writing(demo_engine) as connection:
        unit = a_unit(connection, "Norr")
        who = a_citizen(connection, unit, name="Kanarie")
        a_follow_up(connection, who, unit, date(2026, 1, 7), sppb=7, hanterbarhet=3)
    return unit, who


def test_every_file_is_registered_under_an_address_that_is_not_its_name():
    assert sorted(REGISTER) == NAMES
    assert all(page["url_path"] not in NAMES for page in REGISTER.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_sees_the_way_in_and_nothing_else(name, open_page, one_of_each):
    app = open_page(name, id=str(one_of_each[1]))
    assert not app.exception
    assert [title.value for title in app.title] == ["Sammanhang"]
    assert "Kanarie" not in everything(app)


@pytest.mark.parametrize("name", NAMES)
def test_one_who_sees_no_unit_sees_nobody(name, open_page, one_of_each):
    app = open_page(name, units=(), id=str(one_of_each[1]))
    assert not app.exception
    assert "Kanarie" not in everything(app)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_draws_for_one_citizen(name, open_page, one_of_each):
    role = ROLES.get(name, Role.UNIT_MANAGER)
    app = open_page(name, units=(one_of_each[0],), role=role, id=str(one_of_each[1]))
    assert not app.exception
    assert [title.value for title in app.title] != ["Sammanhang"]
    assert ("Kanarie" in everything(app)) is (name not in NAMELESS)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_run_alone_draws_nothing(name):
    module = runpy.run_path(str(PAGES / f"{name}.py"), run_name="__main__")
    assert callable(module["page"])
    body = ast.parse((PAGES / f"{name}.py").read_text(encoding="utf-8")).body
    calls = [
        node for node in body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]
    assert calls == []
