"""Vega, the grammar that a browser and a printer draw; Vega-Lite is how our specs are written.

Translating a spec costs more than drawing it, and specs are few: each is translated once here and
not by each browser each time. `vl_convert` carries the translator.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock, Thread
from typing import Any

import vl_convert

VEGA_LITE = "6.4"
WITHIN = ("data", "scales", "marks", "axes", "legends")  # of a spec: what draws; the rest is around
# As wide as its place, with words and axes; as high as asked for without them. Streamlit's own
# choice would take an axis from the height: what is at 0 % would not stand at the axis' 0 %.
FIT = {"type": "fit-x", "contains": "padding"}
ANY_HEIGHT = 300  # a translated spec serves drawings of every height
MOST = 128  # translated specs: each kind of chart in each look, for pages and for reports

one_at_a_time = Lock()
"""Held by whoever uses the translator's engine."""


def of(spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """A Vega-Lite spec, whatever the height of its drawing, as Vega; not to be changed."""
    return _translated(json.dumps({**spec, "height": ANY_HEIGHT}, sort_keys=True))


def filled(
    vega: Mapping[str, Any], data: Mapping[str, list[dict[str, Any]]], height: float
) -> dict[str, Any]:
    """A Vega spec with its rows by name, and the height of the drawing in pixels."""
    sources = [
        {**source, "values": data[source["name"]]} if source["name"] in data else source
        for source in vega["data"]
    ]
    return {**vega, "height": height, "data": sources}


def framed(vega: Mapping[str, Any]) -> dict[str, Any]:
    """The same drawing in a frame of its own, as wide as whoever draws it says.

    Streamlit takes "data" at the top of a spec for a table of its own.
    """
    size = {side: {"signal": side} for side in ("width", "height")}
    drawn = {part: vega[part] for part in WITHIN if part in vega}
    around = {part: told for part, told in vega.items() if part not in WITHIN}
    around["signals"] = [each for each in vega.get("signals", []) if each["name"] != "width"]
    return {**around, "marks": [{"type": "group", "encode": {"update": size}, **drawn}]}


def warm_up() -> None:
    """Start the translator's engine beside, so that the first page needs not wait a second."""
    empty = {"mark": "point", "data": {"name": "nothing"}}
    Thread(target=of, args=[empty], name="vega", daemon=True).start()


@lru_cache(maxsize=MOST)
def _translated(spec: str) -> Mapping[str, Any]:
    with one_at_a_time:
        return vl_convert.vegalite_to_vega(spec, vl_version=VEGA_LITE)
