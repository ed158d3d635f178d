"""One citizen's figures worked out again, slowly and obviously, from the rows of the tables."""

import tomllib
from collections import defaultdict
from datetime import timedelta
from functools import cache

from domain.measures.shelf import SHIPPED

OWN = ("self", "with_support", "", None)
TRACKS = ("function", "activity", "comprehensibility", "manageability", "meaningfulness")
DIALOGUE = TRACKS[2:]
LADDER = {None: "okänt", 0: "ingen", 1: "lätt", 2: "måttlig", 3: "svår", 4: "total"}
WORDS = {
    "strengthened": "stärkt",
    "maintained": "bibehållen",
    "weakened": "försvagad",
    "higher": "högre",
    "same": "samma",
    "lower": "lägre",
}
EVENTS = {
    "fall": "Fall",
    "hospital": "Sjukhusvistelse",
    "bereavement": "Närstående avliden",
    "new_home": "Ny bostad",
    "new_key_worker": "Ny kontaktman",
    "aid": "Hjälpmedel",
    "death": "Avliden",
    "other": "Annan händelse",
}


def rules():
    """Each measure's file as it is written, in the order of tracks and within them."""
    files = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in SHIPPED.glob("*.toml")}
    order = [*TRACKS, None]  # last what stands on its own
    return dict(
        sorted(files.items(), key=lambda row: (order.index(row[1].get("track")), row[1]["order"]))
    )


def verdict(rule, values):
    """The outcome and the step of a course of values, oldest first."""
    better = 1 if rule["better"] == "higher" else -1
    if len(values) < 2:
        return "uncertain", "unknown"
    last = better * (values[-1] - values[-2])
    step = "same" if last == 0 else "higher" if last > 0 else "lower"
    if rule["rule"] == "dialogue":
        return "uncertain", step
    gain = better * (values[-1] - values[0])
    if rule["rule"] == "steps":
        if gain == 0:
            return "maintained", step
        if better * (values[-2] - values[0]) * gain <= 0:  # not yet twice on the same side
            return "uncertain", step
    elif abs(gain) <= rule.get("mdc", 0) + 1e-6 or abs(gain) < rule.get("mcid", 0) - 1e-6:
        return "maintained", step
    return "strengthened" if gain > 0 else "weakened", step


