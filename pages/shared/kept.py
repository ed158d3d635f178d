"""What is computed once and kept until the records change, for all who look at the same scope."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Condition
from types import FunctionType
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from cachetools import LRUCache, cached

from data_access import database, kept_answers
from data_access.kept_answers import Question
from domain.access import Scope
from pages.shared import once, store, written
from pages.shared.asked import Asked

HOME = Path(__file__).parents[2]
Rest = ParamSpec("Rest")
Made = TypeVar("Made")
ZONE = ZoneInfo("Europe/Stockholm")
MOST = 1_000  # things kept by one process; the least lately asked for goes first
BEGUN = 8  # moments that reruns in progress may be of; coming back to one of them forgets nothing
Moment = tuple[str, str, date]  # the database, the version of its records, and the day
_moment: ContextVar[tuple[Moment, str] | None] = ContextVar("_moment", default=None)
_noted: ContextVar[bool] = ContextVar("_noted", default=False)  # what is being made has read notes


def today() -> date:
    """The day in Sweden, whatever the server's clock is set to."""
    return datetime.now(ZONE).date()


def kept(
    make: Callable[Concatenate[Scope, Rest], Made],
    scope: Scope,
    *rest: Rest.args,
    **named: Rest.kwargs,
) -> Made:
    """What `make(scope, *rest)` gives: made once, then the same until records or day change.

    The key is the function's name, all of the scope, every further argument, the database and the
    version of its records; never a frame. The version of notes is part of it for what has read
    some, itself or through what it asked to be kept. Everybody gets the very same object, so it
    must not be changed: let `make` return frozen things, and frames that are only read. What `make`
    itself asks to be kept is of the same versions and day: they are looked up once for all of it.
    """
    now, notes = _moment.get() or moment()
    call = Call(make, scope, rest, tuple(named.items()), now, notes)
    answer = _made(call)
    if answer.notes not in (None, notes):
        answer = _made(replace(call, noted=True))
    if answer.notes is not None:
        reads_notes()
    return answer.told


def moment() -> tuple[Moment, str]:
    """Of which records and day what is asked for now would be, and of which notes."""
    return once.look_up(_now)


def forget() -> None:
    """Let go of all that this process keeps; what is in the database stays there."""
    _let_go_before.cache_clear()
    _made.cache_clear()


def reads_notes() -> None:
    """Say that what is being made has read notes, and is old when they change."""
    _noted.set(True)


def for_all(
    make: Callable[Concatenate[Scope, Rest], Made],
    scope: Scope,
    *rest: Rest.args,
    **named: Rest.kwargs,
) -> Made:
    """As `kept`, and for the figures of several units kept in the database as well.

    Then one process works them out, once for all of them and over restarts, and the others read
    what it found. For figures of groups only; what it makes is of the kinds in `written`.
    """
    return kept(_in_database, scope, make, rest, tuple(named.items()))


def _in_database(
    scope: Scope,
    make: Callable[..., Made],
    rest: tuple[object, ...],
    named: tuple[tuple[str, object], ...],
) -> Made:
    (address, version, day), notes = _moment.get() or moment()
    if not of_several(scope, rest):
        return make(scope, *rest, **dict(named))
    name = _name_of(make, scope, rest, named, version, day)
    question, noted = (
        Question(each, scope, version, day) for each in (name, _name_of(name, notes))
    )
    engine = store.engine(address)
    with database.reading(engine, scope=scope) as connection:
        told = kept_answers.find(connection, question)
        if told is None and (told := kept_answers.find(connection, noted)):
            reads_notes()
    if told is not None:
        return written.read(told)
    made = make(scope, *rest, **dict(named))
    with suppress(written.CannotBeWritten):
        kept_answers.keep(engine, noted if _noted.get() else question, written.text(made))
    return made


def _now() -> tuple[Moment, str]:
    moment = store.url(), store.version(), today()
    _let_go_before(moment)
    return moment, store.notes_version()


@cached(LRUCache(BEGUN), condition=Condition())
def _let_go_before(moment: Moment) -> Moment:
    """The first time a moment is met, forget all that was kept of others: nobody asks for it."""
    _made.cache_clear()
    return moment


def of_several(scope: Scope, rest: tuple[object, ...] = ()) -> bool:
    """Whether it is about several units as they are, and made for no one who sees persons."""
    whole = scope.only is None and not scope.protected
    readers = (each.reader for each in rest if isinstance(each, Asked))
    return whole and len(scope.units) > 1 and not any(reader.people for reader in readers)


def _name_of(*asked: object) -> str:
    """What was asked, and of which program: another one may count or word it otherwise."""
    return sha256(f"{_program()} {_said(asked)}".encode()).hexdigest()


def _said(thing: object) -> str:
    if isinstance(thing, Scope):
        return scope_key(thing)
    if isinstance(thing, FunctionType):
        return _name(thing)
    if isinstance(thing, Asked):
        return _said(thing.key)
    if isinstance(thing, tuple) and type(thing) is tuple:
        return f"({', '.join(map(_said, thing))})"
    return repr(thing)


@cache
def _program() -> str:
    """All of the program's text, as a number that no other text has."""
    files = (file for end in ("py", "toml") for file in HOME.glob(f"[a-z]*/**/*.{end}"))
    return sha256(b"".join(file.read_bytes() for file in sorted(files))).hexdigest()


def scope_key(scope: Scope) -> str:
    """All that a scope is, as text that no other scope has.

    Not as numbers: the hasher lays those end to end, so one long number can look like several.
    """
    only = None if scope.only is None else sorted(scope.only)
    return f"{sorted(scope.units)} {only} {sorted(scope.protected)}"


def _name(function: FunctionType) -> str:
    return f"{function.__module__}.{function.__qualname__}"


@dataclass(frozen=True)
class Call:
    """Something to be made, at which moment of the records, and when they have this many notes."""

    make: Callable[..., Any]
    scope: Scope
    rest: tuple[object, ...]
    named: tuple[tuple[str, object], ...]
    moment: Moment
    notes: str
    noted: bool = False

    @property
    def key(self) -> str:
        """All that it is, as text: the parts themselves could be equal and yet of other kinds."""
        asked = (self.make, self.scope, self.rest, self.named, self.moment)
        return _said((*asked, self.notes) if self.noted else asked)


@dataclass(frozen=True)
class Answer:
    """What was made, and the version of the notes it has read; None when it has read none."""

    told: Any
    notes: str | None


# Whoever asks for what another is just making waits for it.
@cached(LRUCache(MOST), key=lambda call: call.key, condition=Condition())
def _made(call: Call) -> Answer:
    within, before = _moment.set((call.moment, call.notes)), _noted.set(False)
    try:
        told = call.make(call.scope, *call.rest, **dict(call.named))
        return Answer(told, call.notes if _noted.get() else None)
    finally:
        _moment.reset(within)
        _noted.reset(before)
