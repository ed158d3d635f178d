"""Who is looking: from the demo, from local mode, signed in, or nobody yet."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from hashlib import sha256

import streamlit as st
from sqlalchemy import Connection

from data_access import database, settings, units
from data_access.accounts import grants, sessions, viewers
from data_access.database import Purpose
from data_access.demo import personas
from data_access.sign_in import TrustedProxy
from domain.access import EVERYBODY, AccessDenied, Right, Role, Scope, Viewer, check_can_open
from pages.shared import disclosing, once, store, way_in
from pages.shared.visits import Visits

FRESH = sessions.TOUCHED_EVERY / 2  # so a session ends at most half a minute early, never late
TOUCHED = "touched"  # when this tab last said that it is used
ROLE = "roll"  # the role that one with several acts in


def viewer() -> Viewer | None:
    """The person in front of the screen, or None for a stranger."""
    acting = roles()
    chosen = [here for here in acting if here.role == st.session_state.get(ROLE)]
    return (chosen or acting or [None])[0]


def roles() -> list[Viewer]:
    """The person in front of the screen in each role they have, the widest first."""
    return once.look_up(_roles)


def _roles() -> list[Viewer]:
    with store.looking() as connection:
        here = purpose()
        if here is Purpose.LOCAL:
            return _local_viewer(connection)
        if here is Purpose.DEMO and "viewer" in st.session_state:
            return [st.session_state["viewer"]]
        if here is Purpose.DEMO:
            return _visits().roles(connection, st.context.cookies) or _persona(connection)
        if here is Purpose.MUNICIPALITY and once.look_up(settings.read).sign_in:
            return _visits().roles(connection, st.context.cookies)
        return []


def require_viewer(rights: frozenset[Right] = EVERYBODY, *, shown: str = "") -> Viewer:
    """The person in front of the screen; a stranger sees the way in and nothing more.

    One whose role has none of `rights` sees a sentence that says so and nothing more. Pages name
    none: the register knows each page's rights, and its title in the log, and asks before the
    page is drawn.
    """
    here = viewer()
    if here is None:
        _show_way_in()
        st.stop()
    try:
        check_can_open(here, rights)
    except AccessDenied as denied:
        disclosing.denied(here, shown)
        st.title("Sammanhang", anchor=False)
        st.info(str(denied))
        st.stop()
    once.look_up(_touch)
    return here


def _touch() -> None:
    """Note that the browser is used; a tab that has lately done so does not ask if it is time."""
    now = datetime.now(UTC)
    if now - st.session_state.get(TOUCHED, now - FRESH) >= FRESH:
        st.session_state[TOUCHED] = now
        _visits().touch(st.context.cookies)


def sign_out() -> None:
    """End the session for good; then the browser forgets it, and the identity provider too."""
    _visits().end(st.context.cookies)
    for kept in ("viewer", "identity", ROLE):
        st.session_state.pop(kept, None)
    once.forget()
    st.logout()


def can_sign_out() -> bool:
    """Whether signing out is ours to do: not on one's own computer, nor behind a proxy."""
    way = once.look_up(settings.read).sign_in
    return purpose() is not Purpose.LOCAL and not (way and isinstance(way.way, TrustedProxy))


def banner() -> None:
    """Say on every page what kind of records these are, unless they are the real ones."""
    texts = {
        Purpose.DEMO: "Demo: påhittade personer",
        Purpose.LOCAL: "Lokalt läge: dina egna filer, bara på den här datorn",
    }
    here = purpose()
    if here is not None and here in texts:
        st.markdown(f":gray-background[{texts[here]}]", width="content")


def purpose() -> Purpose | None:
    """What the records in this database are."""
    return database.purpose_of(store.said(database.PURPOSE))


def _visits() -> Visits:
    return Visits(store.engine(store.url()), once.look_up(settings.read))


def _persona(connection: Connection) -> list[Viewer]:
    """The demo's persona in a tab whose browser keeps no cookies."""
    identity = st.session_state.get("identity")
    found = grants.find(connection, identity) if identity else None
    return viewers.of(connection, found, now=datetime.now(UTC)) if found else []


def _local_viewer(connection: Connection) -> list[Viewer]:
    cookie = st.context.cookies.get(settings.LOCAL_COOKIE, "")
    expected = once.look_up(settings.read).local_session
    if not expected or not hmac.compare_digest(sha256(cookie.encode()).hexdigest(), expected):
        return []
    looking = Viewer("Du", Role.UNIT_MANAGER, units.every_unit(connection))
    return [looking, Viewer("Du", Role.SYSTEM_OWNER, Scope())]  # one reads in as one's own owner


def _show_way_in() -> None:
    here, way = purpose(), once.look_up(settings.read).sign_in
    if here is Purpose.DEMO:
        _choose_persona()
    elif here is Purpose.MUNICIPALITY and way:
        way_in.sign_in(way)
    else:
        way_in.closed(here)


def _choose_persona() -> None:
    with database.reading(store.engine(store.url()), scope=None) as connection:
        known = {persona.name: persona for persona in personas.everyone(connection)}
    chosen = way_in.personas(list(known))
    if chosen is None:
        return
    now, token = datetime.now(UTC), st.context.cookies.get(once.look_up(settings.read).cookie)
    with store.writing() as connection:
        holder = personas.account(connection, known[chosen], now=now)
        if token:
            sessions.start(connection, holder, now=now, token=token)
    st.session_state["identity"] = holder.identity
    st.rerun()
