"""A chart in two parts: a spec that is built once, and the frames that fill it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import pandas as pd

from charts import vega


@dataclass(frozen=True)
class Drawing:
    """What is needed to draw one chart.

    Building and checking a spec costs more than everything else on a page, so it is built once
    for each look and holds no data: its layers name the frames in `data`. Height is in pixels.
    `rows` is where each row begins, for those who have room for some at a time; what stands above
    the first belongs to all of them. A chart that cannot be parted has none.
    """

    spec: Mapping[str, Any]
    data: Mapping[str, pd.DataFrame]
    height: float
    rows: range = range(0)

    @cached_property
    def content(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of each frame as JSON has them: times in ISO 8601, nothing for NaN."""
        return {name: _rows(frame) for name, frame in self.data.items()}

    @cached_property
    def for_browser(self) -> dict[str, Any]:
        """What the browser draws, as wide as its place; not to be changed.

        Made once, since a drawing that is kept is shown again and again.
        """
        translated = vega.of({**self.spec, "autosize": vega.FIT})
        return vega.framed(vega.filled(translated, self.content, self.height))


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return json.loads(frame.to_json(orient="records", date_format="iso"))


def of(name: str) -> alt.Chart:
    """A layer that draws the frame called `name`."""
    return alt.Chart(alt.NamedData(name))
