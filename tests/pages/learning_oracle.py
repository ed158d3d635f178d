"""The learning pages' figures worked out again, slowly and obviously, from the rows themselves."""

from collections import Counter, defaultdict
from datetime import timedelta

from domain.measures import ChangeRule, RatedBy, default_shelf

OWN = ("self", "with_support", "", None)
DIALOGUE = ("begriplighet", "hanterbarhet", "meningsfullhet")


class Oracle:
    """Counts about the citizens placed in `units` on `today`, who are not protected."""

    def __init__(self, tables, units, period, today):
        self.tables, self.period, self.today = tables, period, today
        hidden = {row.id for row in tables["citizen"] if row.protected}
        self.citizens = {
            row.citizen_id
            for row in tables["placement"]
            if row.unit_id in units
            and row.from_day <= today
            and (row.to_day is None or row.to_day >= today)
        } - hidden
        self.held = {
            row.id: row
            for row in tables["follow_up"]
            if row.unit_id in units and row.held_on <= period.last
        }
        self.plans = {}
        for row in sorted(tables["plan"], key=lambda row: (row.made_on, row.id)):
            if row.unit_id in units and row.made_on <= period.last:
                self.plans[row.citizen_id] = row

    def courses(self, measure):
        """Values that may be joined, oldest first; only of those with a value in the period."""
        return {
            who: [course[day] for day in sorted(course)]
            for who, course in self.days(measure).items()
            if who in self.citizens and max(course) >= self.period.first
        }

    def days(self, measure):
        """Values that may be joined by citizen and day, up to the period's last day."""
        by_citizen = defaultdict(dict)
        own_only = default_shelf()[measure].rated_by is RatedBy.CITIZEN
        for score in sorted(self.tables["score"], key=lambda row: row.follow_up_id):
            if score.follow_up_id not in self.held or score.measure != measure:
                continue
            if score.value is None or (own_only and score.respondent not in OWN):
                continue
            held = self.held[score.follow_up_id]
            by_citizen[held.citizen_id][held.held_on] = score.value
        return by_citizen

    def outcomes(self, measure):
        """How many are stärkt, bibehållen, försvagad, går inte att säga."""
        return Counter(self._outcome(course, measure) for course in self.courses(measure).values())

    def by_time(self, measure):
        """The outcomes by how long it is from the first value to the last."""
        bands = {182: "Mindre än 6 månader", 365: "6 till 12 månader", 730: "1 till 2 år"}
        found, every = defaultdict(Counter), self.days(measure)
        for who, course in self.courses(measure).items():
            length = (max(every[who]) - min(every[who])).days
            band = next((name for limit, name in bands.items() if length < limit), "Mer än 2 år")
            found[band][self._outcome(course, measure)] += 1
        return found

    def measured(self, track):
        """Who has a value on a track in the period, and why the others have not."""
        lately = {
            row.id: row.citizen_id for row in self.held.values() if row.held_on >= self.period.first
        }
        here = [
            name
            for name, rule in default_shelf().items()
            if rule.track and rule.track.label == track
        ]
        rows = [
            (lately[row.follow_up_id], row.missing_code is not None)
            for row in self.tables["score"]
            if row.measure in here and row.follow_up_id in lately
        ]
        said, valued = Counter(), {who for name in here for who in self.courses(name)}
        for who in self.citizens:
            if who in valued:
                said["Har ett värde"] += 1
            elif who not in lately.values():
                said["Ingen uppföljning"] += 1
            elif (who, True) in rows:
                said["Gick inte att mäta"] += 1
            else:
                said["Bara andra svarade" if (who, False) in rows else "Inget antecknat"] += 1
        return said

    def _outcome(self, course, measure):
        rule = default_shelf()[measure]
        if len(course) < 2:
            return "Går inte att säga"
        gain = (course[-1] - course[0]) * (1 if rule.higher_is_better else -1)
        if rule.rule is ChangeRule.STEPS:
            if gain == 0:
                return "Bibehållen"
            if (course[-2] - course[0]) * (course[-1] - course[0]) <= 0:
                return "Går inte att säga"
        elif not rule.counts_as_change(gain):
            return "Bibehållen"
        return "Stärkt" if gain > 0 else "Försvagad"

    def steps(self, part):
        """How many own answers are högre, samma, lägre, or the first."""
        said = Counter()
        for course in self.courses(part).values():
            if len(course) < 2:
                said["Första samtalet"] += 1
            elif course[-1] == course[-2]:
                said["Samma"] += 1
            else:
                said["Högre" if course[-1] > course[-2] else "Lägre"] += 1
        return said

    def profiles(self):
        """How the three parts together stand to each citizen's talk before, in words."""
        latest = {part: self.courses(part) for part in DIALOGUE}
        said = Counter()
        for who in {who for theirs in latest.values() for who in theirs}:
            own = [latest[part].get(who, []) for part in DIALOGUE]
            gains = [course[-1] - course[-2] if len(course) > 1 else None for course in own]
            higher, lower = (
                any(gain is not None and gain * way > 0 for gain in gains) for way in (1, -1)
            )
            if higher and lower:
                said["Högre och lägre"] += 1
            elif None in gains:
                said["Går inte att säga"] += 1
            elif higher or lower:
                said["Högre i någon del" if higher else "Lägre i någon del"] += 1
            else:
                said["Samma i alla delar"] += 1
        return said

    def only_others(self):
        """How many somebody answered for in the period, and who have no own answer in it."""
        lately = {row.id: row for row in self.held.values() if row.held_on >= self.period.first}
        asked = {
            lately[row.follow_up_id].citizen_id
            for row in self.tables["score"]
            if row.follow_up_id in lately and row.measure in DIALOGUE and row.value is not None
        }
        return len(asked & self.citizens - {who for part in DIALOGUE for who in self.courses(part)})

    def themes(self):
        """New goals by life area and quarter, for the two years up to the period's last day."""
        last = self.period.last
        quarters = [last.year * 4 + (last.month - 1) // 3 - back for back in range(8)]
        said = defaultdict(Counter)
        for goal in self.tables["goal"]:
            day = goal.started_on
            at = day.year * 4 + (day.month - 1) // 3
            if goal.citizen_id in self.citizens and day <= last and at in quarters:
                said[goal.life_area or "Livsområde inte angivet"][
                    f"{at // 4 % 100}:{at % 4 + 1}"
                ] += 1
        return said

    def levels(self, part):
        """How many own answers at each step, as text."""
        return Counter(str(int(course[-1])) for course in self.courses(part).values())

    def goals(self):
        """Goal type or None, owner, life area and standing of each goal of the period."""
        levels = defaultdict(dict)
        for row in self.tables["goal_assessment"]:
            if row.assessed_on <= self.period.last:
                levels[row.goal_id][row.assessed_on] = row.level
        for goal in self.tables["goal"]:
            given = levels[goal.id]
            lately = any(day >= self.period.first for day in given)
            open_ = goal.target_on is None or goal.target_on >= self.period.first
            begun = goal.started_on <= self.period.last
            if goal.citizen_id in self.citizens and begun and (open_ or lately):
                known = {day: level for day, level in given.items() if level is not None}
                now = known[max(known)] if known else None
                yield goal, self._standing(goal, now)

    def _standing(self, goal, now):
        if None in (goal.goal_type, goal.baseline, goal.target, now):
            return "Inte bedömt"
        aim = goal.target if goal.goal_type == "improve" else max(goal.target, goal.baseline)
        if now <= aim:  # 0 is no difficulty
            return "Nått eller bibehållet"
        if now == goal.baseline:
            return "Samma nivå"
        return "En bit på väg" if now < goal.baseline else "Lägre nivå"

    def signatures(self, column):
        """How many plans are signed, wait, are late, or do not exist."""
        said = Counter()
        for who in self.citizens:
            plan = self.plans.get(who)
            if plan is None:
                said["Ingen plan"] += 1
            elif getattr(plan, column) is not None and getattr(plan, column) <= self.period.last:
                said["Ja"] += 1
            elif plan.made_on < self.period.last - timedelta(days=14):
                said["Nej"] += 1
            else:
                said["Väntar, ny"] += 1
        return said

    def says(self, column):
        """How many with a plan have that in every activity that goes on, of how many."""
        rows = defaultdict(list)
        for row in self.tables["activity"]:
            ended = row.ended_on is not None and row.ended_on < self.period.last
            if row.started_on <= self.period.last and not ended:
                rows[row.citizen_id].append(getattr(row, column))
        planned = self.citizens & set(self.plans)
        complete = sum(bool(rows[who]) and None not in rows[who] for who in planned)
        return f"{complete} av {len(planned)}"

    def activities(self):
        """The activities that went on in the period, with the life area of their goal."""
        for row in self.tables["activity"]:
            over = row.ended_on is not None and row.ended_on < self.period.first
            if row.citizen_id in self.citizens and row.started_on <= self.period.last and not over:
                yield self.area(row), row

    def area(self, activity):
        """The life area of the goal that an activity names."""
        if activity.goal_id is None:
            return "Utan mål"
        areas = {goal.id: goal.life_area for goal in self.tables["goal"]}
        return areas[activity.goal_id] or "Livsområde saknas"

    @staticmethod
    def doer(activity):
        """Who does what an activity is."""
        if any(word in (activity.who or "").lower() for word in ("väntjänst", "förening")):
            return "Civilsamhälle"
        if activity.citizen_does is None:
            return "Av andra"
        return "Själv" if activity.support_does is None else "Med stöd"
