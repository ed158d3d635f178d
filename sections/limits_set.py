"""What is set for everybody, in words: small groups, the calendar, how long one stays signed in."""

from __future__ import annotations

from datetime import timedelta

from domain.follow_up_calendar import FollowUpCalendar, Offset
from domain.plan_limits import DEFAULT
from metrics import disclosure
from sections import swedish

WORD = "Den som får stöd kallas medborgare på varje sida."

PLANS = (
    f"Där inget är bestämt får en ny plan vänta {DEFAULT.sign_within} dagar på att undertecknas "
    f"och är aktuell i {DEFAULT.current_for} månader. Mål och planer räknar efter enhetens gränser."
)


def points(calendar: FollowUpCalendar, *, idle: timedelta, absolute: timedelta) -> list[str]:
    """One sentence a limit.

    >>> for each in points(FollowUpCalendar(), idle=timedelta(minutes=30), absolute=timedelta(1)):
    ...     print(each)
    Siffror som gäller färre än fem visas bara för dem som arbetar med enheten. Gränsen går inte \
att sänka.
    Uppföljning: vid start, efter 10 veckor, efter 6 månader och efter 12 månader, sedan var \
6:e månad.
    Inloggningen slutar efter 30 minuter utan användning och senast efter 24 timmar.
    Den som får stöd kallas medborgare på varje sida.
    """
    few, minutes = swedish.count(disclosure.smallest()), idle // timedelta(minutes=1)
    hours, due = (
        absolute // timedelta(hours=1),
        swedish.listed([_point(at) for at in calendar.first]),
    )
    small = f"Siffror som gäller färre än {few} visas bara för dem som arbetar med enheten."
    signed_in = f"Inloggningen slutar efter {minutes} minuter utan användning"
    return [
        f"{small} Gränsen går inte att sänka.",
        f"Uppföljning: {due}, sedan var {calendar.repeat_months}:e månad.",
        f"{signed_in} och senast efter {hours} timmar.",
        WORD,
    ]


def _point(at: Offset) -> str:
    said = [f"{at.months} månader"] if at.months else []
    said += [f"{at.weeks} veckor"] if at.weeks else []
    return f"efter {swedish.listed(said)}" if said else "vid start"
