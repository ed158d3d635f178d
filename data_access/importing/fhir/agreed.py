"""Goals, plans and their activities, as the rows of three sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from data_access.importing.fhir import sheets
from data_access.importing.fhir.people import People
from data_access.importing.fhir.resources import MISTAKEN, Raw, Resource, Resources
from data_access.importing.fhir.sheets import Line, Sheet

GOALS = ("Personnummer", "Namn", "Mål", "Vems mål", "Startdatum", "Måldatum")
GOALS += ("Målnivå", "Senaste bedömning", "Senast bedömd")
PLANS = ("Personnummer", "Namn", "Enhet", "Upprättad")
ACTIVITIES = ("Personnummer", "Namn", "Mål", "Insats", "Vem", "Start", "Slut")
NOT_AGREED = frozenset({MISTAKEN, "cancelled", "rejected", "proposed", "revoked", "draft"})
OWNERS = {
    "Patient": "Medborgarens",
    "Practitioner": "Personalens",
    "PractitionerRole": "Personalens",
}
ACHIEVED = "achieved"


class Agreed:
    """What is agreed with the citizens of a file."""

    def __init__(self, found: Resources, people: People) -> None:
        """Of the resources in `found`."""
        self._found, self._people = found, people

    def sheets(self, file: str) -> list[Sheet]:
        """Goals, plans and activities; what is mistaken or never was agreed on is passed over."""
        left_out: Counter[str] = Counter()
        made = [
            *sheets.sheet(PLANS, self._plans(left_out)),
            *sheets.sheet(GOALS, self._goals(left_out)),
            *sheets.sheet(ACTIVITIES, self._activities()),
        ]
        self._found.passed_over(left_out, file)
        return made

    def _goals(self, left_out: Counter[str]) -> Iterator[Line]:
        for one in self._found.of("Goal"):
            goal = one.raw
            if goal["lifecycleStatus"] in NOT_AGREED:
                left_out[f"Goal gäller inte ({goal['lifecycleStatus']}) och läses inte."] += 1
                continue
            target, due = _target(goal)
            achieved = _is_achieved(goal) and target and goal.get("statusDate")
            if goal.get("achievementStatus") and not achieved:
                left_out["Goal är bedömda i ord utan nivå och dag: bedömningen läses inte."] += 1
            owner = OWNERS.get(self._found.kind_at(goal.get("expressedBy")), "")
            assessed = (target, goal["statusDate"]) if achieved else ("", "")
            started = goal.get("startDate", "")
            who = self._who(goal["subject"])
            yield Line(one.place, (*who, _text(goal), owner, started, due, target, *assessed))

    def _plans(self, left_out: Counter[str]) -> Iterator[Line]:
        for one in self._found.of("CarePlan"):
            if one.raw["status"] in NOT_AGREED:
                left_out[f"CarePlan gäller inte ({one.raw['status']}) och läses inte."] += 1
                continue
            made = one.raw.get("created") or one.raw.get("period", {}).get("start", "")
            yield Line(one.place, (*self._who(one.raw["subject"]), self._unit(one, made), made))

    def _activities(self) -> Iterator[Line]:
        plans = [one for one in self._found.of("CarePlan") if one.raw["status"] not in NOT_AGREED]
        for one in plans:
            who = self._who(one.raw["subject"])
            for at, activity in enumerate(one.raw.get("activity", ()), start=1):
                detail = activity.get("detail", {})
                if detail and detail.get("status") not in (MISTAKEN, "cancelled"):
                    place = f"{one.place}, insats {at}"
                    yield Line(place, (*who, *self._activity(detail, one.raw)))

    def _activity(self, detail: Raw, plan: Raw) -> tuple[str, ...]:
        lasting = plan.get("period", {}) | detail.get("scheduledPeriod", {})
        towards = self._found.at(next(iter(detail.get("goal") or plan.get("goal", ())), None))
        what = detail.get("description") or detail.get("code", {}).get("text", "")
        does = " och ".join(
            one["display"] for one in detail.get("performer", ()) if "display" in one
        )
        goal = _text(towards.raw) if towards and towards.kind == "Goal" else ""
        return goal, what, does, lasting.get("start", ""), lasting.get("end", "")

    def _who(self, subject: Raw) -> tuple[str, str]:
        return self._people.number(subject), self._people.name(subject)

    def _unit(self, one: Resource, day: str) -> str:
        """The organisation behind the plan, else that of the visit, else where the citizen was."""
        plan = one.raw
        there = [plan.get("author"), *plan.get("contributor", ())]
        there = [who for who in there if self._found.kind_at(who) == "Organization"]
        visit = self._found.at(plan.get("encounter"))
        there += [visit.raw.get("serviceProvider")] if visit else []
        named = next((name for who in there if (name := self._people.unit(who))), "")
        return named or self._people.unit_on(plan["subject"], day)


def _text(goal: Raw) -> str:
    """The words of a goal: they are what it is, so here the text counts and no code."""
    return goal["description"].get("text", "")


def _target(goal: Raw) -> tuple[str, str]:
    """The level aimed at and the day; a target of another measure is no level of the goal."""
    targets = goal.get("target", ())
    due = next((one["dueDate"] for one in targets if "dueDate" in one), "")
    for one in targets:
        if "measure" not in one:
            value = one.get("detailInteger", one.get("detailQuantity", {}).get("value"))
            if value is not None:
                return sheets.number(value), due
    return "", due


def _is_achieved(goal: Raw) -> bool:
    codings = goal.get("achievementStatus", {}).get("coding", ())
    return any(coding.get("code") == ACHIEVED for coding in codings)
