"""docs/reference/meningar.md is true: its names exist, and no sentence of the pages is missing."""

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
TABLE = HOME / "docs" / "reference" / "meningar.md"
PAGES = ("my_unit", "citizens", "citizen", "my_page")
BEHIND = ("unit_asked", "caseload_asked", "one_citizen")  # what the pages ask through
NO_SENTENCES = {
    "blocks": "the parts that sentences are put in",
    "citizen_records": "what they are made of",
    "swedish": "forms of words, tested in their docstrings",
}


def rows() -> list[list[str]]:
    """The cells of each row, headings left out."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if "`" in row[2]]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def found(name: str):
    """What a name in the third column stands for; it is in `sections` unless it says another."""
    whole = name if name.startswith(("pages.", "metrics.")) else f"sections.{name}"
    module, _, last = whole.rpartition(".")
    return getattr(importlib.import_module(module), last)


def imported(file: Path) -> set[str]:
    """The modules straight under `sections` that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "sections":
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sections."):
            names.add(node.module.split(".")[1])
    return {name for name in names if (HOME / "sections" / f"{name}.py").exists()}


def speaking() -> set[str]:
    """The modules that these pages' sentences come from, however far behind the page."""
    shared = HOME / "pages" / "shared"
    waiting = [HOME / "pages" / f"{name}.py" for name in PAGES]
    waiting += [shared / f"{name}.py" for name in BEHIND]
    seen: set[str] = set()
    while waiting:
        new = imported(waiting.pop()) - seen
        seen |= new
        waiting += [HOME / "sections" / f"{name}.py" for name in new]
    return seen - set(NO_SENTENCES)


def sayings(module: str) -> set[str]:
    """A module's public functions, and its constants that are whole sentences."""
    whole = importlib.import_module(f"sections.{module}")
    return {
        f"{module}.{name}"
        for name, value in vars(whole).items()
        if not name.startswith("_")
        if (inspect.isfunction(value) and value.__module__ == whole.__name__)
        or (name.isupper() and isinstance(value, str) and value.endswith("."))
    }


def test_no_sentence_of_these_pages_is_missing():
    traced = {name for row in rows() for name in named(row[2])}
    modules = speaking()
    assert {"unit_today", "caseload", "citizen_talk", "my_page"} <= modules
    assert set().union(*map(sayings, modules)) - traced == set()


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][:40])
def test_every_row_has_a_rule_and_what_decides_and_what_tests_it_exist(row):
    said, rule, decides, tests = row
    assert said
    assert rule
    decided = [found(name) for name in named(decides)]
    assert any(callable(each) for each in decided)
    assert named(tests)
    for name in named(tests):
        file, test = name.split("::")
        source = (HOME / "tests" / f"{file}.py").read_text(encoding="utf-8")
        assert f"def {test}(" in source
        about = {part for each in named(decides) for part in each.split(".")[-2:]}
        through_the_page = file.startswith("pages/")
        assert through_the_page or any(part in source for part in about), name
