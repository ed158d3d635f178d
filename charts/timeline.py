"""One citizen over time: a panel a measure, all on one time axis, events as rules through all."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts.drawing import Drawing, of
from charts.look import FULL, HOLLOW, SHAPES, Look, dressed, pixels, shown_when_wide, when_wide
from domain.vocabulary import Outcome, Respondent, Step

PANEL = 112  # pixels a panel takes, its title included
PLOT = 58  # pixels from the best value of the scale to the worst
TITLE = 34  # pixels above the plot, for the title line where the chart is narrow
BOTTOM = 10  # pixels between the last panel and the time axis
AXIS = 26  # pixels of the time axis itself
EVENT_LINE = 17  # pixels a row of event labels takes
EVENT_LINES = 3  # rows of labels before two may overlap
LEFT, RIGHT = 190, 310  # pixels for names and for verdicts where the chart is wide
TICKS = 66  # pixels left of the plot for the words of the scale
LINE = 18.0  # pixels a line of a verdict takes
VERDICT_WIDTH = 42  # characters of a verdict line
LABEL_SHARE = 0.2  # part of the whole time that an event's label takes

POINT_COLUMNS = {
    "held_on": "datetime64[s]",
    "value": "float64",
    "respondent": "str",
    "joined": "bool",
}
EVENT_COLUMNS = {"happened_on": "datetime64[s]", "label": "str"}

POINT_SHAPES = {
    Respondent.SELF: "circle",
    Respondent.WITH_SUPPORT: "diamond",
    Respondent.PROXY: "triangle-up",
    Respondent.STAFF: "square",
}
PROFESSIONAL = "Bedömning eller test"

MARGIN = 0.025  # of the whole time, left free before the first day and after the last
LEAST_MARGIN = pd.Timedelta(days=10)

_DAY = alt.Tooltip("held_on:T", title="Dag", format="%-d %b %Y")


@dataclass(frozen=True)
class Panel:
    """One measure's place in the timeline.

    `points` has `POINT_COLUMNS`; those not `joined` stand beside the line. `band` is the part of
    the scale that measurement error alone could reach from the start. `ticks` words the scale.
    Where the measure is not the citizen's own rating, who answered does not shape the point.
    """

    title: str
    scale: str
    lowest: float
    highest: float
    higher_is_better: bool
    own_rating: bool
    stepped: bool
    ticks: Sequence[tuple[float, str]]
    points: pd.DataFrame
    band: tuple[float, float] | None
    verdict: str
    mark: Outcome | Step


@dataclass(frozen=True)
class _Sheet:
    """Where everything stands, in pixels from the top."""

    panels: Sequence[Panel]
    events: pd.DataFrame
    look: Look

    @property
    def top(self) -> int:
        return EVENT_LINE * EVENT_LINES if len(self.events) else 0

    @property
    def height(self) -> int:
        return self.top + PANEL * len(self.panels) + BOTTOM - (PANEL - TITLE - PLOT)

    @property
    def days(self) -> pd.Series:
        measured = [panel.points["held_on"] for panel in self.panels]
        return pd.concat([*measured, self.events["happened_on"]])

    def plot_top(self, index: int) -> int:
        return self.top + index * PANEL + TITLE

    def middle(self, index: int) -> float:
        return self.plot_top(index) + PLOT / 2

    def y_of(self, value: float, index: int) -> float:
        """Better is up; a value outside the drawn part of the scale stands at its edge."""
        panel = self.panels[index]
        share = (value - panel.lowest) / (panel.highest - panel.lowest)
        down = 1 - share if panel.higher_is_better else share
        return self.plot_top(index) + min(max(down, 0.0), 1.0) * PLOT


def timeline(panels: Sequence[Panel], events: pd.DataFrame, look: Look) -> Drawing:
    """Draw the panels under each other. Better is always up, also where lower values are better.

    Args:
        panels: One a measure, in the order they are shown; at least one, each with a point.
        events: What happened, as `EVENT_COLUMNS`.
        look: The colours of the theme.
    """
    sheet = _Sheet(panels, events, look)
    points = pd.concat([_points(sheet, i) for i in range(len(panels))], ignore_index=True)
    data = {
        "ends": _ends(sheet),
        "bands": _bands(sheet),
        "events": _events(sheet),
        "straight": points.loc[points["joined"] & ~points["stepped"]],
        "stepped": points.loc[points["joined"] & points["stepped"]],
        "points": points,
        "names": _names(sheet),
        "ticks": _ticks(sheet),
        "verdicts": _verdicts(sheet),
        "marks": _marks(sheet),
    }
    return Drawing(_spec(look), data, sheet.height + AXIS)


def _ends(sheet: _Sheet) -> pd.DataFrame:
    first, last = sheet.days.min(), sheet.days.max()
    margin = max((last - first) * MARGIN, LEAST_MARGIN)
    return pd.DataFrame({"held_on": [first - margin, last + margin]})


def _bands(sheet: _Sheet) -> pd.DataFrame:
    rows = [
        (
            panel.points["held_on"].min(),
            panel.points["held_on"].max(),
            sheet.y_of(panel.band[0], i),
            sheet.y_of(panel.band[1], i),
        )
        for i, panel in enumerate(sheet.panels)
        if panel.band
    ]
    return pd.DataFrame(rows, columns=["held_on", "until", "y", "y2"])


def _events(sheet: _Sheet) -> pd.DataFrame:
    frame = sheet.events.rename(columns={"happened_on": "held_on"}).sort_values("held_on")
    first, last = sheet.days.min(), sheet.days.max()
    return frame.assign(
        y=[
            level * EVENT_LINE + EVENT_LINE / 2 for level in _levels(frame["held_on"], last - first)
        ],
        y2=float(sheet.height),
        # A label that would run out at the right stands left of its rule instead.
        late=frame["held_on"] > last - (last - first) * LABEL_SHARE,
    )


def _levels(days: Iterable[pd.Timestamp], span: pd.Timedelta) -> list[int]:
    """A row for each label so that neighbours in time do not print over each other."""
    length = max(span, pd.Timedelta(days=1)) * LABEL_SHARE
    free_from = [pd.Timestamp.min] * EVENT_LINES
    levels = []
    for day in days:
        level = min(range(EVENT_LINES), key=lambda i: (free_from[i] > day, i))
        free_from[level] = day + length
        levels.append(level)
    return levels


def _points(sheet: _Sheet, index: int) -> pd.DataFrame:
    panel = sheet.panels[index]
    who = [Respondent(answered) for answered in panel.points["respondent"]]
    return panel.points.assign(
        panel=panel.title,
        stepped=panel.stepped,
        y=[sheet.y_of(value, index) for value in panel.points["value"]],
        shape=[POINT_SHAPES[r] if panel.own_rating else "circle" for r in who],
        answered=[r.label if panel.own_rating else PROFESSIONAL for r in who],
    )


def _names(sheet: _Sheet) -> pd.DataFrame:
    """Left of the plot where there is room, above it where there is not."""
    rows = [
        (panel.title, panel.scale, sheet.middle(i) - 10, sheet.plot_top(i) - 20.0)
        for i, panel in enumerate(sheet.panels)
    ]
    return pd.DataFrame(rows, columns=["name", "scale", "beside", "above"])


def _ticks(sheet: _Sheet) -> pd.DataFrame:
    rows = [
        (word, sheet.y_of(at, i))
        for i, panel in enumerate(sheet.panels)
        for at, word in panel.ticks
    ]
    return pd.DataFrame(rows, columns=["text", "y"])


def _verdicts(sheet: _Sheet) -> pd.DataFrame:
    rows = [
        (line, first + LINE * n)
        for panel, (told, first) in zip(sheet.panels, _wrapped(sheet), strict=True)
        for n, line in enumerate(told)
    ]
    return pd.DataFrame(rows, columns=["text", "y"])


def _wrapped(sheet: _Sheet) -> list[tuple[list[str], float]]:
    """Each panel's verdict in lines, and where the first of them stands."""
    told = [textwrap.wrap(panel.verdict, VERDICT_WIDTH) for panel in sheet.panels]
    return [(lines, sheet.middle(i) - LINE / 2 * (len(lines) - 1)) for i, lines in enumerate(told)]


