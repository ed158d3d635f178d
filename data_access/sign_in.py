"""How people sign in, as the environment says it; whatever is weak or missing is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SHORTEST_SECRET = 32  # hex digits of 128 random bits
SHORTEST_CLIENT_SECRET = 16  # the identity provider decides; shorter ones are samples
FEWEST_KINDS = 10  # different characters; a random secret of 32 has more
SAMPLES = re.compile(r"change.?me|byt.?(ut|mig)|exempel|example|hemlig|losenord|lösenord|password")
PROVIDER = "kommun"  # what Streamlit calls the one identity provider
PROXY_HEADER = "X-Sammanhang-Proxy"  # carries the secret that the proxy and the app share
OPENID = ("COOKIE_SECRET", "OIDC_METADATA_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
PROXY = ("PROXY_IDENTITY_HEADER", "PROXY_SECRET")
FREE = ("OIDC_IDENTITY_CLAIM", "OIDC_ACR", "IDLE_MINUTES", "SESSION_HOURS")  # have a usual value
KNOWN = frozenset({*OPENID, *PROXY, *FREE, "PUBLIC_URL"})


class SignInError(Exception):
    """Signing in cannot be set up as asked. The message is one Swedish sentence."""


@dataclass(frozen=True)
class Limits:
    """How long a browser stays signed in: since it was last used, and in all."""

    idle: timedelta = timedelta(minutes=30)
    absolute: timedelta = timedelta(hours=8)


@dataclass(frozen=True)
class OpenIdConnect:
    """The identity provider, the claim that says who it is, and the level it must vouch for."""

    metadata_url: str
    client_id: str
    client_secret: str
    cookie_secret: str
    identity_claim: str = "email"
    acr: str = ""


@dataclass(frozen=True)
class TrustedProxy:
    """A proxy on the same computer that has signed people in and says who they are."""

    identity_header: str
    secret: str


@dataclass(frozen=True)
class SignIn:
    """The one way in, the address people use, and how long they stay."""

    way: OpenIdConnect | TrustedProxy
    public_url: str
    limits: Limits

    @property
    def host(self) -> str:
        """The host people reach the app by."""
        return urlsplit(self.public_url).hostname or ""

    @property
    def secure(self) -> bool:
        """Whether cookies may travel encrypted only; on loopback there is no encryption."""
        return self.public_url.startswith("https://")

    def secrets(self) -> dict[str, Any]:
        """What `st.login` needs; nothing when a proxy signs people in."""
        if not isinstance(self.way, OpenIdConnect):
            return {}
        provider: dict[str, Any] = {
            "client_id": self.way.client_id,
            "client_secret": self.way.client_secret,
            "server_metadata_url": self.way.metadata_url,
            # Asked for a password each time: computers in care are shared.
            "client_kwargs": {
                "scope": "openid email profile",
                "prompt": "login",
                "code_challenge_method": "S256",
            },
        }
        if self.way.acr:
            provider["authorize_params"] = {"acr_values": self.way.acr}
        auth = {"redirect_uri": f"{self.public_url}/oauth2callback", PROVIDER: provider}
        return {"auth": auth | {"cookie_secret": self.way.cookie_secret}}


def read(said: Mapping[str, str], prefix: str) -> SignIn | None:
    """The way in that the settings ask for, or None when they mention none of it.

    Raises:
        SignInError: A setting is missing, weak, a sample, or contradicts another.
    """
    asked = {name for name in KNOWN if said.get(name)}
    if not asked:
        return None
    through_proxy = any(name in asked for name in PROXY)
    if through_proxy and any(name in asked for name in OPENID):
        raise SignInError(
            f"Välj ett sätt att logga in: antingen {prefix}OIDC_… eller {prefix}PROXY_…, inte båda."
        )
    for name in ("PUBLIC_URL", *(PROXY if through_proxy else OPENID)):
        if name not in asked:
            raise SignInError(f"Inloggningen saknar inställningen {prefix}{name}.")
    return SignIn(
        way=_proxy(said, prefix) if through_proxy else _openid(said, prefix),
        public_url=_address(said, "PUBLIC_URL", prefix).rstrip("/"),
        limits=Limits(
            timedelta(minutes=_number(said, "IDLE_MINUTES", 30, prefix)),
            timedelta(hours=_number(said, "SESSION_HOURS", 8, prefix)),
        ),
    )


def _openid(said: Mapping[str, str], prefix: str) -> OpenIdConnect:
    return OpenIdConnect(
        metadata_url=_address(said, "OIDC_METADATA_URL", prefix, path=True),
        client_id=said["OIDC_CLIENT_ID"],
        client_secret=_secret(said, "OIDC_CLIENT_SECRET", SHORTEST_CLIENT_SECRET, prefix),
        cookie_secret=_secret(said, "COOKIE_SECRET", SHORTEST_SECRET, prefix),
        identity_claim=said.get("OIDC_IDENTITY_CLAIM") or "email",
        acr=said.get("OIDC_ACR", ""),
    )


def _proxy(said: Mapping[str, str], prefix: str) -> TrustedProxy:
    secret = _secret(said, "PROXY_SECRET", SHORTEST_SECRET, prefix)
    return TrustedProxy(said["PROXY_IDENTITY_HEADER"], secret)


def _address(said: Mapping[str, str], name: str, prefix: str, *, path: bool = False) -> str:
    parts = urlsplit(said[name])
    local = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or not (parts.scheme == "https" or local):
        raise SignInError(f"{prefix}{name} ska vara en adress som börjar med https://.")
    if not path and (parts.path.strip("/") or parts.query or parts.fragment):
        raise SignInError(f"{prefix}{name} ska vara adressen utan sökväg.")
    return said[name]


def _secret(said: Mapping[str, str], name: str, shortest: int, prefix: str) -> str:
    secret = said[name]
    if len(secret) < shortest:
        raise SignInError(
            f"{prefix}{name} är för kort: minst {shortest} slumpade tecken, "
            "till exempel från openssl rand -hex 32."
        )
    if len(set(secret)) < FEWEST_KINDS or SAMPLES.search(secret.casefold()):
        raise SignInError(f"{prefix}{name} ser ut som ett exempel; använd slumpade tecken.")
    return secret


def _number(said: Mapping[str, str], name: str, usual: int, prefix: str) -> int:
    text = said.get(name) or str(usual)
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 24 * 60):
        raise SignInError(f"{prefix}{name} ska vara ett heltal över noll.")
    return int(text)
