"""Group J of the bad inputs: what somebody writes in the address, or sends instead of a choice."""

import tomllib
from pathlib import Path

import pytest
from starlette.middleware import Middleware

from data_access import database
from data_access.importing.opening import MOST_BYTES
from pages.shared.serving import SafeHeaders
from tests.builders import a_citizen, a_follow_up, a_unit
from tests.pages.reading import everything
from tests.pages.test_serving import app, get

NOBODY = 0  # stands for the id of a citizen in another unit
ASKED = {
    180: "",
    181: NOBODY,
    182: "7D9F0C3E-1B2A-4C5D-8E9F-0A1B2C3D4E5F",
    183: "1 OR 1=1",
    184: "9" * 100_000,
    185: ["x", "y"],
    186: "-1",
}
SENT = {187: ("tid", "Senaste 100 åren"), 188: ("enhet", "Söder")}
SERVED = {189: ("/", "staticAppId=x"), 190: ("/%2e%2e/%00", ""), 191: ("/finns-inte", "")}
UPLOADED = (20,)  # a body over the limit, sent in pieces: the server stops it
ADDRESSES = (*ASKED, *SENT, *SERVED, *UPLOADED)
CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@pytest.fixture
def here_and_there(demo_engine):
    """A citizen in a unit of one's own and one in another."""
    from datetime import date  # noqa: PLC0415

    with database.writing(demo_engine) as connection:
        norr, soder = a_unit(connection, "Norr"), a_unit(connection, "Söder")
        here = a_citizen(connection, norr, name="Harry Har")
        there = a_citizen(connection, soder, name="Dag Dar")
        a_follow_up(connection, here, norr, date(2026, 1, 7), sppb=7)
        a_follow_up(connection, there, soder, date(2026, 1, 7), sppb=7)
    return here, there


@pytest.mark.parametrize("number", ASKED)
def test_an_id_that_is_none_is_answered_as_one_that_may_not_be_seen(
    open_page, here_and_there, number
):
    asked = ASKED[number] if ASKED[number] != NOBODY else str(here_and_there[1])
    page = open_page("citizen", units=(1,), id=asked)
    other = open_page("citizen", units=(1,), id=str(here_and_there[1]))
    assert not page.exception
    assert page.info[0].value == other.info[0].value
    assert "Dag Dar" not in everything(page)


@pytest.mark.parametrize("number", SENT)
def test_a_choice_that_was_not_offered_is_not_taken(open_page, here_and_there, number):
    name, said = SENT[number]
    page = open_page("my_unit", units=(1,), **{name: said})
    assert not page.exception
    assert [box.value for box in page.selectbox] == ["Norr", "Senaste 12 månaderna"]
    assert "Dag Dar" not in everything(page)


@pytest.mark.parametrize("number", SERVED)
def test_an_address_gives_the_application_or_leads_to_it(number):
    status, headers, body = get(app(Middleware(SafeHeaders)), *SERVED[number])
    assert status in (200, 307, 404)
    leads_home = status == 307 and headers["location"] == "/"
    assert leads_home or "connect-src 'self'" in headers["content-security-policy"]
    assert "not found" not in body.lower()


def test_the_server_takes_no_more_than_the_import_does():
    said = tomllib.loads(CONFIG.read_text())["server"]["maxUploadSize"]
    assert 0 < said * 2**20 < MOST_BYTES
