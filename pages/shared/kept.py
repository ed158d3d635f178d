"""What is computed once and kept until the records change, for all who look at the same scope."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date, datetime
from types import FunctionType
from typing import Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

import streamlit as st

from domain.access import Scope
from pages.shared import store
from pages.shared.asked import Asked

Rest = ParamSpec("Rest")
Made = TypeVar("Made")
ZONE = ZoneInfo("Europe/Stockholm")
MOST = 1_000  # things kept by one process; the least lately asked for goes first
Moment = tuple[str, str, date]  # the database, the version of its data, and the day
_moment: ContextVar[Moment | None] = ContextVar("_moment", default=None)


def today() -> date:
    """The day in Sweden, whatever the server's clock is set to."""
    return datetime.now(ZONE).date()


def kept(
    make: Callable[Concatenate[Scope, Rest], Made],
    scope: Scope,
    *rest: Rest.args,
    **named: Rest.kwargs,
) -> Made:
    """What `make(scope, *rest)` gives: made once, then the same until records or day change.

    The key is the function's name, all of the scope, every further argument, the database and the
    version of its data; never a frame. Everybody gets the very same object, so it must not be
    changed: let `make` return frozen things, and frames that are only read. What `make` itself asks
    to be kept is of the same version and day: it is looked up once for all of it.
    """
    moment = _moment.get() or (store.url(), store.version(), today())
    return _made(make, scope, rest, named, moment)


def scope_key(scope: Scope) -> str:
    """All that a scope is, as text that no other scope has.

    Not as numbers: the hasher lays those end to end, so one long number can look like several.
    """
    only = None if scope.only is None else sorted(scope.only)
    return f"{sorted(scope.units)} {only} {sorted(scope.protected)}"


def _name(function: FunctionType) -> str:
    return f"{function.__module__}.{function.__qualname__}"


@st.cache_resource(
    max_entries=MOST,
    show_spinner=False,
    hash_funcs={Scope: scope_key, FunctionType: _name, Asked: lambda asked: asked.key},
)
def _made(
    make: Callable[..., Made],
    scope: Scope,
    rest: tuple[object, ...],
    named: dict[str, object],
    moment: Moment,
) -> Made:
    within = _moment.set(moment)
    try:
        return make(scope, *rest, **named)
    finally:
        _moment.reset(within)
