"""Signing in at a real OpenID provider on loopback: who comes in, sees what, and how it ends."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from data_access import database
from data_access.accounts import grants
from tests.browser.conftest import free_port, settled, wait_for
from tests.browser.municipality import ELI, HERE, KIM, NOBODY, THERE, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    """The provider's address; it lets anybody sign in as whoever they type."""
    port, printed = free_port(), tmp_path_factory.mktemp("provider") / "printed.txt"
    with printed.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://localhost:{port}"
            wait_for(f"{url}/.well-known/openid-configuration", process, printed)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="module")
def municipality(provider, sqlite_template, tmp_path_factory):
    folder = tmp_path_factory.mktemp("municipality")
    with served(folder, sqlite_template, provider=provider, port=free_port()) as made:
        yield made


@pytest.fixture
def wire():
    """Everything the app sends to the pages that are listened to."""
    return []


def listened(page, wire):
    page.on("websocket", lambda s: s.on("framereceived", lambda frame: wire.append(str(frame))))
    return page


def log_in(page, address, who=ELI) -> None:
    page.goto(address)
    settled(page)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_placeholder("sub").fill(who)
    page.get_by_role("button", name="Authorize").click()
    settled(page)


def test_signed_in_one_sees_the_own_unit_alone_at_the_page_that_was_asked_for(
    municipality, visitor, wire
):
    page = listened(visitor(), wire)
    url = municipality.app.url
    log_in(page, f"{url}/en-medborgare?id={municipality.here}")
    assert page.url == f"{url}/en-medborgare?id={municipality.here}"
    assert page.get_by_role("heading", level=1).inner_text() == HERE
    (cookie,) = [c for c in page.context.cookies() if c["name"] == "sammanhang"]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Lax", -1)
    page.goto(f"{url}/en-medborgare?id={municipality.there}")
    settled(page)
    assert page.get_by_text("Medborgaren finns inte, eller ligger utanför").is_visible()
    page.goto(f"{url}/medborgare")
    settled(page)
    assert page.get_by_role("link", name=HERE).is_visible()
    assert THERE not in "".join(wire)


def test_signed_out_is_out_also_for_one_who_kept_every_cookie(municipality, visitor, wire):
    page = visitor()
    log_in(page, municipality.app.url)
    kept = page.context.cookies()
    page.get_by_role("button", name="Eli Ek").click()
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/oauth2/end_session**")
    thief = listened(visitor(), wire)
    thief.context.add_cookies(kept)
    thief.goto(f"{municipality.app.url}/medborgare")
    settled(thief)
    assert thief.get_by_text("Inloggningen har gått ut").is_visible()
    assert HERE not in "".join(wire)


def test_what_is_taken_back_is_gone_at_the_next_click_in_an_open_session(municipality, visitor):
    page = visitor()
    log_in(page, f"{municipality.app.url}/medborgare", KIM)
    assert page.get_by_role("link", name=HERE).is_visible()
    with database.writing(municipality.engine) as connection:
        grants.take_back(connection, KIM, role=None, ended_by="prov", now=datetime.now(UTC))
    page.get_by_label("Namnet börjar på").fill("h")
    page.keyboard.press("Enter")
    settled(page)
    assert page.get_by_role("button", name="Logga in").is_visible()
    assert page.get_by_text(HERE).count() == 0


def test_one_whom_nobody_has_granted_anything_gets_a_sentence_and_no_session(
    municipality, visitor, wire
):
    page = listened(visitor(), wire)
    log_in(page, f"{municipality.app.url}/medborgare", NOBODY)
    assert page.get_by_text("Du har ingen behörighet i Sammanhang.").is_visible()
    names = {cookie["name"] for cookie in page.context.cookies()}
    assert not names & {"sammanhang", "_streamlit_user", "_streamlit_user_tokens"}
    assert HERE not in "".join(wire)


def test_a_sign_in_that_was_refused_says_so(municipality, visitor):
    page = visitor()
    page.goto(municipality.app.url)
    settled(page)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("button", name="Deny").click()
    settled(page)
    assert page.get_by_text("Inloggningen blev inte av. Försök igen.").is_visible()


def test_streamlits_own_cookie_opens_nothing_by_itself(municipality, visitor, wire):
    page = visitor()
    log_in(page, municipality.app.url)
    kept = [c for c in page.context.cookies() if c["name"].startswith("_streamlit")]
    assert all(cookie["expires"] == -1 for cookie in kept if "user" in cookie["name"])
    thief = listened(visitor(), wire)
    thief.context.add_cookies(kept)
    thief.goto(f"{municipality.app.url}/medborgare")
    settled(thief)
    assert thief.get_by_role("button", name="Logga in").is_visible()
    assert HERE not in "".join(wire)
