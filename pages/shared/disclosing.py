"""What a page calls before it shows anybody: the log is written first, or nothing is shown.

Each call is one line in the page, at the point where it is known who will be shown and before any
of it is drawn. The same again within ten minutes costs a look in the session and nothing more.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data_access import access_log
from data_access.access_log import Entry, Teller
from domain.access import Viewer
from domain.vocabulary import CitizenId, LogAction, UnitId
from pages.shared import store

FOLLOWING_UP = "Uppföljning"  # why pages show people, unless something else is said
REVIEWING = "Logguppföljning"
DISCLOSED = "disclosed"  # what this session has shown lately, and when it was written
LONGEST_ID = 16  # digits


def viewed(  # noqa: PLR0913  (two of them only for a look with a stated reason)
    viewer: Viewer,
    citizen: CitizenId,
    shown: str,
    units: Collection[UnitId],
    *,
    purpose: str = FOLLOWING_UP,
    break_glass: bool = False,
) -> None:
    """One citizen's records are about to be shown, as `units` hold them."""
    more = {"citizen": citizen, "purpose": purpose, "break_glass": break_glass, "rows": 1}
    _write(viewer, LogAction.VIEW, shown, units, **more)


def listed(viewer: Viewer, shown: str, units: Collection[UnitId], count: int) -> None:
    """`count` citizens of `units` are about to be shown together; none are no disclosure."""
    if count:
        _write(viewer, LogAction.LIST, shown, units, purpose=FOLLOWING_UP, rows=count)


def opened_log(viewer: Viewer, shown: str, units: Collection[UnitId], count: int) -> None:
    """`count` rows of the log itself are about to be shown: it says who has looked at whom."""
    _write(viewer, LogAction.VIEW, shown, units, purpose=REVIEWING, rows=count)


def searched(
    viewer: Viewer, shown: str, units: Collection[UnitId], asked: str, *, found: int
) -> None:
    """`found` citizens answer to what was typed. A row a search; the words stay out of the log."""
    if asked.strip():
        _write(viewer, LogAction.SEARCH, shown, units, key=asked.strip().casefold(), rows=found)


def printed(
    viewer: Viewer,
    citizen: CitizenId,
    shown: str,
    units: Collection[UnitId],
    *,
    break_glass: bool = False,
) -> None:
    """A sheet about one citizen, made for paper, is about to be shown."""
    more = {"citizen": citizen, "purpose": FOLLOWING_UP, "break_glass": break_glass, "rows": 1}
    _write(viewer, LogAction.PRINT, shown, units, **more)


def exported(viewer: Viewer, shown: str, purpose: str, count: int) -> None:
    """A file is about to be handed over; call it at the click, where the file is made."""
    units = viewer.scope.units
    _write(viewer, LogAction.EXPORT, shown, units, key=None, purpose=purpose, rows=count)


def changed(
    viewer: Viewer, shown: str, units: Collection[UnitId], citizen: CitizenId | None = None
) -> None:
    """Something is about to be written: what, in our own words."""
    _write(viewer, LogAction.CHANGE, shown, units, key=None, citizen=citizen, rows=1)


def telling(viewer: Viewer) -> Teller:
    """What the log is told in the viewer's name, for what is done in one transaction with it.

    Say the action, in our own words what it is about, and then what else `Entry` holds.
    """
    who = viewer.identity or viewer.name
    return partial(Entry, who, viewer.name, viewer.role, session=_session())


def denied(viewer: Viewer, shown: str, asked: str = "") -> None:
    """Somebody asked for what they may not see, for instance an id in an address."""
    whom = CitizenId(int(asked)) if _is_id(asked) else None
    _write(viewer, LogAction.DENIED, shown, viewer.scope.units, citizen=whom, allowed=False)


def reviewed(  # noqa: PLR0913  (one of them only when the rows are about one citizen)
    viewer: Viewer,
    sample: str,
    units: Collection[UnitId],
    outcome: str,
    *,
    count: int,
    citizen: CitizenId | None = None,
) -> None:
    """Somebody has gone through `count` rows of the log; `outcome` is what they say of it."""
    more = {"purpose": outcome, "rows": count, "citizen": citizen}
    _write(viewer, LogAction.REVIEW, sample, units, key=None, **more)


def _write(
    viewer: Viewer,
    action: LogAction,
    shown: str,
    units: Collection[UnitId],
    *,
    key: str | None = "",
    **more: Any,
) -> None:
    """Write a row unless this session has lately written the same; with no `key`, always."""
    who = viewer.identity or viewer.name
    about = {"units": frozenset(units), "session": _session(), **more}
    entry = Entry(who, viewer.name, viewer.role, action, shown, **about)
    now = datetime.now(UTC).replace(tzinfo=None)
    lately = _lately(now)
    said = (who, viewer.role, action, shown, entry.units, entry.citizen, entry.purpose, key)
    if key is not None and said in lately:
        return
    access_log.record(store.engine(store.url()), entry, now=now)
    lately[said] = now


def _lately(now: datetime) -> dict[tuple[Any, ...], datetime]:
    """What this session has shown within the time that counts as the same disclosure."""
    held = st.session_state.get(DISCLOSED, {})
    lately = {said: at for said, at in held.items() if at > now - access_log.REPEAT}
    st.session_state[DISCLOSED] = lately
    return lately


def _session() -> str:
    """A mark of the session that can't be used to take it over."""
    running = get_script_run_ctx()
    return sha256(running.session_id.encode()).hexdigest()[:16] if running else ""


def _is_id(asked: str) -> bool:
    return asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_ID
