"""The doors by the protocol itself: files, the proxy's word, the way back, what a provider says."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute

from data_access import database, settings
from data_access.accounts import grants
from data_access.sign_in import PROXY_HEADER, OpenIdConnect
from domain.access import Role
from pages.shared.doors import OpenIdDoor, ProxyDoor, SessionDoor, inside
from pages.shared.visits import Visits
from pages.shared.way_in import Denied
from tests import builders as a
from tests.data_access.test_sign_in import PROXY

SECRET, ELI, KIM = PROXY["PROXY_SECRET"], "eli@kommun.example", "kim@kommun.example"


@pytest.fixture
def visits(demo_engine):
    said = settings.read({f"SAMMANHANG_{name}": value for name, value in PROXY.items()})
    with database.writing(demo_engine) as connection:
        unit = a.a_unit(connection)
        for identity in (ELI, KIM):
            a.an_account(connection, (Role.UNIT_MANAGER, unit), identity=identity)
        grants.open_account(connection, "tom@kommun.example")  # an account without a grant
    return Visits(demo_engine, said)


async def _socket(websocket):
    await websocket.accept()
    await websocket.close()


def app(*middleware) -> Starlette:
    routes = [
        WebSocketRoute("/_stcore/stream", _socket),
        Route("/{page:path}", lambda _: PlainTextResponse("inne")),
    ]
    return Starlette(routes=routes, middleware=list(middleware))


def ask(application, path="/", *, kind="http", cookie="", **headers) -> tuple[object, str]:
    """The status, or what became of the socket, and the cookie that was set."""
    sent = []

    async def receive():
        return {"type": "http.request" if kind == "http" else "websocket.connect"}

    async def send(message):
        sent.append(message)

    named = [(name.replace("_", "-").encode(), said.encode()) for name, said in headers.items()]
    scope = {"type": kind, "method": "GET", "path": path, "raw_path": path.encode()}
    scope |= {"query_string": b"", "headers": [*named, (b"cookie", cookie.encode())]}
    scope |= {"scheme": kind, "server": ("x", 80), "client": ("y", 1), "subprotocols": []}
    with ThreadPoolExecutor(1) as own_thread:  # a browser in the same run owns this one's loop
        own_thread.submit(lambda: asyncio.run(application(scope, receive, send))).result()
    set_ = dict(sent[0].get("headers", [])).get(b"set-cookie", b"").decode()
    return sent[0].get("status", sent[0]["type"]), set_


@pytest.fixture
def proxied(visits):
    door = app(Middleware(ProxyDoor, visits=visits, way=visits.settings.sign_in.way))

    def asked(who=ELI, *, secret=SECRET, **rest):
        headers = {PROXY_HEADER.replace("-", "_"): secret, "X_Remote_User": who}
        return ask(door, **rest, **{name.lower(): said for name, said in headers.items()})

    return asked


@pytest.mark.parametrize("secret", ["", "fel", SECRET[:-1], SECRET + "x"])
def test_without_the_shared_secret_the_proxys_word_is_nothing(proxied, secret):
    assert proxied(secret=secret) == (403, "")
    assert proxied(secret=secret, path="/media/x") == (403, "")
    assert proxied(secret=secret, kind="websocket") == ("websocket.close", "")


def test_with_it_one_who_is_known_gets_a_session_and_others_get_none(proxied, visits):
    status, cookie = proxied("Eli@Kommun.example")
    assert status == 200
    assert "HttpOnly; SameSite=Lax; Secure" in cookie
    name, value = cookie.split(";")[0].split("=", 1)
    assert visits.holder({name: value}).identity == ELI
    assert proxied(cookie=f"{name}={value}") == (200, "")  # and keeps it
    for stranger in ("okand@kommun.example", "tom@kommun.example", ""):
        assert "Max-Age=0" in proxied(stranger)[1]


def test_a_session_is_of_use_only_to_the_one_the_proxy_names(proxied):
    cookie = proxied()[1].split(";")[0]
    assert proxied(kind="websocket", path="/_stcore/stream", cookie=cookie)[0] != "websocket.close"
    assert proxied(KIM, kind="websocket", path="/_stcore/stream", cookie=cookie) == (
        "websocket.close",
        "",
    )
    assert proxied(KIM, cookie=cookie)[1].split(";")[0] != cookie  # Kim gets Kim's own


@pytest.mark.parametrize("path", ["/media/abc.csv", "/_stcore/upload_file/s/f"])
def test_files_are_for_a_signed_in_browser_alone(visits, path):
    door = app(Middleware(SessionDoor, visits=visits, opens=visits.holder))
    token = visits.admit(ELI)
    name = visits.settings.cookie
    assert ask(door, path)[0] == 404
    assert ask(door, path, cookie=f"{name}=fel")[0] == 404
    assert ask(door, path, cookie=f"{name}={token}")[0] == 200
    assert "Max-Age=0" in ask(door, "/auth/logout", cookie=f"{name}={token}")[1]
    assert ask(door, path, cookie=f"{name}={token}")[0] == 404  # the cookie was kept, in vain


@pytest.mark.parametrize(
    ("place", "leads_to"),
    [
        ("/en-medborgare?id=17", "/en-medborgare?id=17"),
        ("/medborgare?enhet=Norr+A", "/medborgare?enhet=Norr+A"),
        ("/?nekad=fel", "/"),
        ("/finns-inte", "/"),
        ("//evil.example/medborgare", "/"),
        ("https://evil.example/medborgare", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/medborgare\r\nset-cookie: x=y", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_leads_to_a_page_of_the_app_or_the_first(place, leads_to):
    assert inside(place) == leads_to


@pytest.mark.parametrize(
    ("claims", "judged"),
    [
        ({"email": ELI, "acr": "loa3"}, (ELI, None)),
        ({"email": ELI, "acr": "loa3", "email_verified": True}, (ELI, None)),
        ({"email": ELI, "acr": "loa2"}, ("", Denied.WEAK)),
        ({"email": ELI}, ("", Denied.WEAK)),
        ({"email": ELI, "acr": "loa3", "email_verified": False}, ("", Denied.UNKNOWN)),
        ({"email": [ELI], "acr": "loa3"}, ("", Denied.UNKNOWN)),
        ({"acr": "loa3"}, ("", Denied.UNKNOWN)),
        ({}, ("", Denied.FAILED)),
    ],
)
def test_a_provider_must_vouch_for_the_person_and_the_level(visits, claims, judged):
    way = OpenIdConnect("", "", "", "", acr="loa3")
    assert OpenIdDoor(app(), visits, way)._judged(claims) == judged
