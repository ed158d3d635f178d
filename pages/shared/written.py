"""What pages have worked out, as text that a database can keep, and back again.

Only the kinds of things named here are written or read: no code is ever run to read them. Frames
are Arrow's own format, everything else is JSON.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import fields
from typing import Any

import pandas as pd
import pyarrow as pa

from charts.drawing import Drawing
from reports.report import Part
from sections.blocks import Block
from sections.learning.learning_page import LearningPage
from sections.unit_today import Told

KINDS: dict[str, type] = {
    kind.__name__: kind for kind in (LearningPage, Block, Drawing, Told, Part)
}
KIND, OF = "kind", "of"


class CannotBeWritten(Exception):  # noqa: N818  (it names what happened)
    """It holds something of another kind."""


def text(thing: object) -> str:
    """`thing` as text that `read` gives back.

    Raises:
        CannotBeWritten: It, or something within it, is of no kind named here.
    """
    return json.dumps(_plain(thing))


def read(told: str) -> Any:
    """What was written; frames with the same columns, dtypes and index."""
    return _made(json.loads(told))


def _plain(thing: object) -> object:
    if thing is None or isinstance(thing, (str, int, float)):
        return thing
    if isinstance(thing, list):
        return [_plain(each) for each in thing]
    if isinstance(thing, (range, tuple)):
        ends = isinstance(thing, range)
        of = (thing.start, thing.stop, thing.step) if ends else thing
        return {KIND: "range" if ends else "tuple", OF: [_plain(each) for each in of]}
    if isinstance(thing, dict) and all(type(key) is str for key in thing):
        return {KIND: "dict", OF: {key: _plain(each) for key, each in thing.items()}}
    if isinstance(thing, pd.DataFrame):
        return {KIND: "frame", OF: _frame(thing)}
    if type(thing) in KINDS.values():
        parts = {each.name: _plain(getattr(thing, each.name)) for each in fields(thing)}  # pyright: ignore[reportArgumentType]
        return {KIND: type(thing).__name__, OF: parts}
    raise CannotBeWritten(type(thing).__name__)


def _frame(frame: pd.DataFrame) -> str:
    sink = pa.BufferOutputStream()
    try:
        table = pa.Table.from_pandas(frame)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise CannotBeWritten("a column of several kinds") from error
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return b64encode(sink.getvalue()).decode("ascii")


def _made(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_made(each) for each in plain]
    if not isinstance(plain, dict):
        return plain
    kind, of = plain[KIND], plain[OF]
    if kind == "tuple":
        return tuple(map(_made, of))
    if kind == "range":
        return range(*of)
    if kind == "frame":
        return pa.ipc.open_stream(b64decode(of)).read_pandas()
    parts = {name: _made(each) for name, each in of.items()}
    return parts if kind == "dict" else KINDS[kind](**parts)
