"""When a citizen's follow-ups are due, and which due day a held follow-up meets."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, pairwise, takewhile

from domain.vocabulary import Period

EARLY = timedelta(days=28)
"""How long before its due day a follow-up already counts as the one that was due.

Four weeks: a talk is moved by weeks, not by months, for holidays, illness and rota; and the points
of the default calendar stand ten weeks or more apart, so no window reaches back past another point.
"""

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Offset:
    """A time after the start day, in calendar months and then weeks.

    Months are counted on the calendar; a day the month lacks becomes the month's last day.

    >>> Offset(months=6).after(date(2026, 8, 31))
    datetime.date(2027, 2, 28)
    >>> Offset(weeks=10).after(date(2026, 1, 1))
    datetime.date(2026, 3, 12)
    """

    months: int = 0
    weeks: int = 0

    def after(self, start: date) -> date:
        """The day this long after `start`."""
        years, month = divmod(start.month - 1 + self.months, MONTHS_IN_A_YEAR)
        year, month = start.year + years, month + 1
        day = min(start.day, monthrange(year, month)[1])
        return date(year, month, day) + timedelta(weeks=self.weeks)


@dataclass(frozen=True)
class DuePoint:
    """One point of the calendar for one citizen: the due day and the days that meet it.

    The window opens `EARLY` before the due day and closes the day before the next point's window
    opens, so the windows of one citizen follow each other without gap or overlap and a follow-up
    meets one point at most.
    """

    due: date
    window: Period


@dataclass(frozen=True)
class FollowUpCalendar:
    """When follow-ups are due, counted from the start day (the mapping). A setting.

    First the points of `first`, then one every `repeat_months` after the last of them, for as long
    as support lasts. The default is the schedule of the Norwegian multicentre trial of reablement
    in 47 municipalities (start, 10 weeks, 6 and 12 months; Langeland et al. 2019, BMC Geriatrics
    19:29), carried on every six months.

    The caller hands in follow-ups that keep the calendar and leaves out everyday talks
    (`FollowUpKind.EVERYDAY`): they keep a plan alive but never move its due day.

    Raises:
        ValueError: No points, points not in rising order, or a repeat shorter than a month.
    """

    first: tuple[Offset, ...] = (
        Offset(),
        Offset(weeks=10),
        Offset(months=6),
        Offset(months=12),
    )
    repeat_months: int = 6

    def __post_init__(self) -> None:
        # From the first of February in a common year: the shortest months, so the strictest order.
        days = [offset.after(date(2026, 2, 1)) for offset in self.first]
        if not days or any(later <= earlier for earlier, later in pairwise(days)):
            raise ValueError(f"a calendar's points must rise, got {self.first}")
        if self.repeat_months < 1:
            raise ValueError(f"a calendar repeats after 1 month or more, got {self.repeat_months}")

    def due_days(self, start: date, until: date) -> tuple[date, ...]:
        """Every due day from `start` to `until`, that day included, oldest first.

        >>> [day.isoformat() for day in DEFAULT.due_days(date(2026, 1, 31), date(2027, 7, 31))]
        ['2026-01-31', '2026-04-11', '2026-07-31', '2027-01-31', '2027-07-31']
        """
        return tuple(takewhile(lambda due: due <= until, self._all_due_days(start)))

    def due_points(self, start: date, until: date) -> tuple[DuePoint, ...]:
        """Every point due from `start` to `until`, each with the days that meet it."""
        points = (
            DuePoint(due, Period(due - EARLY, following - EARLY - timedelta(days=1)))
            for due, following in pairwise(self._all_due_days(start))
        )
        return tuple(takewhile(lambda point: point.due <= until, points))

    def next_due(self, start: date, held: Iterable[date]) -> date:
        """The due day of the first point that the latest follow-up has not met or passed.

        Points skipped before the latest follow-up are missed and stay missed (`metrics.coverage`
        counts them); they are not asked for again. With nothing held it is the start day itself.

        >>> start = date(2026, 1, 15)
        >>> DEFAULT.next_due(start, held=[])
        datetime.date(2026, 1, 15)
        >>> DEFAULT.next_due(start, held=[date(2026, 1, 15), date(2026, 7, 1)])  # 10 weeks skipped
        datetime.date(2027, 1, 15)
        """
        latest = max(held, default=date.min)
        return next(due for due in self._all_due_days(start) if latest < due - EARLY)

    def offsets(self) -> Iterator[Offset]:
        """How long after the start day each point falls due, without end."""
        yield from self.first
        last = self.first[-1]
        for repeat in count(1):
            yield Offset(months=last.months + repeat * self.repeat_months, weeks=last.weeks)

    def _all_due_days(self, start: date) -> Iterator[date]:
        return (offset.after(start) for offset in self.offsets())


DEFAULT = FollowUpCalendar()


def days_late(due: date, today: date) -> int:
    """How many days have passed since the due day; 0 on the day itself and before it.

    >>> days_late(date(2026, 3, 1), today=date(2026, 3, 4))
    3
    >>> days_late(date(2026, 3, 1), today=date(2026, 2, 20))
    0
    """
    return max(0, (today - due).days)
