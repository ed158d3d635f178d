"""Each citizen from start to now on one measure: only for those who may see the unit's own."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

import pandas as pd

from charts.look import Look
from charts.slopes import slopes
from domain.measures import ChangeRule, Measure
from domain.vocabulary import CitizenId, Outcome
from metrics import disclosure
from metrics.courses import FEWEST, each
from sections import swedish, verdicts
from sections.blocks import Block
from sections.findings import hidden_cells
from sections.small_groups import Reader

TICKS = 5  # steps between the words of the scale at most
ORDER = (Outcome.WEAKENED, Outcome.UNCERTAIN, Outcome.MAINTAINED, Outcome.STRENGTHENED)
CAVEAT = (
    "En linje är en medborgare. Uppåt är alltid bättre. Linjen går från den första mätningen till "
    "den senaste i perioden och säger inte vad som hände däremellan, eller varför."
)


def block(
    courses: pd.DataFrame,
    measure: Measure,
    *,
    names: Mapping[int, str],
    reader: Reader,
    look: Look,
) -> Block:
    """The slopes of those with two values or more, and the same as a sorted table.

    Args:
        courses: Of this measure, as `metrics.courses.courses` returns.
        measure: The measure.
        names: What each citizen is called; used only where `reader` sees people.
        reader: Who it is made for. Without figures of few there is nothing to draw.
        look: The colours of the theme.
    """
    title = f"Från start till nu: {measure.title}"
    if not reader.few:
        return _empty(title, hidden_cells.withheld(k=disclosure.smallest()).finding)
    twice = courses.loc[courses["n"] >= FEWEST]
    if twice.empty:
        return _empty(title, "Ingen har två mätningar att jämföra ännu.")
    rows = _rows(twice, measure)
    finding = _finding(rows, measure)
    return Block(
        title=title,
        finding=finding,
        chart=slopes(
            rows,
            ticks=_ticks(rows, measure),
            higher_is_better=measure.higher_is_better,
            look=look,
        ),
        alternative=finding,
        table=_table(rows, names if reader.people else {}),
        caveat=CAVEAT,
    )


def _empty(title: str, finding: str) -> Block:
    return Block(title, finding, None, finding, pd.DataFrame(), CAVEAT)


def _rows(courses: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The slopes, weakened first, then by the size of the change."""
    frame = pd.DataFrame(
        [
            {
                "citizen_id": course.citizen_id,
                "first": course.baseline,
                "latest": course.latest,
                "first_text": verdicts.level(course.baseline, measure),
                "latest_text": verdicts.level(course.latest, measure),
                "outcome": course.outcome,
                "gain": (course.latest - course.baseline) * (1 if measure.higher_is_better else -1),
            }
            for course in each(courses)
        ]
    )
    order = frame["outcome"].map({str(outcome): i for i, outcome in enumerate(ORDER)})
    return frame.assign(order=order).sort_values(["order", "gain"], ignore_index=True)


def _finding(rows: pd.DataFrame, measure: Measure) -> str:
    counts = rows["outcome"].value_counts()
    told = [
        f"{outcome.label.lower()} {swedish.number(int(counts[outcome]))}"
        for outcome in Outcome
        if outcome in counts.index
    ]
    noun = swedish.counted(len(rows), "medborgare", "medborgare")
    return f"{measure.title}, {noun} med två mätningar eller fler: {swedish.listed(told)}."


def _ticks(rows: pd.DataFrame, measure: Measure) -> list[tuple[float, str]]:
    """The scale that was seen: every level of an ordinal scale, else even whole steps."""
    seen = pd.concat([rows["first"], rows["latest"]])
    lowest, highest = float(seen.min()), float(seen.max())
    if measure.rule is ChangeRule.STEPS and measure.levels:
        return [(at, verdicts.level(at, measure)) for at in sorted(measure.levels)]
    step = max(1, ceil((ceil(highest) - floor(lowest)) / TICKS))
    whole = range(floor(lowest), ceil(highest) + step, step)
    return [(float(at), swedish.number(at)) for at in whole]


def _table(rows: pd.DataFrame, names: Mapping[int, str]) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "Start": rows["first_text"],
            "Senast": rows["latest_text"],
            "Bedömning": [Outcome(said).label for said in rows["outcome"]],
        }
    )
    if names:
        called = [names.get(CitizenId(who), "–") for who in rows["citizen_id"]]
        table.insert(0, "Medborgare", called)
    return table
