"""Every citizen's five tracks on a row: the course, the latest value, what can be said of it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from charts.course_grid import course_grid
from charts.look import Look
from domain.measures import Measure
from domain.vocabulary import KASAM, Outcome, Step, Track
from metrics.courses import comparable
from sections import swedish
from sections.blocks import Block


def block(
    names: Mapping[int, str],
    lead: pd.DataFrame,
    scores: pd.DataFrame,
    measures: Mapping[str, Measure],
    look: Look,
) -> Block:
    """Every citizen's five tracks on a row, and the same as a table.

    Args:
        names: What each citizen is called on the screen, in the order of the rows.
        lead: One row a citizen and track, as `metrics.courses.leading` returns.
        scores: The values behind them.
        measures: The measure files by id.
        look: The colours of the theme.
    """
    rows = {citizen: row for row, citizen in enumerate(names)}
    shown = lead.loc[lead["citizen_id"].isin(list(rows))]
    finding = _finding(shown, len(names))
    cells = _cells(shown, names, rows, measures)
    chart = course_grid(cells, _sparks(shown, scores, rows, measures), look) if rows else None
    return Block(
        title="Så går det för var och en",
        finding=finding,
        chart=chart,
        alternative=finding,
        table=_table(cells, names),
        caveat="Funktion och aktivitet jämförs med starten, de tre delarna av KASAM med förra "
        "samtalet. Ett spår visas med det mått som kan jämföras, aldrig som ett medelvärde.",
    )


def _finding(lead: pd.DataFrame, citizens: int) -> str:
    if not citizens:
        return "Ingen medborgare finns i enheten ännu."
    steps = lead.groupby(["track", "step"]).size().to_dict()
    told = [
        f"{track.label.lower()} {n[Step.HIGHER]} högre, {n[Step.SAME]} samma, {n[Step.LOWER]} lägre"
        for track in KASAM
        for n in [{step: steps.get((track, step), 0) for step in Step}]
        if n[Step.HIGHER] + n[Step.SAME] + n[Step.LOWER]
    ]
    if not told:
        return "Ingen har två KASAM-samtal att jämföra ännu."
    return "Sedan förra samtalet: " + "; ".join(told) + "."


def _cells(
    lead: pd.DataFrame,
    names: Mapping[int, str],
    rows: Mapping[int, int],
    measures: Mapping[str, Measure],
) -> pd.DataFrame:
    verdict = lead["step"].where(lead["track"].isin(KASAM), lead["outcome"])
    told = [measures[name] for name in lead["measure"]]
    frame = pd.DataFrame(
        {
            "row": lead["citizen_id"].map(rows).to_numpy(),
            "name": lead["citizen_id"].map(names).to_numpy(),
            "track": lead["track"].to_numpy(),
            "measure": [measure.title for measure in told],
            "value_text": [
                swedish.number(value, measure.decimals)
                for value, measure in zip(lead["latest"], told, strict=True)
            ],
            "verdict": verdict.to_numpy(),
        }
    )
    return pd.concat([frame, _nothing_measured(names, rows, lead)], ignore_index=True)


def _nothing_measured(
    names: Mapping[int, str], rows: Mapping[int, int], lead: pd.DataFrame
) -> pd.DataFrame:
    """A cell for each who has no value at all: the row is there, and says why it is empty."""
    without = [citizen for citizen in rows if citizen not in set(lead["citizen_id"])]
    return pd.DataFrame(
        {
            "row": [rows[citizen] for citizen in without],
            "name": [names[citizen] for citizen in without],
            "track": str(Track.FUNCTION),
            "measure": "inget mått",
            "value_text": "–",
            "verdict": str(Outcome.UNCERTAIN),
        }
    )


def _sparks(
    lead: pd.DataFrame,
    scores: pd.DataFrame,
    rows: Mapping[int, int],
    measures: Mapping[str, Measure],
) -> pd.DataFrame:
    joined = comparable(scores, measures).merge(
        lead[["citizen_id", "measure", "track"]], on=["citizen_id", "measure"]
    )
    # A scale such as 1 to 300 seconds would flatten every course: draw within what was seen.
    by_measure = joined.groupby("measure")["value"]
    lowest, highest = by_measure.transform("min"), by_measure.transform("max")
    share = ((joined["value"] - lowest) / (highest - lowest)).fillna(0.5)
    better_up = joined["measure"].map({name: m.higher_is_better for name, m in measures.items()})
    return pd.DataFrame(
        {
            "row": joined["citizen_id"].map(rows),
            "track": joined["track"],
            "held_on": joined["held_on"],
            "share": share.where(better_up.astype(bool), 1 - share).clip(0, 1),
        }
    ).sort_values(["row", "track", "held_on"])


def _table(cells: pd.DataFrame, names: Mapping[int, str]) -> pd.DataFrame:
    said = [
        f"{value} · {Step(verdict).label if track in KASAM else Outcome(verdict).label}"
        for value, track, verdict in zip(
            cells["value_text"], cells["track"], cells["verdict"], strict=True
        )
    ]
    wide = cells.assign(said=said).pivot_table(
        index="row", columns="track", values="said", aggfunc="first"
    )
    wide = wide.reindex(index=range(len(names)), columns=[str(track) for track in Track])
    wide = wide.astype(object).where(wide.notna(), "–")
    wide.columns = [track.label for track in Track]
    wide.insert(0, "Medborgare", list(names.values()))
    return wide
