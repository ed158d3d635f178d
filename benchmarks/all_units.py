"""What do pages about all units cost, against the same pages about one unit?

A municipality of any size is read by the pages' own functions, nothing kept in the process: Min
enhet idag, the learning pages and the board report, for another unit each time and for all units.
The first who asks about all of them after a write works the answer out; whoever asks next, in any
process, finds it in the database. Processor time, so neighbours disturb little.

    python -m benchmarks.all_units [CITIZENS]
"""

import gc
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import streamlit as st

from benchmarks import big_municipality
from charts.look import LIGHT
from data_access import database
from domain.access import Scope
from domain.vocabulary import UnitId
from pages import coherence, data_quality, function_activity, goals, value
from pages.shared import choices, kept, learning, records, store, unit_asked
from pages.shared.report_parts import board
from sections.report_contents import LearntPage
from sections.small_groups import MEETING

CITIZENS = 5_000
TURNS = 5
BUDGET = 1.5


def min_enhet(scope: Scope) -> None:
    """What Min enhet idag shows of a scope, but for the work list of persons."""
    records.last_held(scope)
    kept.for_all(unit_asked.told, scope, choices.until_today(365))
    kept.for_all(unit_asked.grid, scope, LIGHT)
    kept.for_all(unit_asked.vision, scope, LIGHT)


def learning_page(found: Callable) -> Callable[[Scope], None]:
    """What a learning page shows of a scope."""

    def shown(scope: Scope) -> None:
        learning.page(filters.at_first(scope, MEETING), found, LIGHT)
        records.last_held(scope)

    return shown


def board_report(scope: Scope) -> None:
    """Everything a board report holds."""
    kept.for_all(board, scope, choices.until_today(365), tuple(LearntPage))


PAGES: dict[str, Callable[[Scope], None]] = {
    "Min enhet idag": min_enhet,
    "Mål och planer": learning_page(goals.found),
    "Känsla av sammanhang": learning_page(coherence.found),
    "Funktion och aktivitet": learning_page(function_activity.found),
    "Långsiktigt värde": learning_page(value.found),
    "Datakvalitet": learning_page(data_quality.found),
    "Nämndrapport": board_report,
}


def cold(show: Callable[[Scope], None], scope: Scope) -> float:
    """Processor milliseconds in a process that has kept nothing."""
    st.cache_resource.clear()
    store.engine(store.url())
    gc.collect()
    begun = time.thread_time()
    show(scope)
    return 1000 * (time.thread_time() - begun)


def measured(units: int) -> None:
    """Print each page's cost, and the largest ratio last."""
    every = Scope(frozenset(map(UnitId, range(1, units + 1))))
    ratios = []
    for name, show in PAGES.items():
        cold(show, Scope(frozenset({UnitId(1)})))  # charts are built once
        first = cold(show, every)
        turns = range(2, 2 + TURNS)
        pairs = [(cold(show, Scope(frozenset({UnitId(n)}))), cold(show, every)) for n in turns]
        one, found = (median(each) for each in zip(*pairs, strict=True))
        ratios.append(found / one)
        print(f"{name:24} a unit {one:5.0f} ms, all {found:5.0f} ms: {found / one:.2f} x", end="")
        print(f" (worked out after a write: {first:.0f} ms, {first / one:.1f} x)", flush=True)
    print(f"all {units} units / one unit: at most {max(ratios):.2f} x (budget {BUDGET} x)")


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
        st.cache_resource.clear()


if __name__ == "__main__":
    main()
