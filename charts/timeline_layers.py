"""The layers of the timeline: what each frame of `charts.timeline` is drawn as."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from charts import event_rules
from charts.drawing import of
from charts.look import Look, dressed, pixels, shown_when_wide, when_wide

LEFT, RIGHT = 190, 310  # pixels for names and for verdicts where the chart is wide
TICKS = 66  # pixels left of the plot for the words of the scale

# A mark inside a month has its day too, or two marks of one month would say the same.
DATED = "timeFormat(datum.value, date(datum.value) === 1 ? '%b %Y' : '%-d %b %Y')"

_DAY = alt.Tooltip("held_on:T", title="Dag", format="%-d %b %Y")


@cache
def spec(look: Look) -> dict[str, Any]:
    """The spec of the timeline in one look, drawing the frames that `charts.timeline` lays out."""
    return dressed([*_time(look), *_courses(look), *_words(look), _mark()], look)


def _time(look: Look) -> list[alt.Chart]:
    """The axis that all panels share, the bands behind, and the events through all."""
    across = [when_wide(LEFT + TICKS, TICKS), when_wide(f"width - {RIGHT}", "width - 8")]
    axis = alt.Axis(title=None, labelExpr=DATED, tickCount=5, labelOverlap=True, labelFlush=True)
    x = alt.X("held_on:T", scale=alt.Scale(range=across, nice=False), axis=axis)
    return [
        of("ends").mark_point(opacity=0).encode(x=x, y=alt.value(0)),
        of("spans")
        .mark_rect(color=look.band, opacity=0.6)
        .encode(x="held_on:T", x2="until:T", y=pixels("y"), y2="y2:Q"),
        of("bands")
        .mark_rect(color=look.band)
        .encode(x="held_on:T", x2="until:T", y=pixels("y"), y2="y2:Q"),
        of("expected")
        .mark_area(color=look.soft, opacity=0.16)
        .encode(x="held_on:T", y=pixels("y"), y2="y2:Q", detail="goal:N"),
        *(
            of("expected")
            .mark_line(color=look.soft, strokeDash=[4, 3], strokeWidth=1, clip=True)
            .encode(x="held_on:T", y=pixels(edge), detail="goal:N")
            for edge in ("y", "y2")
        ),
        *event_rules.layers(look, alt.X("happened_on:T", title=None)),
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
