"""Servers that come at once: forks of a process that has read the app's code and run none of it.

Reading the code takes three seconds of a processor. In a fork the script is run from its first line
and with an environment of its own, in a process where nothing has been asked for before.
"""

import os
import runpy
import sys
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path

from pages.shared.register import REGISTER

HOME = Path(__file__).parents[2]
FIRST = ("scipy.stats", *(f"pages.{name}" for name in REGISTER))  # what the first page would read
READ = get_context("forkserver")
READ.set_forkserver_preload([__name__, "asgi", *FIRST])


class Fork:
    """A script run in a fork, asked and ended as a `subprocess.Popen` is."""

    def __init__(self, script: Path, *arguments: str, env: Mapping[str, str], printed: Path):
        self._process = READ.Process(target=run, args=(script, arguments, dict(env), printed))
        self._process.start()

    def poll(self) -> int | None:
        return self._process.exitcode

    def terminate(self) -> None:
        self._process.terminate()

    def wait(self, timeout: float) -> None:
        self._process.join(timeout)
        assert self._process.exitcode is not None, "the server does not end"


def run(script: Path, arguments: tuple[str, ...], env: Mapping[str, str], printed: Path) -> None:
    """Be what `python script arguments` would be, with all that is printed in a file."""
    with printed.open("w") as out:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(out.fileno(), stream.fileno())
    os.environ.clear()
    os.environ.update(env)
    os.chdir(HOME)
    sys.argv = [str(script), *arguments]
    runpy.run_path(str(script), run_name="__main__")
