"""The limit for small groups: raised by one who may, in the log, in force from the next rerun."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from data_access import database, limits
from data_access.accounts import grants, sessions
from data_access.schema import access_log
from domain.access import AccessDenied, Role
from metrics import disclosure
from pages.shared import downloads
from tests import builders as a
from tests.pages.reading import everything

OWNER = "system@kommun.example"


@pytest.fixture(autouse=True)
def usual(monkeypatch):
    """The limit of a new process, given back after the test."""
    monkeypatch.setattr(disclosure, "_raised", disclosure.SMALLEST_K)


@pytest.fixture
def owner(demo_engine, cookies):
    """Sign the owner of some units in, of two; seven citizens are in the first."""
    with database.writing(demo_engine) as connection:
        norr, soder = a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")
        for _ in range(7):
            who = a.a_citizen(connection, norr)
            a.a_follow_up(connection, who, norr, date(2026, 6, 1), hanterbarhet=3)

    def owner(*where):
        with database.writing(demo_engine) as connection:
            held = [(Role.SYSTEM_OWNER, {"norr": norr, None: None}[name]) for name in where]
            a.an_account(connection, *held, identity=OWNER, name="Sy Stem")
            holder = grants.find(connection, OWNER)
            cookies["sammanhang"] = sessions.start(connection, holder, now=datetime.now(UTC))
        return norr, soder

    return owner


def limit_box(app):
    return next(box for box in app.selectbox if box.label.startswith("Höj gränsen"))


def raise_to(app, k):
    limit_box(app).set_value(k)
    next(button for button in app.button if button.label == "Höj gränsen").click()
    app.run()
    assert not app.exception
    return app


def kept(engine) -> int:
    with database.reading(engine) as connection:
        return limits.smallest(connection)


def test_a_raised_limit_is_said_logged_and_offered_no_lower(open_page, owner, demo_engine):
    owner(None)
    app = raise_to(open_page("settings"), 8)
    assert "färre än åtta visas bara" in everything(app)
    assert limit_box(app).options[0] == "9"
    assert kept(demo_engine) == 8
    with database.reading(demo_engine) as connection:
        told = select(access_log.c.identity, access_log.c.purpose)
        rows = connection.execute(told.where(access_log.c.action == "change")).all()
    assert rows == [(OWNER, "från 5 till 8")]


def test_it_is_in_force_on_the_next_page_of_anybody(open_page, owner, demo_engine):
    units = owner(None)
    seen = {"units": units, "role": Role.ELECTED}
    assert "sju medborgare" in everything(open_page("coherence", **seen))
    with database.writing(demo_engine) as connection:
        limits.raise_smallest(connection, 8)
    sent = everything(open_page("coherence", **seen))
    assert "färre än åtta medborgare" in sent
    assert "sju medborgare" not in sent


def test_a_file_made_at_a_click_is_held_to_it_too(owner, demo_engine):
    owner(None)
    with database.writing(demo_engine) as connection:
        limits.raise_smallest(connection, 9)
    made = downloads.in_session(lambda: str(disclosure.smallest()).encode())
    assert made() == b"9"


def test_one_who_looks_after_some_units_raises_it_for_nobody(open_page, owner, demo_engine):
    owner("norr")
    app = raise_to(open_page("settings"), 8)
    assert "gäller hela kommunen" in app.warning[0].value
    assert kept(demo_engine) == 5


@pytest.mark.parametrize("k", [4, 5, 0, -1, 21])
def test_it_is_never_lowered_nor_out_of_reason(k, demo_engine):
    with database.writing(demo_engine) as connection, pytest.raises(AccessDenied, match="höjas"):
        limits.raise_smallest(connection, k)


def test_a_process_never_goes_down_whatever_a_database_says():
    disclosure.raise_to(9)
    disclosure.raise_to(3)
    assert disclosure.smallest() == 9
    assert disclosure.protect.__kwdefaults__["k"] is None
