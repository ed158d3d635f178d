"""A first request after start to any page, by address or by file name, shows only the way in."""

import asyncio
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.websocket_user import User
from data_access import database
from pages.shared.register import REGISTER
from tests.browser.conftest import HOME, go_in, serve, settled
from tests.builders import a_citizen, a_unit

pytestmark = pytest.mark.browser
CANARY = "Kanariefågel"


@pytest.fixture
def database_with_a_canary(sqlite_template, tmp_path):
    """A demo database with one citizen, whose id a stranger happens to know."""
    file = tmp_path / "app.db"
    shutil.copy(sqlite_template, file)
    engine = database.open_engine(f"sqlite:///{file}")
    with database.writing(engine) as connection:
        database.state_fact(connection, "purpose", "demo")
        who = a_citizen(connection, a_unit(connection, "Norr"), name=CANARY)
    engine.dispose()
    return who


@pytest.mark.parametrize(
    "address", [*(page["url_path"] for page in REGISTER.values()), *REGISTER, "finns-inte"]
)
def test_the_first_request_of_a_process_shows_only_the_way_in(
    address, database_with_a_canary, tmp_path, visitor
):
    with serve(tmp_path) as app:
        page, wire = visitor(), []
        page.on(
            "websocket", lambda socket: socket.on("framereceived", lambda f: wire.append(str(f)))
        )
        page.goto(f"{app.url}/{address}?id={database_with_a_canary}")
        settled(page)
        assert page.get_by_label("Vem vill du vara i demon?").is_visible()
        assert page.get_by_role("dialog").count() == 0  # "Page not found" would be English
        assert page.get_by_role("navigation").count() == 0
        assert wire
        assert CANARY not in "".join(wire) + page.content()


RAISING = Path(__file__).parent / "raising" / "app.py"
DOWN = "Databasen svarar inte. Försök igen om en stund."
REFERENCE = r"hör av dig med ärendenummer [0-9a-f]{8}"


def sent(url: str, address: str) -> str:
    """All that the app sends to one who comes straight to an address."""

    async def arrive() -> list[bytes]:
        user = await User.arrive(url, path=address)
        await user.leave()
        return user.heard

    with ThreadPoolExecutor(1) as own_thread:  # Playwright has a loop going on in this one
        heard = own_thread.submit(lambda: asyncio.run(arrive())).result()
    return b"".join(heard).decode("utf-8", "replace")


@pytest.mark.parametrize("state", ["down", "raising"])
def test_while_nothing_works_every_request_is_a_first_one_and_shows_a_swedish_sentence(
    state, database_with_a_canary, tmp_path
):
    # Nothing is drawn before the error, so the process knows no more for the next request.
    script = RAISING if state == "raising" else HOME / "asgi.py"
    with serve(tmp_path, script=script) as app:
        if state == "down":
            (tmp_path / "app.db").rename(tmp_path / "gone.db")
            (tmp_path / "app.db").mkdir()
        for name, page in REGISTER.items():
            for address in (page["url_path"], name):
                told = sent(app.url, address)
                assert re.search(DOWN if state == "down" else REFERENCE, told), address
                assert not [word for word in (CANARY, "Traceback", page["title"]) if word in told]


def test_a_persona_stays_when_the_tab_is_loaded_again_and_leaves_when_told_to(demo, visitor):
    page = visitor()
    page.goto(demo.url)
    settled(page)
    go_in(page, "Enhetschef, Hemvården Norr")
    page.reload()
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Min enhet idag"
    page.get_by_role("button", name="Enhetschef, Hemvården Norr").click()
    page.get_by_role("button", name="Logga ut").click()
    page.get_by_label("Vem vill du vara i demon?").wait_for()
    page.reload()
    settled(page)
    assert page.get_by_label("Vem vill du vara i demon?").is_visible()


def test_a_role_is_shown_only_its_pages_and_told_in_swedish_about_others(demo, visitor):
    page = visitor()
    page.goto(demo.url)
    settled(page)
    go_in(page, "Förtroendevald")
    assert page.get_by_role("heading", level=1).inner_text() == "Mål och planer"
    assert page.locator("summary", has_text="Uppföljning").is_visible()
    assert page.locator("summary", has_text="Idag").count() == 0
    for address in ("medborgare", "en-medborgare?id=1", "matt-och-metod", "min-enhet"):
        page.goto(f"{demo.url}/{address}")
        settled(page)
        assert page.get_by_role("dialog").count() == 0  # "Page not found" would be English
        refused = page.get_by_text("Sidan ingår inte i rollen förtroendevald.")
        assert refused.count() == (1 if "medborgare" in address else 0)
