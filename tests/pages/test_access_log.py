"""The page of the log: for those with the right alone, and each review of it is kept in it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from data_access import access_log as log
from data_access import database
from data_access.access_log import Entry
from data_access.accounts import person_grants
from data_access.schema import access_log, account, person_grant
from domain.access import Role
from domain.vocabulary import LogAction
from tests.builders import a_citizen, a_unit, an_account
from tests.pages.reading import everything


@pytest.fixture
def norr(demo_engine):
    """A unit where somebody named with Markdown has looked at one person."""
    with database.writing(demo_engine) as connection:
        unit = a_unit(connection, "Norr")
        who = a_citizen(connection, unit, name="Kanarie")
        entry = Entry("bo", "Bo *B*", "unit_manager", LogAction.VIEW, "En medborgare", {unit}, who)
        now = datetime.now(UTC).replace(tzinfo=None)
        log.append(connection, entry, now=now - timedelta(hours=1))
    return unit


def rows(engine):
    question = select(access_log.c.action, access_log.c.shown, access_log.c.purpose)
    with database.reading(engine) as connection:
        return [tuple(row) for row in connection.execute(question.order_by(access_log.c.id))]


def test_others_than_log_reviewers_see_nothing_and_the_attempt_is_logged(
    open_page, norr, demo_engine
):
    app = open_page("access_log", units=(norr,))
    assert "Sidan ingår inte i rollen enhetschef." in app.info[0].value
    assert "Bo" not in everything(app)
    assert rows(demo_engine)[-1][:2] == ("denied", "Åtkomstlogg")


def test_the_reviewer_sees_who_looked_without_the_citizens_name(open_page, norr):
    app = open_page("access_log", units=(norr,), role=Role.LOG_REVIEWER)
    assert not app.exception
    assert app.markdown[1].value.startswith("**En person har öppnat uppgifter, och en medborgare")
    assert r"Bo \*B\*, enhetschef" in app.table[0].value["Vem"].to_list()
    assert "Kanarie" not in everything(app)


def test_units_outside_the_scope_are_not_in_the_log(open_page, norr, demo_engine):
    with database.writing(demo_engine) as connection:
        other = a_unit(connection, "Söder")
    app = open_page("access_log", units=(other,), role=Role.LOG_REVIEWER)
    assert "Loggen är tom" in app.info[0].value


def test_a_review_is_written_in_the_log_with_its_outcome(open_page, norr, demo_engine):
    app = open_page("access_log", units=(norr,), role=Role.LOG_REVIEWER)
    app.selectbox(key="urval").select("Slumpurval").run()
    app.text_area[0].input("Inget att anmärka.")
    app.button[0].click().run()
    assert app.success[0].value == "Granskningen är sparad och står nu i loggen."
    assert rows(demo_engine)[-1] == ("review", "Slumpurval", "Inget att anmärka.")


@pytest.fixture
def opened(norr, demo_engine):
    """An opening by somebody of a citizen in Norr, and one in a unit further off."""
    now = datetime.now(UTC)
    with database.writing(demo_engine) as connection:
        there = a_unit(connection, "Söder")
        an_account(connection, (Role.AREA_MANAGER, None), identity="bo", name="Bo *B*")
        people = [a_citizen(connection, unit, name="Kanarie") for unit in (norr, there)]
        for who in people:
            person_grants.break_glass(connection, "bo", who, reason="Ärende *12*", now=now)
    return people


def test_one_opened_with_a_reason_waits_until_somebody_says_it_is_reviewed(
    open_page, norr, opened, demo_engine
):
    app = open_page("access_log", units=(norr,), role=Role.LOG_REVIEWER)
    said = [line.value for line in app.markdown]
    assert "En väntar på granskning." in said
    (line,) = [line for line in said if "öppnade medborgare" in line]
    assert line.startswith(rf"**Bo \*B\*** öppnade medborgare {opened[0]} ")
    assert line.endswith(r"Skäl: Ärende \*12\*")
    assert "Kanarie" not in everything(app)
    (reviewed,) = [button for button in app.button if button.label == "Granskad"]
    reviewed.click().run()
    assert not app.exception
    assert "väntar på granskning" not in everything(app)
    assert rows(demo_engine)[-1] == ("review", "Tillfällig åtkomst", "Granskad")
    with database.reading(demo_engine) as connection:
        said = connection.execute(select(person_grant.c.reviewed_by).order_by("id")).scalars()
        assert list(said) == ["Chef", None]


def test_nobody_reviews_their_own_opening(open_page, norr, opened, demo_engine):
    with database.writing(demo_engine) as connection:
        connection.execute(account.update().values(identity="chef"))  # the one who is looking
    app = open_page("access_log", units=(norr,), role=Role.LOG_REVIEWER)
    next(button for button in app.button if button.label == "Granskad").click().run()
    assert "granskas den av någon annan" in app.warning[0].value
    assert "review" not in [row[0] for row in rows(demo_engine)]


def test_a_review_without_words_is_not_saved(open_page, norr, demo_engine):
    app = open_page("access_log", units=(norr,), role=Role.LOG_REVIEWER)
    app.button[0].click().run()
    assert app.warning[0].value == "Skriv utfallet i ord innan du sparar."
    assert [row[0] for row in rows(demo_engine)] == ["view", "view"]
