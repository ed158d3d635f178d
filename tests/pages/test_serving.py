"""The wire: headers on every answer, a Swedish shell, closed doors, and a code that works once."""

import asyncio
import base64
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from data_access.settings import LOCAL_COOKIE
from pages.shared import components
from pages.shared.serving import Gate, LocalDoor, SafeHeaders

SHELL = '<html lang="en"><title>Streamlit</title><script>let å = 1</script></html>'


def app(*middleware: Middleware) -> Starlette:
    """A stand-in for Streamlit's own routes; the middleware under test is the real one."""
    routes = [
        Route("/file.js", lambda _: PlainTextResponse("js")),
        Route(f"{components.ADDRESS}table/table.js", lambda _: PlainTextResponse("js")),
        Route("/_stcore/metrics", lambda _: PlainTextResponse("secret")),
        Route("/{path:path}.js", lambda _: PlainTextResponse("not found", 404)),
        Route("/{page:path}", lambda _: HTMLResponse(SHELL)),
    ]
    return Starlette(routes=routes, middleware=list(middleware))


def get(application, path: str, query: str = "") -> tuple[int, dict[str, str], str]:
    """One request by the ASGI protocol itself: status, headers, body."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"accept-encoding", b"gzip")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "scheme": "http",
        "root_path": "",
    }
    with ThreadPoolExecutor(1) as own_thread:  # the browser tests keep a loop in this one
        own_thread.submit(lambda: asyncio.run(application(scope, receive, send))).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], headers, body.decode()


@pytest.mark.parametrize("path", ["/", "/medborgare", "/file.js"])
def test_every_answer_carries_the_headers(path):
    _, headers, _ = get(app(Middleware(SafeHeaders)), path)
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]


def test_the_shell_is_swedish_whole_and_allows_its_own_inline_script_by_hash():
    _, headers, body = get(app(Middleware(SafeHeaders)), "/")
    assert '<html lang="sv">' in body
    assert "<title>Sammanhang<" in body
    assert int(headers["content-length"]) == len(body.encode())
    digest = base64.b64encode(sha256("let å = 1".encode()).digest()).decode()
    assert f"'sha256-{digest}'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (f"{components.ADDRESS}table/table.js", True),
        ("/_stcore/bidi-components/sammanhang-0123456789abcdef.table/table.js", False),
        (f"{components.ADDRESS}table/gone.js", False),  # it may be there tomorrow
        ("/file.js", False),
        ("/", False),
    ],
)
def test_only_a_file_whose_address_changes_with_it_is_kept_by_the_browser(path, kept):
    _, headers, _ = get(app(Middleware(SafeHeaders)), path)
    assert ("immutable" in headers.get("cache-control", "")) is kept


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact"])
def test_what_answers_anybody_is_closed(path):
    status, _, body = get(app(Middleware(SafeHeaders)), path)
    assert (status, body) == (404, "Finns inte.")


@pytest.mark.parametrize("path", ["/min-enhet", "/my_unit", "/citizen", "/finns-inte"])
def test_an_address_that_is_no_page_leads_to_the_first(path):
    status, headers, _ = get(app(Middleware(SafeHeaders)), path)
    assert (status, headers["location"]) == (307, "/")


def test_the_right_code_gives_the_cookie_once_and_cleans_the_address():
    gate = Gate()
    door = app(Middleware(LocalDoor, gate=gate))
    status, headers, _ = get(door, "/", f"kod={gate.code}")
    assert (status, headers["location"]) == (303, "/")
    cookie = headers["set-cookie"]
    assert cookie.startswith(f"{LOCAL_COOKIE}={gate.cookie};")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    again, headers, _ = get(door, "/", f"kod={gate.code}")
    assert again == 200
    assert "set-cookie" not in headers


@pytest.mark.parametrize("code", ["", "fel", "å"])
def test_a_wrong_code_gives_nothing_and_does_not_use_up_the_right_one(code):
    gate = Gate()
    _, headers, _ = get(app(Middleware(LocalDoor, gate=gate)), "/", f"kod={code}")
    assert "set-cookie" not in headers
    assert gate.exchange(gate.code) == gate.cookie
