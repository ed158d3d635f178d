"""The browser gets the drawing that was written, translated once and with its rows in it."""

import json
import re
from datetime import date
from math import nan

import pandas as pd
import pytest
import vl_convert

from charts import vega
from charts.drawing import Drawing
from charts.look import DARK, LIGHT
from charts.month_line import month_line
from charts.share_bars import Bar, share_bars
from charts.tones import Answer, Tone

WIDTH = 900
MONTHS = pd.DataFrame(
    {
        "month_on": pd.to_datetime([date(2026, 1, 1), date(2026, 3, 1)]).astype("datetime64[s]"),
        "percent": [40.0, 60.0],
        "counted": ["4 av 10", "6 av 10"],
    }
)
BARS = [Bar("Åsö", {"Stärkt": 6, "Försvagad": nan}, 8)]
ANSWERS = [Answer("Stärkt", Tone.BETTER), Answer("Försvagad", Tone.WORSE)]


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def drawings(request) -> list[Drawing]:
    """With an axis and without."""
    return [month_line(MONTHS, 50.0, request.param), share_bars(BARS, ANSWERS, request.param)]


def test_the_browser_draws_what_vega_lite_would_have_drawn(drawings):
    for drawing in drawings:
        lite = {**drawing.spec, "width": WIDTH, "height": drawing.height, "autosize": vega.FIT}
        before = vl_convert.vegalite_to_svg({**lite, "datasets": drawing.content}, "6.4")
        after = vl_convert.vega_to_svg({**drawing.for_browser, "width": WIDTH})
        assert _marks(after) == _marks(before)
        assert _marks(after)


def test_what_stands_at_0_percent_stands_at_the_axis_0_percent():
    """With the height that Streamlit chooses the axis takes some of it, and every value sinks."""
    drawing = month_line(MONTHS.assign(percent=[0.0, 100.0]), 50.0, LIGHT)
    drawn = vl_convert.vega_to_svg({**drawing.for_browser, "width": WIDTH})
    lines = re.search(r"role-axis-grid.*?</g>", drawn)[0]
    (course,) = re.findall(r'd="M0,([\d.]+)L[\d.]+,([\d.]+)"', drawn)
    top, _, bottom = re.findall(r"translate\(0,([\d.]+)\)", lines)
    assert course == (bottom, top)


def test_a_translated_spec_is_read_once_and_filled_anew_each_time():
    first, other = (month_line(MONTHS.head(n), 50.0, LIGHT) for n in (1, 2))
    vega.of({**first.spec, "autosize": vega.FIT})
    before = vega._translated.cache_info().misses
    assert len(_rows(first)) == 1
    assert len(_rows(other)) == 2
    assert vega._translated.cache_info().misses == before


def test_streamlit_finds_no_table_of_its_own_in_it(drawings):
    assert all("data" not in drawing.for_browser for drawing in drawings)
    assert all(json.dumps(drawing.for_browser) for drawing in drawings)


def _rows(drawing: Drawing) -> list[dict]:
    (frame,) = drawing.for_browser["marks"]
    return next(source for source in frame["data"] if source["name"] == "months")["values"]


def _marks(svg: str) -> list[str]:
    """Every shape and word with its place, however deep it lies."""
    return sorted(part for part in svg.split("<") if part.startswith(("path d", "text", "line")))
