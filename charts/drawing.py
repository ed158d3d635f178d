"""A chart in two parts: a spec that is built once, and the frames that fill it each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd


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
        """The spec with its height and its frames, for whoever draws it."""
        return {**self.spec, "height": self.height, "datasets": dict(self.data)}


def of(name: str) -> alt.Chart:
    """A layer that draws the frame called `name`."""
    return alt.Chart(alt.NamedData(name))
