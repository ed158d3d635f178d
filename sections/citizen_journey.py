"""One citizen's way through the units in sight, and what the latest follow-up led to."""

from __future__ import annotations

from typing import Any

import pandas as pd

from domain.vocabulary import FollowUpKind, FollowUpResult, Respondent, TookPart
from sections import swedish
from sections.citizen_records import CitizenRecords

# Said to everybody, so that it discloses nothing about anybody.
ONLY_IN_SIGHT = "Tid i enheter utanför din behörighet visas inte, om den finns."
NOT_HELD = "Ingen uppföljning är gjord här ännu."


def stays(told: CitizenRecords) -> list[str]:
    """Each stay within the scope, oldest first: unit, from, to and why it ended."""
    return [_stay(stay, told) for _, stay in told.placements.iterrows()]


def latest_follow_up(told: CitizenRecords) -> str:
    """When it was held, who answered and took part, and what it led to."""
    if told.held.empty:
        return NOT_HELD
    talk = told.held.iloc[-1]
    kind = _label(FollowUpKind, talk["kind"], "uppföljning").lower()
    answered = _label(Respondent, talk["respondent"], "").lower()
    said = [f"Senast {swedish.day(talk['held_on'].date())}, {kind}"]
    said += [f"svarssätt {answered}"] if answered else ["svarssätt inte angivet"]
    said.append(
        f"medborgaren deltog: {_label(TookPart, talk['took_part'], 'inte angivet').lower()}"
    )
    if isinstance(talk["professions"], str):
        said.append(f"med {talk['professions']}")
    result = _label(FollowUpResult, talk["result"], "")
    led_to = f"Resultat: {result.lower()}." if result else "Inget resultat är angivet."
    return f"{', '.join(said)}. {led_to}"


def _stay(stay: pd.Series, told: CitizenRecords) -> str:
    unit, first = told.units.get(stay["unit_id"], "Enheten"), swedish.day(stay["from_day"].date())
    if pd.isna(stay["to_day"]):
        return f"{unit}: sedan {first}"
    why = f" ({stay['end_reason']})" if isinstance(stay["end_reason"], str) else ""
    return f"{unit}: {first} till {swedish.day(stay['to_day'].date())}{why}"


def _label(words: type[Any], code: object, else_: str) -> str:
    if not isinstance(code, str) or not code:
        return else_
    return words(code).label
