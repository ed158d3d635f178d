"""The doors of the app on the wire: signing in and out, and what only a session opens."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from data_access.accounts import grants
from data_access.sign_in import PROXY_HEADER, OpenIdConnect, TrustedProxy
from pages.shared.register import REGISTER
from pages.shared.serving import CALLBACK
from pages.shared.visits import Visits
from pages.shared.way_in import DENIED, Denied

LOGIN, LOGOUT = "/auth/login", "/auth/logout"
BEHIND_A_SESSION = ("/media/", "/_stcore/upload_file/")  # Streamlit gives them to anybody
HEALTH = "/_stcore/health"  # says only that the app is up
PLACES = {"/", *(f"/{page['url_path']}" for page in REGISTER.values())}
RETURN_COOKIE = "sammanhang_tillbaka"
RETURN_SECONDS = 900  # how long a person may take to sign in
Change = Callable[[Request, MutableHeaders], Awaitable[None]]


async def with_headers(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, change: Change
) -> None:
    """Let the app answer, and change the headers of its answer on the way out."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            await change(Request(scope), MutableHeaders(scope=message))
        await send(message)

    await app(scope, receive, sending)


def inside(place: str) -> str:
    """The same address if it is one of the app's pages with its choices, else the first page.

    >>> inside("//evil.example/x"), inside("/medborgare?enhet=Norr&nekad=fel")
    ('/', '/medborgare?enhet=Norr')
    """
    parts = urlsplit(place)
    if parts.scheme or parts.netloc or parts.path not in PLACES:
        return "/"
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name != DENIED]
    return parts.path + (f"?{urlencode(kept)}" if kept else "")


class SessionDoor:
    """Nothing but a signed-in browser gets files; signing out ends the session for good."""

    def __init__(
        self, app: ASGIApp, visits: Visits, opens: Callable[[Mapping[str, str]], object]
    ) -> None:
        self.app = app
        self.visits = visits
        self.opens = opens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if path.startswith(BEHIND_A_SESSION) and not await self._open(scope):
            await PlainTextResponse("Finns inte.", 404)(scope, receive, send)
        elif path == LOGOUT:
            await run_in_threadpool(self.visits.end, HTTPConnection(scope).cookies)
            await with_headers(self.app, scope, receive, send, self._forget)
        else:
            await self.app(scope, receive, send)

    async def _open(self, scope: Scope) -> bool:
        return bool(await run_in_threadpool(self.opens, HTTPConnection(scope).cookies))

    async def _forget(self, _request: Request, headers: MutableHeaders) -> None:
        headers.append("set-cookie", self.visits.delete_cookie())


class DemoDoor:
    """Gives each browser a cookie of its own, which opens nothing until a persona is chosen."""

    def __init__(self, app: ASGIApp, visits: Visits) -> None:
        self.app = app
        self.visits = visits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] in PLACES:
            await with_headers(self.app, scope, receive, send, self._welcome)
        else:
            await self.app(scope, receive, send)

    async def _welcome(self, request: Request, headers: MutableHeaders) -> None:
        if self.visits.settings.cookie not in request.cookies:
            headers.append("set-cookie", self.visits.set_cookie(secrets.token_urlsafe(32)))


class OpenIdDoor:
    """Turns a sign-in at the identity provider into a session of our own, and leads back."""

    def __init__(self, app: ASGIApp, visits: Visits, way: OpenIdConnect) -> None:
        self.app = app
        self.visits = visits
        self.way = way

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        changes = {LOGIN: self._remember, CALLBACK: self._admit}
        change = changes.get(scope["path"]) if scope["type"] == "http" else None
        if change:
            await with_headers(self.app, scope, receive, send, change)
        else:
            await self.app(scope, receive, send)

    async def _remember(self, request: Request, headers: MutableHeaders) -> None:
        came = urlsplit(request.headers.get("referer", ""))
        here = came.netloc == request.headers.get("host")
        place = inside(f"{came.path}?{came.query}") if here else "/"
        cookie = f"{RETURN_COOKIE}={quote(place, safe='')}; Max-Age={RETURN_SECONDS}"
        headers.append("set-cookie", f"{cookie}; Path=/; HttpOnly; SameSite=Lax")

    async def _admit(self, request: Request, headers: MutableHeaders) -> None:
        if not request.query_params.keys() & {"code", "error"}:
            return  # back from signing out
        claims = claims_in(headers)
        identity, denied = self._judged(claims)
        token = await run_in_threadpool(self.visits.admit, identity) if identity else None
        if token is None:
            del headers["set-cookie"]  # not even Streamlit's own stays with one we do not know
            headers["location"] = f"/?{DENIED}={denied or Denied.UNKNOWN}"
            return
        await run_in_threadpool(self.visits.end, request.cookies)
        headers.append("set-cookie", self.visits.set_cookie(token))
        headers["location"] = inside(unquote(request.cookies.get(RETURN_COOKIE, "/")))

    def _judged(self, claims: Mapping[str, Any]) -> tuple[str, Denied | None]:
        """Who the provider says it is, or nobody and why."""
        if not claims:
            return "", Denied.FAILED
        if self.way.acr and claims.get("acr") != self.way.acr:
            return "", Denied.WEAK
        identity = claims.get(self.way.identity_claim)
        unverified = self.way.identity_claim == "email" and claims.get("email_verified") is False
        known = isinstance(identity, str) and not unverified
        return (str(identity), None) if known else ("", Denied.UNKNOWN)


def claims_in(headers: MutableHeaders) -> dict[str, Any]:
    """What the provider said, from the signed cookie that Streamlit is about to set."""
    jar = SimpleCookie()
    for line in headers.getlist("set-cookie"):
        jar.load(line)

    def one(name: str) -> bytes | None:
        if name not in jar:
            return None
        value = jar[name].value.encode("latin-1")
        return decode_signed_value(get_cookie_secret(), name, value)

    found = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    return json.loads(found) if found else {}


class ProxyDoor:
    """Believes the proxy about who it is, when it can prove that it is the proxy."""

    def __init__(self, app: ASGIApp, visits: Visits, way: TrustedProxy) -> None:
        self.app = app
        self.visits = visits
        self.way = way

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"] == HEALTH:
            await self.app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        if not self._proven(asked) or (
            scope["type"] == "websocket" and not await self._same(asked)
        ):
            await _refuse(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in PLACES and not await self._same(asked):
            await with_headers(self.app, scope, receive, send, self._admit)
        else:
            await self.app(scope, receive, send)

    def _proven(self, asked: HTTPConnection) -> bool:
        said = asked.headers.get(PROXY_HEADER, "").encode("latin-1")
        return hmac.compare_digest(said, self.way.secret.encode())

    def _identity(self, asked: HTTPConnection) -> str:
        said = asked.headers.get(self.way.identity_header, "").encode("latin-1")
        return grants.known_as(said.decode("utf-8", "replace"))

    async def _same(self, asked: HTTPConnection) -> bool:
        """Whether the cookie is of the one whom the proxy names, or there is nobody at all."""
        holder = await run_in_threadpool(self.visits.holder, asked.cookies)
        websocket = asked.scope["type"] == "websocket"
        return holder.identity == self._identity(asked) if holder else websocket

    async def _admit(self, request: Request, headers: MutableHeaders) -> None:
        identity = self._identity(request)
        token = await run_in_threadpool(self.visits.admit, identity) if identity else None
        headers.append(
            "set-cookie",
            self.visits.set_cookie(token) if token else self.visits.delete_cookie(),
        )


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        told = "Sammanhang nås bara genom kommunens inloggning."
        await PlainTextResponse(told, 403)(scope, receive, send)
