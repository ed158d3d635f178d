"""How many statements a page asks the database: so many that no question is asked in a loop."""

import shutil
from collections import Counter
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from data_access import database, demo
from data_access.schema import placement
from pages.shared.register import REGISTER

ONE = ("citizen", "my_page")  # pages about one citizen, chosen in the address
KEPT = 5  # what the records are, the session, their version, and a meeting's own state
ALIKE = 3  # a statement is asked again for another kind of viewer or day, never for each row
USUAL = 20  # for a page without a row of its own
FIRST = {  # the first visit: the page's questions, who is looking, and the row in the log
    "my_unit": 20,
    "citizens": 17,
    "goals": 17,
    "coherence": 12,
    "function_activity": 15,
    "value": 10,
    "new_citizens": 15,
    "data_quality": 17,
    "quarterly_review": 9,
    "annotations": 12,
    "exports": 5,
    "measures": 3,
    "access_log": 6,
    "citizen": 21,
    "my_page": 21,
}


@pytest.fixture(scope="module")
def municipality(sqlite_template, tmp_path_factory):
    """The demo municipality, once for all pages."""
    file = tmp_path_factory.mktemp("filled") / "demo.db"
    shutil.copy(sqlite_template, file)
    engine = database.open_engine(f"sqlite:///{file}")
    with database.writing(engine) as connection:
        demo.fill(connection, today=date(2026, 11, 20))
        here = placement.c.unit_id == 1, placement.c.to_day.is_(None)
        who = connection.scalar(select(func.min(placement.c.citizen_id)).where(*here))
    engine.dispose()
    return file, who


@pytest.fixture
def filled(municipality, tmp_path):
    """A copy that nobody has asked anything of: what is kept is kept for each database."""
    file, who = municipality
    shutil.copy(file, tmp_path / "demo.db")
    return f"sqlite:///{tmp_path / 'demo.db'}", who


@contextmanager
def statements():
    """The statements that any engine is asked meanwhile, but for the start of a transaction."""
    asked = []

    def heard(_connection, _cursor, statement, *_):
        if not statement.startswith("BEGIN"):
            asked.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", heard)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", heard)


@pytest.mark.parametrize("name", REGISTER)
def test_a_page_asks_no_more_than_its_sections_need_and_next_to_nothing_again(
    open_page, filled, monkeypatch, name
):
    url, who = filled
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", url)
    chosen = {"id": str(who)} if name in ONE else {}
    with statements() as first:
        page = open_page(name, units=(1,), **chosen)
    assert not page.exception
    assert len(first) <= FIRST.get(name, USUAL), "\n".join(first)
    assert Counter(first).most_common(1)[0][1] <= ALIKE, Counter(first).most_common(3)
    with statements() as again:
        page.run()
    assert len(again) <= KEPT, "\n".join(again)
