"""What was due and what came of it, worked out again slowly, one citizen and day at a time."""

from collections import Counter, defaultdict
from datetime import timedelta

from domain.follow_up_calendar import DEFAULT, EARLY

KINDS = ("Kartläggning", "10 veckor", "6 månader", "12 månader")
SEXES = {"woman": "Kvinna", "man": "Man", None: "Inte angivet"}
DAY = timedelta(days=1)


class DueOracle:
    """Points of the calendar of everybody who is or has been in `units`; built on an `Oracle`."""

    def __init__(self, oracle, units, opened=frozenset()):
        self.tables, self.period, self.today = oracle.tables, oracle.period, oracle.today
        self.people = {
            row.id: row for row in self.tables["citizen"] if not row.protected or row.id in opened
        }
        self.stays, self.held = defaultdict(list), defaultdict(list)
        for row in self.tables["placement"]:
            if row.unit_id in units and row.citizen_id in self.people:
                self.stays[row.citizen_id].append(row)
        self.rows = [
            row
            for row in self.tables["follow_up"]
            if row.unit_id in units and row.citizen_id in self.people and row.held_on <= self.today
        ]
        for row in self.rows:
            if row.kind != "everyday":
                self.held[row.citizen_id].append(row)
        self.dead = {row.citizen_id for row in self.tables["life_event"] if row.kind == "death"}
        self.points = list(self._points())

    def by_kind(self):
        """What became of every point, by which it is."""
        found = defaultdict(Counter)
        for _, number, _, state, _ in self.points:
            found[KINDS[number] if number < len(KINDS) else "Planerad"][state] += 1
        return found

    def by_sex(self):
        """What became of the latest point of each citizen."""
        found = defaultdict(Counter)
        latest = {who: state for who, _, _, state, _ in sorted(self.points, key=lambda p: p[2])}
        for who, state in latest.items():
            found[SEXES[self.people[who].sex]][state] += 1
        return found

    def by_age(self):
        """What became of the latest point of each citizen, by age at the end of this year."""
        found = defaultdict(Counter)
        latest = {who: state for who, _, _, state, _ in sorted(self.points, key=lambda p: p[2])}
        for who, state in latest.items():
            born = self.people[who].birth_year
            found[_age(self.today.year - born if born else None)][state] += 1
        return found

    def answered(self, respondents):
        """Who answered at the latest planned follow-up of the period, by the unit that held it."""
        units = {row.id: row.name for row in self.tables["unit"]}
        last = {}
        for row in sorted(self.rows, key=lambda row: (row.held_on, row.id)):
            if row.kind != "everyday" and row.held_on in self.period:
                last[row.citizen_id] = row
        found = defaultdict(Counter)
        for row in last.values():
            found[units[row.unit_id]][respondents[row.respondent or ""]] += 1
        return found

    def why(self):
        """Who was followed up, and why not the others."""
        said = {}
        for who, _, _, state, reason in sorted(self.points, key=lambda point: point[2]):
            if "dag" in state or "sen" in state:
                said[who] = "Uppföljd"
            elif said.get(who) != "Uppföljd":
                said[who] = self._why(who, state, reason)
        return Counter(said.values())

    def why_by_kind(self):
        """The same for each kind of follow-up by itself, once for each that was due."""
        labels = ["Kartläggning", "10 veckor", "6 månader", "12 månader", "Planerad"]
        said = defaultdict(Counter)
        for who, number, _, state, reason in self.points:
            held = "dag" in state or "sen" in state
            word = "Uppföljd" if held else self._why(who, state, reason)
            said[labels[min(number, 4)]][word] += 1
        return said

    def _why(self, who, state, reason):
        if state != "Slutade innan":
            return state.replace("Inte gjord", "Ingen uppgift om varför")
        if reason is None:
            return "Avliden" if who in self.dead else "Slutat, skäl saknas"
        return "Flyttat" if "flytt" in reason else "Avliden"

    def values(self, measure):
        """Who has a value, a code or nothing on a measure, of those followed up in the period."""
        first, last = self.period.first, self.period.last
        held = {row.id: row.citizen_id for row in self.rows if first <= row.held_on <= last}
        said = dict.fromkeys(held.values(), "Inget antecknat")
        order = ["Inget antecknat", "Annan kod", "Ej tillämpligt (9)", "Ej specificerat (8)"]
        order.append("Har ett värde")
        for row in self.tables["score"]:
            if row.follow_up_id in held and row.measure == measure:
                codes = {None: "Har ett värde", 8: order[3], 9: order[2]}
                told = codes.get(row.missing_code, "Annan kod")
                who = held[row.follow_up_id]
                said[who] = max(said[who], told, key=order.index)
        return Counter(said.values())

    def _points(self):
        for who in self.stays:
            for first, last, reason in self._times(who):
                if last is not None and last < self.period.first:
                    continue
                start = self._start(who, first, last)
                until = min(self.period.last, self.today)
                for number, point in enumerate(DEFAULT.due_points(start, until)):
                    if point.due >= self.period.first:
                        yield who, number, point.due, self._state(who, point, last), reason

    def _times(self, who):
        """First and last day with support without a break, and why it ended."""
        times = []
        for stay in sorted(self.stays[who], key=lambda row: row.from_day):
            if times and (times[-1][1] is None or stay.from_day <= times[-1][1] + DAY):
                first, last, reason = times.pop()
                if last is None or (stay.to_day is not None and stay.to_day < last):
                    times.append((first, last, reason))
                else:
                    times.append((first, stay.to_day, stay.end_reason))
            else:
                times.append((stay.from_day, stay.to_day, stay.end_reason))
        return times

    def _start(self, who, first, last):
        rows = [
            row
            for row in self.held[who]
            if row.held_on >= first - EARLY and (last is None or row.held_on <= last)
        ]
        mapped = [row.held_on for row in rows if row.kind == "mapping"]
        return min(mapped or [row.held_on for row in rows] or [first])

    def _state(self, who, point, last):
        window = point.window
        held = sorted(row.held_on for row in self.held[who] if row.held_on in window)
        if held:
            late = (held[0] - point.due).days
            if late <= 0:
                return "På sin dag eller före"
            return "Högst fyra veckor sen" if late <= 28 else "Mer än fyra veckor sen"
        if last is not None and last < point.due:
            return "Slutade innan"
        return "Kan ännu göras" if window.last >= self.today else "Inte gjord"


def _age(years):
    if years is None:
        return "Inte angivet"
    bands = {65: "Under 65 år", 80: "65–79 år", 90: "80–89 år"}
    return next((name for limit, name in bands.items() if years < limit), "90 år eller äldre")
