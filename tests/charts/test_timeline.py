"""The timeline is tested on its spec: what is joined, what stands beside, and which way is up."""

import re
from datetime import date, timedelta

import pandas as pd
import pytest
import vl_convert

from charts.event_rules import EVENT_COLUMNS
from charts.look import DARK, LIGHT
from charts.timeline import PLOT, POINT_COLUMNS, Panel, timeline
from domain.vocabulary import Outcome

NO_EVENTS = pd.DataFrame(columns=list(EVENT_COLUMNS)).astype(EVENT_COLUMNS)


def points(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(POINT_COLUMNS)).astype(POINT_COLUMNS)


def panel(*rows, better_up=True, band=None, own=True) -> Panel:
    return Panel(
        title="COPM utförande",
        scale="poäng",
        lowest=0,
        highest=10,
        higher_is_better=better_up,
        own_rating=own,
        stepped=False,
        ticks=[(0, "0"), (10, "10")],
        points=points(*rows),
        band=band,
        verdict="Bibehållen: 4 till 5 poäng.",
        mark=Outcome.MAINTAINED,
    )


OWN = (date(2026, 1, 1), 4.0, "self", True)
LATER = (date(2026, 6, 1), 10.0, "with_support", True)
STAFF = (date(2026, 6, 1), 2.0, "staff", False)


def test_only_what_is_joined_is_on_the_line():
    drawing = timeline([panel(OWN, LATER, STAFF)], NO_EVENTS, LIGHT)
    assert list(drawing.data["straight"]["respondent"]) == ["self", "with_support"]
    assert drawing.data["stepped"].empty


def test_who_answered_is_the_points_shape():
    drawing = timeline([panel(OWN, LATER, STAFF)], NO_EVENTS, LIGHT)
    assert list(drawing.data["points"]["shape"]) == ["circle", "diamond", "square"]


def test_on_a_test_it_does_not_matter_who_answered_the_rest():
    drawing = timeline([panel(OWN, LATER, own=False)], NO_EVENTS, LIGHT)
    assert set(drawing.data["points"]["shape"]) == {"circle"}


@pytest.mark.parametrize("better_up", [True, False])
def test_better_is_always_up(better_up):
    drawing = timeline([panel(OWN, LATER, better_up=better_up)], NO_EVENTS, LIGHT)
    four, ten = drawing.data["points"]["y"]
    assert (ten < four) is better_up  # pixels count downwards


def test_the_band_stays_on_the_scale():
    drawing = timeline([panel(OWN, LATER, band=(-2, 6))], NO_EVENTS, LIGHT)
    (band,) = drawing.data["bands"].to_dict("records")
    assert band["y"] - band["y2"] == pytest.approx(0.6 * PLOT)  # 0 to 6 of 10; below 0 is cut


def test_events_far_from_any_measurement_still_fit_on_the_axis():
    events = pd.DataFrame({"happened_on": [date(2028, 5, 5)], "label": ["Fall"]})
    drawing = timeline([panel(OWN)], events.astype(EVENT_COLUMNS), LIGHT)
    assert drawing.data["ends"]["held_on"].max() > pd.Timestamp(2028, 5, 5)


@pytest.mark.parametrize("width", [330, 1000])
@pytest.mark.parametrize("days", [1, 12, 40, 150, 900])
def test_no_time_is_marked_twice_under_the_panels(days, width):
    first = date(2026, 1, 20)
    rows = [(day, 4.0, "self", True) for day in (first, first + timedelta(days=days))]
    drawing = timeline([panel(*rows)], NO_EVENTS, LIGHT)
    drawn = vl_convert.vega_to_svg({**drawing.for_browser, "width": width})
    marked = re.findall(r">((?:\d+ )?[a-zå]{3} 20\d\d)<", drawn, re.IGNORECASE)
    assert marked
    assert len(marked) == len(set(marked)), marked


def test_neighbouring_events_do_not_print_over_each_other():
    days = [date(2026, 1, 1), date(2026, 1, 3), date(2026, 1, 5)]
    events = pd.DataFrame({"happened_on": days, "label": ["Fall"] * 3}).astype(EVENT_COLUMNS)
    drawing = timeline([panel(OWN, LATER)], events, LIGHT)
    assert drawing.data["events"]["y"].nunique() == 3


def test_every_layer_draws_a_frame_that_is_there():
    drawing = timeline([panel(OWN)], NO_EVENTS, LIGHT)
    assert {layer["data"]["name"] for layer in drawing.spec["layer"]} == set(drawing.data)


def test_dates_are_swedish_and_the_theme_decides_the_ink():
    light, dark = (timeline([panel(OWN)], NO_EVENTS, look).spec for look in (LIGHT, DARK))
    assert light["config"]["locale"]["time"]["months"][0] == "januari"
    assert light["config"]["text"]["color"] != dark["config"]["text"]["color"]
