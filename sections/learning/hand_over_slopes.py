"""The three questions from start to hand-over, a line a way: for who may see figures of few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.look import Look
from charts.step_slopes import step_slopes
from charts.tones import Answer
from domain.measures import Measure
from domain.vocabulary import Step
from metrics import disclosure
from sections import swedish
from sections.blocks import Block
from sections.findings import hidden_cells
from sections.small_groups import Reader

TITLE = "De tre frågorna, från start till överlämning"
NOBODY = "Ingen har svarat själv både vid start och vid överlämning."
CAVEAT = (
    "Ett steg är ett samtal, inte ett mätvärde. Lägre kan betyda att man vågar säga mer. Uppåt är "
    "högre, och en tjockare linje är fler medborgare."
)
METHOD = (
    "Medborgarens första egna svar och det sista, med eller utan stöd, för dem vars första veckor "
    "tog slut i perioden. Den som bara svarat en gång har ingen linje."
)


def block(
    ways: pd.DataFrame,
    measures: Sequence[Measure],
    *,
    answers: Mapping[str, Answer],
    reader: Reader,
    look: Look,
) -> Block:
    """The ways as slopes and, beside them, as a table.

    Args:
        ways: As `metrics.first_weeks.ways` returns.
        measures: The three questions in their order.
        answers: What each step is called and how it is drawn.
        reader: Who it is made for; a way is of few, so without figures of few there is none.
        look: The colours of the theme.
    """
    if not reader.few:
        return _empty(hidden_cells.withheld(k=disclosure.smallest()).finding)
    if ways.empty:
        return _empty(NOBODY)
    titles = {measure.id: measure.title for measure in measures}
    told = ways.assign(question=ways["measure"].map(titles))
    levels = _levels(measures[0])
    compared = {str(step): answers[step] for step in (Step.HIGHER, Step.SAME, Step.LOWER)}
    finding = _finding(told, compared)
    return Block(
        title=TITLE,
        finding=finding,
        chart=step_slopes(
            told, questions=list(titles.values()), levels=levels, answers=compared, look=look
        ),
        alternative=f"{finding} Varje väg står i tabellen.",
        table=_table(told, levels, compared),
        caveat=CAVEAT,
        method=METHOD,
    )


def _empty(finding: str) -> Block:
    return Block(TITLE, finding, None, finding, pd.DataFrame(), CAVEAT)


def _levels(measure: Measure) -> dict[int, str]:
    steps = range(int(measure.lowest), int(measure.highest) + 1)
    return {step: measure.levels.get(step, "") for step in steps}


def _finding(told: pd.DataFrame, answers: Mapping[str, Answer]) -> str:
    counts = told.groupby(["question", "step"], sort=False)["n"].sum()
    said = []
    for question in dict.fromkeys(told["question"]):
        theirs = counts[question]
        steps = [
            f"{swedish.number(theirs[step])} {answer.word.lower()}"
            for step, answer in answers.items()
            if step in theirs.index
        ]
        said.append(f"{question.lower()} {swedish.listed(steps)}")
    return f"Eget svar vid start och vid överlämning: {'; '.join(said)}."


def _table(
    told: pd.DataFrame, levels: Mapping[int, str], answers: Mapping[str, Answer]
) -> pd.DataFrame:
    words = {level: f"{level} {word}".strip() for level, word in levels.items()}
    return pd.DataFrame(
        {
            "Fråga": told["question"],
            "Start": told["first"].map(words),
            "Överlämning": told["last"].map(words),
            "Steg": [answers[step].word for step in told["step"]],
            "Medborgare": [swedish.number(n) for n in told["n"]],
        }
    )