def _marks(sheet: _Sheet) -> pd.DataFrame:
    marks = [panel.mark for panel in sheet.panels]
    return pd.DataFrame(
        {
            "y": [first for _, first in _wrapped(sheet)],
            "shape": [SHAPES[mark] for mark in marks],
            "colour": [sheet.look.of(mark) for mark in marks],
            "filled": [0.0 if mark in HOLLOW else FULL for mark in marks],
        }
    )


@cache
def _spec(look: Look) -> dict[str, Any]:
    return dressed([*_time(look), *_courses(look), *_words(look), _mark()], look)


def _time(look: Look) -> list[alt.Chart]:
    """The axis that all panels share, the bands behind, and the events through all."""
    across = [when_wide(LEFT + TICKS, TICKS), when_wide(f"width - {RIGHT}", "width - 8")]
    axis = alt.Axis(title=None, format="%b %Y", tickCount=5, labelOverlap=True, labelFlush=True)
    x = alt.X("held_on:T", scale=alt.Scale(range=across, nice=False), axis=axis)
    rules = of("events").mark_rule(color=look.soft, strokeDash=[2, 3], opacity=0.6)
    early: dict[str, Any] = {"align": "left", "dx": 4}
    late: dict[str, Any] = {"align": "right", "dx": -4}
    labels = [
        of("events")
        .transform_filter(filter_)
        .mark_text(**beside, fontSize=12, color=look.soft)
        .encode(x="held_on:T", y=pixels("y"), text="label:N")
        for filter_, beside in (("!datum.late", early), ("datum.late", late))
    ]
    event = [alt.Tooltip("label:N", title="Händelse"), _DAY]
    return [
        of("ends").mark_point(opacity=0).encode(x=x, y=alt.value(0)),
        of("bands")
        .mark_rect(color=look.band)
        .encode(x="held_on:T", x2="until:T", y=pixels("y"), y2="y2:Q"),
        rules.encode(x="held_on:T", y=pixels("y"), y2="y2:Q", tooltip=event),
        *labels,
    ]


