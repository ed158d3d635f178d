"""Signing in is set up whole and strong, or the app says in one sentence why it does not start."""

from datetime import timedelta

import pytest

from data_access import settings
from data_access.settings import SettingsError
from data_access.sign_in import OpenIdConnect, TrustedProxy

SECRET = "4f9c1e7ab2d83650c7e1f40a9b6d5283"
OPENID = {
    "PUBLIC_URL": "https://sammanhang.kommun.example",
    "COOKIE_SECRET": SECRET,
    "OIDC_METADATA_URL": "https://id.kommun.example/.well-known/openid-configuration",
    "OIDC_CLIENT_ID": "sammanhang",
    "OIDC_CLIENT_SECRET": "q8~Rk2.vT0pLx7Zc",
}
PROXY = {
    "PUBLIC_URL": "https://sammanhang.kommun.example",
    "PROXY_IDENTITY_HEADER": "X-Remote-User",
    "PROXY_SECRET": SECRET,
}


def read(said):
    return settings.read({f"SAMMANHANG_{name}": value for name, value in said.items()})


def test_without_a_word_about_it_there_is_no_sign_in():
    assert read({}).sign_in is None


def test_a_provider_is_read_with_the_usual_limits_and_secure_cookies():
    found = read(OPENID)
    assert isinstance(found.sign_in.way, OpenIdConnect)
    assert (found.sign_in.host, found.cookie) == ("sammanhang.kommun.example", "__Host-sammanhang")
    assert found.sign_in.limits.idle == timedelta(minutes=30)
    assert found.sign_in.limits.absolute == timedelta(hours=8)
    auth = found.sign_in.secrets()["auth"]
    assert auth["redirect_uri"] == "https://sammanhang.kommun.example/oauth2callback"
    assert auth["kommun"]["client_kwargs"]["code_challenge_method"] == "S256"


def test_a_level_that_is_required_is_also_asked_for():
    secrets = read(OPENID | {"OIDC_ACR": "loa3"}).sign_in.secrets()
    assert secrets["auth"]["kommun"]["authorize_params"] == {"acr_values": "loa3"}


def test_on_loopback_http_will_do():
    found = read(OPENID | {"PUBLIC_URL": "http://localhost:8501/"})
    assert (found.sign_in.secure, found.cookie) == (False, "sammanhang")
    assert found.sign_in.public_url == "http://localhost:8501"


def test_a_proxy_gives_streamlit_nothing_to_sign_in_with():
    found = read(PROXY).sign_in
    assert isinstance(found.way, TrustedProxy)
    assert found.secrets() == {}


@pytest.mark.parametrize("name", list(OPENID))
def test_what_is_missing_is_named(name):
    with pytest.raises(SettingsError, match=f"saknar inställningen SAMMANHANG_{name}"):
        read({key: value for key, value in OPENID.items() if key != name})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"PUBLIC_URL": "http://sammanhang.kommun.example"}, "börjar med https"),
        ({"PUBLIC_URL": "http://127.0.0.1.evil.example"}, "börjar med https"),
        ({"PUBLIC_URL": "https://kommun.example/app"}, "utan sökväg"),
        ({"PUBLIC_URL": "kommun.example"}, "börjar med https"),
        ({"OIDC_METADATA_URL": "http://id.kommun.example/x"}, "börjar med https"),
        ({"COOKIE_SECRET": "4f9c1e7a"}, "för kort: minst 32"),
        ({"COOKIE_SECRET": "a" * 64}, "ser ut som ett exempel"),
        ({"COOKIE_SECRET": "changeme-changeme-changeme-12345678"}, "ser ut som ett exempel"),
        ({"COOKIE_SECRET": "byt-ut-mig-mot-nagot-annat-1234567890"}, "ser ut som ett exempel"),
        ({"OIDC_CLIENT_SECRET": "kort"}, "för kort: minst 16"),
        ({"IDLE_MINUTES": "0"}, "heltal över noll"),
        ({"SESSION_HOURS": "åtta"}, "heltal över noll"),
        ({"PROXY_SECRET": SECRET}, "Välj ett sätt"),
    ],
)
def test_what_is_weak_or_contradicts_is_refused_in_one_sentence_without_the_secret(said, told):
    with pytest.raises(SettingsError, match=told) as refused:
        read(OPENID | said)
    assert str(refused.value).count("\n") == 0
    assert said.get("COOKIE_SECRET", SECRET) not in str(refused.value)
