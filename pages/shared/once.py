"""What is looked up once in a rerun: the settings, who is looking, the version of the records.

Everything a rerun draws then rests on the same answers. The next rerun asks anew, so that what
somebody has lost since is gone from the next thing they see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Found = TypeVar("Found")
_found: ContextVar[dict[Callable[[], Any], Any] | None] = ContextVar("found", default=None)


@contextmanager
def in_rerun() -> Iterator[None]:
    """One rerun, from the script's first line to its last, however it ends."""
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def look_up(ask: Callable[[], Found]) -> Found:
    """What `ask()` answers: asked once in a rerun, and every time outside one.

    Callbacks, fragments and files made at a click are outside: they come later than the rerun.
    """
    found = _found.get()
    if found is None:
        return ask()
    if ask not in found:
        found[ask] = ask()
    return found[ask]


def note(ask: Callable[[], Found], answer: Found) -> None:
    """From here on in this rerun `ask()` answers this: it came with another answer."""
    found = _found.get()
    if found is not None:
        found[ask] = answer


def forget() -> None:
    """Ask anew from here on; call when this rerun itself has written something."""
    found = _found.get()
    if found is not None:
        found.clear()