def _courses(look: Look) -> list[alt.Chart]:
    tooltip = [
        alt.Tooltip("panel:N", title="Mått"),
        _DAY,
        alt.Tooltip("value:Q", title="Värde", format=",~f"),
        alt.Tooltip("answered:N", title="Svarade"),
    ]
    line: dict[str, Any] = {"strokeWidth": 1.6, "color": look.ink}
    place: dict[str, Any] = {"x": "held_on:T", "y": pixels("y")}
    fill = alt.condition("datum.joined", alt.value(look.ink), alt.value(look.paper))
    points = of("points").mark_point(size=52, stroke=look.ink, strokeWidth=1.4, opacity=1)
    return [
        of("straight").mark_line(**line).encode(**place, detail="panel:N"),
        of("stepped").mark_line(**line, interpolate="step-after").encode(**place, detail="panel:N"),
        points.encode(**place, shape=alt.Shape("shape:N", scale=None), fill=fill, tooltip=tooltip),
    ]


def _words(look: Look) -> list[alt.Chart]:
    """Names and scales at the left, the scale's words by the plot, verdicts at the right."""
    left: dict[str, Any] = {"align": "left", "baseline": "middle"}
    names = of("names").transform_calculate(y=when_wide("datum.beside", "datum.above")["expr"])
    # Text that is there only where the chart is wide is else empty, and then takes no room.
    scales = of("names").transform_calculate(
        y="datum.beside + 20", shown=when_wide("datum.scale", "''")["expr"]
    )
    verdicts = of("verdicts").transform_calculate(shown=when_wide("datum.text", "''")["expr"])
    beside = alt.value({"expr": f"width - {RIGHT} + 48"})
    at_tick = alt.value(when_wide(LEFT + TICKS - 10, TICKS - 10))
    return [
        names.mark_text(**left, fontWeight=600, fontSize=14, color=look.ink).encode(
            x=alt.value(0), y=pixels("y"), text="name:N"
        ),
        scales.mark_text(**left, fontSize=12, color=look.soft).encode(
            x=alt.value(0), y=pixels("y"), text="shown:N"
        ),
        of("ticks")
        .mark_text(align="right", baseline="middle", fontSize=11, color=look.soft)
        .encode(x=at_tick, y=pixels("y"), text="text:N"),
        verdicts.mark_text(**left, color=look.ink).encode(x=beside, y=pixels("y"), text="shown:N"),
    ]


def _mark() -> alt.Chart:
    return (
        of("marks")
        .mark_point(size=64, opacity=shown_when_wide())
        .encode(
            x=alt.value({"expr": f"width - {RIGHT} + 34"}),
            y=pixels("y"),
            shape=alt.Shape("shape:N", scale=None),
            stroke=alt.Stroke("colour:N", scale=None),
            fill=alt.Fill("colour:N", scale=None),
            fillOpacity=alt.FillOpacity("filled:Q", scale=None),
        )
    )
