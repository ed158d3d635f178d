"""One citizen over time: a panel a measure, all on one time axis, events as rules through all."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt
import pandas as pd

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
    def span(self) -> tuple[date, date]:
        measured = [panel.points["held_on"] for panel in self.panels]
        days = pd.concat([*measured, self.events["happened_on"]])
        return days.min().date(), days.max().date()

    def plot_top(self, index: int) -> int:
        return self.top + index * PANEL + TITLE

    def y_of(self, value: float, index: int) -> float:
        """Better is up; a value outside the drawn part of the scale stands at its edge."""
        panel = self.panels[index]
        share = (value - panel.lowest) / (panel.highest - panel.lowest)
        down = 1 - share if panel.higher_is_better else share
        return self.plot_top(index) + min(max(down, 0.0), 1.0) * PLOT

    def y(self, field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=pixels(self.height), axis=None)


def timeline(panels: Sequence[Panel], events: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Draw the panels under each other. Better is always up, also where lower values are better.

    Args:
        panels: One a measure, in the order they are shown; at least one, each with a point.
        events: What happened, as `EVENT_COLUMNS`.
        look: The colours of the theme.
    """
    sheet = _Sheet(panels, events, look)
    layers = [
        *_bands(sheet),
        *_events(sheet),
        *_courses(sheet),
        _names(sheet),
        _scales(sheet),
        _ticks(sheet),
        *_verdicts(sheet),
    ]
    return dressed(layers, look, height=sheet.height + AXIS)


def _bands(sheet: _Sheet) -> list[alt.Chart]:
    rows = [
        {
            "held_on": panel.points["held_on"].min(),
            "until": panel.points["held_on"].max(),
            "y": sheet.y_of(panel.band[0], i),
            "y2": sheet.y_of(panel.band[1], i),
        }
        for i, panel in enumerate(sheet.panels)
        if panel.band
    ]
    if not rows:
        return []
    chart = alt.Chart(pd.DataFrame(rows)).mark_rect(color=sheet.look.band)
    return [chart.encode(x="held_on:T", x2="until:T", y=sheet.y("y"), y2="y2:Q")]


def _events(sheet: _Sheet) -> list[alt.Chart]:
    if sheet.events.empty:
        return []
    frame = sheet.events.rename(columns={"happened_on": "held_on"}).sort_values("held_on")
    levels = _levels(list(frame["held_on"]), sheet.span)
    frame["y"] = [level * EVENT_LINE + EVENT_LINE / 2 for level in levels]
    frame["y2"] = float(sheet.height)
    chart = alt.Chart(frame)
    rules = chart.mark_rule(color=sheet.look.soft, strokeDash=[2, 3], opacity=0.6).encode(
        x="held_on:T",
        y=sheet.y("y"),
        y2="y2:Q",
        tooltip=[alt.Tooltip("label:N", title="Händelse"), _DAY],
    )
    labels = chart.mark_text(align="left", dx=4, fontSize=12, color=sheet.look.soft)
    return [rules, labels.encode(x="held_on:T", y=sheet.y("y"), text="label:N")]


def _levels(days: Sequence[pd.Timestamp], span: tuple[date, date]) -> list[int]:
    """A row for each label so that neighbours in time do not print over each other."""
    length = pd.Timedelta(days=max((span[1] - span[0]).days, 1) * LABEL_SHARE)
    free_from = [pd.Timestamp.min] * EVENT_LINES
    levels = []
    for day in days:
        level = min(range(EVENT_LINES), key=lambda i: (free_from[i] > day, i))
        free_from[level] = day + length
        levels.append(level)
    return levels


def _courses(sheet: _Sheet) -> list[alt.Chart]:
    frame = pd.concat([_placed(sheet, i) for i in range(len(sheet.panels))], ignore_index=True)
    look, y = sheet.look, sheet.y("y")
    lines = [
        alt.Chart(frame.loc[frame["joined"] & (frame["stepped"] == stepped)])
        .mark_line(
            strokeWidth=1.6, color=look.ink, interpolate="step-after" if stepped else "linear"
        )
        .encode(x="held_on:T", y=y, detail="panel:N")
        for stepped in (False, True)
    ]
    fill = alt.condition("datum.joined", alt.value(look.ink), alt.value(look.paper))
    points = alt.Chart(frame).mark_point(size=52, stroke=look.ink, strokeWidth=1.4, opacity=1)
    tooltip = [
        alt.Tooltip("panel:N", title="Mått"),
        _DAY,
        alt.Tooltip("value:Q", title="Värde", format=",~f"),
        alt.Tooltip("answered:N", title="Svarade"),
    ]
    shape = alt.Shape("shape:N", scale=None)
    marks = points.encode(x=_time_axis(*sheet.span), y=y, shape=shape, fill=fill, tooltip=tooltip)
    return [*lines, marks]