class CitizenOracle:
    """What `units` know of the citizens who are placed there on `today`.

    Protected identities are left out but for those that are `opened` one by one.
    """

    def __init__(self, tables, units, today, opened=frozenset()):
        self.tables, self.units, self.today, self.opened = tables, units, today, opened
        self.rules = rules()
        self.hidden = {row.id for row in tables["citizen"] if row.protected} - opened
        self.stays = self._by_citizen(row for row in tables["placement"] if row.unit_id in units)
        self.citizens = {
            who
            for who, stays in self.stays.items()
            if any(self.there(stay, today) for stay in stays)
        }
        held = sorted(tables["follow_up"], key=lambda row: (row.held_on, row.id))
        self.held = self._by_citizen(
            row for row in held if row.unit_id in units and row.held_on <= today
        )
        self.scores = defaultdict(list)
        for row in tables["score"]:
            if row.value is not None:
                self.scores[row.follow_up_id].append(row)
        plans = sorted(tables["plan"], key=lambda row: (row.made_on, row.id))
        self.plans = self._by_citizen(row for row in plans if row.unit_id in units)
        goals = sorted(tables["goal"], key=lambda row: (row.started_on, row.id))
        self.goals = self._by_citizen(goals)
        self.levels = defaultdict(dict)
        for row in tables["goal_assessment"]:
            if row.level is not None:
                self.levels[row.goal_id][row.assessed_on] = row.level
        rows = sorted(tables["activity"], key=lambda row: (row.started_on, row.id))
        self.activities = self._by_citizen(rows)
        self.events = self._by_citizen(tables["life_event"])

    def _by_citizen(self, rows):
        found = defaultdict(list)
        for row in rows:
            if row.citizen_id not in self.hidden:
                found[row.citizen_id].append(row)
        return found

    @staticmethod
    def there(stay, day):
        return stay.from_day <= day and (stay.to_day is None or stay.to_day >= day)

    def values(self, who, measure):
        """Every value of a measure with its day and who answered."""
        return [
            (talk.held_on, score.respondent, score.value)
            for talk in self.held[who]
            for score in self.scores[talk.id]
            if score.measure == measure
        ]

    @cache  # noqa: B019  (lives as long as the tests of one file)
    def course(self, who, measure):
        """The values that may be joined, by day; of several on a day the last."""
        own_only = self.rules[measure]["rated_by"] == "citizen"
        joined = {
            day: value
            for day, answered, value in self.values(who, measure)
            if not own_only or answered in OWN
        }
        return dict(sorted(joined.items()))

    def courses(self, who):
        """The course of each measure that has one."""
        found = {measure: self.course(who, measure) for measure in self.rules}
        return {measure: course for measure, course in found.items() if course}

    def leading(self, who, since=None):
        """The measure that speaks for each track, of those last measured on `since` or later."""
        by_track = defaultdict(list)
        for measure, course in self.courses(who).items():
            if "track" in self.rules[measure] and (since is None or max(course) >= since):
                by_track[self.rules[measure]["track"]].append(measure)
        lead = {}
        for track, measures in by_track.items():
            comparable = [name for name in measures if len(self.course(who, name)) >= 2]
            lead[track] = (comparable or measures)[0]
        return lead

    def verdict(self, who, measure):
        """The outcome and step of one course."""
        return verdict(self.rules[measure], list(self.course(who, measure).values()))

    def limit(self, measure):
        """The larger of what error alone and what people notice; None when neither is known."""
        known = [
            self.rules[measure][name] for name in ("mdc", "mcid") if name in self.rules[measure]
        ]
        return max(known, default=None)

    def figures(self, who, measure):
        """The numbers that the sentence of a course of points must hold, in turn."""
        values = list(self.course(who, measure).values())
        if self.rules[measure]["rule"] == "dialogue":
            if len(values) == 1:
                return [values[-1], self.rules[measure]["highest"]]
            return values[-1:] if values[-1] == values[-2] else values[-2:]
        if len(values) == 1:
            return values
        ends = values[:1] if values[0] == values[-1] else [values[0], values[-1]]
        return [*ends, self.limit(measure)]

    def differences(self, who):
        """Own and staff's rating of the latest talk with both, where two steps or more apart."""
        apart = {}
        for measure, rule in self.rules.items():
            both = defaultdict(dict)
            for day, answered, value in self.values(who, measure):
                side = "own" if answered in OWN else answered
                both[day][side] = value
            days = [day for day, sides in both.items() if {"own", "staff"} <= set(sides)]
            if rule["rated_by"] == "citizen" and days:
                pair = both[max(days)]
                if abs(pair["own"] - pair["staff"]) >= 2:
                    apart[measure] = (pair["own"], pair["staff"])
        return apart

    def now(self, goal):
        """The latest level of a goal, and its day; None without one."""
        levels = self.levels[goal.id]
        return (levels[max(levels)], max(levels)) if levels else (None, None)

    def standing(self, goal):
        """How a goal stands, as the ladder says it."""
        now, _ = self.now(goal)
        if None in (goal.goal_type, goal.baseline, goal.target, now):
            return "inte bedömt"
        aim = goal.target if goal.goal_type == "improve" else max(goal.target, goal.baseline)
        if now <= aim:  # 0 is no difficulty
            kept = goal.goal_type != "improve" and now == goal.baseline
            return "bibehållet" if kept else "nått"
        if now == goal.baseline:
            return "samma nivå"
        return "en bit på väg" if now < goal.baseline else "lägre nivå"

    def ladder(self, who):
        """Each goal's words, start, now, aim and standing; the citizen's own first."""
        order = {"citizen": 0, "shared": 1, "staff": 2}
        goals = sorted(self.goals[who], key=lambda goal: order.get(goal.owner, 3))
        return [
            (
                goal.text,
                *(LADDER[level] for level in (goal.baseline, self.now(goal)[0], goal.target)),
                self.standing(goal),
            )
            for goal in goals
        ]

    def ongoing(self, who):
        """The activities that go on today."""
        rows = self.activities[who]
        return [row for row in rows if row.ended_on is None or row.ended_on >= self.today]

    def gaps(self, who):
        """The links of the chain that are missing somewhere, or None when there is no chain."""
        plan = self.plans[who][-1] if self.plans[who] else None
        rows = [
            (goal, ([a for a in self.activities[who] if a.goal_id == goal.id] or [None])[-1])
            for goal in self.goals[who]
        ]
        rows += [(None, row) for row in self.ongoing(who) if row.goal_id is None]
        found = set()
        for goal, activity in rows:
            if activity is None or activity.hours_granted is None:
                found.add("beslut")
            if goal is None:
                found.add("mål")
            elif self._not_followed_up(who, goal):
                found.add("uppföljning")
            if plan is None or plan.signed_by_citizen_on is None:
                found.add("plan")
            if activity is None or not (activity.citizen_does or "").strip():
                found.add("insats")
        return found if rows else None

    def _not_followed_up(self, who, goal):
        """No level, or nobody says that the citizen took part the day it was given."""
        _, day = self.now(goal)
        said = [talk.took_part for talk in self.held[who] if talk.held_on == day and talk.took_part]
        return day is None or not said or said[-1] == "no"

    def marks(self, who):
        """What stands as a rule through the timeline: day and words."""
        stays = self.stays[who]
        found = [
            (row.happened_on, EVENTS[row.kind])
            for row in self.events[who]
            if row.happened_on <= self.today
            and any(self.there(stay, row.happened_on) for stay in stays)
        ]
        found += [(plan.made_on, "Ny plan") for plan in self.plans[who][1:]]
        found += [(stay.from_day, "Ny här") for stay in stays]
        names = {row.id: row.name for row in self.tables["initiative"]}
        versions = {row.id: row for row in self.tables["initiative_version"]}
        for row in self.tables["initiative_unit"]:
            version = versions[row.version_id]
            for stay in stays:
                if row.role == "test" and row.unit_id == stay.unit_id and version.started_on:
                    met = max(version.started_on, stay.from_day)
                    last = min(day for day in (stay.to_day, version.ended_on, met) if day)
                    if met <= last:
                        found.append((met, f"Test: {names[version.initiative_id]}"))
        for row in self.tables["annotation"]:
            if any(row.unit_id == s.unit_id and self.there(s, row.happened_on) for s in stays):
                found.append((row.happened_on, f"Enheten: {row.text}"))
        return sorted((day, self._short(text)) for day, text in found)

    def _short(self, text):
        """At most thirty letters stand above a rule."""
        return text if len(text) <= 30 else text[:29].rstrip() + "…"

    def due(self, who, calendar):
        """The next due day: from the first mapping, or the first talk, or the first day here."""
        talks = [talk for talk in self.held[who] if talk.kind != "everyday"]
        mapped = [talk.held_on for talk in talks if talk.kind == "mapping"]
        here = [stay.from_day for stay in self.stays[who] if self.there(stay, self.today)]
        start = min(mapped or [talk.held_on for talk in talks] or here)
        latest = max((talk.held_on for talk in talks), default=None)
        for point in calendar.due_days(start, self.today + timedelta(days=800)):
            if latest is None or latest < point - timedelta(days=28):
                return point
        raise AssertionError("no point of the calendar is ahead")
