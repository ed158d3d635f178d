"""Who is looking, and the reads that pages share, kept while the data stay the same."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st
from sqlalchemy import Engine

from data_access import citizens, database, follow_ups, settings, units
from data_access.database import Purpose
from domain.access import Role, Scope, Viewer
from domain.measures import default_shelf
from domain.vocabulary import Period, UnitId
from metrics import courses, due_dates
from pages.shared import way_in

BEGINNING = date(2000, 1, 1)  # before any record; a course is read from its start


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
    with database.reading(_engine(_url())) as connection:
        return database.purpose(connection)


def today() -> date:
    """The day in Sweden, whatever the server's clock is set to."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


def unit_names(scope: Scope) -> dict[UnitId, str]:
    """The units in `scope` by name."""
    frame = _read(_Question.UNITS, scope)
    return {UnitId(row): name for row, name in zip(frame["unit_id"], frame["name"], strict=True)}


def current_citizens(scope: Scope) -> pd.DataFrame:
    """The citizens placed in `scope` today."""
    return _read(_Question.CITIZENS, scope)


def held(scope: Scope) -> pd.DataFrame:
    """Every follow-up held in `scope` so far."""
    return _read(_Question.HELD, scope)


def scores(scope: Scope) -> pd.DataFrame:
    """Every score given in `scope` so far."""
    return _read(_Question.SCORES, scope)


def life_events(scope: Scope) -> pd.DataFrame:
    """Every life event in `scope` so far."""
    return _read(_Question.LIFE_EVENTS, scope)


def figures(scope: Scope) -> Figures:
    """What is computed once for all pages that look at `scope`, until the records change."""
    return _figures(tuple(sorted(scope.units)), _url(), _version(), today())


def _local_viewer() -> Viewer | None:
    cookie = st.context.cookies.get(settings.LOCAL_COOKIE, "")
    expected = settings.read().local_session
    if not expected or not hmac.compare_digest(sha256(cookie.encode()).hexdigest(), expected):
        return None
    with database.reading(_engine(_url())) as connection:
        return Viewer("Du", Role.UNIT_MANAGER, units.every_unit(connection))


def _personas() -> dict[str, Viewer]:
    """One made-up manager a unit, and one for all of them."""
    with database.reading(_engine(_url())) as connection:
        whole = units.every_unit(connection)
    named = {
        f"Enhetschef, {name}": Scope(frozenset({unit})) for unit, name in unit_names(whole).items()
    }
    named["Enhetschef för alla enheter"] = whole
    return {name: Viewer(name, Role.UNIT_MANAGER, scope) for name, scope in named.items()}


def _url() -> str:
    return settings.read().database_url


def _version() -> str:
    with database.reading(_engine(_url())) as connection:
        return database.data_version(connection)


@st.cache_resource(on_release=lambda engine: engine.dispose(), show_spinner=False)
def _engine(url: str) -> Engine:
    return database.open_engine(url)


@dataclass(frozen=True)
class Figures:
    """Every course in a scope, and when each citizen's next follow-up is due."""

    courses: pd.DataFrame
    due: pd.DataFrame


@st.cache_data(max_entries=200, show_spinner=False)
def _figures(units_in_scope: tuple[UnitId, ...], url: str, version: str, day: date) -> Figures:
    def read(question: _Question) -> pd.DataFrame:
        return _kept(question, units_in_scope, url, version, day)

    return Figures(
        courses.courses(read(_Question.SCORES), default_shelf()),
        due_dates.next_due(read(_Question.CITIZENS), read(_Question.HELD), today=day),
    )


class _Question(StrEnum):
    """What pages ask the database, as part of the cache's key."""

    UNITS = "units"
    CITIZENS = "citizens"
    HELD = "held"
    SCORES = "scores"
    LIFE_EVENTS = "life_events"


def _read(question: _Question, scope: Scope) -> pd.DataFrame:
    """Ask within `scope`, or give the answer kept since: same database, same data, same day."""
    return _kept(question, tuple(sorted(scope.units)), _url(), _version(), today())


@st.cache_data(max_entries=400, show_spinner=False)
def _kept(
    question: _Question, units_in_scope: tuple[UnitId, ...], url: str, version: str, day: date
) -> pd.DataFrame:
    del version  # part of the key: any write makes every kept answer old
    scope, so_far = Scope(frozenset(units_in_scope)), Period(BEGINNING, day)
    with database.reading(_engine(url)) as connection:
        match question:
            case _Question.UNITS:
                return units.within(connection, scope=scope)
            case _Question.CITIZENS:
                return citizens.current(connection, scope=scope, day=day)
            case _Question.HELD:
                return follow_ups.held(connection, scope=scope, period=so_far)
            case _Question.SCORES:
                return follow_ups.scores(connection, scope=scope, period=so_far)
            case _Question.LIFE_EVENTS:
                return follow_ups.life_events(connection, scope=scope, period=so_far)
