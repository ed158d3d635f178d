"""What is kept some months after each kind of activity, one citizen at a time."""

from calendar import monthrange
from datetime import date, timedelta

from domain.measures import default_shelf

NEAR = timedelta(days=44)


class ValueOracle:
    """Counts of one measure about the citizens of an `Oracle`, who are there today."""

    def __init__(self, oracle, measure):
        self.last, self.rule = oracle.period.last, default_shelf()[measure]
        self.values = oracle.days(measure)
        self.began = {}
        for row in oracle.tables["activity"]:
            if row.citizen_id in oracle.citizens:
                mine = self.began.setdefault(row.citizen_id, {})
                area = oracle.area(row)
                mine[area] = min(mine.get(area, row.started_on), row.started_on)

    def kept(self, area, months):
        """So many of so many who kept or gained with the area, and of those without."""
        with_it, without = [], []
        for who, kinds in self.began.items():
            first = min(kinds.values())
            if area in kinds:
                with_it.append(self._kept(who, kinds[area], months))
            if area not in kinds or kinds[area] > later(first, months) + NEAR:
                without.append(self._kept(who, first, months))
        return [
            f"{sum(kept for kept in group if kept)} av {sum(kept is not None for kept in group)}"
            for group in (with_it, without)
        ]

    def _kept(self, who, start, months):
        """Whether what was there at the start is there months on; None where it can't be said."""
        day = later(start, months)
        before, after = self._nearest(who, start), self._nearest(who, day)
        if day > self.last or before is None or after is None:
            return None
        gain = (after - before) * (1 if self.rule.higher_is_better else -1)
        return gain >= 0 or not self.rule.counts_as_change(gain)

    def _nearest(self, who, day):
        course = self.values.get(who, {})
        near = [held for held in sorted(course) if abs(held - day) <= NEAR]
        return course[min(near, key=lambda held: abs(held - day))] if near else None


def later(day, months):
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
