"""What readers of several units will ask, worked out before they do, so that nobody waits for it.

A process of its own beside the server (`ahead_watch` starts it), last in the queue for the
processor. It asks what the pages ask before anybody has chosen, for everybody who has an account,
through the pages' own functions, and what it finds is kept in the database. Nobody is shown
anything, so nothing is written in the access log.

    python -m pages.shared.ahead
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from types import ModuleType

from charts.look import DARK, LIGHT
from data_access import database, kept_answers
from data_access.accounts import viewers
from domain.access import Scope, Viewer, can_open
from pages import coherence, data_quality, function_activity, goals, new_citizens, value
from pages.shared import (
    choices,
    chosen_units,
    filters,
    kept,
    learning,
    limits,
    logs,
    once,
    records,
    register,
    report_choices,
    report_making,
    store,
    unit_asked,
)
from pages.shared.asked import Asked
from pages.shared.report_making import Kind

LEARNING = (goals, coherence, function_activity, value, new_citizens, data_quality)
LOOKS = (LIGHT, DARK)
LAST = 19  # in the queue for the processor: whoever looks at a page goes first

Ask = Callable[[], object]


def main() -> None:
    """Work out what is not kept yet, unless another process is doing so."""
    os.nice(LAST)
    logs.install()
    logging.getLogger("streamlit").setLevel(logging.ERROR)  # it warns that no browser is there
    listen()
    engine = store.engine(store.url())
    with kept_answers.claimed(engine) as mine:
        if mine:
            with database.reading(engine, scope=None) as connection:
                everybody = viewers.everybody(connection, now=datetime.now(UTC))
            work_out(everybody)


def work_out(everybody: Iterable[Viewer]) -> None:
    """Ask what the pages would for each of these viewers, the widest scope first.

    Ends when the records change: what is found after that would be of yesterday's. Of all that is
    read only one scope's is held in memory.
    """
    begun = kept.moment()
    asked: dict[Scope, list[Ask]] = {}
    for viewer in _unlike(everybody):
        for scope, ask in _opened_by(viewer):
            asked.setdefault(scope, []).append(ask)
    for scope in sorted(asked, key=lambda scope: len(scope.units), reverse=True):
        for ask in asked[scope]:
            with once.in_rerun():
                if kept.moment() != begun:
                    return
                limits.hold()
                ask()
        kept.forget()


def _unlike(everybody: Iterable[Viewer]) -> Iterable[Viewer]:
    """One of those who see the same."""
    return {(each.role, each.scope, filters.reader_of(each)): each for each in everybody}.values()


def _opened_by(viewer: Viewer) -> Iterator[tuple[Scope, Ask]]:
    """What a viewer's pages ask as they open, and of all units, by the scope it is about."""
    every = viewer.scope
    for scope in {chosen_units.at_first(every), every}:
        if kept.of_several(scope):
            yield from ((scope, ask) for ask in _of_units(viewer, scope))
    if kept.of_several(every) and Kind.BOARD in report_making.kinds(viewer):
        yield every, lambda: _board(viewer)


def _of_units(viewer: Viewer, scope: Scope) -> Iterator[Ask]:
    """What is asked of units that a viewer may look at together."""
    reader = filters.reader_of(viewer)
    if can_open(viewer, register.rights("my_unit")):
        yield lambda: _my_unit(scope)
    if can_open(viewer, register.rights("annotations")):
        yield lambda: records.unit_months(scope)
    whole = scope == viewer.scope  # which is all that one who sees no small groups may look at
    if can_open(viewer, register.FIGURES) and not reader.people and (reader.few or whole):
        yield from (partial(_learnt, filters.at_first(scope, reader), page) for page in LEARNING)


def _my_unit(scope: Scope) -> None:
    kept.for_all(unit_asked.told, scope, choices.usual_period())
    for look in LOOKS:
        kept.for_all(unit_asked.grid, scope, look)
        kept.for_all(unit_asked.vision, scope, look)


def _learnt(asked: Asked, page: ModuleType) -> None:
    for look in LOOKS:
        learning.page(asked, page.found, look)


def _board(viewer: Viewer) -> None:
    order = replace(report_making.of_all_units(Kind.BOARD, viewer), pages=report_choices.USUAL)
    report_making.filled(order, viewer.scope, "")


def listen() -> None:
    """End when the server that began this one does, in whatever way: then the pipe is closed."""
    threading.Thread(target=_end_with_the_server, daemon=True).start()


def _end_with_the_server() -> None:
    os.read(sys.stdin.fileno(), 1)  # not through a buffer, whose lock would trouble a usual end
    os._exit(0)


if __name__ == "__main__":
    main()
