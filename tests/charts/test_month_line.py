"""A month is marked once under the line, however few or many there are."""

import re

import pandas as pd
import pytest
import vl_convert

from charts.look import LIGHT
from charts.month_line import month_line


@pytest.mark.parametrize(
    ("months", "width"), [(1, 330), (3, 330), (3, 1000), (12, 330), (30, 1000)]
)
def test_no_month_is_marked_twice(months, width):
    shown = pd.date_range("2026-01-01", periods=months, freq="MS").astype("datetime64[s]")
    rows = pd.DataFrame({"month_on": shown, "percent": 50.0, "counted": "2 av 4"})
    spec = {**month_line(rows, 50.0, LIGHT).for_browser, "width": width}
    marked = re.findall(r">(\w{3} 20\d\d)<", vl_convert.vega_to_svg(spec))
    assert marked[0].lower() == "jan 2026"
    assert len(marked) == len(set(marked)) <= months
