"""A chart as a picture: the page's own drawing, in the light look, without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import vl_convert

from charts import vega
from charts.drawing import Drawing
from charts.look import LIGHT

FONTS = Path(__file__).parent / "fonts"
FONT = "Source Sans 3"  # what the typeface of the pages calls itself as a file
FAMILY = f"'{FONT}', sans-serif"
SHARP = 1.6  # pixels of a bitmap for each of the chart's: a slide's width on a projector of 1920
GUESSED = 1.6  # without a browser a letter counts as 0.8 of its size across; it is about half
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
FRAME = re.compile(r'<svg [^>]*?width="([\d.]+)".*?translate\([\d.]+,([\d.]+)\)', re.DOTALL)
"""In a drawing: how wide it is, and how far down its frame begins."""

NOWHERE: list[str] = []  # addresses a chart may fetch from


def svg(drawing: Drawing, *, width: int) -> str:
    """The drawing as vector graphics, `width` pixels wide."""
    filled = _filled(drawing, width)
    with vega.one_at_a_time:
        return vl_convert.vega_to_svg(filled, allowed_base_urls=NOWHERE)


def png(drawing: Drawing, *, width: int) -> bytes:
    """The drawing as a bitmap, finer than its `width` in pixels."""
    filled = {**_filled(drawing, width), "background": LIGHT.paper}
    with vega.one_at_a_time:
        return vl_convert.vega_to_png(filled, scale=SHARP, allowed_base_urls=NOWHERE)


def png_of_rows(drawing: Drawing, rows: range, *, width: int) -> bytes:
    """As `png`, of those of the drawing's `rows` alone, below what belongs to all of them."""
    whole = svg(drawing, width=width)
    across, above = (float(told) for told in FRAME.findall(whole)[0])
    kept = [(0.0, above + drawing.rows.start), (above + rows.start, above + rows.stop)]
    with vega.one_at_a_time:
        return vl_convert.svg_to_png(_cut(whole, across, kept), scale=SHARP)


def _cut(svg: str, across: float, kept: Sequence[tuple[float, float]]) -> str:
    """The parts between two heights, under each other on the paper."""
    parts, top = [], 0.0
    for begin, end in kept:
        high = end - begin
        size = f'width="{across}" height="{high}"'
        parts.append(f'<svg y="{top}" {size} viewBox="0 {begin} {across} {high}">{svg}</svg>')
        top += high
    paper = f'<rect width="{across}" height="{top}" fill="{LIGHT.paper}"/>'
    return f'<svg {SVG} width="{across}" height="{top}">{paper}{"".join(parts)}</svg>'


def _filled(drawing: Drawing, width: int) -> dict[str, Any]:
    translated = _translated(json.dumps({**drawing.spec, "width": width}, sort_keys=True))
    return vega.filled(translated, drawing.content, drawing.height)


@lru_cache(maxsize=vega.MOST)
def _translated(spec: str) -> Mapping[str, Any]:
    _know_the_fonts()
    return _roomy(vega.of(json.loads(spec.replace("Source Sans, sans-serif", FAMILY))))


def _roomy(spec: Any) -> Any:
    """The spec with its words cut where they would really be too long, not where it is guessed."""
    if isinstance(spec, list):
        return [_roomy(each) for each in spec]
    if not isinstance(spec, dict):
        return spec
    return {key: _wider(told) if key == "limit" else _roomy(told) for key, told in spec.items()}


def _wider(limit: dict[str, Any]) -> dict[str, Any]:
    told = limit.get("signal", limit.get("value"))
    return {"signal": f"{GUESSED} * ({told})"}


@cache
def _know_the_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))
