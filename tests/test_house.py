"""The house: the rule between folders bites, every word has its pair, and files stay small."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from enum import EnumMeta
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from domain import vocabulary

HOME = Path(__file__).parents[1]
ROOMS = ("pages", "reports", "sections", "charts", "metrics", "data_access", "domain")
CODE = sorted(file for room in ROOMS for file in (HOME / room).rglob("*.py"))


def lint_imports(folder: Path) -> subprocess.CompletedProcess:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy_of_the_house(tmp_path):
    for room in ROOMS:
        shutil.copytree(HOME / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOME / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("contract", "room", "line"),
    [
        ("The arrow between folders never turns", "metrics", "import data_access.schema"),
        ("domain stands on the standard library alone", "domain", "import pandas"),
        ("data_access neither draws nor judges", "data_access", "import streamlit"),
        ("metrics know neither database nor screen", "metrics", "import altair"),
        ("charts and sections fetch nothing", "sections", "import sqlalchemy"),
        ("reports fetch nothing and need no browser", "reports", "import streamlit"),
    ],
)
def test_each_contract_breaks_when_its_rule_is_broken(copy_of_the_house, contract, room, line):
    (copy_of_the_house / room / "intruder.py").write_text(f'"""Breaks a rule."""\n\n{line}\n')
    told = lint_imports(copy_of_the_house)
    assert told.returncode == 1
    assert f"{contract} BROKEN" in told.stdout


def test_every_contract_is_broken_by_the_test_above():
    contracts = tomllib.loads((HOME / "pyproject.toml").read_text())["tool"]["importlinter"]
    mark = next(m for m in test_each_contract_breaks_when_its_rule_is_broken.pytestmark)
    assert {row[0] for row in mark.args[1]} == {c["name"] for c in contracts["contracts"]}


def test_every_label_stands_in_the_word_list():
    words = (HOME / "docs" / "ordlista.md").read_text(encoding="utf-8").casefold()
    enums = [kind for kind in vars(vocabulary).values() if isinstance(kind, EnumMeta)]
    missing = {
        member.label
        for kind in enums
        for member in kind
        if f"| {member.label} |".casefold() not in words
    }
    assert missing == set()


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(HOME)))
def test_public_names_say_what_they_do_and_nothing_grows_long(file):
    source = file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "a file begins with what it is for"
    assert source.count("\n") <= (80 if file.parent.name == "pages" else 300)
    if "versions" in file.parts:  # a migration is one long list of tables, and says so at the top
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            said = len((ast.get_docstring(node, clean=False) or "").splitlines())
            assert node.end_lineno - node.lineno - said < 40, node.name
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


def declared(*lists: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", line)[0].casefold() for names in lists for line in names}


def imported(file: Path) -> set[str]:
    """The packages that a file names in an import, the first word of each."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    of = [node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in (*plain, *of) if name} - sys.stdlib_module_names


def test_what_is_imported_is_asked_for_by_name():
    """A package that another brings may be gone with that one's next version."""
    said = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    product = declared(said["project"]["dependencies"])
    all_of_them = product | declared(said["dependency-groups"]["dev"])
    brought_by, own = packages_distributions(), {path.stem for path in HOME.iterdir()}
    files = [(file, product) for file in (*CODE, HOME / "asgi.py", HOME / "streamlit_app.py")]
    files += [
        (f, all_of_them) for room in ("tests", "benchmarks") for f in (HOME / room).rglob("*.py")
    ]
    missing = {
        (file.name, package)
        for file, known in files
        for package in imported(file) - own
        if not known & {name.casefold() for name in brought_by.get(package, [])}
    }
    assert missing == set()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_have_hashes_and_name_no_address(name):
    text = (HOME / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if "==" in line]
    assert pins
    assert "://" not in text
    assert text.count("--hash=sha256:") >= len(pins)


def test_the_streamlit_settings_that_keep_it_closed_still_exist():
    from streamlit import config  # noqa: PLC0415 - only this test needs it

    said = tomllib.loads((HOME / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    known = set(config._config_options_template)
    for section in ("browser", "client", "server", "runner", "logger"):
        for option in said[section]:
            assert f"{section}.{option}" in known
    assert said["browser"]["gatherUsageStats"] is False
    assert said["client"]["showErrorDetails"] == "none"
    assert said["server"]["address"] == "127.0.0.1"
    assert said["server"]["enableAgentApi"] is False
