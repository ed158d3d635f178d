"""Starting as a person would: the local door, a clear no, and an address that works."""

import os
import subprocess
import sys

import pytest

from tests.browser.conftest import HOME, choose, free_port, serve, settled

pytestmark = pytest.mark.browser

ORGANISATION = "Enhet;Verksamhet;Nämnd;Regi;Område\nNorr;hemvård;Hemvårdsnämnden;kommunal;Norr\n"
FOLLOW_UPS = """Personnummer;Namn;Enhet;Datum;Typ;Svarssätt;Medborgaren deltog;SPPB;Hanterbarhet
19430528-9938;![x](http://127.0.0.1:9/x.png);Norr;2024-02-11;Kartläggning;Själv;Ja;7;3
19430528-9938;![x](http://127.0.0.1:9/x.png);Norr;2024-08-11;Planerad uppföljning;Själv;Ja;9;4
"""


def start(tmp_path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    environment = {
        "SAMMANHANG_DATABASE_URL": f"sqlite:///{tmp_path / 'app.db'}",
        "SAMMANHANG_KEY_FILE": str(tmp_path / "test.key"),
        "PORT": str(free_port()),
    } | environment
    return subprocess.run(
        [sys.executable, HOME / "asgi.py", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def by_command(script, *arguments: str, env, printed) -> subprocess.Popen:
    """As a person starts it: not in a fork, as the servers of the other tests are."""
    with printed.open("w") as out:
        return subprocess.Popen(
            [sys.executable, script, *arguments], env=env, stdout=out, stderr=subprocess.STDOUT
        )


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"SAMMANHANG_DATABAS": "x"}, "Inställningen SAMMANHANG_DATABAS finns inte."),
        ({"SAMMANHANG_DATABASE_URL": "mysql://x/y"}, "SQLite eller PostgreSQL"),
        ({"PORT": "åtta"}, "PORT ska vara ett tal"),
    ],
)
def test_what_cannot_start_says_why_in_one_swedish_sentence(tmp_path, environment, says):
    ended = start(tmp_path, **environment)
    assert ended.returncode == 2
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr


def test_local_mode_opens_once_with_the_printed_address(tmp_path, visitor):
    folder = tmp_path / "filer"
    folder.mkdir()
    (folder / "organisation.csv").write_text(ORGANISATION, encoding="utf-8")
    (folder / "uppföljningar.csv").write_text(FOLLOW_UPS, encoding="cp1252")
    with serve(tmp_path, "--data", str(folder), start=by_command) as app:
        owner, asked = visitor(), []
        owner.on("request", lambda request: asked.append(request.url))
        owner.goto(app.address)
        settled(owner)
        assert "kod=" not in owner.url
        assert owner.get_by_text("Lokalt läge").is_visible()
        choose(owner, "Medborgare")
        # A hostile name is shown letter by letter, and nothing is fetched for it.
        assert owner.get_by_role("link", name="![x](http://127.0.0.1:9/x.png)").is_visible()
        assert not [url for url in asked if ":9/" in url]

        for address in (app.address, app.url):  # used up; and no code at all
            stranger = visitor()
            stranger.goto(address)
            settled(stranger)
            assert stranger.get_by_text("Adressen har redan använts").is_visible()
            assert "127.0.0.1:9" not in stranger.content()
