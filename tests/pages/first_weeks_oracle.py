"""The first weeks of those who are new, worked out again slowly, one citizen at a time."""

from collections import Counter
from datetime import timedelta
from statistics import median

from domain.measures import default_shelf
from tests.pages.learning_oracle import DIALOGUE, OWN

WEEKS = timedelta(days=70)
BEFORE = AFTER = timedelta(days=28)
RESULTS = {
    "continue": "Fortsätt",
    "change": "Ändra inom beslutet",
    "end": "Avsluta",
    "new_inquiry": "Ny utredning",
    None: "Inget beslut antecknat",
}


class FirstWeeksOracle:
    """Counts about those who are placed today and came lately; built on an `Oracle`."""

    def __init__(self, oracle, units):
        self.tables, self.period, self.today = oracle.tables, oracle.period, oracle.today
        self.since = {}
        for row in sorted(self.tables["placement"], key=lambda row: row.from_day, reverse=True):
            here = row.unit_id in units and row.citizen_id in oracle.citizens
            if here and row.from_day <= self.today and (row.to_day or self.today) >= self.today:
                self.since[row.citizen_id] = row.from_day
        self.held = [
            row
            for row in self.tables["follow_up"]
            if row.unit_id in units and row.held_on <= self.today
        ]
        self.answers = {part: [] for part in DIALOGUE}
        for row in sorted(self.tables["score"], key=lambda row: row.follow_up_id):
            if row.measure in DIALOGUE and row.respondent in OWN and row.value is not None:
                self.answers[row.measure].append(row)
        self.new = {who: day for who, day in self.since.items() if day > self.today - WEEKS}
        self.handed_over = {
            who: day
            for who, day in self.since.items()
            if self.period.first <= day + WEEKS <= self.period.last
        }

    def mapped(self):
        """For how many each part is there, and for how many it is left."""
        done = {
            "Behov kartlagda": self._since(
                "held_on", [r for r in self.held if r.kind == "mapping"]
            ),
            "De tre frågorna": {who for part in DIALOGUE for who in self._answered(part)},
            "Egna resurser": {row.citizen_id for row in self.tables["strength"]},
            "Plan": self._since("made_on", self.tables["plan"]),
            "Mål": {row.citizen_id for row in self.tables["goal"]},
        }
        return {
            part: Counter("Klart" if who in those else "Kvar att göra" for who in self.new)
            for part, those in done.items()
        }

    def steps(self, part):
        """From the first own answer to the last, for those handed over."""
        said = Counter()
        for who in self.handed_over:
            answers = self._within(part, who)
            if not answers:
                said["Inget eget svar"] += 1
            elif len(answers) == 1:
                said["Svarade en gång"] += 1
            elif answers[0] == answers[-1]:
                said["Samma"] += 1
            else:
                said["Högre" if answers[-1] > answers[0] else "Lägre"] += 1
        return said

    def ways(self):
        """For each question and pair of first and last own answer, how many went that way."""
        said = Counter()
        for part in DIALOGUE:
            for who in self.handed_over:
                answers = self._within(part, who)
                if len(answers) > 1:
                    title = default_shelf()[part].title
                    said[title, int(answers[0]), int(answers[-1])] += 1
        return said

    def _within(self, part, who):
        since = self.handed_over[who]
        return [
            value
            for day, value in self._own(part, who)
            if since - BEFORE <= day <= since + WEEKS + AFTER
        ]

    def results(self):
        """What the last planned follow-up of the first weeks led to."""
        said = Counter()
        for who, since in self.handed_over.items():
            rows = [
                row
                for row in self.held
                if row.citizen_id == who
                and row.kind not in ("mapping", "everyday")
                and since - BEFORE <= row.held_on <= since + WEEKS + AFTER
            ]
            last = max(rows, key=lambda row: row.held_on, default=None)
            said[RESULTS[last.result if last else None]] += 1
        return said

    def hours(self):
        """The middle of what those handed over are granted today, for those who have any."""
        granted = Counter()
        for row in self.tables["activity"]:
            on = row.started_on <= self.today and (row.ended_on or self.today) >= self.today
            if row.citizen_id in self.handed_over and on and row.hours_granted is not None:
                granted[row.citizen_id] += row.hours_granted
        return median(granted.values()) if len(granted) >= 5 else None

    def _since(self, day, rows):
        return {
            row.citizen_id
            for row in rows
            if row.citizen_id in self.new and getattr(row, day) >= self.new[row.citizen_id] - BEFORE
        }

    def _answered(self, part):
        return [
            who
            for who, since in self.new.items()
            if any(day >= since - BEFORE for day, _ in self._own(part, who))
        ]

    def _own(self, part, who):
        """The citizen's own answers by day, the last said of a day."""
        assert part in default_shelf()
        held = {row.id: row.held_on for row in self.held if row.citizen_id == who}
        by_day = {
            held[row.follow_up_id]: row.value
            for row in self.answers[part]
            if row.follow_up_id in held
        }
        return sorted(by_day.items())
