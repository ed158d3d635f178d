"""What do pages about all units cost, against the same pages about one unit?

A municipality of any size is read by the pages' own functions, nothing kept in the process: Min
enhet idag, the learning pages and the board report, for another unit each time and for all units.
First as it was: whoever asks first after a write works the answer out. Then as it is: after a
write a process of its own works it out, and whoever asks first finds it in the database. Processor
time, so neighbours disturb little.

    python -m benchmarks.all_units [CITIZENS]
"""

import gc
import logging
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from benchmarks import big_municipality
from charts.look import LIGHT
from data_access import database
from data_access.accounts import grants
from data_access.accounts.grants import Grant
from domain.access import Role, Scope
from domain.vocabulary import UnitId
from pages import coherence, data_quality, function_activity, goals, new_citizens, value
from pages.shared import (
    ahead_watch,
    choices,
    filters,
    kept,
    learning,
    records,
    report_choices,
    store,
    unit_asked,
)
from pages.shared.report_parts import board
from sections.small_groups import MEETING

CITIZENS = 5_000
TURNS = 5
BUDGET = 1.5


def min_enhet(scope: Scope) -> None:
    """What Min enhet idag shows of a scope, but for the work list of persons."""
    records.last_held(scope)
    kept.for_all(unit_asked.told, scope, choices.usual_period())
    kept.for_all(unit_asked.grid, scope, LIGHT)
    kept.for_all(unit_asked.vision, scope, LIGHT)


def learning_page(found: Callable) -> Callable[[Scope], None]:
    """What a learning page shows of a scope."""

    def shown(scope: Scope) -> None:
        learning.page(filters.at_first(scope, MEETING), found, LIGHT)
        records.last_held(scope)

    return shown


def board_report(scope: Scope) -> None:
    """What a board report holds unless other pages are chosen."""
    kept.for_all(board, scope, choices.usual_period(), report_choices.USUAL)


PAGES: dict[str, Callable[[Scope], None]] = {
    "Min enhet idag": min_enhet,
    "Mål och planer": learning_page(goals.found),
    "Känsla av sammanhang": learning_page(coherence.found),
    "Funktion och aktivitet": learning_page(function_activity.found),
    "Långsiktigt värde": learning_page(value.found),
    "Ny medborgare": learning_page(new_citizens.found),
    "Datakvalitet": learning_page(data_quality.found),
    "Nämndrapport": board_report,
}


def cold(show: Callable[[Scope], None], scope: Scope) -> float:
    """Processor milliseconds in a process that has kept nothing."""
    kept.forget()
    gc.collect()
    begun = time.thread_time()
    show(scope)
    return 1000 * (time.thread_time() - begun)


def measured(units: int) -> None:
    """Print each page's cost, that of working out ahead, and the largest ratio last."""
    every = Scope(frozenset(map(UnitId, range(1, units + 1))))
    alone = {name: _alone(show, every) for name, show in PAGES.items()}
    spent, memory = ahead()
    ratios = []
    for name, show in PAGES.items():
        turns = range(2, 2 + TURNS)
        pairs = [(cold(show, Scope(frozenset({UnitId(n)}))), cold(show, every)) for n in turns]
        one, found = (median(each) for each in zip(*pairs, strict=True))
        ratios.append(found / one)
        print(f"{name:24} a unit {one:5.0f} ms, all {found:5.0f} ms: {found / one:.2f} x", end="")
        print(f" (not worked out ahead: {alone[name]:.0f} ms, {alone[name] / one:.1f} x)")
    print(f"working out ahead: {spent:.1f} s of processor time, {memory:.0f} MB at most")
    print(
        f"first reader of {units} units / of one: at most {max(ratios):.2f} x (budget {BUDGET} x)"
    )


def _alone(show: Callable[[Scope], None], every: Scope) -> float:
    cold(show, Scope(frozenset({UnitId(1)})))  # charts are built once
    a_write()
    return cold(show, every)


def a_write() -> None:
    """What was worked out is old."""
    with database.writing(store.engine(store.url())) as connection:
        database.bump_data_version(connection)


def ahead() -> tuple[float, float]:
    """Work out ahead, as the server has it done: its processor seconds, and its megabytes."""
    with database.writing(store.engine(store.url())) as connection:
        for role in (Role.AREA_MANAGER, Role.UNIT_MANAGER):
            grants.open_account(connection, role)
            everywhere = Grant(role, None, date(2020, 1, 1))
            grants.give(connection, role, everywhere, given_by="", now=datetime.now(UTC))
    a_write()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ahead_watch.have_it_done()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, after.ru_maxrss / 1024


def main() -> None:
    """Fill a municipality, show its pages in turns, print the ratios last."""
    citizens = int(sys.argv[1]) if len(sys.argv) > 1 else CITIZENS
    logging.disable(logging.WARNING)  # Streamlit's, that no browser is there
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMMANHANG_DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.db'}"
        engine = database.open_engine(os.environ["SAMMANHANG_DATABASE_URL"])
        big_municipality.fill(engine, citizens, today=date.today())  # noqa: DTZ011
        engine.dispose()
        measured(citizens // big_municipality.UNIT_SIZE)
        store.engine(store.url()).dispose()


if __name__ == "__main__":
    main()
