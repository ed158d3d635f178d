"""Page by page: who is named is in the log, once, and who is not named is not."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from data_access import database
from data_access.schema import access_log
from domain.access import Role, Scope, Viewer, can_open
from domain.vocabulary import LogAction
from pages.shared import records
from pages.shared.register import REGISTER, rights
from tests import builders as a
from tests.pages.reading import everything

OF_ONE = {"citizen": "view", "my_page": "view", "first_weeks_sheet": "print"}
NAMING = {"my_unit", "citizens", "goals", "function_activity", "new_citizens", "data_quality"}
NAMING |= set(OF_ONE)
TELLING = (LogAction.VIEW, LogAction.LIST, LogAction.SEARCH, LogAction.PRINT, LogAction.EXPORT)


@pytest.fixture
def norr(demo_engine):
    """A unit with one who is new, one with two late follow-ups and a goal, and a foreign unit."""
    old, new = date(2024, 1, 1), records.today() - timedelta(days=20)
    with database.writing(demo_engine) as connection:
        unit, other = a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")
        ids = [
            a.a_citizen(connection, unit, name="Kanarie", since=old),
            a.a_citizen(connection, unit, name="Kanarie", since=new),
        ]
        for who in ids:
            for days in (400, 200):
                held = records.today() - timedelta(days=days)
                a.a_follow_up(connection, who, unit, held, sppb=7, hemliv=2, hanterbarhet=3)
            a.a_goal(connection, who)
        a.a_citizen(connection, other, name="Främling")
    return unit, ids[0]


def written(engine):
    names = ("action", "shown", "units", "citizen_id", "allowed")
    question = select(*(access_log.c[name] for name in names)).order_by(access_log.c.id)
    with database.reading(engine) as connection:
        return [tuple(row) for row in connection.execute(question)]


@pytest.mark.parametrize("page", REGISTER)
def test_a_page_that_names_somebody_writes_one_row_and_one_that_does_not_writes_none(
    page, norr, open_page, demo_engine
):
    unit, who = norr
    role = Role.LOG_REVIEWER if page == "access_log" else Role.UNIT_MANAGER
    app = open_page(page, units=(unit,), role=role, id=str(who)).run()
    assert not app.exception
    named = "Kanarie" in everything(app)
    rows = [row for row in written(demo_engine) if row[0] in TELLING]
    if page == "access_log":  # names nobody, and is itself written down
        expected = [("view", "Åtkomstlogg", f",{unit},", None, True)]
    elif page in OF_ONE:
        expected = [(OF_ONE[page], REGISTER[page]["title"], f",{unit},", who, True)]
    else:
        expected = [("list", REGISTER[page]["title"], f",{unit},", None, True)] if named else []
    assert rows == expected
    assert named is (page in NAMING)


@pytest.mark.parametrize("page", REGISTER)
def test_a_page_that_is_not_for_the_role_writes_one_denied_row(page, norr, open_page, demo_engine):
    unit, who = norr
    open_page(page, units=(unit,), role=Role.SYSTEM_OWNER, id=str(who)).run()
    denied = ("denied", REGISTER[page]["title"], f",{unit},", None, False)
    may = can_open(Viewer("", Role.SYSTEM_OWNER, Scope()), rights(page))
    assert written(demo_engine) == ([] if may else [denied])
