"""A person's rights with the keyboard alone: the extract, a value put right, those who are due."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from data_access import database, retention_rules
from data_access.accounts import sessions
from data_access.schema import citizen
from domain.access import Role
from tests import builders as a
from tests.browser.conftest import serve, settled
from tests.browser.test_journeys import go_to, press

pytestmark = pytest.mark.browser

LONG_AGO = date(2015, 1, 10)


@pytest.fixture
def owner(sqlite_template, tmp_path, visitor):
    """The system owner's browser on the page, whom it is about, and the database."""
    (tmp_path / "app.db").write_bytes(sqlite_template.read_bytes())
    usual = retention_rules.USUAL.read_text(encoding="utf-8")
    (tmp_path / "regler.toml").write_text(usual.replace("[5, 15, 25]", "[]"), encoding="utf-8")
    engine = database.open_engine(f"sqlite:///{tmp_path / 'app.db'}")
    with database.writing(engine) as connection:
        database.state_fact(connection, "purpose", "demo")
        norr = a.a_unit(connection, "Norr")
        who = a.a_citizen(connection, norr, name="Anna Kanarie")
        a.a_citizen(connection, norr, name="Gamla Kanarie", since=LONG_AGO, until=LONG_AGO)
        holder = a.an_account(connection, (Role.SYSTEM_OWNER, None))
        token = sessions.start(connection, holder, now=datetime.now(UTC))
    with serve(tmp_path, SAMMANHANG_RETENTION_RULES=str(tmp_path / "regler.toml")) as app:
        page = visitor()
        page.context.add_cookies([{"name": "sammanhang", "value": token, "url": app.url}])
        page.goto(f"{app.url}/registerutdrag")
        settled(page)
        yield page, who, engine
    engine.dispose()


def field(page, label) -> None:
    """Step with the tabulator until the field with that label."""
    wanted = page.get_by_label(label, exact=True)
    for _ in range(60):
        if wanted.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never came to {label}")


def fill(page, **said) -> None:
    for label, text in said.items():
        field(page, label.replace("_", " "))
        page.keyboard.type(text)


def button(page, label) -> None:
    go_to(page, lambda words, _: words == label)
    press(page)


def test_extract_rectification_and_gallring_by_keyboard(owner):
    page, who, engine = owner
    fill(page, Eller_pseudonym=str(who))
    button(page, "Sök")
    assert page.get_by_text(f"Medborgare {who}").is_visible()
    assert not page.get_by_text("Kanarie").count()

    fill(page, Ändamål_eller_ärende="begäran, ärende 12")
    page.keyboard.press("Tab")
    settled(page)
    go_to(page, lambda words, _: words == "Hämta registerutdraget")
    with page.expect_download() as file:
        page.keyboard.press("Enter")
    text = file.value.path().read_text(encoding="utf-8")
    assert "- Namn: Anna Kanarie" in text
    assert "Registerutdrag (begäran, ärende 12)" in text

    go_to(page, lambda words, _: words == "Registerutdrag")
    page.keyboard.press("ArrowRight")
    press(page)
    field(page, "Uppgift")
    page.keyboard.type("Namn")
    page.keyboard.press("Enter")
    settled(page)
    assert page.get_by_text("Står nu: Anna Kanarie").is_visible()
    fill(page, Rätt_värde="Anna Berg", Skäl="Gift", Beslutad_av="Nämnden")
    button(page, "Rätta uppgiften")
    assert page.get_by_text("Rätta också i källsystemet").is_visible()

    button(page, "Visa vad som ska gallras")
    assert page.get_by_text("En person går att gallra nu.").is_visible()
    assert page.get_by_text("Gallring går inte att ångra").is_visible()
    field(page, "Skriv ”gallra 1” för att gallra")
    page.keyboard.type("gallra 1")
    button(page, "Gallra nu")
    assert page.get_by_text("En person är gallrad,").is_visible()
    with database.reading(engine) as connection:
        assert connection.scalars(select(citizen.c.display_name)).all() == ["Anna Berg"]
