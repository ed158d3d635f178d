"""Signed-in browsers as the wire sees them: by cookie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from data_access import database
from data_access.accounts import grants, moments, sessions, viewers
from data_access.accounts.grants import Account
from data_access.settings import Settings
from data_access.sign_in import Limits
from domain.access import Viewer


@dataclass(frozen=True)
class Visits:
    """The sessions in one database, and the cookie that carries them."""

    engine: Engine
    settings: Settings

    @property
    def limits(self) -> Limits:
        """How long a session lasts."""
        return self.settings.sign_in.limits if self.settings.sign_in else Limits()

    def admit(self, identity: str) -> str | None:
        """Sign in whoever this is; the new cookie, or None for one who may see nothing today."""
        now = datetime.now(UTC)
        with database.writing(self.engine) as connection:
            found = grants.find(connection, identity)
            if found is None or not grants.held_on(connection, found.id, moments.day(now)):
                return None
            return sessions.start(connection, found, now=now)

    def holder(self, cookies: Mapping[str, str]) -> Account | None:
        """The account that a browser with these cookies is signed in to."""
        token = cookies.get(self.settings.cookie, "")
        if not token:
            return None
        now = datetime.now(UTC)
        with database.reading(self.engine, scope=None) as connection:
            return sessions.holder(connection, token, limits=self.limits, now=now)

    def roles(self, connection: Connection, cookies: Mapping[str, str]) -> list[Viewer]:
        """That account in each role it has, the widest first; none for a stranger."""
        token, now = cookies.get(self.settings.cookie, ""), datetime.now(UTC)
        found = sessions.holder(connection, token, limits=self.limits, now=now)
        return viewers.of(connection, found, now=now) if found else []

    def touch(self, cookies: Mapping[str, str]) -> None:
        """Note that the browser was used."""
        sessions.touch(self.engine, cookies.get(self.settings.cookie, ""), now=datetime.now(UTC))

    def end(self, cookies: Mapping[str, str]) -> None:
        """Sign the browser out."""
        token = cookies.get(self.settings.cookie, "")
        if token:
            with database.writing(self.engine) as connection:
                sessions.end(connection, token, now=datetime.now(UTC))

    def set_cookie(self, value: str) -> str:
        """The header that gives a browser its cookie; it goes when the browser is closed."""
        return f"{self.settings.cookie}={value}; {self._attributes()}"

    def delete_cookie(self) -> str:
        """The header that takes the cookie away."""
        return f"{self.settings.cookie}=; Max-Age=0; {self._attributes()}"

    def _attributes(self) -> str:
        secure = self.settings.sign_in is not None and self.settings.sign_in.secure
        return "Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")
