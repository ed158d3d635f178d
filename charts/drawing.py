"""A chart in two parts: a spec that is built once, and the frames that fill it each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa


@dataclass(frozen=True)
class Drawing:
    """What is needed to draw one chart.

    Building and checking a spec costs more than everything else on a page, so it is built once
    for each look and holds no data: its layers name the frames in `data`. Height is in pixels.
    """

    spec: Mapping[str, Any]
    data: Mapping[str, pd.DataFrame]
    height: float

    def filled(self) -> dict[str, Any]:
        """The spec with its height and its frames, for a browser."""
        return {**self.spec, "height": self.height, "datasets": self._packed}

    @cached_property
    def _packed(self) -> dict[str, bytes]:
        """The frames as Arrow streams: packed once, since that costs more than to draw the page."""
        return {name: _stream(frame) for name, frame in self.data.items()}


def of(name: str) -> alt.Chart:
    """A layer that draws the frame called `name`."""
    return alt.Chart(alt.NamedData(name))


def _stream(frame: pd.DataFrame) -> bytes:
    table, packed = pa.Table.from_pandas(frame), pa.BufferOutputStream()
    with pa.ipc.new_stream(packed, table.schema) as stream:
        stream.write_table(table)
    return packed.getvalue().to_pybytes()
