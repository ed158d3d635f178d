"""One citizen over time: a panel a measure, all on one time axis, events as rules through all."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from charts import event_rules, timeline_layers
from charts.drawing import Drawing
from charts.event_rules import Letters
from charts.look import FULL, HOLLOW, SHAPES, Look
from domain.vocabulary import Outcome, Respondent, Step

PANEL = 112  # pixels a panel takes, its title included
PLOT = 58  # pixels from the best value of the scale to the worst
TITLE = 34  # pixels above the plot, for the title line where the chart is narrow
BOTTOM = 10  # pixels between the last panel and the time axis
LINE = 18.0  # pixels a line of a verdict takes
VERDICT_WIDTH = 42  # characters of a verdict line
LETTERS = Letters(wide=0.011, narrow=0.035)  # of the whole time

POINT_COLUMNS = {
    "held_on": "datetime64[s]",
    "value": "float64",
    "respondent": "str",
    "joined": "bool",
}
SPAN_COLUMNS = {"held_on": "datetime64[s]", "until": "datetime64[s]"}
EXPECTED_COLUMNS = {"held_on": "datetime64[s]", "low": "float64", "high": "float64", "goal": "str"}

NO_SPANS = pd.DataFrame(columns=list(SPAN_COLUMNS)).astype(SPAN_COLUMNS)
NO_EXPECTED = pd.DataFrame(columns=list(EXPECTED_COLUMNS)).astype(EXPECTED_COLUMNS)

POINT_SHAPES = {
    Respondent.SELF: "circle",
    Respondent.WITH_SUPPORT: "diamond",
    Respondent.PROXY: "triangle-up",
    Respondent.STAFF: "square",
    Respondent.NOT_STATED: "circle",
}
PROFESSIONAL = "Bedömning eller test"

MARGIN = 0.025  # of the whole time, left free before the first day and after the last
LEAST_MARGIN = pd.Timedelta(days=10)


@dataclass(frozen=True)
class Panel:
    """One measure's place in the timeline.

    `points` has `POINT_COLUMNS`; those not `joined` stand beside the line. `band` is the part of
    the scale that measurement error alone could reach from the start. `expected` has
    `EXPECTED_COLUMNS`: the corners of the course that was agreed on. `ticks` words the scale.
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
    expected: pd.DataFrame = field(default_factory=lambda: NO_EXPECTED)


@dataclass(frozen=True)
class _Sheet:
    """Where everything stands, in pixels from the top."""

    panels: Sequence[Panel]
    events: pd.DataFrame
    spans: pd.DataFrame
    look: Look

    @cached_property
    def top(self) -> int:
        return event_rules.room(self.along, list(self.events["label"]), LETTERS)

    @cached_property
    def along(self) -> list[float]:
        """Where on the time axis each event stands, 0 at the first day and 1 at the last."""
        whole = max(self.days.max() - self.days.min(), pd.Timedelta(days=1))
        return ((self.events["happened_on"] - self.days.min()) / whole).tolist()

    @property
    def height(self) -> int:
        return self.top + PANEL * len(self.panels) + BOTTOM - (PANEL - TITLE - PLOT)

    @cached_property
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


def timeline(
    panels: Sequence[Panel], events: pd.DataFrame, look: Look, *, spans: pd.DataFrame = NO_SPANS
) -> Drawing:
    """Draw the panels under each other. Better is always up, also where lower values are better.

    Args:
        panels: One a measure, in the order they are shown; at least one, each with a point.
        events: What happened, as `charts.event_rules.EVENT_COLUMNS`.
        look: The colours of the theme.
        spans: Times that stand apart through all panels, as `SPAN_COLUMNS`.
    """
    sheet = _Sheet(panels, events.sort_values("happened_on"), spans, look)
    points = _points(sheet)
    data = {
        "ends": _ends(sheet),
        "spans": sheet.spans.assign(y=float(sheet.top), y2=float(sheet.height)),
        "bands": _bands(sheet),
        "expected": _expected(sheet),
        event_rules.FRAME: event_rules.placed(
            sheet.events, sheet.along, LETTERS, bottom=sheet.height
        ),
        "straight": points.loc[points["joined"] & ~points["stepped"]],
        "stepped": points.loc[points["joined"] & points["stepped"]],
        "points": points,
        "names": _names(sheet),
        "ticks": _ticks(sheet),
        "verdicts": _verdicts(sheet),
        "marks": _marks(sheet),
    }
    return Drawing(timeline_layers.spec(look), data, sheet.height)


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


def _expected(sheet: _Sheet) -> pd.DataFrame:
    known = [i for i, panel in enumerate(sheet.panels) if len(panel.expected)]
    return pd.concat(
        [NO_EXPECTED.assign(y=0.0, y2=0.0)]
        + [
            sheet.panels[i].expected.assign(
                y=[sheet.y_of(value, i) for value in sheet.panels[i].expected["low"]],
                y2=[sheet.y_of(value, i) for value in sheet.panels[i].expected["high"]],
            )
            for i in known
        ]
    )


def _points(sheet: _Sheet) -> pd.DataFrame:
    """Every panel's points in one frame: a frame a panel costs more than drawing them."""
    frame = pd.concat([panel.points for panel in sheet.panels], ignore_index=True)
    at = [i for i, panel in enumerate(sheet.panels) for _ in range(len(panel.points))]
    of = [sheet.panels[i] for i in at]
    who = [Respondent(answered) for answered in frame["respondent"]]
    own = [panel.own_rating for panel in of]
    return frame.assign(
        panel=[panel.title for panel in of],
        stepped=[panel.stepped for panel in of],
        y=[sheet.y_of(value, i) for value, i in zip(frame["value"], at, strict=True)],
        shape=[POINT_SHAPES[r] if o else "circle" for r, o in zip(who, own, strict=True)],
        answered=[r.label if o else PROFESSIONAL for r, o in zip(who, own, strict=True)],
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
