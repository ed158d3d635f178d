"""Many measures on one sheet: latest, months as a line, what can be said, in a row each."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from charts import event_rules
from charts.drawing import Drawing, of
from charts.event_rules import NO_EVENTS, Letters
from charts.look import FULL, HOLLOW, SHAPES, Look, dressed, pixels, when_wide
from domain.vocabulary import Outcome
from metrics.control_chart import Assurance

ROW = 46  # pixels a measure
LINE = 22  # pixels a course is high
LEVEL, COURSE, COURSE_END, WORD = 0.33, 0.41, 0.62, 0.65  # of the width, where it is wide
NARROW_COURSE, NARROW_LEVEL = 0.62, 0.6  # of the width, on a phone
LETTERS = Letters(wide=0.034, narrow=0.048)  # of a course
APART = 9.0  # pixels from the middle of a row to each of its two lines
# The target as a line, and what the months keep within as a bar above it, below it or across it.
AIMS = {
    Assurance.PASS: "M-1,.5L1,.5M-.55,-1L.55,-1L.55,.05L-.55,.05Z",
    Assurance.FAIL: "M-1,-.5L1,-.5M-.55,-.05L.55,-.05L.55,1L-.55,1Z",
    Assurance.HIT_OR_MISS: "M-1,0L1,0M-.55,-.6L.55,-.6L.55,.6L-.55,.6Z",
    Assurance.UNKNOWN: "M-1,0L1,0",
}

ROW_COLUMNS = {
    "name": "str",
    "basis": "str",
    "level": "str",
    "outcome": "str",  # an Outcome: better than before, no certain change, worse, cannot be said
    "word": "str",
    "assurance": "str",
    "assured": "str",  # an Assurance; empty where nothing is aimed at
}
MONTH_COLUMNS = {"row": "int64", "month": "int64", "share": "float64"}  # share of 1; NaN is a gap


def summary_grid(
    rows: pd.DataFrame,
    months: pd.DataFrame,
    look: Look,
    *,
    events: pd.DataFrame = NO_EVENTS,
    last_day: date | None = None,
) -> Drawing:
    """Draw one row a measure, in the order given. Each course is drawn within what it was.

    Args:
        rows: One row a measure, as `ROW_COLUMNS`.
        months: Each measure's months, oldest first, as `MONTH_COLUMNS`; `month` counts from 0.
        look: The colours of the theme.
        events: What happened in those months, as `charts.event_rules.EVENT_COLUMNS`.
        last_day: The last day of the last month; only needed where something happened.
    """
    outcomes = [Outcome(outcome) for outcome in rows["outcome"]]
    count = _count(months)
    along = [_along(day, count, last_day) for day in events["happened_on"] if last_day]
    top = event_rules.room(along, list(events["label"]), LETTERS)
    bottom = top + ROW * len(rows)
    middle = [top + ROW * (i + 0.5) for i in range(len(rows))]
    placed = rows.assign(
        y=middle,
        above=[y - APART for y in middle],
        below=[y + APART for y in middle],
        shape=[SHAPES[outcome] for outcome in outcomes],
        aim=[AIMS[Assurance(assured)] if assured else "" for assured in rows["assured"]],
        colour=[look.of(outcome) for outcome in outcomes],
        filled=[0.0 if outcome in HOLLOW else FULL for outcome in outcomes],
    )
    points = _points(months, top)
    data = {
        event_rules.FRAME: event_rules.placed(events, along, LETTERS, bottom=bottom).assign(
            along=along
        ),
        "rules": pd.DataFrame({"y": [float(top + ROW * i) for i in range(1, len(rows))]}),
        "rows": placed,
        "points": points,
        "medians": _medians(points),
        "ends": points.drop_duplicates("row", keep="last").merge(
            placed[["colour"]].reset_index(drop=True), left_on="row", right_index=True
        ),
    }
    return Drawing(_spec(look), data, bottom, range(top, bottom, ROW))


def _count(months: pd.DataFrame) -> int:
    """Months from the first to the last."""
    return max(int(months["month"].max()), 1) if len(months) else 1


def _along(day: pd.Timestamp, count: int, last_day: date) -> float:
    """Where a day stands among points that each stand for a whole month, 0 to 1."""
    months_left = (last_day.year - day.year) * 12 + last_day.month - day.month
    within = (day.day - 0.5) / day.days_in_month - 0.5
    return min(max((count - months_left + within) / count, 0.0), 1.0)


def _points(months: pd.DataFrame, top: float) -> pd.DataFrame:
    known = months.dropna(subset=["share"])
    by_row = known.groupby("row")["share"]
    lowest, highest = by_row.transform("min"), by_row.transform("max")
    height = ((known["share"] - lowest) / (highest - lowest)).fillna(0.5)
    return known.assign(
        along=known["month"] / _count(months),
        y=top + ROW * (known["row"] + 0.5) + LINE * (0.5 - height),
    )


def _medians(points: pd.DataFrame) -> pd.DataFrame:
    """The level that half of the months lie above, as a line through the course."""
    return points.groupby("row", as_index=False).agg(y=("y", "median"))


@cache
def _spec(look: Look) -> dict[str, Any]:
    return dressed([*_courses(look), *_words(look)], look)


def _courses(look: Look) -> list[alt.Chart]:
    ends = [
        when_wide(f"width * {COURSE}", f"width * {NARROW_COURSE} + 8"),
        when_wide(f"width * {COURSE_END}", "width - 8"),
    ]
    scale = alt.Scale(domain=[0, 1], range=ends, nice=False, zero=False)
    x = alt.X("along:Q", scale=scale, axis=None)
    rules = of("rules").mark_rule(color=look.grid)
    line = of("points").mark_line(strokeWidth=1.4, color=look.ink)
    end = of("ends").mark_point(size=46, filled=True, opacity=1)
    start, stop = (alt.value(edge) for edge in ends)
    # On a phone the courses end at the edge, so words stand left of their rules.
    aside = when_wide("datum.late", "true")["expr"]
    return [
        *event_rules.layers(look, x, aside=aside),
        rules.encode(x=alt.value(0), x2=alt.value("width"), y=pixels("y")),
        of("medians")
        .mark_rule(color=look.grid, strokeWidth=1.5)
        .encode(x=start, x2=stop, y=pixels("y")),
        line.encode(x=x, y=pixels("y"), detail="row:N"),
        end.encode(x=x, y=pixels("y"), color=alt.Color("colour:N", scale=None)),
    ]


def _words(look: Look) -> list[alt.Chart]:
    left: dict[str, Any] = {"align": "left", "baseline": "middle"}
    limit = {"expr": when_wide(f"width * {LEVEL} - 40", f"width * {NARROW_LEVEL} - 50")["expr"]}
    tooltip = [alt.Tooltip("name:N", title="Mått"), alt.Tooltip("word:N", title="Bedömning")]
    # On a phone the verdict takes the place of the line that says what the share is of.
    second = of("rows").transform_calculate(shown=when_wide("datum.basis", "datum.word")["expr"])
    verdict = of("rows").transform_calculate(
        place="datum.assurance ? datum.above : datum.y", shown=when_wide("datum.word", "''")["expr"]
    )
    assured = of("rows").transform_calculate(shown=when_wide("datum.assurance", "''")["expr"])
    beside = {"expr": f"width * {WORD} + 16"}
    name = of("rows").mark_text(**left, fontSize=14, color=look.ink, limit=limit)
    return [
        name.encode(x=alt.value(0), y=pixels("above"), text="name:N", tooltip=tooltip),
        second.mark_text(**left, fontSize=12, color=look.soft, limit=limit).encode(
            x=alt.value(0), y=pixels("below"), text="shown:N"
        ),
        of("rows")
        .mark_text(align="right", baseline="middle", fontSize=15, fontWeight=600, color=look.ink)
        .encode(
            x=alt.value(when_wide(f"width * {LEVEL + 0.04}", f"width * {NARROW_LEVEL}")),
            y=pixels("y"),
            text="level:N",
        ),
        _marks(verdict),
        _aims(look),
        verdict.mark_text(**left, fontSize=13, color=look.ink).encode(
            x=alt.value(beside), y=pixels("place"), text="shown:N"
        ),
        assured.mark_text(**left, fontSize=12, color=look.soft).encode(
            x=alt.value(beside), y=pixels("below"), text="shown:N"
        ),
    ]


def _aims(look: Look) -> alt.Chart:
    """Whether the target is reached, beside its words; where there is a target and room."""
    aimed = of("rows").transform_filter("datum.aim != ''")
    aim = {"size": 100, "fill": look.soft, "stroke": look.soft, "opacity": when_wide(1, 0)}
    return aimed.mark_point(**aim).encode(
        x=alt.value({"expr": f"width * {WORD}"}),
        y=pixels("below"),
        shape=alt.Shape("aim:N", scale=None),
    )


def _marks(rows: alt.Chart) -> alt.Chart:
    return rows.mark_point(size=56, opacity=when_wide(1, 0)).encode(
        x=alt.value({"expr": f"width * {WORD}"}),
        y=pixels("place"),
        shape=alt.Shape("shape:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fill=alt.Fill("colour:N", scale=None),
        fillOpacity=alt.FillOpacity("filled:Q", scale=None),
    )
