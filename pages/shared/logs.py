"""What may be written in the server's log: what happened and where, never about whom.

A log record is made safe as it is made, so it holds for every logger and every handler, those that
libraries add later too. An error's own text is never written, since it can hold what people typed;
its kind and where it was raised are.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from types import TracebackType

HIDDEN = "…"
# Ten or twelve digits of a personal number, however it is written; addresses with or without a
# password; words that a secret follows. What is quoted goes too: that is how errors show values.
PATTERNS = (
    re.compile(r"(?<!\d)(?:\d{2})?\d{6}\s?[-+‐-―−]?\s?(?:\d{4}|[A-Z]\d{3})(?!\d)"),
    re.compile(r"\b[a-z][a-z0-9+.]*://[^\s'\"]*", re.IGNORECASE),
    re.compile(r"(?<=[?&])[^\s\"']+"),
    re.compile(r"(?i)\b(password|passwd|pwd|lösenord|secret|token|kod|cookie|bearer)\b\W+\S+"),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
)
QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|”[^”\n]*”|\([^()\n]*=[^()\n]*\)")
OWN = "sammanhang"  # our own messages hold no values, and the files of a place stand in quotes


def install() -> None:
    """From now on every log record is made safe, and what nobody caught is told by its kind.

    Call once, before anything is served. A second call changes nothing.
    """
    if isinstance(logging.getLogRecordFactory(), _Redacting):
        return
    logging.setLogRecordFactory(_Redacting())
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda told: _uncaught(told.exc_type, told.exc_value, told.exc_traceback)
    threading.excepthook = lambda told: _uncaught(told.exc_type, told.exc_value, told.exc_traceback)


def redacted(text: str) -> str:
    """`text` without what looks like an identity, an address, a secret or a quoted value.

    >>> redacted("could not read '19430528-9938' from postgresql://anna:hemlig@db/x")
    'could not read … from …'
    """
    return _without_identities(QUOTED.sub(HIDDEN, text))


def _without_identities(text: str) -> str:
    for pattern in PATTERNS:
        text = pattern.sub(HIDDEN, text)
    return text


def kind_and_place(error: BaseException | None, place: TracebackType | None) -> str:
    """Where an error was raised, and its kind; neither its text nor any value."""
    lines = traceback.format_tb(place)
    return "".join([*lines, type(error).__name__ if error else "Okänt fel"])


class _Redacting:
    """Stands in for the factory of records; a class only so that it can be known again."""

    def __init__(self) -> None:
        self.make = logging.getLogRecordFactory()

    def __call__(self, *args: object, **more: object) -> logging.LogRecord:
        record = self.make(*args, **more)
        error = record.exc_info[1] if record.exc_info else None
        record.msg, record.args = _safe(record, error), ()
        if record.exc_info:
            record.exc_text = kind_and_place(error, record.exc_info[2])
            record.exc_info = None
        record.stack_info = None
        return record


def _safe(record: logging.LogRecord, error: BaseException | None) -> str:
    text = _text(record)
    if record.name == OWN:
        return _without_identities(text)
    for known in (error, sys.exc_info()[1]):
        text = _without(text, known)
    return redacted(text)


def _text(record: logging.LogRecord) -> str:
    """The message; an error among its parts is told by its kind alone."""
    parts = record.args
    if isinstance(parts, tuple):
        record.args = tuple(_part(part) for part in parts)
    if isinstance(record.msg, BaseException):
        return type(record.msg).__name__
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return str(record.msg)


def _part(part: object) -> object:
    return type(part).__name__ if isinstance(part, BaseException) else part


def _without(text: str, error: BaseException | None) -> str:
    """`text` where what an error says, or those that led to it, gives way to their kind."""
    for one in _chain(error):
        for said in (str(one), *map(str, one.args)):
            if said:
                text = text.replace(said, type(one).__name__)
    return text


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _uncaught(
    _kind: type[BaseException], error: BaseException | None, place: TracebackType | None
) -> None:
    logging.getLogger(OWN).error("%s", kind_and_place(error, place))
