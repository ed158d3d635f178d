"""The quarterly review (kvartalsmöte): its questions, its time, and what becomes of decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.vocabulary import Labelled

LENGTHS = (30, 45, 60)
"""Minutes a meeting can be planned for."""


class DecisionStatus(Labelled):
    """What became of a decision."""

    OPEN = "open", "Inte påbörjat"
    ONGOING = "ongoing", "Pågår"
    DONE = "done", "Gjort"
    NOT_DONE = "not_done", "Inte gjort"


STILL_OPEN = (DecisionStatus.OPEN, DecisionStatus.ONGOING)
"""Somebody still has something to do."""


class ReviewStep(Labelled):
    """A question of the meeting, in the order they are asked."""

    LAST_DECISIONS = "last_decisions", "Förra mötets beslut"
    FOLLOWED = "followed", "Vilka vi kunnat följa"
    GOALS = "goals", "Mål"
    FUNCTION_ACTIVITY = "function_activity", "Funktion och aktivitet"
    COHERENCE = "coherence", "Känsla av sammanhang"
    PLANS = "plans", "Planer"
    TESTS = "tests", "Tester"
    WORK = "work", "Arbetsmiljö"
    DECISIONS = "decisions", "Beslut"


ALWAYS = (ReviewStep.LAST_DECISIONS, ReviewStep.DECISIONS)
"""A meeting begins with what became of the last one, and ends with what is decided."""

SHARES: Mapping[ReviewStep, int] = dict.fromkeys(ReviewStep, 2) | {
    ReviewStep.FOLLOWED: 1,
    ReviewStep.LAST_DECISIONS: 3,
    ReviewStep.DECISIONS: 4,
}
"""How much of the time a question gets beside the others: the decisions most."""


def agenda(chosen: Sequence[ReviewStep]) -> tuple[ReviewStep, ...]:
    """The chosen questions in their order, with those that are always there.

    >>> [step.value for step in agenda([ReviewStep.PLANS, ReviewStep.GOALS])]
    ['last_decisions', 'goals', 'plans', 'decisions']
    """
    return tuple(step for step in ReviewStep if step in chosen or step in ALWAYS)


def time_plan(steps: Sequence[ReviewStep], minutes: int) -> dict[ReviewStep, int]:
    """Whole minutes a question, at least one; together at most `minutes` where that is possible.

    >>> time_plan(agenda([ReviewStep.GOALS]), 30)
    {<ReviewStep.LAST_DECISIONS: 'last_decisions'>: 10, <ReviewStep.GOALS: 'goals'>: 6, \
<ReviewStep.DECISIONS: 'decisions'>: 13}
    """
    whole = sum(SHARES[step] for step in steps)
    return {step: max(minutes * SHARES[step] // whole, 1) for step in steps}
