"""Who is looking: from the demo, from local mode, or nobody yet."""

from __future__ import annotations

import hmac
from hashlib import sha256

import streamlit as st

from data_access import database, settings, units
from data_access.database import Purpose
from domain.access import Role, Scope, Viewer
from pages.shared import records, store, way_in


def viewer() -> Viewer | None:
    """The person in front of the screen, or None for a stranger."""
    if purpose() is Purpose.LOCAL:
        return _local_viewer()
    if purpose() is Purpose.DEMO:
        return st.session_state.get("viewer")
    return None


def require_viewer() -> Viewer:
    """The person in front of the screen; a stranger sees the way in and nothing more."""
    here = viewer()
    if here is None:
        way_in.show(purpose(), _personas() if purpose() is Purpose.DEMO else {})
        st.stop()
    return here


def banner() -> None:
    """Say on every page what kind of records these are, unless they are the real ones."""
    texts = {
        Purpose.DEMO: "Demo: påhittade personer",
        Purpose.LOCAL: "Lokalt läge: dina egna filer, bara på den här datorn",
    }
    here = purpose()
    if here is not None and here in texts:
        st.markdown(f":gray-background[{texts[here]}]")


def purpose() -> Purpose | None:
    """What the records in this database are."""
    with database.reading(store.engine(store.url())) as connection:
        return database.purpose(connection)


def _local_viewer() -> Viewer | None:
    cookie = st.context.cookies.get(settings.LOCAL_COOKIE, "")
    expected = settings.read().local_session
    if not expected or not hmac.compare_digest(sha256(cookie.encode()).hexdigest(), expected):
        return None
    with database.reading(store.engine(store.url())) as connection:
        return Viewer("Du", Role.UNIT_MANAGER, units.every_unit(connection))


def _personas() -> dict[str, Viewer]:
    """One made-up manager a unit, and one for all of them."""
    with database.reading(store.engine(store.url())) as connection:
        whole = units.every_unit(connection)
    named = {
        f"Enhetschef, {name}": Scope(frozenset({unit}))
        for unit, name in records.unit_names(whole).items()
    }
    named["Enhetschef för alla enheter"] = whole
    managers = {name: Viewer(name, Role.UNIT_MANAGER, scope) for name, scope in named.items()}
    return managers | {"Loggranskare": Viewer("Loggranskare", Role.LOG_REVIEWER, whole)}