def _placed(sheet: _Sheet, index: int) -> pd.DataFrame:
    panel = sheet.panels[index]
    who = [Respondent(answered) for answered in panel.points["respondent"]]
    return panel.points.assign(
        panel=panel.title,
        stepped=panel.stepped,
        y=[sheet.y_of(value, index) for value in panel.points["value"]],
        shape=[POINT_SHAPES[r] if panel.own_rating else "circle" for r in who],
        answered=[r.label if panel.own_rating else PROFESSIONAL for r in who],
    )


def _time_axis(first: date, last: date) -> alt.X:
    margin = timedelta(days=max((last - first).days // 40, 10))
    ends = [
        alt.DateTime(year=day.year, month=day.month, date=day.day)
        for day in (first - margin, last + margin)
    ]
    across = [when_wide(LEFT + TICKS, TICKS), when_wide(f"width - {RIGHT}", "width - 8")]
    return alt.X(
        "held_on:T",
        scale=alt.Scale(domain=ends, range=across, nice=False),
        axis=alt.Axis(title=None, format="%b %Y", tickCount=5, labelOverlap=True, labelFlush=True),
    )


def _names(sheet: _Sheet) -> alt.Chart:
    """Left of the plot where there is room, above it where there is not."""
    rows = [
        (panel.title, sheet.plot_top(i) + PLOT / 2 - 10, sheet.plot_top(i) - 20)
        for i, panel in enumerate(sheet.panels)
    ]
    frame = pd.DataFrame(rows, columns=["text", "beside", "above"])
    chart = alt.Chart(frame).transform_calculate(y=when_wide("datum.beside", "datum.above")["expr"])
    mark = chart.mark_text(
        align="left", baseline="middle", fontWeight=600, fontSize=14, color=sheet.look.ink
    )
    return mark.encode(x=alt.value(0), y=sheet.y("y"), text="text:N")


def _scales(sheet: _Sheet) -> alt.Chart:
    rows = [
        (panel.scale, sheet.plot_top(i) + PLOT / 2 + 10) for i, panel in enumerate(sheet.panels)
    ]
    return _text(sheet, rows, x=0, align="left", fontSize=12, color=sheet.look.soft)


def _ticks(sheet: _Sheet) -> alt.Chart:
    rows = [
        (word, sheet.y_of(at, i))
        for i, panel in enumerate(sheet.panels)
        for at, word in panel.ticks
    ]
    frame = pd.DataFrame(rows, columns=["text", "y"])
    mark = alt.Chart(frame).mark_text(
        align="right", baseline="middle", fontSize=11, color=sheet.look.soft
    )
    x = alt.value(when_wide(LEFT + TICKS - 10, TICKS - 10))
    return mark.encode(x=x, y=sheet.y("y"), text="text:N")


def _verdicts(sheet: _Sheet) -> list[alt.Chart]:
    """The verdict in words and shape, right of the plot where there is room."""
    lines, marks = [], []
    for i, panel in enumerate(sheet.panels):
        told = textwrap.wrap(panel.verdict, VERDICT_WIDTH)
        first = sheet.plot_top(i) + PLOT / 2 - 9.0 * (len(told) - 1)
        lines += [(line, first + 18.0 * n) for n, line in enumerate(told)]
        marks.append((panel.mark, first))
    x = {"expr": f"width - {RIGHT} + 48"}
    words = _text(sheet, lines, x=x, align="left", fontSize=13, color=sheet.look.ink)
    return [words, _marks(sheet, marks)]


def _marks(sheet: _Sheet, marks: Sequence[tuple[Outcome | Step, float]]) -> alt.Chart:
    frame = pd.DataFrame(
        {
            "y": [y for _, y in marks],
            "shape": [SHAPES[mark] for mark, _ in marks],
            "colour": [sheet.look.of(mark) for mark, _ in marks],
            "size": [0 if mark in HOLLOW else FULL for mark, _ in marks],
        }
    )
    shapes = alt.Chart(frame).mark_point(size=64, opacity=shown_when_wide())
    return shapes.encode(
        x=alt.value({"expr": f"width - {RIGHT} + 34"}),
        y=sheet.y("y"),
        shape=alt.Shape("shape:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fill=alt.Fill("colour:N", scale=None),
        fillOpacity=alt.FillOpacity("size:Q", scale=None),
    )


def _text(sheet: _Sheet, rows: Sequence[tuple[str, float]], *, x, **mark) -> alt.Chart:  # noqa: ANN001, ANN003
    """Text that is there only where the chart is wide; empty text takes no room."""
    frame = pd.DataFrame(rows, columns=["text", "y"])
    chart = alt.Chart(frame).transform_calculate(shown=when_wide("datum.text", "''")["expr"])
    text = chart.mark_text(baseline="middle", **mark)
    return text.encode(x=alt.value(x), y=sheet.y("y"), text="shown:N")
