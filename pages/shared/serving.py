"""What goes round the app on the wire: headers, language, the local door."""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data_access.settings import LOCAL_COOKIE
from pages.shared import components, paper, still
from pages.shared.register import FIRST, REGISTER

CLOSED = ("/_stcore/metrics", "/_stcore/agent")  # they answer anybody who asks
ADDRESS = re.compile(r"/[^/._][^/.]*")  # what could be a page: one word, no file, no endpoint
CALLBACK = "/oauth2callback"  # where the identity provider sends people back
ADDRESSES = {f"/{page['url_path']}" for name, page in REGISTER.items() if name != FIRST}
LASTING = re.compile(r"; *(max-age|expires)=[^;]*", re.IGNORECASE)
TAKEN_AWAY = "max-age=0"  # a cookie that is deleted keeps the date that deletes it
FOUND = 200
KEPT = "public, max-age=31536000, immutable"  # a year
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SHELL = {
    b'<html lang="en">': b'<html lang="sv">',
    b"<title>Streamlit<": b"<title>Sammanhang<",
    b"</head>": still.SHELL + paper.SHELL + b"</head>",
}


def content_security_policy(scripts: list[bytes]) -> str:
    """Nothing but the app's own files; inline scripts of Streamlit's shell by their hash."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(sha256(script).digest()).decode()}'" for script in scripts
    )
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


class SafeHeaders:
    """Adds the headers, turns the shell Swedish, and keeps closed what nobody should ask for."""

    def __init__(self, app: ASGIApp, *, secure: bool = False) -> None:
        self.app = app
        self.secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].startswith(CLOSED):
            await PlainTextResponse("Finns inte.", 404)(scope, receive, send)
        elif ADDRESS.fullmatch(scope["path"]) and scope["path"] not in (*ADDRESSES, CALLBACK):
            # Streamlit would say in English that there is no such page.
            await RedirectResponse("/")(scope, receive, send)
        else:
            kept = scope["path"].startswith(components.ADDRESS)
            answer = _Answer(send, secure=self.secure, kept=kept)
            await self.app(_readable(scope), receive, answer)


def _strict_cookies(headers: MutableHeaders, *, secure: bool) -> None:
    """No cookie outlives the browser's window but our own; none travels in the clear."""
    lines = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for line in lines:
        lasts = line.startswith("_streamlit") and TAKEN_AWAY not in line.casefold()
        kept = LASTING.sub("", line) if lasts else line
        clear = secure and "; secure" not in kept.casefold()
        headers.append("set-cookie", f"{kept}; Secure" if clear else kept)


def _readable(scope: Scope) -> Scope:
    """The request as it came, but asking for the shell uncompressed so that it can be edited."""
    if "." in scope["path"].rsplit("/", 1)[-1]:
        return scope
    kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": kept}


class _Answer:
    """One response on its way out; a page of HTML is held until it is whole.

    With `kept` it is a file whose address changes with what is in it.
    """

    def __init__(self, send: Send, *, secure: bool, kept: bool) -> None:
        self.send = send
        self.secure = secure
        self.kept = kept
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            _strict_cookies(headers, secure=self.secure)
            if self.kept and message["status"] == FOUND:
                headers["Cache-Control"] = KEPT
            if headers.get("content-type", "").startswith("text/html"):
                self.start = message
                return
            headers["Content-Security-Policy"] = content_security_policy([])
        elif self.start and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._shell()
            return
        await self.send(message)

    async def _shell(self) -> None:
        for english, swedish in SHELL.items():
            self.body = self.body.replace(english, swedish)
        headers = MutableHeaders(scope=self.start)
        headers["Content-Security-Policy"] = content_security_policy(
            INLINE_SCRIPT.findall(self.body)
        )
        headers["Content-Length"] = str(len(self.body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": self.body})


@dataclass
class Gate:
    """Local mode's one-time code, and the cookie it is exchanged for, once."""

    code: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    used: bool = False

    def exchange(self, code: str) -> str | None:
        """The cookie for the right code the first time it comes, else nothing."""
        if self.used or not hmac.compare_digest(code.encode(), self.code.encode()):
            return None
        self.used = True
        return self.cookie

    def opens(self, cookies: Mapping[str, str]) -> bool:
        """Whether a browser with these cookies has come through."""
        said = cookies.get(LOCAL_COOKIE, "").encode()
        return self.used and hmac.compare_digest(said, self.cookie.encode())


class LocalDoor:
    """Exchanges the code in the printed address for a cookie and cleans the address."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self.app = app
        self.gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        cookie = self.gate.exchange(asked["kod"][0]) if "kod" in asked else None
        if scope["type"] != "http" or cookie is None:
            await self.app(scope, receive, send)
            return
        answer = RedirectResponse("/", 303)
        answer.set_cookie(LOCAL_COOKIE, cookie, httponly=True, samesite="strict")
        await answer(scope, receive, send)
