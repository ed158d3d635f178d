"""Each benchmark can be started; what it measures is not the tests' business."""

import importlib
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
TOOLS = {"__init__", "websocket_user", "matrix_records"}  # what benchmarks are made with
NAMES = sorted({file.stem for file in (HOME / "benchmarks").glob("*.py")} - TOOLS)


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_imports_what_it_measures_and_has_a_start(name):
    module = importlib.import_module(f"benchmarks.{name}")
    assert callable(module.main)
    assert module.__doc__


def test_make_bench_runs_them_all():
    makefile = (HOME / "Makefile").read_text(encoding="utf-8")
    started_by_others = {"floor_app"}  # page_switch serves it
    missing = {name for name in NAMES if f"benchmarks.{name}" not in makefile}
    assert missing == started_by_others
