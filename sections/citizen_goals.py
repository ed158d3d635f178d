"""One citizen's goals: the ladder, how each stands in words, and the same as a table."""

from __future__ import annotations

import pandas as pd

from charts.goal_ladder import GOAL_COLUMNS, goal_ladder
from charts.look import Look
from domain.vocabulary import GoalOwner, GoalType, Outcome
from metrics.goal_attainment import Attainment
from sections import swedish
from sections.blocks import Block
from sections.findings.wording import GOALS

LEVELS = {0.0: "ingen", 1.0: "lätt", 2.0: "måttlig", 3.0: "svår", 4.0: "total"}
KINDS = frozenset(GoalType)
OWNERS = [str(GoalOwner.CITIZEN), str(GoalOwner.SHARED), str(GoalOwner.STAFF)]

WORDS = {
    Attainment.REACHED: "nått",
    Attainment.PARTLY: "en bit på väg",
    Attainment.UNCHANGED: "samma nivå",
    Attainment.WORSENED: "lägre nivå",
    Attainment.NOT_ASSESSED: "inte bedömt",
}
OUTCOMES = {
    Attainment.REACHED: Outcome.STRENGTHENED,
    Attainment.PARTLY: Outcome.STRENGTHENED,
    Attainment.UNCHANGED: Outcome.MAINTAINED,
    Attainment.WORSENED: Outcome.WEAKENED,
    Attainment.NOT_ASSESSED: Outcome.UNCERTAIN,
}


def own_first(goals: pd.DataFrame) -> pd.DataFrame:
    """The citizen's own goals, then the shared, then staff's; each kind oldest first."""
    rank = goals["owner"].map({owner: at for at, owner in enumerate(OWNERS)}).fillna(len(OWNERS))
    return goals.assign(_rank=rank).sort_values("_rank", kind="stable").drop(columns="_rank")


def status(goal: pd.Series) -> str:
    """How one goal stands, in words. Keeping is as good a goal as gaining."""
    attained = Attainment(goal["attainment"])
    if attained is Attainment.REACHED and goal["goal_type"] != GoalType.IMPROVE:
        return "bibehållet" if goal["now"] == goal["baseline"] else "nått"
    return WORDS[attained]


def outcome(goal: pd.Series) -> Outcome:
    """The mark of one goal: against its start where it is reached, else by how it stands."""
    attained = Attainment(goal["attainment"])
    if attained is Attainment.REACHED and goal["now"] >= goal["baseline"]:
        return Outcome.MAINTAINED
    return OUTCOMES[attained]


def ladder(goals: pd.DataFrame, look: Look) -> Block:
    """The goals with start, now and aim on one scale.

    Args:
        goals: As `metrics.goal_standing.standing` gives them, in the order they are shown.
        look: The colours of the theme.
    """
    told = [_told(goal) for _, goal in goals.iterrows()]
    rows = goals.assign(
        text=[f"”{text}”" for text in goals["text"]],
        status=[status(goal) for _, goal in goals.iterrows()],
        outcome=[str(outcome(goal)) for _, goal in goals.iterrows()],
    )[list(GOAL_COLUMNS)]
    return Block(
        title="Mål",
        finding=finding(goals),
        chart=goal_ladder(rows, LEVELS, look) if len(goals) else None,
        alternative=" ".join(told),
        table=_table(goals),
        caveat="○ start, ● nu, | sikte. Skalan är hur stor begränsningen är, lättare åt höger. "
        "Att bibehålla är att nå målet.",
    )


def finding(goals: pd.DataFrame) -> str:
    """How many goals are the citizen's own, and how many stand where they were aimed."""
    if goals.empty:
        return "Inget mål är inläst ännu. Fråga vad som är viktigast för medborgaren just nu."
    own = int((goals["owner"] == GoalOwner.CITIZEN).sum())
    reached = int((goals["attainment"] == Attainment.REACHED).sum())
    n = len(goals)
    whose = {0: "inget medborgarens eget", 1: "ett medborgarens eget"}.get(
        own, f"{swedish.count(own)} medborgarens egna"
    )
    stands = {0: "inget nått ännu", 1: "ett nått eller bibehållet"}.get(
        reached, f"{swedish.count(reached)} nådda eller bibehållna"
    )
    return swedish.opening(f"{GOALS.counted(n)}, {whose}; {stands}.")


def _told(goal: pd.Series) -> str:
    start, now, aim = (_level(goal[name]) for name in ("baseline", "now", "target"))
    return f"”{goal['text']}”: {start} vid start, {now} nu, sikte {aim}, {status(goal)}."


def _level(value: float) -> str:
    if pd.isna(value):
        return "okänt"
    return LEVELS.get(value, swedish.number(value, 1))


def _table(goals: pd.DataFrame) -> pd.DataFrame:
    whose = [GoalOwner(owner).label if owner in OWNERS else "–" for owner in goals["owner"]]
    return pd.DataFrame(
        {
            "Mål": list(goals["text"]),
            "Vems": whose,
            "Slag": [GoalType(kind).label if kind in KINDS else "–" for kind in goals["goal_type"]],
            "Start": [_level(value) for value in goals["baseline"]],
            "Nu": [_level(value) for value in goals["now"]],
            "Sikte": [_level(value) for value in goals["target"]],
            "Läge": [status(goal) for _, goal in goals.iterrows()],
            "Till": [
                "–" if pd.isna(day) else swedish.day(day.date()) for day in goals["target_on"]
            ],
        }
    )
