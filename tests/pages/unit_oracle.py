"""The figures of Min enhet idag worked out again, slowly and obviously, from the rows."""

from collections import defaultdict
from datetime import date, timedelta
from math import comb, log2
from statistics import median

from domain.follow_up_calendar import DEFAULT
from domain.vocabulary import Period
from tests.pages.citizen_oracle import DIALOGUE, verdict
from tests.pages.due_oracle import DueOracle

MONTHS = 24
COMING = timedelta(days=14)


class UnitOracle:
    """What needs somebody, and the months; built on a `CitizenOracle` of the same units."""

    def __init__(self, oracle):
        self.oracle, self.today = oracle, oracle.today
        self.months = []
        year, month = self.today.year, self.today.month
        for _ in range(MONTHS):
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
            self.months.insert(0, (year, month))

    def work(self, first):
        """Kind, citizen and the number or words that tell it, of everything that waits."""
        oracle, today = self.oracle, self.today
        for who in oracle.citizens:
            due = oracle.due(who, DEFAULT)
            if due < today:
                yield "Sen uppföljning", who, str((today - due).days)
            elif due <= today + COMING:
                yield "Kommande uppföljning", who, str(due.year)
            for plan in oracle.plans[who][-1:]:
                if None in (plan.signed_by_citizen_on, plan.signed_by_key_worker_on):
                    yield "Plan inte undertecknad", who, str((today - plan.made_on).days)
            for measure in oracle.leading(who, first).values():
                if oracle.verdict(who, measure)[0] == "weakened":
                    yield "Värd ett samtal", who, oracle.rules[measure]["title"]
            for goal in oracle.goals[who]:
                late = goal.target_on is not None and goal.target_on < today
                if late and oracle.standing(goal) not in ("nått", "bibehållet"):
                    yield "Mål förbi sitt datum", who, goal.text

    def kept(self, track, first):
        """How many have gained or kept a track, and of how many."""
        said = [
            self.oracle.verdict(who, lead[track])[0]
            for who in self.oracle.citizens
            for lead in [self.oracle.leading(who, first)]
            if track in lead
        ]
        known = [word for word in said if word != "uncertain"]
        return len([word for word in known if word != "weakened"]), len(known)

    def shares(self):
        """For each key a pair a month, oldest first: how many it was so for, and of how many."""
        found = defaultdict(lambda: [[0, 0] for _ in self.months])
        for key, day, so in self._told():
            if (day.year, day.month) in self.months:
                pair = found[key][self.months.index((day.year, day.month))]
                pair[0] += bool(so)
                pair[1] += 1
        return {key: [tuple(pair) for pair in pairs] for key, pairs in found.items()}

    def _told(self):
        yield from self._courses()
        yield from self._goals()
        for plans in self.oracle.plans.values():
            for plan in plans:
                signed = plan.signed_by_citizen_on and plan.signed_by_key_worker_on
                yield "plans_signed", plan.made_on, signed
        yield from self._talks()
        yield from self._held()

    def _courses(self):
        for who in self.oracle.held:
            last = {}  # by track and month: the first measure in order, the last day with a verdict
            for measure, course in self.oracle.courses(who).items():
                rule, days = self.oracle.rules[measure], list(course)
                for n in range(2, len(days) + 1):
                    day = days[n - 1]
                    values = [course[each] for each in days[:n]]
                    outcome, step = verdict(rule, values)
                    if "track" not in rule:
                        continue
                    dialogue = rule["track"] in DIALOGUE
                    if not dialogue and outcome == "uncertain":
                        continue
                    good = (
                        step in ("higher", "same")
                        if dialogue
                        else outcome in ("strengthened", "maintained")
                    )
                    at = rule["track"], day.year, day.month
                    before = last.get(at)
                    if before is None or before[0] == measure:
                        last[at] = measure, day, good
            for (track, *_), (_, day, good) in last.items():
                yield track, day, good

    def _goals(self):
        for who in self.oracle.citizens:
            for goal in self.oracle.goals[who]:
                yield "goals_own", goal.started_on, goal.owner == "citizen"
                levels = dict(self.oracle.levels[goal.id])
                for day, level in levels.items():
                    self.oracle.levels[goal.id] = {day: level}
                    said = self.oracle.standing(goal)
                    if said != "inte bedömt":
                        yield "goals_reached", day, said in ("nått", "bibehållet")
                self.oracle.levels[goal.id] = levels

    def _talks(self):
        for talks in self.oracle.held.values():
            for talk in talks:
                if talk.kind == "everyday":
                    continue
                if talk.took_part:
                    yield "took_part", talk.held_on, talk.took_part == "yes"
                if talk.respondent:
                    own = talk.respondent in ("self", "with_support")
                    yield "own_answer", talk.held_on, own
                if talk.professions:
                    several = any(mark in talk.professions for mark in ",;+")
                    yield "together", talk.held_on, several

    def _held(self):
        (first_year, first_month), (year, month) = self.months[0], self.months[-1]
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        self.period = Period(date(first_year, first_month, 1), last)
        self.tables = self.oracle.tables
        for _, _, due, state, _ in self._due().points:
            if state not in ("Slutade innan", "Kan ännu göras"):
                yield "held", due, state != "Inte gjord"

    def _due(self):
        return DueOracle(self, self.oracle.units, self.oracle.opened)


def run_verdict(pairs, names, *, fewest=3):
    """The word of a row of the grid: Anhøj's two rules, worked out by hand."""
    shares = [so / of if of >= fewest else None for so, of in pairs]
    known = [share for share in shares if share is not None]
    middle = median(known) if known else None
    useful = [at for at, share in enumerate(shares) if share is not None and share != middle]
    runs = []
    for at in useful:
        above = shares[at] > middle
        if runs and runs[-1][0] == above:
            runs[-1][1].append(at)
        else:
            runs.append((above, [at]))
    n, crossings = len(useful), max(len(runs) - 1, 0)
    if n < 10 or not crossings:
        return "För få månader att jämföra"
    longest = round(log2(n)) + 3
    for above, run in runs:
        if len(run) > longest and run[-1] >= len(shares) - 3:
            return f"{'Högre' if above else 'Lägre'} än förut sedan {names[run[0]]}"
    chance = [sum(comb(n - 1, k) for k in range(c + 1)) / 2 ** (n - 1) for c in range(n)]
    fewest_crossings = next(c for c, share in enumerate(chance) if share >= 0.05)
    if crossings < fewest_crossings or any(len(run) > longest for _, run in runs):
        return "Varierar mer än slumpen"
    return "Ingen säker förändring"
