"""The unit this morning: one sentence, and what works."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from domain.vocabulary import Outcome, TookPart, Track
from metrics import goal_standing
from metrics.goal_attainment import Attainment
from sections import swedish

MONTH = 30  # days; later than this is said on its own
FEWEST = 5  # people a statement about the unit must rest on
MOST = 0.8  # from this share on, "nearly all" is fair

EVERY_ONE = {1: "", 2: "båda "}
NOTHING_STANDS_OUT = (
    "Inget av det som mäts här sticker ut åt det goda hållet just nu. "
    "Det betyder inte att det saknas."
)
KEPT = (Outcome.STRENGTHENED, Outcome.MAINTAINED)


@dataclass(frozen=True)
class Told:
    """How many are there, the page's first sentence, and what works."""

    citizens: int
    headline: str
    works: list[str]


@dataclass(frozen=True)
class Share:
    """`kept` of `n` who can be compared have strengthened or kept one track."""

    track: Track
    kept: int
    n: int


def shares(lead: pd.DataFrame) -> list[Share]:
    """How many can be compared on function and activity, and how many gained or kept.

    `lead` has one row a citizen and track, as `metrics.courses.leading` returns.
    """
    judged = lead.loc[lead["outcome"] != Outcome.UNCERTAIN]
    return [
        Share(track, int(of["outcome"].isin(KEPT).sum()), len(of))
        for track in (Track.FUNCTION, Track.ACTIVITY)
        for of in [judged.loc[judged["track"] == track]]
    ]


def headline(lead: pd.DataFrame, due: pd.DataFrame) -> str:
    """The page's first sentence: how courses stand, then what is late."""
    told = [
        f"{share.track.label} är stärkt eller bibehållen för {swedish.number(share.kept)} av "
        f"{swedish.number(share.n)} som kan jämföras."
        for share in shares(lead)
        if share.n
    ]
    if not told:
        told = ["Ingen kan jämföras över tid ännu: det behövs två uppföljningar av samma person."]
    return " ".join([*told, late_sentence(due)])


def late_sentence(due: pd.DataFrame) -> str:
    """How many follow-ups are late, and how many of them by more than a month."""
    late = due.loc[due["days_late"] > 0, "days_late"]
    if late.empty:
        return "Ingen uppföljning är sen."
    months = int((late > MONTH).sum())
    told = swedish.opening(
        swedish.counted(len(late), "uppföljning är sen", "uppföljningar är sena")
    )
    if not months:
        return told + "."
    if months == len(late):
        return f"{told}, {EVERY_ONE.get(months, 'alla ')}mer än en månad."
    return f"{told}, {swedish.count(months)} av dem mer än en månad."


def works(
    lead: pd.DataFrame, due: pd.DataFrame, held: pd.DataFrame, goals: pd.DataFrame
) -> list[str]:
    """What goes well, in a fixed order of questions and never by rank; at most two statements.

    The courses come last, since the headline has told of them. `goals` are as
    `metrics.goal_standing.standing` gives them.
    """
    told = []
    own = goal_standing.owned_by_citizen(goals)
    assessed = own.loc[own["attainment"] != Attainment.NOT_ASSESSED, "attainment"]
    reached = int((assessed == Attainment.REACHED).sum())
    if len(assessed) >= FEWEST and reached >= MOST * len(assessed):
        told.append(
            f"{swedish.number(reached)} av {swedish.number(len(assessed))} egna mål som är bedömda "
            "är nådda eller bibehållna."
        )
    took_part = int((held["took_part"] == TookPart.YES).sum())
    if len(held) >= FEWEST and took_part >= MOST * len(held):
        told.append(
            f"Medborgaren deltog själv i {swedish.number(took_part)} av "
            f"{swedish.number(len(held))} uppföljningar."
        )
    if len(due) and not (due["days_late"] > 0).any():
        told.append("Alla uppföljningar är gjorda i tid.")
    told += [
        f"{share.track.label} är stärkt eller bibehållen för {swedish.number(share.kept)} av "
        f"{swedish.number(share.n)}. Att bibehålla räknas."
        for share in shares(lead)
        if share.n >= FEWEST and share.kept >= MOST * share.n
    ]
    return told[:2] or [NOTHING_STANDS_OUT]
