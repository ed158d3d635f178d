"""Databases for the tests: every test that asks for one runs on SQLite and on a real PostgreSQL."""

import os
import shutil
from pathlib import Path
from zlib import crc32

import pytest
import sqlalchemy
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from data_access import database as databases
from tests import postgres

LONGEST = ("tests/browser/", "tests/pages/")
IN_PARTS = ("tests/browser/test_pages.py", "tests/browser/test_way_in.py")  # many rows, all alone
PARTS = 4

settings.register_profile("project", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("project")

for name in [name for name in os.environ if name.startswith("SAMMANHANG_")]:
    del os.environ[name]  # the suite must not reach a database somebody works in


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """An empty upgraded SQLite file to copy from."""
    file = tmp_path_factory.mktemp("template") / "empty.db"
    engine = databases.open_engine(f"sqlite:///{file}")
    databases.upgrade(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def postgres_server():
    """A PostgreSQL server of our own with an upgraded template database."""
    with postgres.server() as server:
        server.create_database("template_upgraded")
        engine = databases.open_engine(server.url("template_upgraded"))
        databases.upgrade(engine)
        engine.dispose()
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """The address of an empty upgraded database, once for each kind."""
    if request.param == "sqlite":
        file: Path = tmp_path / "test.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        server = request.getfixturevalue("postgres_server")
        name = server.copy_database("template_upgraded")
        yield server.url(name)
        server.drop_database(name)


@pytest.fixture
def engine(database_url):
    """An engine on an empty upgraded database."""
    engine = databases.open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine) -> sqlalchemy.Connection:
    """A writing transaction on an empty upgraded database, rolled back at the end."""
    with engine.execution_options(writes=True, scope=None).connect() as connection:
        yield connection


class ByFile(LoadFileScheduling):
    """A file to a process, as its tests may share what is slow to make; the longest in parts."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return f"{file} {crc32(nodeid.encode()) % PARTS}" if file in IN_PARTS else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_modifyitems(items):
    """The folders with the longest files first: what is short evens out the end."""
    items.sort(key=lambda item: [not item.nodeid.startswith(folder) for folder in LONGEST])
    for item in items:
        if item.get_closest_marker("browser"):
            # What it covers runs in the server; to trace what asks for it only takes time.
            item.add_marker("no_cover")


def pytest_addoption(parser):
    parser.addoption(
        "--save-screenshots", action="store_true", help="keep the browser's pictures in docs/bilder"
    )
