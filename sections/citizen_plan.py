"""One citizen's plan in two columns, and the chain from decision to follow-up with its gaps."""

from __future__ import annotations

import pandas as pd

from domain.vocabulary import GoalOwner, TookPart
from sections import citizen_goals, swedish
from sections.blocks import Cell, LinkTable
from sections.citizen_records import CitizenRecords

NO_PLAN = "Ingen genomförandeplan är inläst. Gör den tillsammans med medborgaren."
NO_ROWS = "Ingen insats som pågår är inläst."
DECISION_GAP = "saknas här"
TOOK_PART = {TookPart.YES: "deltog", TookPart.PARTLY: "deltog delvis", TookPart.NO: "deltog inte"}


def facts(told: CitizenRecords) -> str:
    """When the plan was made, with whom, who has signed it, and whether nothing goes on in it."""
    plan = told.plan
    if plan is None:
        return NO_PLAN
    made = f"Gjord {_day(plan['made_on'])}"
    if pd.notna(plan["made_with"]):
        made += f" tillsammans med {plan['made_with']}"
    said = f"{made}. {signatures(plan)}"
    return f"{said} {NO_ROWS}" if told.ongoing.empty else said


def signatures(plan: pd.Series) -> str:
    """Who has signed, and who has not."""
    who = {
        "medborgaren": plan["signed_by_citizen_on"],
        "kontaktmannen": plan["signed_by_key_worker_on"],
    }
    signed = [f"{name} {_day(day)}" for name, day in who.items() if pd.notna(day)]
    waiting = [name for name, day in who.items() if pd.isna(day)]
    parts = [f"Undertecknad av {swedish.listed(signed)}."] if signed else []
    parts += [f"Inte undertecknad av {swedish.listed(waiting)}."] if waiting else []
    return " ".join(parts)


def two_columns(told: CitizenRecords) -> LinkTable:
    """What the citizen does and what support does, a row for each activity that goes on."""
    body = tuple(
        (
            Cell(row["what"], more=_dash(row["how_often"], "")),
            Cell(_dash(row["citizen_does"], "– ingen egen del beskriven")),
            Cell(_dash(row["support_does"], "–"), more=_dash(row["who"], "")),
            Cell(_as_wished(row["as_wished"])),
        )
        for row in told.ongoing.to_dict("records")
    )
    headings = ("Vad", "Det gör jag själv", "Det får jag stöd med", "Som jag vill ha det")
    return LinkTable("Planen i två spalter", tuple(map(Cell, headings)), body)


def chain(told: CitizenRecords) -> LinkTable:
    """Decision, goal, plan, activity and follow-up on a row; a link that is missing is named.

    A row for each goal, then one for each activity that goes on without a goal. A decision is not
    a record of its own here: hours granted show that there is one.
    """
    rows = [_of_goal(goal, told) for _, goal in told.goals.iterrows()]
    loose = told.ongoing.loc[told.ongoing["goal_id"].isna()]
    rows += [_of_loose(activity, told) for _, activity in loose.iterrows()]
    headings = ("Beslut", "Mål", "Plan", "Insats", "Uppföljning")
    return LinkTable("Från beslut till uppföljning", tuple(map(Cell, headings)), tuple(rows))


def gaps(table: LinkTable) -> str:
    """How many of the chain's links are missing, and which, as one sentence."""
    missing = [
        heading.text.lower()
        for at, heading in enumerate(table.headings)
        if any(row[at].strong for row in table.rows)
    ]
    if not table.rows:
        return "Ingen kedja kan visas förrän mål eller insatser är inlästa."
    if not missing:
        return "Kedjan hänger ihop från beslut till uppföljning."
    return f"Kedjan har luckor i {swedish.listed(missing)}."


def _of_goal(goal: pd.Series, told: CitizenRecords) -> tuple[Cell, ...]:
    mine = told.activities.loc[told.activities["goal_id"] == goal["goal_id"]]
    activity = None if mine.empty else mine.iloc[-1]
    whose = {
        GoalOwner.CITIZEN: "medborgarens ord",
        GoalOwner.SHARED: "gemensamt",
        GoalOwner.STAFF: "personalens",
    }
    return (
        _decision(activity),
        Cell(f"”{goal['text']}”", more=whose.get(goal["owner"], "vems sägs inte")),
        _plan(told),
        _activity(activity),
        _follow_up(goal, told),
    )


def _of_loose(activity: pd.Series, told: CitizenRecords) -> tuple[Cell, ...]:
    no_goal = Cell("mål saknas", strong=True)
    unknown = Cell("kan inte följas upp", more="utan mål")
    return _decision(activity), no_goal, _plan(told), _activity(activity), unknown


def _decision(activity: pd.Series | None) -> Cell:
    if activity is None or pd.isna(activity["hours_granted"]):
        return Cell(DECISION_GAP, more="inga beviljade timmar inlästa", strong=True)
    hours = float(activity["hours_granted"])
    figure = swedish.number(hours, 0 if hours.is_integer() else 1)
    return Cell(f"{figure} {'timme' if hours == 1 else 'timmar'} i månaden", more="beviljat")


def _plan(told: CitizenRecords) -> Cell:
    plan = told.plan
    if plan is None:
        return Cell("plan saknas", strong=True)
    if pd.isna(plan["signed_by_citizen_on"]):
        return Cell(_day(plan["made_on"]), more="inte undertecknad av medborgaren", strong=True)
    return Cell(_day(plan["made_on"]), more="medborgaren har undertecknat")


def _activity(activity: pd.Series | None) -> Cell:
    if activity is None:
        return Cell("insats saknas", strong=True)
    if _blank(activity["citizen_does"]):
        return Cell(activity["what"], more="medborgarens del beskrivs inte", strong=True)
    return Cell(activity["what"], more="medborgaren har en egen del")


def _follow_up(goal: pd.Series, told: CitizenRecords) -> Cell:
    if pd.isna(goal["now_on"]):
        return Cell("inte följt upp", strong=True)
    same_day = told.held.loc[told.held["held_on"] == goal["now_on"], "took_part"].dropna()
    part = same_day.iloc[-1] if len(same_day) else None
    known = TOOK_PART.get(part) if part else None
    how = f"{_day(goal['now_on'])}: {citizen_goals.status(goal)}"
    if known is None:
        return Cell(how, more="om medborgaren deltog sägs inte", strong=True)
    return Cell(how, more=f"medborgaren {known}", strong=part == TookPart.NO)


def _as_wished(code: object) -> str:
    return {"yes": "ja", "partly": "delvis", "no": "nej"}.get(str(code), "–")


def _dash(text: object, else_: str) -> str:
    return else_ if _blank(text) else str(text)


def _blank(text: object) -> bool:
    return not isinstance(text, str) or not text.strip()


def _day(when: pd.Timestamp) -> str:
    return swedish.day(when.date())
