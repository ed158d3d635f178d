"""What the records say is done for each part of KASAM, one citizen at a time."""

FOOD = ("middag", "måltid", "frukost", "lunch", "kaffe", "matlag")
FOOD_ALONE = ("mat", "maten", "baka", "bakar", "äta", "äter", "fika")
PART_OF_THE_DAY = ("förmiddag", "eftermiddag")


class SupportOracle:
    """Counts about the citizens of an `Oracle`, on the last day of its period."""

    def __init__(self, oracle, units):
        self.oracle, self.units, self.last = oracle, units, oracle.period.last
        self.tables = oracle.tables

    def counts(self):
        """For how many citizens each thing is there, by its words on the page."""
        there = {
            "undertecknat sin plan": self._signed,
            "deltog i senaste samtalet": self._took_part,
            "planen säger vem, när, hur": self._readable,
            "gör själv en del": lambda who: any(r.citizen_does for r in self._activities(who)),
            "har fått hjälpmedel": self._aid,
            "något är som jag vill": lambda who: any(
                row.as_wished == "yes" for row in self._activities(who)
            ),
            "mål om kontakter": lambda who: any(
                word in (goal.life_area or "").lower()
                for goal in self._goals(who)
                for word in ("relation", "samhälls")
            ),
            "mål eller insats om mat": self._meals,
        }
        return {name: sum(map(is_so, self.oracle.citizens)) for name, is_so in there.items()}

    def _signed(self, who):
        plan = self.oracle.plans.get(who)
        signed = plan and plan.signed_by_citizen_on
        return bool(signed and signed <= self.last)

    def _took_part(self, who):
        talks = [row for row in self.oracle.held.values() if row.citizen_id == who]
        latest = max(talks, key=lambda row: (row.held_on, row.id), default=None)
        return latest is not None and latest.took_part == "yes"

    def _readable(self, who):
        rows = self._activities(who)
        said = [cell for row in rows for cell in (row.what, row.who, row.how_often, row.how)]
        return who in self.oracle.plans and bool(rows) and None not in said

    def _aid(self, who):
        return any(
            row.citizen_id == who
            and row.kind == "aid"
            and row.happened_on <= self.last
            and self._lived_here(who, row.happened_on)
            for row in self.tables["life_event"]
        )

    def _lived_here(self, who, day):
        return any(
            row.citizen_id == who
            and row.unit_id in self.units
            and row.from_day <= day
            and (row.to_day is None or row.to_day >= day)
            for row in self.tables["placement"]
        )

    def _meals(self, who):
        return any(map(_food, [row.what for row in self._activities(who)])) or any(
            map(_food, [goal.text for goal in self._goals(who)])
        )

    def _activities(self, who):
        return [row for row in self.tables["activity"] if self._open(row, who, row.ended_on)]

    def _goals(self, who):
        return [row for row in self.tables["goal"] if self._open(row, who, row.target_on)]

    def _open(self, row, who, until):
        begun = row.citizen_id == who and row.started_on <= self.last
        return begun and (until is None or until >= self.last)


def _food(text):
    words = [word for word in (text or "").lower().split() if not word.startswith(PART_OF_THE_DAY)]
    return any(word in FOOD_ALONE or any(food in word for food in FOOD) for word in words)
