"""The citizen's own sheet: easy to read, and nothing on it that they have not said or agreed to."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from domain.measures import Measure, RatedBy
from domain.vocabulary import Respondent, Track
from metrics import goal_standing
from metrics.goal_attainment import Attainment
from sections import swedish
from sections.citizen_records import CitizenRecords

NO_GOALS = "Vi har inte skrivit ner dina mål ännu."
NOTHING_EASIER = "Det har vi inte kunnat se ännu."
NOT_AGREED = "Vi har ingen plan som du har skrivit under ännu."
OPEN = "Vi bestämmer tiden tillsammans."
EASY: Mapping[Track | None, str] = {
    Track.COMPREHENSIBILITY: "Jag förstår det som händer",
    Track.MANAGEABILITY: "Jag klarar av min dag",
    Track.MEANINGFULNESS: "Det jag gör är viktigt för mig",
}
# An answer of which nobody has noted whose it is, is not printed as the citizen's.
MINE = (Respondent.SELF, Respondent.WITH_SUPPORT)
MOST = 4  # lines under a heading: more than this is not easy to read, and not one page


@dataclass(frozen=True)
class Line:
    """A number line in words: the whole scale, and which step is now."""

    about: str
    steps: tuple[str, ...]
    now: int


@dataclass(frozen=True)
class Sheet:
    """What stands under each heading; empty texts are not there, what is missing has its words."""

    own_words: str
    goals: tuple[str, ...]
    easier: tuple[str, ...]
    lines: tuple[Line, ...]
    agreed: tuple[str, ...]
    people: tuple[str, ...]
    next_talk: str


def sheet(told: CitizenRecords, measures: dict[str, Measure]) -> Sheet:
    """The sheet of one citizen.

    Goals: those that are the citizen's own. Easier: own goals whose level is better than at the
    start, or kept where that was the goal, by a follow-up where the citizen answered. Number lines:
    the citizen's own answers, with or without support, never staff's, a proxy's or one of which it
    is not noted whose it is. Agreed: what goes on and had begun when the citizen signed the plan
    that holds, in the plan's own words.
    """
    own = goal_standing.owned_by_citizen(told.goals)
    signed = told.plan is not None and pd.notna(told.plan["signed_by_citizen_on"])
    return Sheet(
        own_words=_own_words(told) if signed else "",
        goals=tuple(own["text"].tolist()[:MOST]) or (NO_GOALS,),
        easier=_easier(own.loc[own["now_on"].isin(_own_talks(told))]) or (NOTHING_EASIER,),
        lines=_lines(told, measures),
        agreed=_agreed(told) if signed else (NOT_AGREED,),
        people=_people(told),
        next_talk=_next_talk(told),
    )


def _own_words(told: CitizenRecords) -> str:
    said = None if told.plan is None else told.plan["own_words"]
    return said if isinstance(said, str) else ""


def _easier(own: pd.DataFrame) -> tuple[str, ...]:
    better = own.loc[own["now"] < own["baseline"]]
    kept = own.loc[(own["now"] == own["baseline"]) & (own["attainment"] == Attainment.REACHED)]
    said = [f"{text}: det går lättare nu." for text in better["text"]]
    said += [f"{text}: det går lika bra som förut." for text in kept["text"]]
    return tuple(said[:MOST])


def _own_talks(told: CitizenRecords) -> pd.Series:
    """The days of the follow-ups where the citizen answered, with or without support."""
    return told.held.loc[told.held["respondent"].isin(MINE), "held_on"]


def _lines(told: CitizenRecords, measures: dict[str, Measure]) -> tuple[Line, ...]:
    rated = told.scores.loc[told.scores["respondent"].isin(MINE)]
    latest = dict(zip(rated["measure"], rated["value"], strict=True))  # the last one stays
    return tuple(
        Line(EASY[measure.track], _steps(measure), round(latest[name] - measure.lowest))
        for name, measure in measures.items()
        if name in latest and measure.rated_by is RatedBy.CITIZEN and measure.track in EASY
        if measure.levels
    )


def _steps(measure: Measure) -> tuple[str, ...]:
    whole = range(int(measure.lowest), int(measure.highest) + 1)
    return tuple(measure.levels.get(float(at), "") for at in whole)


def _agreed(told: CitizenRecords) -> tuple[str, ...]:
    signed_on = None if told.plan is None else told.plan["signed_by_citizen_on"]
    agreed = told.ongoing.loc[told.ongoing["started_on"] <= signed_on]
    return tuple(_row(row) for row in agreed.to_dict("records")[:MOST]) or (NOT_AGREED,)


def _row(row: Mapping[Hashable, object]) -> str:
    often = f", {row['how_often']}" if isinstance(row["how_often"], str) else ""
    parts = (("Jag", row["citizen_does"]), ("Stödet", row["support_does"]))
    said = [f" {who}: {_small(does)}." for who, does in parts if isinstance(does, str)]
    return f"{row['what']}{often}.{''.join(said)}"


def _small(text: object) -> str:
    """With a small first letter and no full stop, to stand inside a sentence."""
    words = str(text).rstrip(".")
    return words[:1].lower() + words[1:]


def _people(told: CitizenRecords) -> tuple[str, ...]:
    worker = f"{told.key_worker} är min kontaktman." if told.key_worker else ""
    return tuple(filter(None, (worker, f"{told.unit} är min enhet.")))


def _next_talk(told: CitizenRecords) -> str:
    if told.days_late:
        return OPEN
    return f"Senast {swedish.day(told.due_on)}. {OPEN}"
